"""The one use case: a message and a conversation in, a reply out."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gbaqa.assistant import MOST_OFFERS, Assistant, topic_entries
from gbaqa.base.read import Base, Phrasebook, SmallTalkRule
from gbaqa.conversation import Conversation
from gbaqa.model import Answer, Language, NoAnswer, Reply, SmallTalk, Suggestions, Text
from gbaqa.search.catalogue import build_catalogue
from gbaqa.search.engine import Engine
from gbaqa.text.analysis import Analyser
from gbaqa.text.script import language_of, simplify
from tests.helpers import PLAIN


def answer(reply: Reply) -> Answer:
    """The reply, which must be an answer."""
    assert isinstance(reply, Answer)
    return reply


def suggestions(reply: Reply) -> Suggestions:
    """The reply, which must be suggestions."""
    assert isinstance(reply, Suggestions)
    return reply


def talk_through(assistant: Assistant, *messages: str) -> Reply:
    """The reply to the last of some messages of one conversation."""
    talk = Conversation()
    return [assistant.ask(message, talk) for message in messages][-1]


# -- an answer ---------------------------------------------------------------------------------------------------------


def test_answer(assistant: Assistant) -> None:
    """A confident answer has text, entry, date, numbered references and related questions."""
    reply = answer(assistant.ask("东港2024年生产总值是多少"))
    assert reply.text == "2024年东港生产总值为3008.8亿元。"
    assert (reply.entry, reply.as_of, reply.language) == ("eastport-gdp-2024", "2024", "zh-Hans")
    assert reply.related == ("eastport-gdp-2022", "eastport-exports-2024")
    assert 0.6 <= reply.confidence <= 1.0
    assert [(r.n, r.source, r.at, r.title, r.publisher, r.date, r.locator) for r in reply.references] == [
        (1, "gazette-2025", "economy", "湾区公报：东港经济与渡轮", "湾区公报社", "2025年3月1日", "第一部分")
    ]


@pytest.mark.parametrize(
    ("asked", "entry"),
    [
        ("东港24年外销了多少", "eastport-exports-2024"),
        ("東港2024年GDP有幾多", "eastport-gdp-2024"),
        ("東西渡輪幾時開通㗎", "ferry-opening"),
        ("GDP of Westport, 2024?", "westport-gdp-2024"),
        ("渡轮 开通", "ferry-opening"),
        ("海桥计划 谁", "sea-bridge-plan"),
        ("东港2022年生产种值", "eastport-gdp-2022"),
        ("２０２４年東港生產總值", "eastport-gdp-2024"),
    ],
)
def test_ways_of_asking(assistant: Assistant, asked: str, entry: str) -> None:
    """Colloquial, Cantonese, English, keywords, typos and full width find the same entries."""
    assert answer(assistant.ask(asked)).entry == entry


def test_dispute_is_told(assistant: Assistant) -> None:
    """Where sources differ, the reader is told so beside the answer."""
    reply = answer(assistant.ask("东港2023年接待多少游客"))
    assert reply.dispute == "旅游局的口径为270万人次。"


@pytest.mark.parametrize(
    ("language", "date"), [("zh-Hans", "约2023年11月"), ("zh-Hant", "約2023年11月"), ("en", "about November 2023")]
)
def test_concluded_date(assistant: Assistant, language: Language, date: str) -> None:
    """The date of a document that does not print one is given as about that."""
    assert [reference.date for reference in assistant.show("sea-bridge-plan", language).references] == [date]


def test_show_unknown(assistant: Assistant) -> None:
    """Showing an entry that is not there raises KeyError."""
    with pytest.raises(KeyError):
        assistant.show("nothing", "en")


# -- suggestions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("东港2019年出口多少", "资料库没有2019年的这项数据，有的是2024年，如下："),
        ("東港2019年出口幾多", "資料庫沒有2019年的這項數據，有的是2024年，如下："),
        ("Eastport exports in 2019", "The base has no figure for 2019; it has 2024:"),
        ("东港2024年第一季度出口和2019年出口", "资料库没有2019年的这项数据，有的是2024年，如下："),
        ("Eastport exports in 2018 and 2019", "The base has no figure for 2018, 2019; it has 2024:"),
    ],
)
def test_other_year(assistant: Assistant, asked: str, text: str) -> None:
    """Asked for a year that the base does not hold, it says which it holds instead."""
    reply = suggestions(assistant.ask(asked))
    assert reply.text == text
    assert reply.offers[0].entry == "eastport-exports-2024"


def test_other_years(assistant: Assistant) -> None:
    """All years that are offered are named, not one of them."""
    reply = suggestions(assistant.ask("东港2019年生产总值是多少"))
    assert {"eastport-gdp-2022", "eastport-gdp-2024"} <= {offer.entry for offer in reply.offers}
    assert reply.text == "资料库没有2019年的这项数据，有的是2022年、2024年，如下："


def test_year_of_a_timeless_thing(small_base: Base, analyser: Analyser) -> None:
    """Where the nearest entry holds no year at all, no list of years is promised."""
    entry = small_base.entries["stone-bridge-plan"].model_copy(
        update={"answer": Text(hans="石桥计划估算造价20亿元。", en="The Stone Bridge Plan would cost 2 billion yuan.")}
    )
    base = small_base.model_copy(update={"entries": {entry.id: entry}})
    timeless = Assistant(base, analyser, Engine(build_catalogue(base, analyser), base.places, PLAIN))
    assert "有的是，" not in timeless.ask("石桥计划2033年要花多少钱").text


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("北港2024年生产总值", "资料库没有北港的这项资料，相近的有："),
        ("北港2024年生產總值", "資料庫沒有北港的這項資料，相近的有："),
        ("Northport GDP 2024", "The base has nothing on this for Northport; the nearest it has:"),
        ("北港和旧码头2024年生产总值", "资料库没有北港、旧码头的这项资料，相近的有："),
        ("GDP of Northport and Eastport in 2024", "The base has nothing on this for Northport; the nearest it has:"),
    ],
)
def test_other_place(assistant: Assistant, asked: str, text: str) -> None:
    """Asked for a place that the base does not hold this of, it says so."""
    assert suggestions(assistant.ask(asked)).text == text


def test_other_direction(assistant: Assistant) -> None:
    """Asked for imports where only exports are held, it says that this is not the same."""
    reply = suggestions(assistant.ask("东港2024年进口多少"))
    assert reply.text == "问的与资料库所载不是同一项，相近的有："
    assert reply.offers[0].entry == "eastport-exports-2024"


def test_near(assistant: Assistant) -> None:
    """Asked for something near, it asks back."""
    assert suggestions(assistant.ask("渡轮船票几多")).text == "没有完全对应的答案，您想问的是不是这些？"


def test_offers(assistant: Assistant) -> None:
    """There are at most four offers, the surest first, each with question and answer in the asker's language."""
    offers = suggestions(assistant.ask("Eastport imports 2024")).offers
    assert 1 <= len(offers) <= MOST_OFFERS
    assert [offer.confidence for offer in offers] == sorted((offer.confidence for offer in offers), reverse=True)
    offered = {offer.question: offer.text for offer in offers}
    expected = "Eastport exported goods worth 120 billion yuan in 2024, up 8.5%."
    assert offered["How much did Eastport export in 2024?"] == expected


