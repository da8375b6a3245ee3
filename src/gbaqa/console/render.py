"""Replies for the eye: plain in a pipe, in colour on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from gbaqa.assistant import Assistant
from gbaqa.base.coverage import SectionCoverage, share
from gbaqa.base.read import Base
from gbaqa.model import LANGUAGES, Answer, Language, Reply, Suggestions
from gbaqa.wording import date_in, reference_in_line

LABELS: dict[str, tuple[str, str, str]] = {
    "sources": ("出处", "出處", "Sources"),
    "as_of": ("数据截至", "數據截至", "As of"),
    "related": ("相关问题", "相關問題", "Related"),
    "dispute": ("口径说明", "口徑說明", "Where sources differ"),
}


def label(key: str, language: Language) -> str:
    """A fixed word of the console in one language."""
    return LABELS[key][LANGUAGES.index(language)]


def print_reply(console: Console, assistant: Assistant, reply: Reply) -> None:
    """Print a reply: framed with colours on a terminal, as plain lines in a pipe."""
    lines = list(_lines(assistant, reply))
    if console.is_terminal:
        body = Group(*(Padding(Text(text, style=style), (0, 0, 0, indent)) for text, style, indent in lines))
        console.print(Panel(body, border_style=_colour(reply), padding=(1, 2)))
    else:
        for text, _, indent in lines:
            console.print(" " * indent + text, soft_wrap=True, markup=False, highlight=False)


def _colour(reply: Reply) -> str:
    return "green" if isinstance(reply, Answer) else "yellow" if isinstance(reply, Suggestions) else "dim"


def _lines(assistant: Assistant, reply: Reply) -> Iterator[tuple[str, str, int]]:
    """The lines of a reply with their style and indent."""
    yield reply.text, "bold" if isinstance(reply, Answer) else "", 0
    if isinstance(reply, Suggestions):
        yield from ((f"{n}. {offer.question}", "cyan", 2) for n, offer in enumerate(reply.offers, 1))
    if isinstance(reply, Answer):
        yield from _beneath(assistant, reply)


def _beneath(assistant: Assistant, reply: Answer) -> Iterator[tuple[str, str, int]]:
    language = reply.language
    if reply.dispute:
        yield f"{label('dispute', language)}: {reply.dispute}", "yellow", 0
    if dated := date_in(reply.as_of, language):
        yield f"{label('as_of', language)} {dated}", "dim", 0
    yield label("sources", language), "dim", 0
    yield from ((reference_in_line(reference), "dim", 2) for reference in reply.references)
    if reply.related:
        yield label("related", language), "dim", 0
    for entry in reply.related:
        yield f"- {assistant.base.entries[entry].question.within(language)}", "dim", 2


def topics_table(assistant: Assistant, language: Language) -> Table:
    """The topics with their number of questions."""
    counts: dict[str, int] = {}
    for entry in assistant.base.entries.values():
        counts[entry.topic] = counts.get(entry.topic, 0) + 1
    table = Table(box=None, show_header=False)
    for topic in assistant.base.topics.values():
        table.add_row(topic.id, topic.name.within(language), str(counts.get(topic.id, 0)))
    return table


def coverage_table(base: Base, parts: list[SectionCoverage], missing: bool) -> Table:
    """The coverage: a row for each document, one for each of its sections, and the figures that are missing."""
    table = Table("document", "section", "entries", "covered", "waived", "missing", "covered %", box=None)
    for source in base.sources:
        own = [part for part in parts if part.source == source]
        table.add_row(source, "all", *_counts(own), f"{share(own):.1f}", style="bold")
        for part in own:
            table.add_row("", f"{part.section.id} {part.section.title}"[:44], *_counts([part]), "")
            notes = [f"waived {figure}: {reason}" for figure, reason in part.waived.items()]
            for note in [*notes, *(f"missing {figure}" for figure in part.missing)] if missing else []:
                table.add_row("", f"  {note}", style="dim")
    return table


def _counts(parts: list[SectionCoverage]) -> tuple[str, str, str, str]:
    return (
        str(sum(part.entries for part in parts)),
        str(sum(len(part.covered) for part in parts)),
        str(sum(len(part.waived) for part in parts)),
        str(sum(len(part.missing) for part in parts)),
    )
