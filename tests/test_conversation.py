"""Following a conversation: what a short question then means."""

from __future__ import annotations

import pytest

from gbaqa.conversation import Conversation, asks_origin, is_marked, replaces, rewritings
from gbaqa.text.analysis import Analyser

SUBJECT = "东港2024年出口多少"


@pytest.mark.parametrize(
    "text",
    [
        "出处呢",
        "来源是什么",
        "数据哪来的",
        "邊度嚟㗎",
        "資料來源？",
        "根据什么",
        "source?",
        "Where's that from",
        "according to who",
    ],
)
def test_asks_origin(analyser: Analyser, text: str) -> None:
    """A short question for the source, in any language, is one."""
    assert asks_origin(analyser.analyse(text))


@pytest.mark.parametrize(
    "text",
    ["东港2024年出口来源是什么", "东港出口多少", "2024年的来源", "resources", "这个问题很长" * 10 + "来源是什么", ""],
)
def test_asks_something_else(analyser: Analyser, text: str) -> None:
    """A question that names a year, is long, or only looks like it is not."""
    assert not asks_origin(analyser.analyse(text))


@pytest.mark.parametrize(
    "text",
    [
        "西港呢",
        "那西港呢？",
        "2022年呢",
        "它有多长",
        "佢係邊個",
        "What about Westport?",
        "and in 2022",
        "how long is it",
        "多少",
    ],
)
def test_marked(analyser: Analyser, text: str) -> None:
    """呢, 那, a pronoun, or being very short lean on what went before."""
    assert is_marked(analyser.analyse(text))


@pytest.mark.parametrize(
    "text",
    [
        "东港2024年的生产总值是多少",
        "What was Eastport's GDP in 2024",
        "中山2024年的生产总值是多少",
        "海桥计划是由谁提出的",
    ],
)
def test_not_marked(analyser: Analyser, text: str) -> None:
    """A full question stands on its own."""
    assert not is_marked(analyser.analyse(text))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2022年呢", ["东港", "出口多少", "2022年"]),
        ("那西港呢", ["2024年出口多少", "西港"]),
        ("进口呢", ["东港2024年", "多少", "进口"]),
        ("and Westport?", ["2024年出口多少", "Westport"]),
        ("西港2022年呢", ["出口多少", "西港2022年"]),
        ("增长多少", ["东港2024年出口多少", "增长多少"]),
    ],
)
def test_exchanged_slot(analyser: Analyser, text: str, meant: list[str]) -> None:
    """The new year, place or direction takes the place of the old one; the rest of the question stays."""
    assert rewritings(analyser.analyse(text), SUBJECT, analyser)[0].split() == meant


def test_same_setting(analyser: Analyser) -> None:
    """Otherwise only the places and years go on with the new question."""
    assert rewritings(analyser.analyse("游客多少"), SUBJECT, analyser)[1] == "东港 2024年 游客多少"


@pytest.mark.parametrize(
    ("text", "expected"), [("2022年呢", True), ("西港呢", True), ("进口呢", True), ("增长多少", False), ("它呢", False)]
)
def test_replaces(analyser: Analyser, text: str, expected: bool) -> None:
    """A follow-up exchanges a slot where it names a year, a place or a direction."""
    question = analyser.analyse(text)
    assert replaces(question, question.places) is expected


def test_forget() -> None:
    """Forgetting drops the subject and keeps the chosen language."""
    talk = Conversation(chosen="en")
    talk.remember("subject", "entry", ())
    assert (talk.subject, talk.entry) == ("subject", "entry")
    talk.forget()
    assert (talk.subject, talk.entry, talk.references, talk.chosen) == ("", None, (), "en")
