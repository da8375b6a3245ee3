"""The ways of asking one entry and the questions beyond it, by how close they are to what is asked.

Close are two questions that share words, by the Dice measure over the idf masses, and that have the same form: 「哪4家
企业入选」 is no neighbour of 「几家企业入选」, whose words it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from gbaqa.model import Period, Question
from gbaqa.search.catalogue import Card, checksum
from gbaqa.search.postings import Marks, surfaces_in
from gbaqa.text.forms import likeness
from gbaqa.text.periods import is_held

FOREIGN = 0.4  # the share of what a question beyond the entry asks besides it that must be asked for it to count
WORDS_ALONE = 0.3  # how close two questions with the same words and no common form are
VOTERS, SHARPNESS = 10, 3  # how many neighbours vote, and how much more the closest of them count


@dataclass(frozen=True)
class Neighbours:
    """One number for each way of asking (`own`) and each question beyond (`beyond`), 0 for what is left out.

    `shared` are idf masses; `own` and `beyond` are closenesses in words and form, `own_forms` and `beyond_forms` in
    form alone; `beside` is the closeness in words of the nearest question beyond, less that of the nearest own.
    """

    shared: list[float]
    own: list[float]
    beyond: list[float]
    own_forms: list[float]
    beyond_forms: list[float]
    beside: float

    @property
    def aside(self) -> float:
        """How much closer the nearest question beyond is than the nearest own, in words and form."""
        return max(self.beyond, default=0.0) - max(self.own, default=0.0)

    @property
    def votes(self) -> float:
        """The share of the nearest neighbours that are the entry's own, weighted by their closeness."""
        voters = [(near, 1.0) for near in self.own] + [(near, 0.0) for near in self.beyond]
        nearest = nlargest(VOTERS, voters)
        weights = [near**SHARPNESS for near, _ in nearest]
        mine = sum(weight * own for weight, (_, own) in zip(weights, nearest, strict=True))
        return mine / (sum(weights) or 1.0)


def neighbours(
    question: Question, weights: Mapping[str, float], marks: Mapping[str, Marks], card: Card, skip: int | None
) -> Neighbours:
    """The neighbours of a question with terms of these weights, which stand in the entry of this card as marked.

    `skip` leaves one way of asking out, and a question beyond the entry that is this very question (for calibration).
    """
    total = sum(weights.values()) or 1.0
    shared = _masses(weights, {term: where.held >> 1 for term, where in marks.items()}, len(card.cores))
    beyond = _masses(weights, {term: where.beyond for term, where in marks.items()}, len(card.beyond))
    strange = {term: where.beyond for term, where in marks.items() if not where.held}
    foreign = _masses(weights, strange, len(card.beyond))
    own_forms = [likeness(question.forms, forms) for forms in card.forms]
    beyond_forms = [likeness(question.forms, forms) for forms in card.beyond_forms]
    if skip is not None:
        _leave_out(skip, shared, own_forms)
        itself = checksum(question.core)
        for number, known in enumerate(card.beyond):
            if known == itself:
                _leave_out(number, beyond, beyond_forms)
    in_words = _timed(_dice(shared, card.masses, total), question, card.own_periods)
    out_words = _timed(_dice(beyond, card.beyond_masses, total), question, card.beyond_periods)
    asked = [
        near
        for near, mass, most in zip(out_words, foreign, card.foreign_masses, strict=True)
        if near and mass >= FOREIGN * most
    ]
    return Neighbours(
        shared=shared,
        own=_formed(in_words, own_forms),
        beyond=_formed(out_words, beyond_forms),
        own_forms=own_forms,
        beyond_forms=beyond_forms,
        beside=max(asked, default=0.0) - max(in_words, default=0.0),
    )


def _timed(words: list[float], question: Question, periods: Sequence[tuple[Period, ...]]) -> list[float]:
    """The closenesses, less for a question that names other periods than the one asked: dates are no words."""
    if not question.periods:
        return words
    asked = set(question.periods)
    return [near * _agreement(asked, set(named)) if named else near for near, named in zip(words, periods, strict=True)]


def _agreement(asked: set[Period], named: set[Period]) -> float:
    """The Jaccard index of two sets of periods, where a period is the same as one that it overlaps."""
    common = sum(is_held(period, named) for period in asked)
    return common / (len(asked) + sum(not is_held(period, asked) for period in named))


def _masses(weights: Mapping[str, float], where: Mapping[str, int], count: int) -> list[float]:
    """The mass of the terms that stand in each of `count` texts, by the masks of where they stand."""
    masses = [0.0] * count
    for term, mask in where.items():
        for number in surfaces_in(mask):
            masses[number] += weights[term]
    return masses


def _leave_out(number: int, *columns: list[float]) -> None:
    for column in columns:
        if 0 <= number < len(column):
            column[number] = 0.0


def _dice(shared: Iterable[float], masses: Iterable[float], total: float) -> list[float]:
    return [min(1.0, 2 * common / (total + mass)) for common, mass in zip(shared, masses, strict=True)]


def _formed(words: Sequence[float], forms: Sequence[float]) -> list[float]:
    return [near * (WORDS_ALONE + (1 - WORDS_ALONE) * like) for near, like in zip(words, forms, strict=True)]
