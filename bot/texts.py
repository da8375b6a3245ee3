"""The bot's own words in the three written forms; the sentences of the library stand in faq/replies.yaml."""

from __future__ import annotations

from gbaqa.model import LANGUAGES, Language

TEXTS: dict[str, tuple[str, str, str]] = {
    "start": (
        "您好！我回答深港合作与粤港澳大湾区的问题：答案由人撰写和复核，都附出处和日期；资料库没有的，我会直说没有。\n\n"
        "直接输入问题即可，简体、繁体、粤语、英文都行。试试看：",
        "您好！我回答深港合作與粵港澳大灣區的問題：答案由人撰寫和覆核，都附出處和日期；資料庫沒有的，我會直說沒有。\n\n"
        "直接輸入問題即可，簡體、繁體、粵語、英文都行。試試看：",
        "Hello! I answer questions on Hong Kong-Shenzhen and Greater Bay Area cooperation. People wrote and reviewed "
        "every answer; each has its sources and its date, and what the base does not hold I say plainly.\n\n"
        "Just type a question, in Chinese or English. For example:",
    ),
    "help": (
        "直接输入问题，我就回答；接着可以问“那2023年呢”“来源是什么”。\n\n"
        "/topics 看有哪些题目\n/sources 上一个答案的出处，或全部文件\n/lang 固定用简体、繁体或英文回答\n"
        "/privacy 保存什么资料\n/forget 删除您的记录\n\n"
        "在群组里：用 /ask 加问题、回复我的消息，或 @ 我；回复别人的消息并发 /ask，我就回答那条消息。",
        "直接輸入問題，我就回答；接着可以問「那2023年呢」「來源是什麼」。\n\n"
        "/topics 看有哪些題目\n/sources 上一個答案的出處，或全部文件\n/lang 固定用簡體、繁體或英文回答\n"
        "/privacy 保存什麼資料\n/forget 刪除您的記錄\n\n"
        "在群組裏：用 /ask 加問題、回覆我的訊息，或 @ 我；回覆別人的訊息並發 /ask，我就回答那條訊息。",
        "Type a question and I answer; you can go on with “and in 2023?” or “where is that from?”.\n\n"
        "/topics what there is\n/sources sources of the last answer, or all documents\n"
        "/lang fix Simplified, Traditional or English\n/privacy what is kept\n/forget delete your records\n\n"
        "In groups: /ask with a question, reply to one of my messages, or mention me. "
        "Reply /ask to somebody's message and I answer that one.",
    ),
    "ask_empty": (
        "请在 /ask 后面写上问题，例如：/ask 前海2024年生产总值是多少？也可以用 /ask 回复别人的消息。",
        "請在 /ask 後面寫上問題，例如：/ask 前海2024年生產總值是多少？也可以用 /ask 回覆別人的訊息。",
        "Write a question after /ask, for example: /ask What was Qianhai's GDP in 2024? "
        "Or reply /ask to somebody's message.",
    ),
    "speechless": (
        "我只看得懂文字。请把问题打出来，例如：前海2024年生产总值是多少？",
        "我只看得懂文字。請把問題打出來，例如：前海2024年生產總值是多少？",
        "I can only read text. Please type your question, for example: What was Qianhai's GDP in 2024?",
    ),
    "unknown_command": (
        "没有这个指令。直接输入问题就行，/help 列出全部指令。",
        "沒有這個指令。直接輸入問題就行，/help 列出全部指令。",
        "There is no such command. Just type a question; /help lists the commands.",
    ),
    "apology": (
        "抱歉，刚才出了点问题，没能回答。请再试一次。",
        "抱歉，剛才出了點問題，沒能回答。請再試一次。",
        "Sorry, something went wrong and I could not answer. Please try again.",
    ),
    "privacy": (
        "保存什么：每个问题的结果（答到哪一条、把握多大、语言、时间）和您的 👍 👎；聊天和用户只以不可还原的代码保存。"
        "只有没答上来的问题才保留文字，供编辑补充。{days} 天后全部删除。\n"
        "聊天固定的语言一直保留，直到您更改。对话内容只在内存里，半小时后消失。\n/forget 立即删除您的全部记录。",
        "保存什麼：每個問題的結果（答到哪一條、把握多大、語言、時間）和您的 👍 👎；聊天和用戶只以不可還原的代碼保存。"
        "只有沒答上來的問題才保留文字，供編輯補充。{days} 天後全部刪除。\n"
        "聊天固定的語言一直保留，直到您更改。對話內容只在記憶體裏，半小時後消失。\n/forget 立即刪除您的全部記錄。",
        "What is kept: how each question ended (which entry, how sure, language, time) and your 👍 👎, with chat and "
        "user replaced by a code that cannot be turned back. Only questions that found no answer keep their words, for "
        "the editors. All of it goes after {days} days.\n"
        "A language fixed with /lang stays until you change it. The conversation itself is only in memory, for half an "
        "hour.\n/forget deletes everything of yours at once.",
    ),
    "forgotten": (
        "已删除您的全部记录：问题、评价和设置，对话也已清空。",
        "已刪除您的全部記錄：問題、評價和設定，對話也已清空。",
        "Done: all records of yours are deleted (questions, votes, settings), and the conversation is cleared.",
    ),
    "not_forgotten": (
        "对话已清空，但记录现在删不了（数据库没有回应）。请稍后再发一次 /forget。",
        "對話已清空，但記錄現在刪不了（資料庫沒有回應）。請稍後再發一次 /forget。",
        "The conversation is cleared, but the records cannot be deleted right now (the database does not respond). "
        "Please send /forget again later.",
    ),
    "pick_language": ("用哪种文字回答？", "用哪種文字回答？", "Which language shall I answer in?"),
    "language_set": ("好的，以后用简体中文回答。", "好的，以後用繁體中文回答。", "Fine, I will answer in English."),
    "language_auto": (
        "好的，您用什么文字问，我就用什么文字答。",
        "好的，您用什麼文字問，我就用什麼文字答。",
        "Fine, I will answer in the script that you ask in.",
    ),
    "auto": ("自动", "自動", "Auto"),
    "topics": (
        "有这些题目（括号内为问题数）：",
        "有這些題目（括號內為問題數）：",
        "The topics, with their number of questions:",
    ),
    "questions_of": (
        "{topic}：{first}–{last} / {all}",
        "{topic}：{first}–{last} / {all}",
        "{topic}: {first}–{last} of {all}",
    ),
    "back": ("↩ 全部题目", "↩ 全部題目", "↩ All topics"),
    "browse": ("📚 看看有哪些题目", "📚 看看有哪些題目", "📚 Browse the topics"),
    "documents": ("答案出自这些文件：", "答案出自這些文件：", "The answers come from these documents:"),
    "all_documents": ("📚 全部文件", "📚 全部文件", "📚 All documents"),
    "dated_about": ("约{date}", "約{date}", "about {date}"),
    "as_of": ("数据截至 {date}", "數據截至 {date}", "As of {date}"),
    "sources": ("出处", "出處", "Sources"),
    "sources_button": ("📎 出处", "📎 出處", "📎 Sources"),
    "dispute": ("口径说明", "口徑說明", "Where sources differ"),
    "base": ("资料库版本 {base} · 条目 {entry}", "資料庫版本 {base} · 條目 {entry}", "Base {base} · entry {entry}"),
    "reviewed": ("复核于 {date}", "覆核於 {date}", "Reviewed {date}"),
    "thanks": ("谢谢您的评价！", "謝謝您的評價！", "Thank you for your vote!"),
    "thanks_down": (
        "谢谢，编辑会看到。也可以换个说法再问。",
        "謝謝，編輯會看到。也可以換個說法再問。",
        "Thank you, the editors will see it. You can also ask in other words.",
    ),
    "vote_changed": ("已改为您的新评价。", "已改為您的新評價。", "Your vote is changed."),
    "vote_lost": (
        "现在记不下来，请稍后再按。",
        "現在記不下來，請稍後再按。",
        "That cannot be noted right now; please press again later.",
    ),
    "stale": (
        "这个按钮已经失效。请直接输入问题，或用 /topics。",
        "這個按鈕已經失效。請直接輸入問題，或用 /topics。",
        "This button no longer works. Type your question, or see /topics.",
    ),
    "statistics": (
        "最近 {days} 天：答 {answer} · 建议 {suggest} · 没有 {none} · 寒暄 {chat}\n"
        "👍 {up} · 👎 {down}\n资料库 {base}，{entries} 条",
        "最近 {days} 天：答 {answer} · 建議 {suggest} · 沒有 {none} · 寒暄 {chat}\n"
        "👍 {up} · 👎 {down}\n資料庫 {base}，{entries} 條",
        "Last {days} days: answered {answer} · suggested {suggest} · none {none} · small talk {chat}\n"
        "👍 {up} · 👎 {down}\nBase {base}, {entries} entries",
    ),
    "statistics_unanswered": ("没答上来的：", "沒答上來的：", "Without an answer:"),
    "statistics_disliked": ("被踩的：", "被踩的：", "Disliked:"),
    "statistics_failed": ("数据库没有回应。", "資料庫沒有回應。", "The database does not respond."),
    # What the menu of commands says; each key is "menu_" and the command.
    "menu_ask": ("提问（群组里用）", "提問（群組裏用）", "Ask a question (in groups)"),
    "menu_topics": ("看有哪些题目", "看有哪些題目", "Browse the topics"),
    "menu_sources": ("上一个答案的出处", "上一個答案的出處", "Sources of the last answer"),
    "menu_lang": ("选择文字：简／繁／英", "選擇文字：簡／繁／英", "Choose the language"),
    "menu_help": ("怎样使用", "怎樣使用", "How to use this bot"),
    "menu_privacy": ("保存什么资料", "保存什麼資料", "What is kept"),
    "menu_forget": ("删除我的记录", "刪除我的記錄", "Delete my records"),
}


def text(key: str, language: Language, **values: object) -> str:
    """One of the bot's sentences with its values filled in. Raises KeyError for a key that does not exist."""
    return TEXTS[key][LANGUAGES.index(language)].format(**values)


def language_of_client(code: str | None) -> Language:
    """The language that a Telegram client is set to, as far as it is one of ours.

    Chinese without a region, and no code at all, is read as Simplified; any other language as English.
    """
    parts = (code or "zh").lower().replace("_", "-").split("-")
    if parts[0] == "yue" or (parts[0] == "zh" and {"hant", "hk", "tw", "mo"} & set(parts)):
        return "zh-Hant"
    return "zh-Hans" if parts[0] == "zh" else "en"