# -- no answer, small talk ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("月球有多远", "资料库里没有这个问题的答案。"),
        ("月球有幾遠", "資料庫裏沒有這個問題的答案。"),
        ("How far is the moon?", "That is not in the base."),
    ],
)
def test_not_in_base(assistant: Assistant, asked: str, text: str) -> None:
    """What is not in the base is not answered, in the asker's script."""
    assert assistant.ask(asked) == NoAnswer(text, assistant.ask(asked).language)


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u200b\ufeff", "\x00\x07", "\ud800"])
def test_empty(assistant: Assistant, text: str) -> None:
    """A message without anything to read is answered by asking for a question."""
    assert assistant.ask(text) == NoAnswer("请输入一个问题。", "zh-Hans")


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("你好！", SmallTalk("您好！想问什么？", "zh-Hans")),
        ("Hello there :)", SmallTalk("Hello! What would you like to know?", "en")),
        ("多谢晒", SmallTalk("不客气！", "zh-Hans")),
        ("THANK YOU.", SmallTalk("You're welcome!", "en")),
    ],
)
def test_small_talk(assistant: Assistant, said: str, reply: SmallTalk) -> None:
    """Greetings and thanks get a friendly line."""
    assert assistant.ask(said) == reply


def test_greeting_with_a_question(assistant: Assistant) -> None:
    """A question that begins with a greeting is answered."""
    assert answer(assistant.ask("你好，东港2024年生产总值是多少")).entry == "eastport-gdp-2024"


