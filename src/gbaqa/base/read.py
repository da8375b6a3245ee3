"""Reading faq/ into a Base: every file validated, every fault collected, Traditional made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from gbaqa.base.document import line_of, load
from gbaqa.errors import BaseFault, BaseInvalid
from gbaqa.model import Entry, Source, Term, Text
from gbaqa.text.lexicon import Lexicon
from gbaqa.text.script import TraditionalMaker, fold


class SmallTalkRule(BaseModel):
    """A friendly line: `when` are regular expressions over the folded text without punctuation."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    when: tuple[str, ...]
    reply: Text


class Phrasebook(BaseModel):
    """`replies.yaml`: the fixed sentences of the bot that are not answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    lines: dict[str, Text]
    small_talk: tuple[SmallTalkRule, ...]


class Base(BaseModel):
    """The whole curated base, read and in order; `fingerprint` is a short hash of the files it came from."""

    model_config = ConfigDict(frozen=True)
    fingerprint: str
    topics: dict[str, Term]
    places: dict[str, Term]
    indicators: dict[str, Term]
    sources: dict[str, Source]
    entries: dict[str, Entry]
    lexicon: Lexicon
    phrasebook: Phrasebook


Record = TypeVar("Record", Source, Entry, Phrasebook)


@dataclass(frozen=True)
class Reading:
    """A base as far as it could be read, with the faults of what could not."""

    base: Base
    faults: list[BaseFault]


def read_base(folder: Path) -> Base:
    """The base in `folder`. Raises BaseInvalid, which holds every fault, where a file cannot be read."""
    reading = read_all(folder)
    if reading.faults:
        raise BaseInvalid(reading.faults)
    return reading.base


def read_all(folder: Path) -> Reading:
    """Read every file of `folder`; faults are collected, not raised."""
    return _Reader(folder).read()


def base_files(folder: Path) -> list[Path]:
    """Every file that belongs to the base, sorted by its path within `folder`."""
    found = [
        *folder.glob("*.yaml"),
        *folder.glob("sources/*.yaml"),
        *folder.glob("entries/*/*.yaml"),
        *folder.glob("lexicon/*"),
    ]
    return sorted((path for path in found if path.is_file()), key=lambda path: path.relative_to(folder).as_posix())


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[BaseFault] = []

    def read(self) -> Reading:
        lexicon = self._lexicon()
        make = TraditionalMaker(lexicon.names)
        base = Base(
            fingerprint=fingerprint(self.folder),
            lexicon=lexicon,
            phrasebook=self._phrasebook(make),
            topics=self._terms("topics", make),
            places=self._terms("places", make),
            indicators=self._terms("indicators", make),
            sources={
                record.id: _source_in_traditional(record, make) for record in self._each("sources/*.yaml", Source)
            },
            entries={
                record.id: _entry_in_traditional(record, make) for record in self._each("entries/*/*.yaml", Entry)
            },
        )
        return Reading(base, self.faults)

    def _each(self, pattern: str, kind: type[Record]) -> Iterator[Record]:
        seen: dict[str, Path] = {}
        for path in sorted(self.folder.glob(pattern)):
            record = self._record(path, kind)
            if record is None or not self._is_in_place(path, record):
                continue
            if (first := seen.setdefault(path.stem, path)) != path:
                problem = f"{self._name(first)} has this id too"
                self.faults.append(BaseFault(self._name(path), 1, "id", problem, "rename one of them"))
                continue
            yield record

    def _is_in_place(self, path: Path, record: Source | Entry | Phrasebook) -> bool:
        """Is the file named for its id, and an entry's folder for its topic? No two files then share an id."""
        identifier, topic = getattr(record, "id", path.stem), getattr(record, "topic", path.parent.name)
        if (identifier, topic) == (path.stem, path.parent.name):
            return True
        wanted = f"{topic}/{identifier}.yaml" if isinstance(record, Entry) else f"{identifier}.yaml"
        self.faults.append(
            BaseFault(self._name(path), 1, "id", f"the file should be {wanted}", "rename the file or mend the id")
        )
        return False

    def _record(self, path: Path, kind: type[Record]) -> Record | None:
        record: Record | None = self._guard(path, lambda: kind.model_validate(load(path, self._name(path))))
        return record

    def _terms(self, name: str, make: Callable[[str], str]) -> dict[str, Term]:
        path = self.folder / f"{name}.yaml"
        content = self._guard(path, lambda: load(path, self._name(path))) or []
        if not isinstance(content, list):
            self.faults.append(BaseFault(self._name(path), 1, "", "is not a list", "write - {id: …, hans: …, en: …}"))
            return {}
        terms: dict[str, Term] = {}
        for n, raw in enumerate(content):
            term = self._guard(path, lambda raw=raw: Term.model_validate(raw), (n,))  # type: ignore[misc]
            if term and term.id in terms:
                problem = f"the id {term.id!r} stands twice"
                self.faults.append(BaseFault(self._name(path), line_of(path, (n,)), f"{n}.id", problem, "rename one"))
            elif term:
                terms[term.id] = term.model_copy(update={"hant": term.hant or make(term.hans)})
        return terms

    def _phrasebook(self, make: Callable[[str], str]) -> Phrasebook:
        path = self.folder / "replies.yaml"
        book = self._record(path, Phrasebook)
        if book is None:
            return Phrasebook(lines={}, small_talk=())
        lines = {key: _traditional(text, make) for key, text in book.lines.items()}
        rules = tuple(rule.model_copy(update={"reply": _traditional(rule.reply, make)}) for rule in book.small_talk)
        return Phrasebook(lines=lines, small_talk=rules)

    def _lexicon(self) -> Lexicon:
        return Lexicon(
            words=tuple(self._lines("words.txt")),
            stop=frozenset(map(fold, self._lines("stop.txt"))),
            synonyms=dict(self._pairs("synonyms.tsv")),
            cantonese=dict(self._pairs("cantonese.tsv")),
            opposites=tuple(tuple(line.split()) for line in self._lines("opposites.txt")),
            entities=tuple(map(_comma_separated, self._lines("entities.txt"))),
            attributes=tuple(map(_attribute, self._lines("attributes.txt"))),
            names=dict(self._pairs("names.tsv")),
        )

    def _lines(self, name: str) -> list[str]:
        path = self.folder / "lexicon" / name
        if not path.exists():
            return []
        lines = (line.strip() for line in (self._guard(path, lambda: path.read_text("utf-8")) or "").splitlines())
        return [line for line in lines if line and not line.startswith("#")]

    def _pairs(self, name: str) -> Iterator[tuple[str, str]]:
        for line in self._lines(name):
            left, tab, right = line.partition("\t")
            if tab:
                yield left.strip(), right.strip()
            else:
                self.faults.append(BaseFault(f"lexicon/{name}", 0, "", f"no tab in {line!r}", "write LEFT<TAB>RIGHT"))

    def _guard(self, path: Path, read: Callable[[], Any], within: tuple[int, ...] = ()) -> Any:
        try:
            return read()
        except BaseFault as fault:
            self.faults.append(fault)
        except ValidationError as error:
            self.faults += [self._fault(path, dict(problem), within) for problem in error.errors(include_url=False)]
        except UnicodeDecodeError:
            self.faults.append(BaseFault(self._name(path), 0, "", "is not UTF-8 text", "save it as UTF-8"))
        except FileNotFoundError:
            self.faults.append(BaseFault(self._name(path), 0, "", "the file is missing", "restore it from git"))
        return None

    def _fault(self, path: Path, problem: dict[str, Any], within: tuple[int, ...] = ()) -> BaseFault:
        field = (*within, *problem["loc"])
        unknown = problem["type"] == "extra_forbidden"
        cure = "remove it, or look up the field's name in entry.schema.json" if unknown else ""
        return BaseFault(self._name(path), line_of(path, field), ".".join(map(str, field)), problem["msg"], cure)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def entry_fault(entry: Entry, field: str, problem: str, cure: str = "") -> BaseFault:
    """A fault in the file of an entry; its line is found later."""
    return BaseFault(f"entries/{entry.topic}/{entry.id}.yaml", 0, field, problem, cure)


def fingerprint(folder: Path) -> str:
    """Twelve hexadecimal digits that change with any byte of the base."""
    digest = hashlib.sha256()
    for path in base_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _attribute(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    asked, _, held = line.partition("|")
    return _comma_separated(asked), _comma_separated(held)


def _comma_separated(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _traditional(text: Text, make: Callable[[str], str]) -> Text:
    return text if text.hant else text.model_copy(update={"hant": make(text.hans)})


def _entry_in_traditional(entry: Entry, make: Callable[[str], str]) -> Entry:
    update = {"question": _traditional(entry.question, make), "answer": _traditional(entry.answer, make)}
    if entry.disputed:
        update["disputed"] = _traditional(entry.disputed, make)
    return entry.model_copy(update=update)


def _source_in_traditional(source: Source, make: Callable[[str], str]) -> Source:
    sections = tuple(
        section.model_copy(update={"locator": _traditional(section.locator, make)}) for section in source.sections
    )
    return source.model_copy(
        update={
            "title": _traditional(source.title, make),
            "sections": sections,
            "publisher": _traditional(source.publisher, make),
        }
    )
