"""From a document to its record in faq/sources: outline, figures and fingerprints, never its text.

Sections of Markdown come from its headings. For plain text they are line ranges that a curator writes into the record
once; indexing then fills in what is counted. Fingerprints are of the folded text, so that spacing does not matter.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from pydantic import ValidationError

from gbaqa.base.document import dump, load
from gbaqa.errors import BaseFault, GbaqaError, SourceMismatch
from gbaqa.model import Section, Source, Text
from gbaqa.text.numbers import find_quantities
from gbaqa.text.periods import years_in
from gbaqa.text.script import fold

_HEADING = re.compile(r"^#{1,6}\s+(?P<title>.+?)\s*$")
_ADDRESS = re.compile(r"<?https?://[!-~]+")
_NUMBER = re.compile(r"^(\d+(?:\.\d+)*)\b")


def read_document(path: Path) -> list[str]:
    """The lines of a document. Raises GbaqaError where it is missing or not UTF-8 text."""
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise GbaqaError(f"no document at {path} -> put it there as <source id>.txt") from error
    except UnicodeDecodeError as error:
        raise GbaqaError(f"{path} is not UTF-8 text -> save it as UTF-8, or make text of the PDF first") from error


def section_text(lines: list[str], section: Section) -> str:
    """The folded text of one section, its lines joined as print broke them."""
    kept = [_ADDRESS.sub(" ", line) for first, last in section.lines for line in lines[first - 1 : last]]
    return _joined(" ".join(kept))


def indexed(source: Source, lines: list[str]) -> Source:
    """The record with figures, years and fingerprints taken from the document."""
    year = int(source.date[:4])
    sections = tuple(_indexed(section, section_text(lines, section), year) for section in source.sections)
    return source.model_copy(update={"sections": sections, "fingerprint": fingerprint_of("\n".join(lines))})


def outlined(path: Path, lines: list[str]) -> Source:
    """A first record for a document that has none yet: its sections are its Markdown headings, or the whole."""
    starts = [(number, match["title"]) for number, line in enumerate(lines, 1) if (match := _HEADING.match(line))]
    starts = starts or [(1, path.stem)]
    ends = [number - 1 for number, _ in starts[1:]] + [len(lines)]
    sections: dict[str, Section] = {}
    for (first, title), last in zip(starts, ends, strict=True):
        number = _NUMBER.match(title)
        identifier = number[1] if number and number[1] not in sections else f"s{len(sections) + 1}"
        sections[identifier] = Section(
            id=identifier, title=title, locator=Text(hans=title, en=title), lines=((first, last),)
        )
    name = Text(hans=path.stem, en=path.stem)
    return Source(
        id=path.stem,
        title=name,
        publisher=name,
        date="2000",
        date_printed=False,
        kind="report",
        language="hans",
        sections=tuple(sections.values()),
    )


def differences(source: Source, lines: list[str]) -> list[SourceMismatch]:
    """What of a record no longer agrees with the document."""
    fresh = indexed(source, lines)
    changed = [
        SourceMismatch(source.id, f"section {old.id} ({old.title}) changed")
        for old, new in zip(source.sections, fresh.sections, strict=True)
        if (old.fingerprint, old.figures, old.years) != (new.fingerprint, new.figures, new.years)
    ]
    if not changed and source.fingerprint != fresh.fingerprint:
        changed = [SourceMismatch(source.id, "the document changed outside of its sections")]
    return changed


def index_file(document: Path, folder: Path) -> Path:
    """Make or renew the record of one document in `folder`; the path of the record.

    The document's file name without its ending is the source's id. Line ranges, titles and waivers of a record that is
    there already are kept. Raises GbaqaError where the document cannot be read, BaseFault where the record cannot.
    """
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", document.stem):
        raise GbaqaError(f"{document.name} cannot name a source -> name it like press-2026.txt: a-z, 0-9 and hyphens")
    path = folder / f"{document.stem}.yaml"
    lines = read_document(document)
    try:
        known = Source.model_validate(load(path, path.name)) if path.exists() else outlined(document, lines)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        field = ".".join(map(str, problem["loc"]))
        raise BaseFault(path.name, 0, field, problem["msg"], "mend the record, or remove it to begin anew") from error
    path.write_text(dump(indexed(known, lines).model_dump(mode="json", exclude_defaults=True)), encoding="utf-8")
    return path


def fingerprint_of(text: str) -> str:
    """Sixteen hexadecimal digits of the folded text without spaces."""
    return hashlib.sha256(re.sub(r"\s+", "", fold(text)).encode()).hexdigest()[:16]


def _indexed(section: Section, text: str, year: int) -> Section:
    found = list(find_quantities(text))
    figures = tuple(quantity.text for quantity in found if not quantity.is_minor)
    minor = tuple(dict.fromkeys(quantity.text for quantity in found if quantity.is_minor))
    years = {
        *years_in(text),
        *({year} if "今年" in text else ()),
        *({year - 1} if re.search("去年|近日", text) else ()),
    }
    return section.model_copy(
        update={"figures": figures, "minor": minor, "years": tuple(sorted(years)), "fingerprint": fingerprint_of(text)}
    )


def _joined(text: str) -> str:
    """Folded, without the spaces that print put between Chinese characters or beside digits."""
    text = fold(text.replace("\t", "；"))  # cells of a table are no one number
    text = re.sub(
        r"(?<=[\u3400-\u9fff，。、；：“”（）%]) (?=\S)|(?<=\S) (?=[\u3400-\u9fff，。、；：“”（）%])", "", text
    )
    return re.sub(r"(?<=\d)[ ,](?=\d{3}\b)", "", text)
