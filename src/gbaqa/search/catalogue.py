"""Every entry as the search sees it: analysed once, kept in the cache, read back fast.

A Card holds what one entry speaks of (periods, places, indicators, …), the strings by which it can be asked (question
and phrasings), and the checksums of near questions that nothing answers (`beyond`). The terms stand in the Postings.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from sys import intern
from typing import Any
from zlib import crc32

from gbaqa.base.cache import Cache
from gbaqa.base.read import Base
from gbaqa.model import Entry, Period, Question
from gbaqa.search.postings import BODY, Marks, Postings, idf, surfaces_in
from gbaqa.text.analysis import Analyser
from gbaqa.text.kinds import told_kinds
from gbaqa.text.lists import told_size
from gbaqa.text.periods import is_held, periods_of
from gbaqa.text.script import fold

LONGEST_ANSWER = 5_000  # characters of an answer that are read

_PLAIN = ("entry", "length", "latest", "listed")
_TUPLES = ("cores",)
_MASSES = ("masses", "beyond_masses", "foreign_masses")
_NUMBERS = ("forms", "beyond_forms", "beyond")
_SPOKEN = ("places", "subject", "indicators", "directions", "kinds", "attributes", "entities", "numbers")
_SETS = (*_SPOKEN, "about", "asked_directions", "measures", "measured")
_PERIODS = ("periods", "dated", "points")
_DATES = ("own_periods", "beyond_periods")


@dataclass(frozen=True)
class Card:
    """The analysis of one entry. `subject` are the places of its own question, `length` counts its terms.

    `listed` is how many things the answer could name in a row (text.lists).
    `places` and `directions` are all that it names, `about` and `asked_directions` those that it is about.
    `measures`, `measured` and `dated` are the indicators, the places and the periods that its figures claim; periods by
    which it is asked count too, and there are none where a figure has no date. `points` are the single periods claimed.
    `masses` are the idf masses of the ways of asking it, `beyond_masses` of the questions beyond it, and
    `foreign_masses` of what these ask that it does not hold; `forms` and `beyond_forms` are their forms (text.forms),
    `own_periods` and `beyond_periods` the periods that they name.
    """

    entry: str
    cores: tuple[str, ...]
    beyond: Sequence[int]
    periods: frozenset[Period]
    places: frozenset[str]
    subject: frozenset[str]
    indicators: frozenset[str]
    directions: frozenset[str]
    kinds: frozenset[str]
    attributes: frozenset[str]
    entities: frozenset[str]
    length: int
    latest: str
    masses: Sequence[float] = ()
    beyond_masses: Sequence[float] = ()
    foreign_masses: Sequence[float] = ()
    forms: Sequence[int] = ()
    beyond_forms: Sequence[int] = ()
    numbers: frozenset[str] = frozenset()
    asked_directions: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    measured: frozenset[str] = frozenset()
    dated: frozenset[Period] = frozenset()
    points: frozenset[Period] = frozenset()
    listed: int = 0
    about: frozenset[str] = frozenset()
    own_periods: tuple[tuple[Period, ...], ...] = ()
    beyond_periods: tuple[tuple[Period, ...], ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """The cards in the order of the base, and the postings of their terms by position."""

    cards: list[Card]
    postings: Postings


def build_catalogue(base: Base, analyser: Analyser) -> Catalogue:
    """The catalogue of a base."""
    analysed = [_analysed(entry, base, analyser) for entry in base.entries.values()]
    postings = Postings.build(row for _, row in analysed)
    return Catalogue(_weighed([card for card, _ in analysed], postings), postings)


def cached_catalogue(base: Base, analyser: Analyser, kept: Cache) -> Catalogue:
    """The catalogue, read from the cache where nothing changed."""
    built: list[Catalogue] = []

    def fresh() -> Catalogue:
        built[:] = built or [build_catalogue(base, analyser)]
        return built[0]

    cards = kept.read("cards", lambda: _dump(fresh().cards), _load)
    postings = kept.read("postings", lambda: fresh().postings.dump(), Postings.load)
    return Catalogue(cards, postings)


def _analysed(entry: Entry, base: Base, analyser: Analyser) -> tuple[Card, dict[str, Marks]]:
    asked = ways_of_asking(entry, analyser)
    beyond = _distinct(analyser.analyse(text) for text in entry.beyond)
    told = [analyser.analyse(text, longest=LONGEST_ANSWER) for text in (entry.answer.hans, entry.answer.en)]
    beyond = _in_periods(beyond, {period for question in (*asked, *told) for period in question.periods})
    titles = [analyser.analyse(_heading(base, citation.source, citation.at)) for citation in entry.citations]
    row = _marks(asked, [*told, *titles], beyond)
    return _card(
        entry, analyser, asked, told, beyond, sum(marks.ways + (marks.held & BODY) for marks in row.values())
    ), row


def _card(
    entry: Entry, analyser: Analyser, asked: list[Question], told: list[Question], beyond: list[Question], length: int
) -> Card:
    every = [*asked, *told]
    return Card(
        entry=entry.id,
        cores=tuple(question.core for question in asked),
        beyond=array("L", (checksum(question.core) for question in beyond)),
        periods=frozenset(period for question in every for period in question.periods)
        | {Period(period.year) for figure in entry.figures for period in periods_of(figure.period)},
        places=frozenset().union(*(question.places for question in every)) | {figure.place for figure in entry.figures},
        subject=asked[0].places,
        indicators=frozenset().union(*(q.indicators for q in every)) | {figure.indicator for figure in entry.figures},
        directions=frozenset().union(*(question.directions for question in every)),
        kinds=told_kinds(fold(entry.answer.hans)),
        attributes=analyser.attributes_held(" ".join(question.text for question in every)),
        entities=frozenset().union(*(question.entities for question in every)),
        forms=array("L", (question.forms for question in asked)),
        beyond_forms=array("L", (question.forms for question in beyond)),
        own_periods=tuple(question.periods for question in asked),
        beyond_periods=tuple(question.periods for question in beyond),
        asked_directions=_asked_directions(asked),
        numbers=frozenset().union(*(question.numbers for question in every)),
        measures=frozenset(figure.indicator for figure in entry.figures),
        measured=frozenset(figure.place for figure in entry.figures),
        dated=_dated(entry, asked),
        points=_points(entry),
        length=length,
        latest=entry.as_of,
        listed=told_size(fold(entry.answer.hans)),
        about=frozenset().union(*(question.places for question in asked)) | {figure.place for figure in entry.figures},
    )


def _marks(asked: list[Question], told: list[Question], beyond: list[Question]) -> dict[str, Marks]:
    held: dict[str, int] = defaultdict(int)
    near: dict[str, int] = defaultdict(int)
    for question in told:
        for term in question.terms:
            held[term] |= BODY
    for number, question in enumerate(asked, 1):
        for term in question.terms:
            held[term] |= 1 << number
    for number, question in enumerate(beyond):
        for term in question.terms:
            near[term] |= 1 << number
    return {term: Marks(held.get(term, 0), near.get(term, 0)) for term in held.keys() | near.keys()}


def _weighed(cards: list[Card], postings: Postings) -> list[Card]:
    """The cards with the masses of their surfaces, which need the frequencies of all."""
    held = [[0.0] * len(card.cores) for card in cards]
    beyond = [[0.0] * len(card.beyond) for card in cards]
    foreign = [[0.0] * len(card.beyond) for card in cards]
    for term in postings.terms():
        entries = list(postings.entries(term))
        weight = idf(term, sum(bool(marks.held) for _, marks in entries), len(cards))
        for position, marks in entries:
            for number in surfaces_in(marks.held >> 1):
                held[position][number] += weight
            for number in surfaces_in(marks.beyond):
                beyond[position][number] += weight
                foreign[position][number] += 0.0 if marks.held else weight
    return [
        replace(card, masses=_rounded(one), beyond_masses=_rounded(near), foreign_masses=_rounded(far))
        for card, one, near, far in zip(cards, held, beyond, foreign, strict=True)
    ]


def _in_periods(beyond: list[Question], held: set[Period]) -> list[Question]:
    """The questions beyond an entry but those on another period, which a guard refuses without their help."""
    return [q for q in beyond if all(is_held(asked, held) for asked in q.periods)]


def _rounded(masses: list[float]) -> array[float]:
    return array("f", (round(mass, 3) for mass in masses))


def _heading(base: Base, source: str, at: str) -> str:
    document = base.sources.get(source)
    section = document.section(at) if document else None
    return section.title if section else ""


def checksum(core: str) -> int:
    """What is kept of a question beyond an entry, enough to know it again."""
    return crc32(core.encode())


def ways_of_asking(entry: Entry, analyser: Analyser) -> list[Question]:
    """The distinct wordings of an entry, analysed, in the order of its card's surfaces."""
    return _distinct(map(analyser.analyse, entry.wordings))