def test_small_talk_leaves_the_conversation(assistant: Assistant) -> None:
    """Thanks in between do not change what is spoken of."""
    assert answer(talk_through(assistant, "东港2024年生产总值是多少", "谢谢", "2022年呢")).entry == "eastport-gdp-2022"


# -- languages ---------------------------------------------------------------------------------------------------------

MESSAGES = [
    "东港2024年生产总值",
    "东港2019年生产总值",
    "北港2024年生产总值",
    "东港和西港2024年生产总值",
    "渡轮票价呢",
    "月球有多远",
    "你好",
]


@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_chosen_language(assistant: Assistant, message: str, language: Language) -> None:
    """Every kind of reply is wholly in the language that was chosen, whatever was typed."""
    reply = assistant.ask(message, Conversation(chosen=language))
    offers = reply.offers if isinstance(reply, Suggestions) else ()
    texts = [reply.text, *(offer.question for offer in offers), *(offer.text for offer in offers)]
    texts += [reference.title for reference in reply.references] if isinstance(reply, Answer) else []
    assert reply.language == language
    for text in texts:
        assert language_of(text) in {language, None}
        assert language != "zh-Hant" or not [c for c in "亿产总为这项东济报" if c in text]
        assert language != "zh-Hans" or simplify(text) == text


def test_language_goes_on(assistant: Assistant) -> None:
    """A message that does not tell its language is answered in that of the one before."""
    assert talk_through(assistant, "Eastport GDP in 2024?", "2022?").language == "en"
    assert talk_through(assistant, "東港2024年生產總值", "2022?").language == "zh-Hant"


def test_language_typed_wins_over_the_one_before(assistant: Assistant) -> None:
    """Whoever changes the language is answered in the new one."""
    assert talk_through(assistant, "Eastport GDP in 2024?", "东港2022年生产总值").language == "zh-Hans"


# -- comparisons -------------------------------------------------------------------------------------------------------


def test_comparison(assistant: Assistant) -> None:
    """Places asked about together are set side by side, each figure with its source."""
    reply = answer(assistant.ask("东港和西港2024年生产总值比较"))
    assert reply.text == "东港2024年生产总值为3008.8亿元；西港2024年生产总值为860亿元。"
    assert [(r.n, r.source, r.at) for r in reply.references] == [(1, "gazette-2025", "economy")]
    assert reply.related == ("westport-gdp-2024",)


def test_no_comparison_over_years(assistant: Assistant) -> None:
    """Where one place has no figure of that year nothing is composed."""
    assert not isinstance(assistant.ask("东港和西港2022年生产总值比较"), Answer)


