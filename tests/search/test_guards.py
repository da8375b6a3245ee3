"""What must never be confused: year, place, number, thing, direction, attribute, kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gbaqa.model import Period, Question, Term
from gbaqa.search.guards import ATTRIBUTE, DIRECTION, ENTITY, FORM, KIND, LIST, NUMBER, PERIOD, PLACE, Guards
from gbaqa.text.forms import forms_of
from tests.helpers import held

PLACES = {
    term.id: term
    for term in [
        Term(id="bay", hans="海珠湾", en="Bay"),
        Term(id="east", hans="东港", en="East", within="bay"),
        Term(id="quay", hans="旧码头", en="Quay", within="east"),
        Term(id="west", hans="西港", en="West", within="bay"),
        Term(id="both", hans="东西两港", en="Both", broad=True, joins=("east", "west")),
        Term(id="nation", hans="全国", en="Nation", broad=True),
        Term(id="ring", hans="环", en="Ring", within="ring"),
    ]
}


def asked(**fields: object) -> Question:
    """A question that names these things."""
    return replace(Question("", "", "en"), **fields)  # type: ignore[arg-type]


@pytest.fixture
def guards() -> Guards:
    """The guards over the places above."""
    return Guards(PLACES)


def test_nothing_asked(guards: Guards) -> None:
    """A question that names nothing passes every guard."""
    assert guards.conflicts(asked(), held(periods=frozenset({Period(2024)}), places=frozenset({"east"}))) == ()


@pytest.mark.parametrize(
    ("periods", "holding", "conflicts"),
    [
        ([Period(2024)], [Period(2024)], ()),
        ([Period(2024)], [Period(2022)], (PERIOD,)),
        ([Period(2024)], [], (PERIOD,)),
        ([Period(2024)], [Period(2022), Period(2024)], ()),
        ([Period(2022), Period(2024)], [Period(2024)], (PERIOD,)),
        ([Period(2024, "Q1")], [Period(2024, "Q2")], (PERIOD,)),
        ([Period(2024, "Q1")], [Period(2024)], ()),
        ([Period(2024)], [Period(2024, "H1")], ()),
    ],
)
def test_years(guards: Guards, periods: list[Period], holding: list[Period], conflicts: tuple[str, ...]) -> None:
    """Every period asked must overlap one that the entry holds."""
    assert guards.conflicts(asked(periods=tuple(periods)), held(periods=frozenset(holding))) == conflicts


@pytest.mark.parametrize(
    ("places", "holding", "conflicts"),
    [
        ({"east"}, {"east"}, ()),
        ({"east"}, {"west"}, (PLACE,)),
        ({"east"}, {"bay"}, (PLACE,)),
        ({"bay"}, {"east"}, (PLACE,)),
        ({"east", "west"}, {"east"}, (PLACE,)),
        ({"bay", "east"}, {"east"}, ()),
        ({"bay", "quay"}, {"quay"}, ()),
        ({"bay", "quay"}, {"bay", "east"}, (PLACE,)),
        ({"nation"}, {"east"}, ()),
        ({"nation", "west"}, {"east"}, (PLACE,)),
    ],
)
def test_places(guards: Guards, places: set[str], holding: set[str], conflicts: tuple[str, ...]) -> None:
    """The narrowest places asked must be those of the entry; broad and enclosing ones do not count."""
    assert guards.conflicts(asked(places=frozenset(places)), held(places=frozenset(holding))) == conflicts


@pytest.mark.parametrize(
    ("kinds", "dated", "conflicts"),
    [
        ({"money"}, [Period(2022)], (PERIOD,)),
        ({"money"}, [Period(2022), Period(2024)], ()),
        ({"money"}, [], ()),
        ({"date"}, [Period(2022)], ()),
    ],
)
def test_figures_of_another_year(
    guards: Guards, kinds: set[str], dated: list[Period], conflicts: tuple[str, ...]
) -> None:
    """Who asks for a figure of a year is not answered by an entry that names the year and has figures of others."""
    card = held(periods=frozenset({Period(2022), Period(2024)}), kinds=frozenset(kinds), dated=frozenset(dated))
    assert guards.conflicts(asked(periods=(Period(2024),), kinds=frozenset(kinds)), card) == conflicts


@pytest.mark.parametrize(
    ("places", "about", "conflicts"),
    [
        ({"west"}, {"east"}, (PLACE,)),
        ({"west"}, {"east", "west"}, ()),
        ({"east", "west"}, {"east"}, ()),
        ({"bay"}, {"east"}, ()),
        ({"west"}, set(), ()),
    ],
)
def test_places_named_in_passing(guards: Guards, places: set[str], about: set[str], conflicts: tuple[str, ...]) -> None:
    """Who asks for places that the entry only names beside its own is not answered by it; what encloses its own may."""
    card = held(places=frozenset({"bay", "east", "west"}), about=frozenset(about))
    assert guards.conflicts(asked(places=frozenset(places)), card) == conflicts


def test_places_joined(guards: Guards) -> None:
    """An entry on two places together answers who names both of them, not who names one."""
    both = held(places=frozenset({"both"}))
    assert guards.conflicts(asked(places=frozenset({"east", "west"})), both) == ()
    assert guards.conflicts(asked(places=frozenset({"east"})), both) == (PLACE,)


def test_numbers(guards: Guards) -> None:
    """A number that is asked must stand in the entry: the 29th index is not the 32nd."""
    card = held(numbers=frozenset({"n:32", "n:9"}))
    assert guards.conflicts(asked(terms=frozenset({"n:32", "e:index"})), card) == ()
    assert guards.conflicts(asked(terms=frozenset({"n:29", "e:index"})), card) == (NUMBER,)


def test_kinds(guards: Guards) -> None:
    """Who asks for a strict kind of thing is answered only where it is offered; others may be."""
    assert guards.conflicts(asked(kinds=frozenset({"day"})), held(kinds=frozenset({"date"}))) == (KIND,)
    assert guards.conflicts(asked(kinds=frozenset({"date"})), held()) == ()


def test_why(guards: Guards) -> None:
    """Who asks why is answered only by an entry that is asked why."""
    why, when = forms_of("why"), forms_of("when")
    assert guards.conflicts(asked(forms=why), held(forms=(when,))) == (FORM,)
    assert guards.conflicts(asked(forms=why), held(forms=(when, why))) == ()
    assert guards.conflicts(asked(forms=when), held(forms=(why,))) == ()


@pytest.mark.parametrize(
    ("places", "meant"),
    [
        ({"bay", "east", "quay"}, {"quay"}),
        ({"nation"}, set()),
        ({"unlisted"}, set()),
        ({"east", "west"}, {"east", "west"}),
    ],
)
def test_places_meant(guards: Guards, places: set[str], meant: set[str]) -> None:
    """A question is about the narrowest of the places that it names."""
    assert guards.meant(asked(places=frozenset(places))) == meant


def test_places_in_a_circle(guards: Guards) -> None:
    """A place that lies within itself by mistake does not hang the search."""
    assert guards.meant(asked(places=frozenset({"ring", "east"}))) >= {"east"}


@pytest.mark.parametrize(
    ("directions", "holding", "conflicts"),
    [
        ({"1:出口"}, {"1:出口"}, ()),
        ({"1:出口"}, {"1:进口"}, (DIRECTION,)),
        ({"1:出口"}, {"1:进口", "1:出口"}, ()),
        ({"1:进口", "1:出口"}, {"1:出口"}, (DIRECTION,)),
        ({"1:出口"}, set(), ()),
        ({"1:出口"}, {"10:北"}, ()),
        ({"1:出口", "10:南"}, {"1:出口", "10:北"}, (DIRECTION,)),
    ],
)
def test_directions(guards: Guards, directions: set[str], holding: set[str], conflicts: tuple[str, ...]) -> None:
    """An entry that holds only the opposite does not answer; one that holds neither may."""
    assert guards.conflicts(asked(directions=frozenset(directions)), held(directions=frozenset(holding))) == conflicts


@pytest.mark.parametrize(
    ("direction", "about", "conflicts"),
    [
        ("3:北向", {"3:南向"}, (DIRECTION,)),
        ("3:北向", {"3:南向", "3:北向"}, ()),
        ("1:出口", {"1:进出口"}, ()),
        ("3:北向", set(), ()),
    ],
)
def test_directions_named_in_passing(
    guards: Guards, direction: str, about: set[str], conflicts: tuple[str, ...]
) -> None:
    """An entry about the opposite does not answer, though it names what is asked; one about both may."""
    card = held(directions=frozenset({direction, *about}), asked_directions=frozenset(about))
    assert guards.conflicts(asked(directions=frozenset({direction})), card) == conflicts


def test_entities(guards: Guards) -> None:
    """A question that names a thing wants an entry that names it."""
    question = asked(entities=frozenset({"海桥计划"}))
    assert guards.conflicts(question, held(entities=frozenset({"石桥计划"}))) == (ENTITY,)
    assert guards.conflicts(question, held(entities=frozenset({"石桥计划", "海桥计划"}))) == ()


def test_attributes(guards: Guards) -> None:
    """A question for an attribute wants an entry that speaks of it."""
    question = asked(attributes=frozenset({"票价"}))
    assert guards.conflicts(question, held()) == (ATTRIBUTE,)
    assert guards.conflicts(question, held(attributes=frozenset({"票价"}))) == ()


def test_all_conflicts_are_named(guards: Guards) -> None:
    """Every guard that objects is named, in a fixed order."""
    question = asked(periods=(Period(2019),), places=frozenset({"west"}), entities=frozenset({"海桥计划"}))
    assert guards.conflicts(question, held(places=frozenset({"east"}))) == (PERIOD, PLACE, ENTITY)


@pytest.mark.parametrize(("wanted", "named", "conflicts"), [(0, 1, ()), (4, 4, ()), (9, 2, (LIST,))])
def test_list(guards: Guards, wanted: int, named: int, conflicts: tuple[str, ...]) -> None:
    """Who wants nine names is not answered by an entry that has no room for them."""
    assert guards.conflicts(asked(listed=wanted), held(listed=named)) == conflicts
