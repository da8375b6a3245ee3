"""Asking the base's own question set and counting how each question ended."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest
from rich.console import Console

from gbaqa.assistant import Assistant
from gbaqa.console.evaluate import Asked, evaluate, judge, read_questions, summary, summary_table
from gbaqa.errors import GbaqaError
from gbaqa.model import Answer, NoAnswer, Offer, Reply, SmallTalk, Suggestions

ANSWERABLE = Asked("1", "q", "formal", ("right", "also-right"))
REFUSED = Asked("2", "q", "elsewhere", ())
ORIGIN = Asked("3", "q", "source", (), origin=True)


def answered(entry: str) -> Reply:
    """An answer from an entry."""
    return Answer("", "en", entry, 1.0, "2024", ())


def offered(*entries: str) -> Reply:
    """Suggestions of some entries."""
    return Suggestions("", "en", tuple(Offer(entry, "", "", 0.4) for entry in entries))


@pytest.mark.parametrize(
    ("asked", "reply", "ended"),
    [
        (ANSWERABLE, answered("right"), "right"),
        (ANSWERABLE, answered("also-right"), "right"),
        (ANSWERABLE, answered("other"), "wrong"),
        (ANSWERABLE, offered("other", "right"), "offered"),
        (ANSWERABLE, offered("other"), "refused"),
        (ANSWERABLE, NoAnswer("", "en"), "refused"),
        (ANSWERABLE, SmallTalk("", "en"), "refused"),
        (REFUSED, answered("other"), "wrong"),
        (REFUSED, offered("other"), "right"),
        (REFUSED, NoAnswer("", "en"), "right"),
        (ORIGIN, answered("any"), "right"),
        (ORIGIN, NoAnswer("", "en"), "refused"),
    ],
)
def test_judge(asked: Asked, reply: Reply, ended: str) -> None:
    """An answer from a wrong entry, or to what must be refused, is wrong; an offer of the right one is offered."""
    assert judge(asked, reply) == ended


def test_evaluate(assistant: Assistant, small_faq: Path) -> None:
    """Questions of one chat are asked in one conversation, all others alone."""
    results = evaluate(assistant, read_questions(small_faq / "questions"))
    assert [(asked.id, ended) for asked, _, ended in results] == [
        ("q1", "right"),
        ("q2", "right"),
        ("q3", "right"),
        ("q4", "right"),
    ]


def test_summary() -> None:
    """Outcomes are counted by style, answerable and refused apart, and in all."""
    results = [
        (ANSWERABLE, answered("x"), "wrong"),
        (ANSWERABLE, answered("right"), "right"),
        (REFUSED, offered(), "right"),
    ]
    assert summary(results) == {
        "answer ALL": Counter(wrong=1, right=1),
        "answer formal": Counter(wrong=1, right=1),
        "refuse ALL": Counter(right=1),
        "refuse elsewhere": Counter(right=1),
    }


def test_table() -> None:
    """The table has a row a style, with the share that went right."""
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(summary_table({"answer ALL": Counter(right=3, wrong=1)}))
    assert console.export_text().split()[-7:] == ["ALL", "3", "0", "0", "1", "4", "75.0"]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no json",
        "[]",
        "{}",
        '{"id": "1", "q": "x", "style": "s"}',
        '{"id": "1", "q": "x", "style": "s", "entries": ["e"], "answer": "e"}',
        '{"id": "1", "q": "x", "style": "s", "entries": "gdp"}',
    ],
)
def test_bad_record(tmp_path: Path, line: str) -> None:
    """A line that is not a question record is named with file and line."""
    good = '{"id": "1", "q": "x", "style": "s", "entries": []}'
    (tmp_path / "set.jsonl").write_text(f"{good}\n{line}\n{good}\n")
    with pytest.raises(GbaqaError, match=r"^set\.jsonl:2: not a question record"):
        read_questions(tmp_path)


def test_files_in_order(tmp_path: Path) -> None:
    """All sets of the folder are read, in the order of their names."""
    for name in ("b", "a"):
        (tmp_path / f"{name}.jsonl").write_text(f'{{"id": "{name}", "q": "x", "style": "s", "entries": []}}\n')
    assert [asked.id for asked in read_questions(tmp_path)] == ["a", "b"]
