"""What kind of thing is asked for, and what an answer offers."""

from __future__ import annotations

import pytest

from gbaqa.text.kinds import STRICT, asked_kinds, told_kinds


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("要多少钱", "money"),
        ("what does it cost", "money"),
        ("占百分之几", "share"),
        ("what percentage", "share"),
        ("有多少人", "people"),
        ("how many people", "people"),
        ("有几家", "firms"),
        ("how many companies", "firms"),
        ("有多少个", "items"),
        ("多少平方公里", "area"),
        ("多少吨", "weight"),
        ("多少标箱", "boxes"),
        ("用了多久", "span"),
        ("排名第几", "rank"),
        ("2022年GDP的增长", "growth"),
        ("how fast did exports grow", "growth"),
        ("何时开通", "date"),
        ("when did it open", "date"),
    ],
)
def test_asked(question: str, kind: str) -> None:
    """The measure word or question word tells what is asked for."""
    assert kind in asked_kinds(question)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("造价75亿元", "money"),
        ("增长8.5%", "share"),
        ("由2万亿元增至12万亿元", "growth"),
        ("共26万人", "people"),
        ("共有30家", "firms"),
        ("面积3.2平方公里", "area"),
        ("运了4万吨", "weight"),
        ("历时5年", "span"),
        ("排名第2", "rank"),
        ("2023年6月开通", "date"),
    ],
)
def test_told(answer: str, kind: str) -> None:
    """The units of an answer tell what it offers."""
    assert kind in told_kinds(answer)


def test_date_counts_nothing() -> None:
    """A year is a date, not a count or a sum of money."""
    assert told_kinds("2023年6月") == {"date"}


@pytest.mark.parametrize("question", ["", "海桥计划由谁提出", "why"])
def test_open_questions_ask_for_no_kind(question: str) -> None:
    """A question that leaves open what it wants asks for no kind."""
    assert asked_kinds(question) == frozenset()


@pytest.mark.parametrize("question", ["what does the cornerstone plan say", "which milestones are there", "button"])
def test_words_within_words(question: str) -> None:
    """A tonne inside another word asks for no weight."""
    assert "weight" not in asked_kinds(question)


def test_strict_kinds_can_be_told() -> None:
    """Every kind that an answer must have can be found in some answer."""
    assert told_kinds("造价75亿元，占6%，面积3平方公里，运4吨与5标箱，增长7%") >= STRICT
