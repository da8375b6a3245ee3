"""The machine interface, to the letter of the design."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gbaqa.assistant import Assistant
from gbaqa.base.read import Base
from gbaqa.console import interface
from gbaqa.console.interface import LineServer, ask_once, exported

FIELDS = ["id", "status", "text", "lang", "entry", "confidence", "as_of", "base"]
FIELDS += ["citations", "suggestions", "related", "elapsed_ms"]
CITATION = ["n", "source", "title", "publisher", "date", "at", "locator"]
SUGGESTION = ["entry", "question", "text", "confidence"]


class Output(io.BytesIO):
    """Standard output that remembers how much had been written at each flush."""

    def __init__(self) -> None:
        super().__init__()
        self.flushed: list[int] = []

    def flush(self) -> None:
        """Remember how many lines there are."""
        self.flushed.append(self.getvalue().count(b"\n"))


def strict(line: bytes) -> Any:
    """A line as JSON of the standard, which knows neither NaN nor Infinity."""

    def refuse(constant: str) -> None:
        raise ValueError(constant)

    return json.loads(line, parse_constant=refuse)


def serve(assistant: Assistant, *lines: object) -> list[dict[str, Any]]:
    """The reply objects to some lines; bytes are sent as they are, all else as JSON."""
    out = Output()
    sent = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    LineServer(assistant).serve([line + b"\n" for line in sent], out)
    return [strict(line) for line in out.getvalue().splitlines()]


def test_answer(assistant: Assistant) -> None:
    """An answer has every field, in order, and the text is the answer alone."""
    [reply] = serve(assistant, {"id": "q1", "q": "东港2024年生产总值是多少"})
    assert list(reply) == FIELDS
    confidence, elapsed = reply.pop("confidence"), reply.pop("elapsed_ms")
    assert 0.6 <= confidence <= 1.0
    assert elapsed >= 0
    assert reply == {
        "id": "q1",
        "status": "answer",
        "text": "2024年东港生产总值为3008.8亿元。",
        "lang": "zh-Hans",
        "entry": "eastport-gdp-2024",
        "as_of": "2024",
        "base": assistant.base.fingerprint,
        "citations": [
            {
                "n": 1,
                "source": "gazette-2025",
                "title": "湾区公报：东港经济与渡轮",
                "publisher": "湾区公报社",
                "date": "2025年3月1日",
                "at": "economy",
                "locator": "第一部分",
            }
        ],
        "suggestions": [],
        "related": ["eastport-gdp-2022", "eastport-exports-2024"],
    }


def test_suggest(assistant: Assistant) -> None:
    """Suggestions say what there is instead, and carry question, text and confidence of each."""
    [reply] = serve(assistant, {"id": "q2", "q": "Eastport exports in 2019"})
    assert list(reply) == FIELDS
    assert (reply["status"], reply["entry"], reply["as_of"], reply["citations"]) == ("suggest", None, None, [])
    assert reply["text"] == "The base has no figure for 2019; it has 2024:"
    assert 1 <= len(reply["suggestions"]) <= 4
    assert [list(offer) for offer in reply["suggestions"]] == [SUGGESTION] * len(reply["suggestions"])
    assert reply["suggestions"][0]["entry"] == "eastport-exports-2024"
    assert reply["confidence"] == reply["suggestions"][0]["confidence"]


@pytest.mark.parametrize(
    ("q", "status", "lang"), [("月球有多遠", "none", "zh-Hant"), ("Thanks", "chat", "en"), ("", "none", "zh-Hans")]
)
def test_none_and_chat(assistant: Assistant, q: str, status: str, lang: str) -> None:
    """The honest no and small talk have the same fields, empty."""
    [reply] = serve(assistant, {"id": "q", "q": q})
    assert list(reply) == FIELDS
    assert (reply["status"], reply["lang"], reply["entry"], reply["confidence"]) == (status, lang, None, 0.0)
    assert (reply["citations"], reply["suggestions"], reply["related"]) == ([], [], [])


def test_fields_of_citations(assistant: Assistant) -> None:
    """Every citation has its fields in order and counts from 1."""
    [reply] = serve(assistant, {"id": "q", "q": "东港和西港2024年生产总值比较"})
    assert [list(citation) for citation in reply["citations"]] == [CITATION]
    assert [citation["n"] for citation in reply["citations"]] == [1]


def test_dispute_belongs_to_the_text(assistant: Assistant) -> None:
    """Where sources differ the text says so."""
    [reply] = serve(assistant, {"id": "q", "q": "东港2023年接待多少游客"})
    assert reply["text"].endswith("\n旅游局的口径为270万人次。")


def test_base_is_a_short_hash(assistant: Assistant) -> None:
    """The base is named by a short hash."""
    assert re.fullmatch(r"[0-9a-f]{12}", ask_once(assistant, "x")["base"])


@pytest.mark.parametrize("identifier", ["7", 7, None, ["a"], {"a": 1}, "\u0000", "\ud800", "港"])
def test_id_comes_back(assistant: Assistant, identifier: object) -> None:
    """The id is given back as it came, whatever it is."""
    [reply] = serve(assistant, {"id": identifier, "q": "东港"})
    assert reply["id"] == identifier


BAD = [
    b"not json",
    b"",
    b"[]",
    b'"q"',
    b"{}",
    b'{"id": 1}',
    b'{"id": 1, "q": null}',
    b'{"id": 1, "q": ["x"]}',
    b"\xff\xfe\x00",
    b'{"id": NaN, "q": "x"}',
    b"[" * 100_000,
    b'{"q": "x"',
    b"1" * 10_000,
]


def test_bad_lines(assistant: Assistant) -> None:
    """Each bad line gets an error in its place, and the rest go on."""
    good = {"id": "last", "q": "东港2024年生产总值是多少"}
    bad = [line for line in BAD if line]
    replies = serve(assistant, *bad, good)
    assert [sorted(set(reply) - {"id"}) for reply in replies[:-1]] == [["error"]] * len(bad)
    assert all(isinstance(reply["error"], str) and "\n" not in reply["error"] for reply in replies[:-1])
    assert (replies[-1]["id"], replies[-1]["status"]) == ("last", "answer")


def test_error_keeps_the_id(assistant: Assistant) -> None:
    """Where a bad line has an id, its error has it too."""
    assert serve(assistant, {"id": "q9", "q": 5}) == [{"error": 'a line must be an object with a text "q"', "id": "q9"}]


def test_order_and_flush(assistant: Assistant) -> None:
    """Replies come in the order of the lines, one a line, each flushed before the next line is read."""
    out = Output()
    seen = []

    def lines() -> Any:
        for n in range(3):
            seen.append(out.getvalue().count(b"\n"))
            yield json.dumps({"id": n, "q": "东港"}).encode() + b"\n"

    LineServer(assistant).serve(lines(), out)
    assert seen == [0, 1, 2]
    assert out.flushed == [1, 2, 3]
    assert [strict(line)["id"] for line in out.getvalue().splitlines()] == [0, 1, 2]


def test_chats_are_conversations(assistant: Assistant) -> None:
    """Lines of one chat follow each other; lines of another, or of none, know nothing of them."""
    replies = serve(
        assistant,
        {"id": 1, "q": "东港2024年生产总值是多少", "chat": "a"},
        {"id": 2, "q": "海桥计划由谁提出", "chat": "b"},
        {"id": 3, "q": "2022年呢", "chat": "a"},
        {"id": 4, "q": "它有多长", "chat": "b"},
        {"id": 5, "q": "2022年呢"},
        {"id": 6, "q": "2022年呢", "chat": "c"},
    )
    assert [reply["entry"] for reply in replies[2:4]] == ["eastport-gdp-2022", "sea-bridge-plan"]
    assert [reply["status"] == "answer" for reply in replies[4:]] == [False, False]


def test_oldest_chat_goes_first(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of too many chats the one unused for longest is forgotten."""
    monkeypatch.setattr(interface, "MOST_CHATS", 2)
    first = {"q": "东港2024年生产总值是多少"}
    replies = serve(
        assistant,
        {**first, "chat": "a"},
        {**first, "chat": "b"},
        {"q": "2022年呢", "chat": "a"},
        {**first, "chat": "c"},
        {"q": "2022年呢", "chat": "a"},
        {"q": "2022年呢", "chat": "b"},
    )
    assert [reply["entry"] for reply in replies] == [
        "eastport-gdp-2024", "eastport-gdp-2024", "eastport-gdp-2022", "eastport-gdp-2024", "eastport-gdp-2022", None,
    ]  # fmt: skip


