"""Private chats, over real HTTP."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import BotProcess
from tests.e2e.telegram import PHOTO, STICKER, Telegram, data_of, message_of, text_of

pytestmark = pytest.mark.usefixtures("bot")


@pytest.mark.parametrize(
    ("question", "words", "label"),
    [
        ("前海GDP多少", "2024年前海生产总值为3008.8亿元。", "数据截至 2024年"),
        ("前海進出口係幾多", "2024年前海進出口總額為6500億元", "數據截至 2024年"),
        ("How large is the Hetao zone?", "The Hetao zone covers 3.89 square kilometres.", "As of 2023"),
    ],
)
def test_answers_in_the_script_of_the_asker(telegram: Telegram, question: str, words: str, label: str) -> None:
    """Simplified, Cantonese and English are each answered in kind, with date and sources."""
    person = telegram.person(language=None)
    person.says(question)
    reply = person.hears()
    assert words in text_of(reply)
    assert label in text_of(reply)
    assert "<blockquote expandable>" in reply.params["text"]


def test_the_chat_language_wins_over_the_question(telegram: Telegram) -> None:
    """After /lang en, a question in Chinese is answered in English, until auto."""
    person = telegram.person()
    person.says("/lang en")
    assert "English" in text_of(person.hears())
    person.says("前海GDP多少")
    assert "300.88 billion" in text_of(person.hears())
    person.says("/lang auto")
    person.hears()
    person.says("前海GDP多少")
    assert "3008.8亿元" in text_of(person.hears())


def test_the_language_can_be_picked_with_a_button(telegram: Telegram) -> None:
    """/lang alone offers the choices; the pressed one is confirmed in place."""
    person = telegram.person()
    person.says("/lang")
    offer = person.hears()
    person.presses(data_of(offer, "繁體"), message_of(offer))
    edited = telegram.wait(
        lambda: [call for call in telegram.made("editMessageText") if call.params["chat_id"] == str(person.chat["id"])]
    )[0]
    assert "繁體中文" in text_of(edited)
    person.says("河套面积")
    assert "平方公里" in text_of(reply := person.hears())
    assert "出處" in text_of(reply)


def test_a_client_in_english_does_not_turn_chinese_into_english(telegram: Telegram) -> None:
    """Two characters that both scripts share are answered in Chinese."""
    person = telegram.person("en")
    person.says("前海")
    assert person.hears().params["text"].isascii() is False


def test_follows_the_conversation(telegram: Telegram) -> None:
    """A short question leans on the one before, and /sources names the sources of the last answer."""
    person = telegram.person()
    person.says("前海2024年进出口多少")
    person.hears()
    person.says("/sources")
    sources = text_of(person.hears())
    assert "海湾日报：前海 <特刊> & 口岸" in sources
    assert "第1版" in sources
    assert "约2025年2月" in sources
    assert "河套意见书" in sources


def test_sources_without_an_answer_are_all_documents(telegram: Telegram) -> None:
    """Whoever asks for sources first sees the documents."""
    person = telegram.person()
    person.says("/sources")
    assert "海湾日报" in text_of(listed := person.hears())
    assert "河套意见书" in text_of(listed)


def test_markup_in_an_answer_is_shown_not_obeyed(telegram: Telegram) -> None:
    """Tags, ampersands and quotes of the base arrive as they were written."""
    person = telegram.person()
    person.says("标记试验")
    assert '<script>alert("x")</script> & <b>未闭合 </i> *星号* _下划线_ [链](tg://x) &lt;' in text_of(person.hears())


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>",
        "&lt;&amp;<i>前海</b>",
        "\u0000\u0007\u202e",
        "\ud800",
        "前海\udfffGDP多少",
        "?" * 5000,
        "前海 " * 30_000,
        "'; DROP TABLE questions; --",
        "%s {0} ${x}",
        "👩‍👩‍👧‍👦" * 50,
        "//",
        "/",
        "@gbaqa_test_bot",
    ],
)
def test_any_text_gets_a_reply(telegram: Telegram, hostile: str) -> None:
    """Whatever somebody types, something kind comes back, and the bot goes on."""
    person = telegram.person()
    person.says(hostile)
    assert text_of(person.hears())


def test_a_long_answer_comes_in_parts_cut_at_sentences(telegram: Telegram) -> None:
    """Each part but the last ends a sentence; the buttons stand under the last."""
    person = telegram.person()
    person.says("口岸长文怎样说明通关步骤？")
    parts = [person.hears(), person.hears()]
    while "第200句" not in text_of(parts[-1]):
        parts.append(person.hears())
    assert all(text_of(part).endswith("。") for part in parts[:-1])
    assert ["reply_markup" in part.params for part in parts] == [False] * (len(parts) - 1) + [True]


def test_a_suggestion_opens_its_answer(telegram: Telegram) -> None:
    """What is offered can be opened with its button."""
    person = telegram.person()
    person.says("前海2019年GDP")
    offer = person.hears()
    assert "2019年" in text_of(offer)
    assert "1. 前海2024年" in text_of(offer)
    answered = person.presses(data_of(offer, "1. "), message_of(offer))
    assert answered.status == 200
    assert "3008.8亿元" in text_of(person.hears())


def test_related_questions_and_sources_have_buttons(telegram: Telegram) -> None:
    """From an answer one reaches related entries and the sources in full."""
    person = telegram.person()
    person.says("前海GDP多少")
    reply = person.hears()
    person.presses(data_of(reply, "出处"), message_of(reply))
    assert "qianhai-gdp-2024" in text_of(person.hears())
    person.presses(data_of(reply, "河套"), message_of(reply))
    assert "3.89平方公里" in text_of(person.hears())


def test_a_vote_is_thanked_for_and_can_change(telegram: Telegram) -> None:
    """The second, different vote replaces the first."""
    person = telegram.person()
    person.says("前海GDP多少")
    reply = person.hears()
    assert "谢谢" in person.presses(data_of(reply, "👍"), message_of(reply)).params["text"]
    assert "新评价" in person.presses(data_of(reply, "👎"), message_of(reply)).params["text"]


@pytest.mark.parametrize("with_message", [True, False])
@pytest.mark.parametrize(
    "data", ["", "x", "as0:no-such-entry", "zz9:qianhai", "ps9:no-topic", "ls0:xx", "前海", "us0", "a" * 64, "\ud800"]
)
def test_a_button_that_nobody_knows_is_answered(telegram: Telegram, data: str, with_message: bool) -> None:
    """Old or forged buttons get a kind alert."""
    person = telegram.person()
    answered = person.presses(data, telegram.new_message(person.chat, text="…") if with_message else None)
    assert answered.params["show_alert"] == "true"
    assert answered.params["text"]


def test_a_press_that_is_too_old_still_works(telegram: Telegram) -> None:
    """Where Telegram no longer takes the answer, and no longer shows the message, the entry is still opened."""
    person = telegram.person()
    old = {"message_id": 5, "date": 0, "chat": person.chat}
    assert person.presses("as0:hetao-area", old, known=False).status == 400
    assert "3.89平方公里" in text_of(person.hears())


def test_topics_lead_to_questions_and_answers(telegram: Telegram) -> None:
    """From the topics over the questions of one to an answer, by buttons alone."""
    person = telegram.person()
    person.says("/topics")
    listed = person.hears()
    person.presses(data_of(listed, "海湾 (4)"), message_of(listed))
    page = telegram.wait(
        lambda: [
            call
            for call in telegram.made("editMessageText")
            if call.params["message_id"] == str(message_of(listed)["message_id"])
        ]
    )[0]
    assert "1–4 / 4" in text_of(page)
    person.presses(data_of(page, "河套"), message_of(listed))
    assert "3.89平方公里" in text_of(person.hears())


def test_start_shows_examples_that_work(telegram: Telegram) -> None:
    """The first thing a newcomer can press gives an answer."""
    person = telegram.person("en-GB")
    person.says("/start")
    greeting = person.hears()
    assert "Hello" in text_of(greeting)
    person.presses(greeting.params["reply_markup"]["inline_keyboard"][0][0]["callback_data"], message_of(greeting))
    assert "Sources" in text_of(person.hears())


def test_a_link_to_an_entry_opens_it(telegram: Telegram) -> None:
    """/start with the id of an entry shows that entry; with anything else, the greeting."""
    person = telegram.person("zh-hk")
    person.says("/start hetao-area")
    assert "3.89平方公里" in text_of(person.hears())
    person.says("/start nothing-such")
    assert "試試看" in text_of(person.hears())


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": STICKER},
        {"voice": {"file_id": "f", "file_unique_id": "u", "duration": 1}},
        {"photo": PHOTO},
        {"location": {"latitude": 22.5, "longitude": 113.9}},
        {"dice": {"emoji": "🎲", "value": 3}},
    ],
)
def test_what_is_no_text_gets_a_kind_line(telegram: Telegram, content: dict[str, object]) -> None:
    """Stickers, voices and pictures are not ignored in private."""
    person = telegram.person("en")
    person.sends(**content)
    assert "I can only read text" in text_of(person.hears())


def test_a_caption_is_a_question(telegram: Telegram) -> None:
    """A picture with words is answered by its words; an album without words only once."""
    person = telegram.person()
    for _ in range(3):
        person.sends(photo=PHOTO, media_group_id="album")
    person.sends(photo=PHOTO, caption="前海GDP多少")
    assert "文字" in text_of(person.hears())
    assert "3008.8亿元" in text_of(person.hears())


def test_an_edited_question_is_answered_in_place(telegram: Telegram) -> None:
    """The first answer changes; no second one is sent."""
    person = telegram.person()
    asked = person.says("前海GDP多少")
    ours = message_of(person.hears())["message_id"]
    person.edits(asked, "河套面积")
    edited = telegram.wait(
        lambda: [call for call in telegram.made("editMessageText") if call.params["message_id"] == str(ours)]
    )[0]
    assert "3.89平方公里" in text_of(edited)
    person.edits({**asked, "message_id": 3}, "南门通道多少")
    person.says("谢谢")
    assert "不客气" in text_of(person.hears())


def test_forget_deletes_the_conversation_and_says_so(telegram: Telegram, bot: BotProcess) -> None:
    """After /forget nothing of the person is in memory."""
    person = telegram.person()
    person.says("前海GDP多少")
    person.hears()
    person.says("/forget")
    assert "已删除" in text_of(person.hears())
    person.says("/sources")
    assert "答案出自这些文件" in text_of(person.hears())


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/help", "/topics"),
        ("/HELP@gbaqa_test_bot", "/topics"),
        ("/privacy", "90"),
        ("/nonsense", "/help"),
        ("/stats", "/help"),
        ("/ask", "/ask"),
        ("/ask 前海GDP多少", "3008.8"),
        ("/start@gbaqa_test_bot", "您好"),
    ],
)
def test_commands(telegram: Telegram, command: str, words: str) -> None:
    """Each command says what it is there for; unknown ones, and those of others, point to /help."""
    person = telegram.person()
    person.says(command)
    assert words in text_of(person.hears())


def test_administrators_see_the_statistics(telegram: Telegram) -> None:
    """Those named in GBAQA_ADMINS, and only they, see the counts and what nobody answered."""
    person = telegram.person()
    person.says("月球背面有几家茶餐厅")
    person.hears()
    admin = telegram.person()
    admin.user["id"] = admin.chat["id"] = 77
    telegram.known[77] = admin.chat
    admin.says("/stats")
    seen = text_of(admin.hears())
    assert "月球背面有几家茶餐厅" in seen
    assert "7 天" in seen


def test_the_menu_of_commands_is_set_for_each_language(telegram: Telegram) -> None:
    """Telegram knows the commands in English, also as the default, and in Chinese."""
    menus = {(menu["scope"]["type"], menu.get("language_code")) for menu in telegram.commands}
    assert {("all_private_chats", "zh"), ("all_group_chats", "en"), ("default", None)} <= menus
