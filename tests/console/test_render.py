"""Replies for the eye: plain in a pipe, framed on a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from gbaqa.assistant import Assistant
from gbaqa.base.coverage import coverage
from gbaqa.base.read import Base
from gbaqa.console.render import LABELS, coverage_table, print_reply, topics_table
from gbaqa.model import Answer, Language, Reply, Suggestions


def printed(assistant: Assistant, reply: Reply, *, terminal: bool = False) -> str:
    """A reply as it is printed."""
    out = io.StringIO()
    print_reply(Console(file=out, width=80, force_terminal=terminal), assistant, reply)
    return out.getvalue()


def test_plain_in_a_pipe(assistant: Assistant) -> None:
    """In a pipe there is neither frame nor colour, and no line is broken."""
    shown = printed(assistant, assistant.show("eastport-visitors-2023", "en"))
    assert shown.splitlines() == [
        "The survey counts 2.6 million visitors to Eastport in 2023.",
        "Where sources differ: The tourist office counts 2.7 million.",
        "As of 2023",
        "Sources",
        "  [1] Eastport Survey · Bay Institute · about November 2023 · section 3",
    ]


def test_framed_on_a_terminal(assistant: Assistant) -> None:
    """On a terminal there is a frame, and colours."""
    shown = printed(assistant, assistant.show("ferry-opening", "en"), terminal=True)
    assert "╭" in shown
    assert "\x1b[" in shown
    assert "48 times a day" in shown


@pytest.mark.parametrize("terminal", [True, False])
def test_markup_is_text(assistant: Assistant, terminal: bool) -> None:
    """What looks like markup in a text is printed as it is."""
    reply = Answer("[red]a[/red] [link=x] \\[", "en", None, 1.0, "2024", ())
    assert "[red]a[/red] [link=x] \\[" in printed(assistant, reply, terminal=terminal)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_undated(assistant: Assistant, language: Language) -> None:
    """An answer without a date has no line for it."""
    lines = printed(assistant, Answer("x", language, None, 1.0, "undated", ())).splitlines()
    assert not [line for line in lines if line.strip() in {name for names in (LABELS["as_of"],) for name in names}]


def test_suggestions_are_numbered(assistant: Assistant) -> None:
    """Suggestions are numbered from 1."""
    reply = assistant.ask("Eastport imports 2024")
    assert isinstance(reply, Suggestions)
    lines = printed(assistant, reply).splitlines()
    assert lines[1:] == [f"  {n}. {offer.question}" for n, offer in enumerate(reply.offers, 1)]


def test_topics(assistant: Assistant) -> None:
    """Every topic has its row, also one without questions."""
    assert topics_table(assistant, "en").row_count == 2


def test_coverage(small_base: Base) -> None:
    """The coverage has a row for each document and section, and one for each figure that is missing."""
    parts = coverage(small_base)
    assert coverage_table(small_base, parts, missing=False).row_count == 2 + 5
    missing = sum(len(part.missing) for part in parts)
    assert coverage_table(small_base, parts, missing=True).row_count == 2 + 5 + missing
