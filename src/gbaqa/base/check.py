"""The rules over the whole base, checked without the documents; all faults at once.

Each rule is a function of the base that yields BaseFaults; RULES lists them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from gbaqa.base.document import line_of
from gbaqa.base.read import Base, entry_fault, read_all
from gbaqa.errors import BaseFault
from gbaqa.model import Entry, Figure, Section
from gbaqa.text.numbers import find_quantities, same, scale_of
from gbaqa.text.periods import years_in
from gbaqa.text.script import fold, simplify

LONGEST = {"hans": 300, "en": 1000}  # characters without spaces; beyond that an answer is a page

SENTENCES: dict[str, set[str]] = {
    "not_in_base": set(),
    "near": set(),
    "other_period": {"asked", "known"},
    "other_place": {"asked"},
    "other_direction": set(),
    "origin": {"sources"},
    "origin_item": {"title", "publisher", "date", "locator"},
    "about": {"date"},
    "claim": {"place", "period", "indicator", "value"},
    "empty": set(),
}

_HAN = re.compile(r"[\u3400-\u9fff]")
Rule = Callable[[Base], Iterator[BaseFault]]


def check(folder: Path) -> list[BaseFault]:
    """Every fault of the base in `folder`, in the order of its files; empty where all is well."""
    reading = read_all(folder)
    broken = [fault for rule in RULES for fault in rule(reading.base)]
    found = [*reading.faults, *(_with_line(folder, fault) for fault in broken)]
    return sorted(found, key=lambda fault: (fault.file, fault.line, fault.field))


def _with_line(folder: Path, fault: BaseFault) -> BaseFault:
    path = folder / fault.file
    if fault.line or not path.is_file() or path.suffix != ".yaml":
        return fault
    steps = tuple(int(step) if step.isdigit() else step for step in fault.field.split(".") if step)
    return BaseFault(fault.file, line_of(path, steps), fault.field, fault.problem, fault.cure)


def references(base: Base) -> Iterator[BaseFault]:
    """An entry refers only to what is there: topic, places, indicators, sources, sections, related entries."""
    for entry in base.entries.values():
        if entry.topic not in base.topics:
            yield entry_fault(entry, "topic", f"no topic {entry.topic!r}", "choose one of topics.yaml")
        for n, figure in enumerate(entry.figures):
            if figure.indicator not in base.indicators:
                yield entry_fault(
                    entry, f"figures.{n}.indicator", f"no indicator {figure.indicator!r}", "add it to indicators.yaml"
                )
            if figure.place not in base.places:
                yield entry_fault(entry, f"figures.{n}.place", f"no place {figure.place!r}", "add it to places.yaml")
        for field, source, at in _places_cited(entry):
            if source not in base.sources or base.sources[source].section(at) is None:
                yield entry_fault(entry, field, f"no section {at!r} in {source!r}", "see faq/sources/")
        for n, other in enumerate(entry.related):
            if other not in base.entries or other == entry.id:
                yield entry_fault(entry, f"related.{n}", f"no other entry {other!r}", "remove it or name another")


def reviewed(base: Base) -> Iterator[BaseFault]:
    """Every entry was reviewed by somebody else than its writer."""
    for entry in base.entries.values():
        if entry.reviewed_on is None:
            yield entry_fault(
                entry, "", "was never reviewed", "have somebody compare it with its sections; set reviewed_on"
            )


def written_well(base: Base) -> Iterator[BaseFault]:
    """Simplified is Simplified, English is English, an answer is short."""
    for entry in base.entries.values():
        for field, text in (("question", entry.question), ("answer", entry.answer)):
            if strange := {c for c in text.hans if simplify(c) != c and c not in "乾"}:
                yield entry_fault(
                    entry, f"{field}.hans", f"has Traditional characters {''.join(sorted(strange))}", "write Simplified"
                )
            if _HAN.search(text.en):
                yield entry_fault(entry, f"{field}.en", "has Chinese characters", "write English")
        for language, longest in LONGEST.items():
            length = len(re.sub(r"\s", "", getattr(entry.answer, language)))
            if length > longest:
                yield entry_fault(entry, f"answer.{language}", f"has {length} characters", f"shorten to {longest}")


def asked_in_all_ways(base: Base) -> Iterator[BaseFault]:
    """The phrasings differ from each other and hold Chinese and English; no two entries share a question."""
    owners: dict[str, str] = {}
    for entry in base.entries.values():
        folded = [fold(text) for text in entry.wordings]
        if len(set(folded[2:])) < 6:
            yield entry_fault(entry, "phrasings", "fewer than six different ones", "write how else people ask")
        if all(_HAN.search(text) for text in folded[2:]) or not any(_HAN.search(text) for text in folded[2:]):
            yield entry_fault(entry, "phrasings", "only one language", "add Chinese and English ones")
        for text in set(folded):
            other = owners.setdefault(text, entry.id)
            if other != entry.id:
                yield entry_fault(
                    entry, "phrasings", f"{text!r} is asked of {other} too", "say what sets the two apart"
                )


def numbers_stand_in_sources(base: Base) -> Iterator[BaseFault]:
    """Each number of an answer is a claim or stands in a section that the entry cites; so does each year."""
    for entry in base.entries.values():
        sections = list(_sections(base, entry))
        held = [*_held_values(sections), *_claimed_values(entry)]
        years = _held_years(base, entry, sections)
        for language in ("hans", "en"):
            text = fold(getattr(entry.answer, language))
            for quantity in find_quantities(text, written=False):
                if not any(same(quantity.value, value) for value in held):
                    yield entry_fault(
                        entry,
                        f"answer.{language}",
                        f"{quantity.text} stands in no cited section",
                        "cite the section it is from, or correct it",
                    )
            for year in sorted(years_in(text) - years):
                yield entry_fault(
                    entry,
                    f"answer.{language}",
                    f"the year {year} stands in no cited section",
                    "cite the section it is from, or correct it",
                )


def claims_stand_in_sources(base: Base) -> Iterator[BaseFault]:
    """The value of each claim stands in the section that the claim names."""
    for entry in base.entries.values():
        for n, figure in enumerate(entry.figures):
            source = base.sources.get(figure.source)
            section = source.section(figure.at) if source else None
            if section and not all(_stands(value, figure, section) for value in figure.ends):
                yield entry_fault(
                    entry,
                    f"figures.{n}.value",
                    f"{figure.value:g}{figure.unit} is not in {figure.source} {figure.at}",
                    "correct the value or the section",
                )


def one_value_each(base: Base) -> Iterator[BaseFault]:
    """No two entries give different values for one (indicator, place, period, basis), unless both say so."""
    claims: dict[tuple[str, ...], list[tuple[Entry, int, Figure]]] = defaultdict(list)
    for entry in base.entries.values():
        for n, figure in enumerate(entry.figures):
            key = (
                figure.indicator,
                figure.place,
                figure.period,
                figure.basis or "",
                figure.kind or "",
                figure.bound or "",
            )
            claims[key].append((entry, n, figure))
    for found in claims.values():
        first = found[0]
        for entry, n, figure in found[1:]:
            if not _agree(first[2], figure) and not (entry.disputed and first[0].disputed):
                yield entry_fault(
                    entry,
                    f"figures.{n}.value",
                    f"{figure.value:g}{figure.unit} here, {first[2].value:g}{first[2].unit} in {first[0].id}",
                    "tell them apart by basis or period, or say `disputed` in both",
                )


def lists_are_sorted(base: Base) -> Iterator[BaseFault]:
    """The closed lists are sorted by id, and each member is used or encloses one that is."""
    used = {figure.indicator for entry in base.entries.values() for figure in entry.figures}
    for identifier in base.indicators.keys() - used:
        yield BaseFault("indicators.yaml", 0, "", f"{identifier} is used by no figure", "remove it")
    for name, terms in (("indicators", base.indicators), ("places", base.places)):
        if list(terms) != sorted(terms):
            yield BaseFault(f"{name}.yaml", 0, "", "is not sorted by id", "sort it")
        for term in terms.values():
            for other in (*filter(None, [term.within]), *term.joins):
                if other not in terms:
                    yield BaseFault(f"{name}.yaml", 0, "", f"{term.id} refers to an unknown {other}", "add it")


def replies_are_complete(base: Base) -> Iterator[BaseFault]:
    """Every fixed sentence is there, with slots that are filled in every language, and every expression compiles."""
    for key, slots in SENTENCES.items():
        line = base.phrasebook.lines.get(key)
        if line is None:
            yield BaseFault("replies.yaml", 0, f"lines.{key}", "the sentence is missing", "write it")
        elif strange := {s for t in (line.hans, line.hant, line.en) for s in re.findall(r"{(.*?)}", t)} - slots:
            yield BaseFault("replies.yaml", 0, f"lines.{key}", f"nothing fills {strange}", f"use {slots or 'no slot'}")
    for n, rule in enumerate(base.phrasebook.small_talk):
        for when in rule.when:
            try:
                re.compile(when)
            except re.error as error:
                yield BaseFault("replies.yaml", 0, f"small_talk.{n}.when", f"{when!r}: {error}", "mend the expression")


RULES: tuple[Rule, ...] = (
    replies_are_complete,
    references,
    reviewed,
    written_well,
    asked_in_all_ways,
    numbers_stand_in_sources,
    claims_stand_in_sources,
    one_value_each,
    lists_are_sorted,
)


def _sections(base: Base, entry: Entry) -> Iterator[Section]:
    for source, at in {(source, at) for _, source, at in _places_cited(entry)}:
        if source in base.sources and (section := base.sources[source].section(at)):
            yield section


def _places_cited(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """(field, source, section) of every citation and claim."""
    yield from ((f"figures.{n}.at", figure.source, figure.at) for n, figure in enumerate(entry.figures))
    yield from ((f"citations.{n}.at", citation.source, citation.at) for n, citation in enumerate(entry.citations))


def values_of(section: Section) -> list[float]:
    """The absolute values of all numbers of a section."""
    return [quantity.value for text in (*section.figures, *section.minor) for quantity in find_quantities(text)]


def _held_values(sections: list[Section]) -> list[float]:
    return [value for section in sections for value in values_of(section)]


def _claimed_values(entry: Entry) -> list[float]:
    return [abs(value) * scale_of(figure.unit) for figure in entry.figures for value in figure.ends]


def _held_years(base: Base, entry: Entry, sections: list[Section]) -> set[int]:
    years = {year for section in sections for year in section.years}
    years |= {year for figure in entry.figures for year in years_in(figure.period.replace("..", " "))}
    return years | {int(base.sources[c.source].date[:4]) for c in entry.citations if c.source in base.sources}


def _stands(value: float, figure: Figure, section: Section) -> bool:
    wanted = {abs(value) * scale_of(figure.unit), abs(value)}
    if 1900 <= value <= 2100 and int(value) in section.years:
        return True
    return any(same(one, held) for one in wanted for held in values_of(section))


def _agree(one: Figure, other: Figure) -> bool:
    if (one.upto is None) != (other.upto is None):
        return False
    return all(
        same(a * scale_of(one.unit), b * scale_of(other.unit)) for a, b in zip(one.ends, other.ends, strict=True)
    )