# -- a conversation ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("messages", "entry"),
    [
        (["东港2024年生产总值是多少", "2022年呢"], "eastport-gdp-2022"),
        (["东港2024年生产总值是多少", "那西港呢？"], "westport-gdp-2024"),
        (["東港2024年生產總值係幾多", "咁西港呢"], "westport-gdp-2024"),
        (["What was Eastport's GDP in 2024?", "And in 2022?"], "eastport-gdp-2022"),
        (["What was Eastport's GDP in 2024?", "how about Westport"], "westport-gdp-2024"),
        (["东港2022年生产总值是多少", "2024年呢", "西港呢"], "westport-gdp-2024"),
        (["海桥计划由谁提出", "它有多长"], "sea-bridge-plan"),
        (["海桥计划由谁提出", "他是做什么的"], "sea-bridge-plan"),
        (["海桥计划由谁提出", "东港2024年出口多少"], "eastport-exports-2024"),
    ],
)
def test_follow_ups(assistant: Assistant, messages: list[str], entry: str) -> None:
    """A follow-up by year, place or pronoun is meant of what was spoken of; a full question stands alone."""
    assert answer(talk_through(assistant, *messages)).entry == entry


def test_follow_up_keeps_the_year(assistant: Assistant) -> None:
    """Asked for another place at the same year, it does not silently answer for another year."""
    reply = talk_through(assistant, "东港2022年生产总值是多少", "西港呢")
    assert not (isinstance(reply, Answer) and reply.entry == "westport-gdp-2024")


def test_follow_up_keeps_the_thing(assistant: Assistant) -> None:
    """Asked more about one plan, it does not answer for another plan."""
    reply = talk_through(assistant, "海桥计划由谁提出", "这个计划要多少钱")
    assert not (isinstance(reply, Answer) and reply.entry == "stone-bridge-plan")


def test_follow_up_to_what_is_not_there(assistant: Assistant) -> None:
    """A follow-up for a year that the base does not hold says so."""
    reply = suggestions(talk_through(assistant, "东港2024年出口多少", "2019年呢"))
    assert reply.text == "资料库没有2019年的这项数据，有的是2024年，如下："


def test_without_a_conversation(assistant: Assistant) -> None:
    """Messages without a conversation know nothing of each other."""
    assistant.ask("东港2024年生产总值是多少")
    assert not isinstance(assistant.ask("2022年呢"), Answer)


def test_conversations_are_apart(assistant: Assistant) -> None:
    """Two conversations do not mix."""
    one, other = Conversation(), Conversation()
    assistant.ask("东港2024年生产总值是多少", one)
    assistant.ask("海桥计划由谁提出", other)
    assert answer(assistant.ask("2022年呢", one)).entry == "eastport-gdp-2022"
    assert answer(assistant.ask("它有多长", other)).entry == "sea-bridge-plan"


@pytest.mark.parametrize(
    ("asked", "origin", "text"),
    [
        (
            "东西渡轮什么时候开通",
            "出处呢？",
            "上一个答案出自《湾区公报：东港经济与渡轮》（湾区公报社，2025年3月1日）第二部分。",
        ),
        (
            "東西渡輪幾時開通",
            "資料來源係咩",
            "上一個答案出自《灣區公報：東港經濟與渡輪》（灣區公報社，2025年3月1日）第二部分。",
        ),
        (
            "Who proposed the Sea Bridge Plan?",
            "Where's that from?",
            "The previous answer comes from “Eastport Survey” (Bay Institute, about November 2023), section 1.",
        ),
    ],
)
def test_origin(assistant: Assistant, asked: str, origin: str, text: str) -> None:
    """Asked where the answer comes from, it names document, publisher, date and section."""
    reply = answer(talk_through(assistant, asked, origin))
    assert reply.text == text
    assert len(reply.references) == 1


