"""What files of faq/ may hold, and how a reply's outcome is named."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from pydantic import ValidationError

from gbaqa.model import Answer, Entry, NoAnswer, Outcome, Period, SmallTalk, Suggestions, Text, outcome

ENTRY: dict[str, Any] = {
    "id": "pier-length",
    "topic": "works",
    "question": {"hans": "码头多长？", "en": "How long is the pier?"},
    "phrasings": ["一", "二", "三", "四", "five", "six"],
    "answer": {"hans": "码头长300米。", "en": "The pier is 300 m long."},
    "citations": [{"source": "paper-2024", "at": "1"}],
    "as_of": "2024",
}


def test_text_in_each_language() -> None:
    """A text answers in the language that is asked for."""
    text = Text(hans="关", en="gate", hant="關")
    assert [text.within("zh-Hans"), text.within("zh-Hant"), text.within("en")] == ["关", "關", "gate"]


def test_text_without_traditional() -> None:
    """Until Traditional is made, Simplified stands for it."""
    assert Text(hans="关", en="gate").within("zh-Hant") == "关"


@pytest.mark.parametrize(
    "period",
    ["2024", "2024-12", "2024-12-31", "2021H1", "2022Q2", "2016..2020", "2021H1..2022Q4", "1980s", "undated"],
)
def test_period_forms(period: str) -> None:
    """A period is a year, month, day, half, quarter, stretch, decade or undated."""
    assert Entry.model_validate({**ENTRY, "as_of": period}).as_of == period


@pytest.mark.parametrize(
    "period", ["24", "2024年", "2024Q5", "2024H3", "2024-13", "2024-00", "2024-01-32", "2024..", "1985s", ""]
)
def test_other_period_forms_are_refused(period: str) -> None:
    """No other form of a period is read, nor a month or day that no calendar has."""
    with pytest.raises(ValidationError, match="as_of"):
        Entry.model_validate({**ENTRY, "as_of": period})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "Pier_Length"),
        ("phrasings", ["one", "two"]),
        ("citations", []),
        ("answer", {"hans": "码头长300米。", "en": ""}),
        ("answer", {"hans": "  ", "en": "The pier is 300 m long."}),
        ("answer", {"hans": "码头长300米。"}),
        ("author", "somebody"),
        ("reviewed_on", "lately"),
    ],
)
def test_entry_refuses(field: str, value: object) -> None:
    """An entry needs an id in lower case, six phrasings, a citation and both languages, and has no other fields."""
    with pytest.raises(ValidationError, match=field):
        Entry.model_validate({**ENTRY, field: value})


def test_entry_is_frozen() -> None:
    """What was read cannot be changed by whoever holds it."""
    entry = Entry.model_validate(ENTRY)
    with pytest.raises(ValidationError):
        entry.id = "other"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        Period(2024).year = 2025  # type: ignore[misc]


def test_outcomes() -> None:
    """Each kind of reply has its outcome."""
    replies = [
        Answer("", "en", None, 1.0, "2024", ()),
        Suggestions("", "en", ()),
        NoAnswer("", "en"),
        SmallTalk("", "en"),
    ]
    assert [outcome(reply) for reply in replies] == [Outcome.ANSWER, Outcome.SUGGEST, Outcome.NONE, Outcome.CHAT]
    assert [outcome(reply).value for reply in replies] == ["answer", "suggest", "none", "chat"]