def test_utf8(assistant: Assistant) -> None:
    """Chinese is written as it is, in UTF-8."""
    out = Output()
    LineServer(assistant).serve(['{"q": "东港2024年生产总值是多少"}\n'.encode()], out)
    assert "2024年东港生产总值为3008.8亿元。".encode() in out.getvalue()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(st.binary(max_size=40), st.text(max_size=40).map(lambda q: json.dumps({"q": q}).encode())), max_size=5
    )
)
def test_any_lines(assistant: Assistant, lines: list[bytes]) -> None:
    """Whatever the lines, each that is not blank gets one line back, which is an object."""
    sent = [line for line in lines if b"\n" not in line and b"\r" not in line and line.strip()]
    replies = serve(assistant, *sent)
    assert len(replies) == len(sent)
    assert all(isinstance(reply, dict) and ("error" in reply or list(reply) == FIELDS) for reply in replies)


def test_export(small_base: Base) -> None:
    """The export has one object an entry with exactly the fields of the design."""
    found = list(exported(small_base.entries.values()))
    assert [record["entry"] for record in found] == list(small_base.entries)
    ferry = next(record for record in found if record["entry"] == "ferry-opening")
    assert list(ferry) == ["entry", "topic", "question", "phrasings", "answer", "citations", "as_of"]
    assert ferry["question"] == {
        "hans": "东西渡轮什么时候开通？",
        "hant": "東西渡輪什麼時候開通？",
        "en": "When did the East-West ferry open?",
    }
    assert ferry["citations"] == [{"source": "gazette-2025", "at": "ferry"}]
    assert (ferry["topic"], ferry["as_of"], len(ferry["phrasings"])) == ("works", "2023-06", 6)
