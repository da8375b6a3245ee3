"""The base against the documents at hand: fingerprints, figures, citations, and no sentence copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from gbaqa.base.read import Base, entry_fault
from gbaqa.base.source import differences, read_document, section_text
from gbaqa.errors import BaseFault, SourceMismatch
from gbaqa.text.numbers import find_quantities, same
from gbaqa.text.script import fold

LONGEST_RUN = 24  # characters that an answer may share with a document; names of laws and bodies stay below it
COMPARE = "compare it with the document"

_ADDRESS = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+){2,}\S*")
_NOT_TEXT = re.compile(r"[^\u3400-\u9fff0-9a-z%.]+")


def verify(base: Base, documents: Path) -> list[SourceMismatch | BaseFault]:
    """Everything in the base that does not agree with the documents in a folder of <source id>.txt files.

    Raises GbaqaError where a document of the base is missing.
    """
    texts = {source.id: read_document(documents / f"{source.id}.txt") for source in base.sources.values()}
    found: list[SourceMismatch | BaseFault] = []
    for source in base.sources.values():
        found += differences(source, texts[source.id])
    found += _unproven(base, texts)
    found += _copied(base, texts)
    return found


def _unproven(base: Base, texts: dict[str, list[str]]) -> Iterator[BaseFault]:
    """Numbers of answers that stand neither in the text of a cited section nor in a claim."""
    held = {
        (source.id, section.id): [q.value for q in find_quantities(section_text(texts[source.id], section))]
        for source in base.sources.values()
        for section in source.sections
    }
    for entry in base.entries.values():
        values = [value for c in entry.citations for value in held.get((c.source, c.at), [])]
        values += [value for f in entry.figures for value in held.get((f.source, f.at), [])]
        for quantity in find_quantities(fold(entry.answer.hans), written=False):
            if not any(same(quantity.value, value) for value in values):
                yield entry_fault(entry, "answer.hans", f"{quantity.text} is not in the text of its sections", COMPARE)


def _copied(base: Base, texts: dict[str, list[str]]) -> Iterator[BaseFault]:
    """Answers that share a long run of characters with a document."""
    width = LONGEST_RUN + 1
    known = {
        text[i : i + width]
        for lines in texts.values()
        for text in [_bare("".join(lines))]
        for i in range(len(text) - width + 1)
    }
    for entry in base.entries.values():
        text = _bare(entry.answer.hans)
        run = next((text[i : i + width] for i in range(len(text) - width + 1) if text[i : i + width] in known), None)
        if run:
            yield entry_fault(entry, "answer.hans", f"{run}… stands word for word in a document", COMPARE)


def _bare(text: str) -> str:
    return _NOT_TEXT.sub("", _ADDRESS.sub("", fold(text)))