def test_origin_of_a_comparison(small_base: Base, analyser: Analyser, engine: Engine) -> None:
    """The origin of a comparison names the sources of all its figures."""
    west = small_base.entries["westport-gdp-2024"]
    elsewhere = west.figures[0].model_copy(update={"source": "survey-2023", "at": "3"})
    entries = {**small_base.entries, west.id: west.model_copy(update={"figures": (elsewhere,)})}
    assistant = Assistant(small_base.model_copy(update={"entries": entries}), analyser, engine)
    reply = answer(talk_through(assistant, "东港和西港2024年生产总值比较", "出处呢"))
    assert [reference.source for reference in reply.references] == ["gazette-2025", "survey-2023"]


def test_origin_of_nothing(assistant: Assistant) -> None:
    """Without an answer before, a question for the source is a question like any other."""
    assert not isinstance(assistant.ask("出处呢", Conversation()), Answer)


# -- hostile input -----------------------------------------------------------------------------------------------------

REPLIES = (Answer, Suggestions, NoAnswer, SmallTalk)
HOSTILE = [
    "港" * 100_000,
    "a" * 100_000,
    "\U0001f926\U0001f3fd\u200d\u2642\ufe0f" * 500,
    "\x00\x1b[31m东港\x07",
    "\ud83d\ude00\udfff\ud800",
    "<b>东港</b> &amp; <script>alert(1)</script>",
    "*_`[东港](tg://x)`_*",
    "'; DROP TABLE questions; --",
    "{asked} {0} %s %(x)s",
    "\u202e港东\u202c",
    "ﷺ" * 2000,
    "2024年" * 2000,
    "(" * 5000,
    "谢" * 2000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input(assistant: Assistant, text: str) -> None:
    """Whatever is typed gets a polite reply, also in the middle of a conversation."""
    talk = Conversation()
    assistant.ask("东港2024年生产总值是多少", talk)
    assert isinstance(assistant.ask(text, talk), REPLIES)
    assert answer(assistant.ask("东港2024年生产总值是多少", talk)).entry == "eastport-gdp-2024"


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(st.characters(min_codepoint=0, max_codepoint=0x10FFFF), max_size=40), max_size=4))
def test_any_conversation(assistant: Assistant, messages: list[str]) -> None:
    """Any messages in any order get replies that can be sent: text of UTF-8, and not empty."""
    talk = Conversation()
    for message in messages:
        reply = assistant.ask(message, talk)
        assert reply.text.encode("utf-8")


PIECES = [
    "东港",
    "西港",
    "北港",
    "2024年",
    "2019年",
    "呢",
    "它",
    "出处",
    "生产总值",
    "进口",
    "海桥计划",
    "and",
    "Westport",
    "GDP",
    "？",
    "谢谢",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4))
def test_any_talk_of_known_words(assistant: Assistant, messages: list[str]) -> None:
    """Any talk of known words ends well: no slot of a sentence stays open, no field of a reply is unset."""
    talk = Conversation()
    for message in messages:
        reply = assistant.ask(message, talk)
        assert "{" not in reply.text
        assert [field.name for field in fields(reply) if getattr(reply, field.name) is None] in ([], ["entry"])


# -- small talk that the curators write --------------------------------------------------------------------------------


def test_markup_in_curated_text_is_left_alone(assistant: Assistant, small_base: Base) -> None:
    """A reply holds the curators' text as it is; escaping is the renderer's."""
    rule = SmallTalkRule(id="x", when=("ping",), reply=Text(hans="<砰> & *好*", en="<pong> & *well*"))
    book = Phrasebook(lines=small_base.phrasebook.lines, small_talk=(rule,))
    other = Assistant(small_base.model_copy(update={"phrasebook": book}), assistant.analyser, assistant.engine)
    assert other.ask("ping") == SmallTalk("<pong> & *well*", "en")


def test_topic_entries(small_base: Base) -> None:
    """The entries of a topic come in the order of the base."""
    assert [entry.id for entry in topic_entries(small_base, "works")] == [
        "ferry-opening",
        "sea-bridge-plan",
        "stone-bridge-plan",
    ]
