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
        ("哪一天开通", "day"),
        ("on what date did it open", "day"),
        ("为什么下降", "why"),
        ("why did it fall", "why"),
        ("那4家企业都是哪几家", "names"),
        ("a list of all members", "names"),
        ("开在哪些国家", "country"),
        ("which countries", "country"),
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
        ("2023年6月3日开通", "day"),
        ("因需求减弱而下降", "why"),
        ("有甲公司、乙公司", "names"),
        ("在日本和新加坡", "country"),
    ],
)
def test_told(answer: str, kind: str) -> None:
    """The units of an answer tell what it offers."""
    assert kind in told_kinds(answer)


def test_month_is_no_day() -> None:
    """An answer that knows the month does not offer the day."""
    assert "day" not in told_kinds("2023年6月开通")


def test_which_of_some_is_no_count() -> None:
    """哪几家 asks for names, not for how many."""
    assert asked_kinds("都是哪几家") == {"names"}


def test_date_counts_nothing() -> None:
    """A year is a date, not a count or a sum of money."""
    assert told_kinds("2023年6月") == {"date"}


@pytest.mark.parametrize("question", ["", "海桥计划由谁提出", "tell me more"])
def test_open_questions_ask_for_no_kind(question: str) -> None:
    """A question that leaves open what it wants asks for no kind."""
    assert asked_kinds(question) == frozenset()


@pytest.mark.parametrize("question", ["what does the cornerstone plan say", "which milestones are there", "button"])
def test_words_within_words(question: str) -> None:
    """A tonne inside another word asks for no weight."""
    assert "weight" not in asked_kinds(question)


def test_strict_kinds_can_be_told() -> None:
    """Every kind that an answer must have can be found in some answer."""
    answer = "造价75亿元，占6%，面积3平方公里，运4吨与5标箱，增长7%，6月3日运往日本"
    assert told_kinds(answer) >= STRICT