def _distinct(questions: Iterable[Question]) -> list[Question]:
    return list({question.folded: question for question in questions}.values())


def _asked_directions(asked: list[Question]) -> frozenset[str]:
    """The directions of the question itself, and of two ways of asking it or more."""
    counted = Counter(direction for question in asked for direction in question.directions)
    return asked[0].directions | {direction for direction, count in counted.items() if count > 1}


def _dated(entry: Entry, asked: list[Question]) -> frozenset[Period]:
    claimed = [periods_of(figure.period) for figure in entry.figures]
    named = [question.periods for question in asked]
    return frozenset(period for found in (*claimed, *named) for period in found) if all(claimed) else frozenset()


def _points(entry: Entry) -> frozenset[Period]:
    """The single periods at which figures are claimed; a stretch of years is none."""
    claimed = [periods_of(figure.period) for figure in entry.figures]
    return frozenset(periods[0] for periods in claimed if len(periods) == 1)


def _dump(cards: list[Card]) -> bytes:
    rows = [
        {
            **{name: getattr(card, name) for name in (*_PLAIN, *_TUPLES)},
            **{name: list(getattr(card, name)) for name in (*_MASSES, *_NUMBERS)},
            **{name: _stored(sorted(getattr(card, name))) for name in _PERIODS},
            **{name: [_stored(periods) for periods in getattr(card, name)] for name in _DATES},
            **{name: sorted(getattr(card, name)) for name in _SETS},
        }
        for card in cards
    ]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def _stored(periods: Iterable[Period]) -> list[tuple[int, str]]:
    return [(period.year, period.part) for period in periods]


@cache
def _period(year: int, part: str) -> Period:
    """A few hundred periods stand in all cards; one copy of each is kept, as of their names."""
    return Period(year, part)


def _periods(stored: Iterable[tuple[int, str]]) -> tuple[Period, ...]:
    return tuple(_period(year, part) for year, part in stored)


def _load(content: bytes) -> list[Card]:
    """The cards from one line each, so that no more than one row stands in memory beside them."""
    return [Card(**_fields(json.loads(line))) for line in content.split(b"\n")]


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: frozenset(_periods(row[name])) for name in _PERIODS},
        **{name: tuple(map(_periods, row[name])) for name in _DATES},
        **{name: row[name] for name in _PLAIN},
        **{name: tuple(row[name]) for name in _TUPLES},
        **{name: array("f", row[name]) for name in _MASSES},
        **{name: array("L", row[name]) for name in _NUMBERS},
        **{name: frozenset(map(intern, row[name])) for name in _SETS},
    }
