"""What must never be confused: year, place, number, the thing named, direction, attribute, kind, form; lists.

A question that names 2022, Hetao or exports is not answered by the 2024, Qianhai or imports entry, however much the
rest agrees. A guard returns the names of what the question asks and the entry does not hold; empty means it may pass.
Who asks for a figure of 2023 is not answered by an entry that names the year and has figures of others only.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import reduce
from operator import or_

from gbaqa.model import Question, Term
from gbaqa.search.catalogue import Card
from gbaqa.text import forms
from gbaqa.text.kinds import MEASURED, STRICT
from gbaqa.text.periods import is_held

PERIOD, PLACE, NUMBER, ENTITY = "period", "place", "number", "entity"
DIRECTION, ATTRIBUTE, KIND, FORM, LIST = "direction", "attribute", "kind", "form", "list"
BEYOND = "beyond"  # the question is closer to one that nothing answers than to any of the entry
FAR = "far"  # not a guard of its own: the entry hardly holds anything of the question


class Guards:
    """The guards over one list of places, which knows what lies within what."""

    def __init__(self, places: Mapping[str, Term]) -> None:
        self._places = places
        self._joined = {place: frozenset(term.joins) for place, term in places.items() if term.joins}
        self._around = {place: frozenset(_enclosing(place, places)) for place in places}

    def conflicts(self, question: Question, card: Card) -> tuple[str, ...]:
        """Which guards the pair violates: of PERIOD, PLACE, NUMBER, ENTITY, DIRECTION, ATTRIBUTE, KIND, FORM, LIST."""
        checks = {
            PERIOD: self._period(question, card),
            PLACE: self._place(question, card),
            NUMBER: bool(question.numbers - card.numbers),
            ENTITY: bool(question.entities - card.entities),
            DIRECTION: self._direction(question, card),
            ATTRIBUTE: bool(question.attributes - card.attributes),
            KIND: bool((question.kinds & STRICT) - card.kinds),
            FORM: self._form(question, card),
            LIST: question.listed > card.listed,
        }
        return tuple(name for name, violated in checks.items() if violated)

    def meant(self, question: Question) -> frozenset[str]:
        """The places that a question is about: without broad ones and without those that only enclose another."""
        named = {place for place in question.places if place in self._places and not self._places[place].broad}
        enclosing = {outer for place in named for outer in self._around[place]}
        return frozenset(named - enclosing)

    def _place(self, question: Question, card: Card) -> bool:
        apart = self._apart(question, card)
        if any(not self._speaks_of(card, place) for place in apart):
            return True
        around = {outer for place in card.about for outer in self._around[place]}
        about = card.about | around  # it may name in passing the only places asked: 深圳……和香港一样
        return bool(apart and about) and not any(self._is_part_of(place, about) for place in apart)

    def _apart(self, question: Question, card: Card) -> frozenset[str]:
        """The places meant, but those that the entry names together where the question names them all."""
        meant = self.meant(question)
        joined = (places for place, places in self._joined.items() if place in card.places)
        return meant.difference(*(places for places in joined if places <= meant))

    def _period(self, question: Question, card: Card) -> bool:
        if any(not is_held(asked, card.periods) for asked in question.periods):
            return True
        measured = question.periods and card.dated and question.kinds & MEASURED
        return bool(measured) and not any(is_held(asked, card.dated) for asked in question.periods)

    def _speaks_of(self, card: Card, place: str) -> bool:
        return self._is_part_of(place, card.places)

    def _is_part_of(self, place: str, places: AbstractSet[str]) -> bool:
        term = self._places[place]
        return place in places or (term.part and term.within in places)

    @staticmethod
    def _form(question: Question, card: Card) -> bool:
        strict = question.forms & forms.STRICT
        return bool(strict and strict & ~reduce(or_, card.forms, 0))

    @staticmethod
    def _direction(question: Question, card: Card) -> bool:
        for group in {direction.partition(":")[0] + ":" for direction in question.directions}:
            asked, held, main = (
                {word.removeprefix(group) for word in words if word.startswith(group)}
                for words in (question.directions, card.directions, card.asked_directions)
            )
            if held and asked - held:
                return True
            if main and not any(one in other or other in one for one in asked for other in main):
                return True  # it is about the other one, and names this one in passing; 进出口 is about both
        return False


def _enclosing(place: str, places: Mapping[str, Term]) -> set[str]:
    """The places that a place lies within, however far out."""
    found: set[str] = set()
    outer = places[place].within
    while outer and outer not in found and outer in places:
        found.add(outer)
        outer = places[outer].within
    return found
