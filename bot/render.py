"""Replies as messages: the only place with markup. Whatever the text, the HTML is valid and within Telegram's limit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from bot.records import Statistics
from bot.split import LIMIT, length, split
from bot.texts import text
from gbaqa.assistant import Assistant
from gbaqa.base.read import Base
from gbaqa.model import Answer, Entry, Language, Reference, Reply, Source, Suggestions
from gbaqa.wording import date_in, reference_in_line

_UNSENDABLE = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]")
_GAP = "\n\n"
_FOLDED = "blockquote expandable"


@dataclass(frozen=True)
class Part:
    """One message: as HTML and, should Telegram refuse that, as plain text."""

    html: str
    plain: str


@dataclass(frozen=True)
class Block:
    """A paragraph and the tag around it, which is put around each of its pieces where it must be cut."""

    text: str
    tag: str = ""

    def piece(self, text: str) -> Part:
        """A piece of the paragraph as markup."""
        safe = escape(text, quote=False)
        closing = self.tag.partition(" ")[0]
        return Part(f"<{self.tag}>{safe}</{closing}>" if self.tag else safe, text)


def sendable(text: str) -> str:
    """The text without what Telegram, or UTF-8, does not take."""
    return _UNSENDABLE.sub("", text).strip()


def messages(blocks: Iterable[Block]) -> list[Part]:
    """The paragraphs as few messages as they fit into, at least one."""
    found: list[Part] = []
    for part in _pieces(blocks):
        joined = _joined(found[-1], part) if found else part
        if found and length(joined.plain) <= LIMIT:
            found[-1] = joined
        else:
            found.append(part)
    return found or [Part("–", "–")]


def plain(words: str) -> list[Part]:
    """A text without any markup of its own as messages."""
    return messages([Block(words)])


def reply(found: Reply, title: str = "") -> list[Part]:
    """A reply as messages; `title` is the question, where the reader did not type it."""
    blocks = [Block(title, "b")] if title else []
    if isinstance(found, Answer):
        return messages([*blocks, *_answer(found)])
    if isinstance(found, Suggestions):
        offers = "\n".join(f"{n}. {offer.question}" for n, offer in enumerate(found.offers, 1))
        return messages([*blocks, Block(found.text), Block(offers)])
    return messages([*blocks, Block(found.text)])


def sources(references: Sequence[Reference], language: Language, entry: Entry | None, base: Base) -> list[Part]:
    """The sources of an answer in full: each on its own, then the version of the base that it came from."""
    blocks = [Block(text("sources", language), "b"), *(Block(_full(reference)) for reference in references)]
    notes = [text("base", language, base=base.fingerprint, entry=entry.id)] if entry else []
    if entry and entry.reviewed_on:
        notes.append(text("reviewed", language, date=date_in(entry.reviewed_on.isoformat(), language)))
    return messages([*blocks, Block("\n".join(notes), "i")])


def documents(found: Iterable[Source], language: Language) -> list[Part]:
    """All documents of the base."""
    lines = [f"{n}. {_document(source, language)}" for n, source in enumerate(found, 1)]
    return messages([Block(text("documents", language)), *map(Block, lines)])


def statistics(found: Statistics, assistant: Assistant, days: int, language: Language) -> list[Part]:
    """What administrators see."""
    counts = {outcome.value: number for outcome, number in found.outcomes.items()}
    head = text(
        "statistics",
        language,
        days=days,
        up=found.votes[0],
        down=found.votes[1],
        base=assistant.base.fingerprint,
        entries=len(assistant.base.entries),
        **counts,
    )
    waiting = [f"{one.times}× {one.text}" for one in found.unanswered]
    disliked = [f"{tally.entry} 👍 {tally.up} 👎 {tally.down}" for tally in found.disliked]
    return messages(
        [
            Block(head),
            *_titled(text("statistics_unanswered", language), waiting),
            *_titled(text("statistics_disliked", language), disliked),
        ]
    )


def _titled(title: str, lines: list[str]) -> list[Block]:
    return [Block(title, "b"), Block("\n".join(lines))] if lines else []


def _answer(answer: Answer) -> Iterator[Block]:
    language = answer.language
    yield Block(answer.text)
    if answer.dispute:
        yield Block(f"{text('dispute', language)}: {answer.dispute}", "i")
    if dated := date_in(answer.as_of, language) if answer.as_of else "":
        yield Block(text("as_of", language, date=dated), "i")
    if answer.references:
        lines = "\n".join(map(reference_in_line, answer.references))
        yield Block(f"{text('sources', language)}\n{lines}", _FOLDED)


def _full(reference: Reference) -> str:
    return f"[{reference.n}] {reference.title}\n{reference.publisher} · {reference.date}\n→ {reference.locator}"


def _document(source: Source, language: Language) -> str:
    printed = date_in(source.date, language)
    dated = printed if source.date_printed else text("dated_about", language, date=printed)
    return f"{source.title.within(language)}\n{source.publisher.within(language)} · {dated}"


def _pieces(blocks: Iterable[Block]) -> Iterator[Part]:
    for block in blocks:
        for piece in split(sendable(block.text)):
            yield block.piece(piece)


def _joined(first: Part, second: Part) -> Part:
    return Part(first.html + _GAP + second.html, first.plain + _GAP + second.plain)
