"""The questions near to what is asked, the entry's own and those beyond it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbaqa.model import Period, Question
from gbaqa.search.catalogue import Card, checksum
from gbaqa.search.neighbours import Neighbours, neighbours
from gbaqa.search.postings import Marks
from gbaqa.text.forms import forms_of
from tests.helpers import held

WEIGHTS = {"w:ferry": 2.0, "w:price": 1.0}
# two ways of asking (ferry; ferry price), one question beyond (ferry price)
MARKS = {"w:ferry": Marks(0b110, 0b1), "w:price": Marks(0b100, 0b1)}
CLOSENESS = st.lists(st.floats(0, 1), max_size=6)


def card(own: tuple[str, str], beyond: str, *years: tuple[int, ...]) -> Card:
    """An entry that is asked in two ways, with one question beyond it, of these forms and on these years."""
    dated = [tuple(map(Period, named)) for named in years or ((), (), ())]
    return held(
        cores=("ferry", "ferry price"),
        beyond=(checksum("ferry price"),),
        masses=(2.0, 3.0),
        beyond_masses=(3.0,),
        foreign_masses=(0.0,),
        forms=(forms_of(own[0]), forms_of(own[1])),
        beyond_forms=(forms_of(beyond),),
        own_periods=tuple(dated[:2]),
        beyond_periods=tuple(dated[2:]),
    )


def asked(form: str) -> Question:
    """A question for the price of the ferry, in this form."""
    return Question("", "", "en", core="ferry price", forms=forms_of(form))


def near(form: str, own: tuple[str, str], beyond: str, skip: int | None = None) -> Neighbours:
    """The neighbours of the question in such a form."""
    return neighbours(asked(form), WEIGHTS, MARKS, card(own, beyond), skip)


def test_words_and_form() -> None:
    """The same words in the same form are as close as can be; in another form they are further."""
    found = near("how many", ("", "how many"), "who")
    assert found.own[1] == pytest.approx(1)
    assert found.beyond[0] == pytest.approx(0.3)
    assert found.aside == pytest.approx(-0.7)


def test_form_tells_the_entry_from_what_is_beyond() -> None:
    """With equal words, the form decides whose the nearest question is."""
    assert near("who", ("how many", "how many"), "who").aside > 0
    assert near("how many", ("how many", "how many"), "who").aside < 0


@pytest.mark.parametrize(
    ("asked_years", "named", "closeness"),
    [((2024,), (2024,), 1), ((2024,), (2013,), 0), ((2013,), (2013, 2017), 0.5), ((2024,), (), 1), ((), (2013,), 1)],
)
def test_other_years(asked_years: tuple[int, ...], named: tuple[int, ...], closeness: float) -> None:
    """A question on other years is no neighbour, and one that shares half of them half of one; undated ones are."""
    question = replace(asked("who"), periods=tuple(map(Period, asked_years)))
    found = neighbours(question, WEIGHTS, MARKS, card(("who", "who"), "who", (), named, named), None)
    assert found.own[1] == found.beyond[0] == pytest.approx(closeness)


def test_left_out() -> None:
    """A way of asking that is left out is no neighbour, nor is a question beyond that is the very one asked."""
    found = near("who", ("who", "who"), "who", skip=1)
    assert (found.own[1], found.own_forms[1], found.shared[1]) == (0, 0, 0)
    assert (found.beyond[0], found.beyond_forms[0]) == (0, 0)


@given(CLOSENESS, CLOSENESS)
def test_votes(own: list[float], beyond: list[float]) -> None:
    """The votes are a share: all of them where nothing is beyond, none where nothing is the entry's own."""
    votes = Neighbours([], own, beyond, [], [], 0.0).votes
    assert 0 <= votes <= 1
    if any(near > 0.01 for near in own) and not beyond:
        assert votes == pytest.approx(1)
    if not own:
        assert votes == 0
