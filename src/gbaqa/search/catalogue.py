"""Every entry as the search sees it: analysed once, kept in the cache, read back fast.

A Card holds one entry's analysis: its surfaces (the ways it can be asked: question and phrasings), its body (the
answers), what it speaks of (periods, places, indicators, …), and beyond it: near questions that nothing answers.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gbaqa.base.cache import Cache
from gbaqa.base.read import Base
from gbaqa.model import Entry, Period, Question
from gbaqa.text.analysis import Analyser
from gbaqa.text.kinds import told_kinds
from gbaqa.text.script import fold


_SETS = ("body", "places", "subject", "indicators", "directions", "kinds", "attributes", "entities")


@dataclass(frozen=True)
class Surface:
    """One way of asking an entry."""

    core: str
    terms: frozenset[str]


@dataclass(frozen=True)
class Card:
    """The analysis of one entry. `subject` are the places of its own question."""

    entry: str
    surfaces: tuple[Surface, ...]
    body: frozenset[str]
    periods: frozenset[Period]
    places: frozenset[str]
    subject: frozenset[str]
    indicators: frozenset[str]
    directions: frozenset[str]
    kinds: frozenset[str]
    attributes: frozenset[str]
    entities: frozenset[str]
    latest: str
    beyond: tuple[Surface, ...] = ()

    @cached_property
    def counts(self) -> Counter[str]:
        """In how many surfaces each term stands."""
        return Counter(term for surface in self.surfaces for term in surface.terms)


def build_cards(base: Base, analyser: Analyser) -> list[Card]:
    """A card for each entry of the base, in its order."""
    return [_card(entry, base, analyser) for entry in base.entries.values()]


def cached_cards(base: Base, analyser: Analyser, cache: Cache) -> list[Card]:
    """The cards, read from the cache where nothing changed."""
    content = cache.get("cards", lambda: _dump(build_cards(base, analyser)))
    return _load(json.loads(content))


def _card(entry: Entry, base: Base, analyser: Analyser) -> Card:
    asked = [analyser.analyse(text) for text in (entry.question.hans, entry.question.en, *entry.phrasings)]
    told = [analyser.analyse(text) for text in (entry.answer.hans, entry.answer.en)]
    titles = [analyser.analyse(_heading(base, citation.source, citation.at)) for citation in entry.citations]
    every = [*asked, *told]
    return Card(
        entry=entry.id,
        surfaces=_surfaces(asked),
        beyond=_surfaces([analyser.analyse(text) for text in entry.beyond]),
        body=frozenset().union(*(question.terms for question in [*told, *titles])),
        periods=frozenset(period for question in every for period in question.periods)
        | _claimed_periods(entry, analyser),
        places=frozenset().union(*(question.places for question in every)) | {figure.place for figure in entry.figures},
        subject=asked[0].places,
        indicators=frozenset().union(*(q.indicators for q in every)) | {figure.indicator for figure in entry.figures},
        directions=frozenset().union(*(question.directions for question in every)),
        attributes=analyser.attributes_held(" ".join(question.text for question in every)),
        entities=frozenset().union(*(question.entities for question in every)),
        kinds=told_kinds(fold(entry.answer.hans)),
        latest=entry.as_of,
    )


def _heading(base: Base, source: str, at: str) -> str:
    document = base.sources.get(source)
    section = document.section(at) if document else None
    return section.title if section else ""


def _surfaces(asked: list[Question]) -> tuple[Surface, ...]:
    distinct = {question.folded: question for question in asked}
    return tuple(Surface(question.core, question.terms) for question in distinct.values())


def _claimed_periods(entry: Entry, analyser: Analyser) -> set[Period]:
    text = " ".join(figure.period.replace("..", " ").replace("H", "年h") for figure in entry.figures)
    return {Period(period.year) for period in analyser.periods(text.lower())}


def _dump(cards: list[Card]) -> bytes:
    vocabulary: dict[str, int] = {}

    def numbers(terms: frozenset[str]) -> list[int]:
        return [vocabulary.setdefault(term, len(vocabulary)) for term in sorted(terms)]

    def surfaces(found: tuple[Surface, ...]) -> list[Any]:
        return [[surface.core, numbers(surface.terms)] for surface in found]

    rows = [
        {
            "entry": card.entry,
            "latest": card.latest,
            "surfaces": surfaces(card.surfaces),
            "beyond": surfaces(card.beyond),
            "periods": sorted([period.year, period.part] for period in card.periods),
            **{name: numbers(getattr(card, name)) for name in _SETS},
        }
        for card in cards
    ]
    return json.dumps({"terms": list(vocabulary), "cards": rows}, ensure_ascii=False).encode()


def _load(content: dict[str, Any]) -> list[Card]:
    terms = content["terms"]

    def named(numbers: list[int]) -> frozenset[str]:
        return frozenset([terms[number] for number in numbers])

    def surfaces(found: list[Any]) -> tuple[Surface, ...]:
        return tuple(Surface(core, named(numbers)) for core, numbers in found)

    return [
        Card(
            entry=row["entry"],
            latest=row["latest"],
            surfaces=surfaces(row["surfaces"]),
            beyond=surfaces(row["beyond"]),
            periods=frozenset(Period(year, part) for year, part in row["periods"]),
            **{name: named(row[name]) for name in _SETS},
        )
        for row in content["cards"]
    ]
