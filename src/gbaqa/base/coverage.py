"""How much of each document the base covers: its figures by claims, its sections by entries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from gbaqa.base.read import Base
from gbaqa.model import Figure, Section, Source
from gbaqa.text.numbers import find_quantities, same, scale_of


@dataclass(frozen=True)
class SectionCoverage:
    """One section: how many entries cite it, which of its figures a claim covers, which are waived and why."""

    source: str
    section: Section
    entries: int
    covered: tuple[str, ...]
    waived: dict[str, str]
    missing: tuple[str, ...]


def coverage(base: Base) -> list[SectionCoverage]:
    """The coverage of every section of every document, in order."""
    claims: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    citing: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in base.entries.values():
        for figure in entry.figures:
            claims[figure.source, figure.at].append(figure)
        for citation in entry.citations:
            citing[citation.source, citation.at].add(entry.id)
    return [
        _section(source, section, claims[source.id, section.id], len(citing[source.id, section.id]))
        for source in base.sources.values()
        for section in source.sections
    ]


def share(parts: list[SectionCoverage]) -> float:
    """Covered figures in a hundred of those that are not waived; 100 where there is none."""
    covered, missing = sum(len(part.covered) for part in parts), sum(len(part.missing) for part in parts)
    return 100.0 * covered / (covered + missing) if covered + missing else 100.0


def _section(source: Source, section: Section, claims: list[Figure], entries: int) -> SectionCoverage:
    values = [abs(end) * factor for claim in claims for end in claim.ends for factor in {scale_of(claim.unit), 1.0}]
    waived = {waiver.figure: waiver.reason for waiver in source.waived if waiver.at == section.id}
    held = [figure for figure in section.figures if figure not in waived]
    covered = tuple(figure for figure in held if _is_covered(figure, values))
    missing = tuple(figure for figure in held if figure not in covered)
    return SectionCoverage(source.id, section, entries, covered, waived, missing)


def _is_covered(figure: str, values: list[float]) -> bool:
    return any(same(quantity.value, value) for quantity in find_quantities(figure) for value in values)
