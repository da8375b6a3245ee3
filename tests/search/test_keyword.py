"""BM25 over all entries, against a plain reading of the formula."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbaqa.search.catalogue import Card, Surface
from gbaqa.search.keyword import KIND_WEIGHT, KeywordIndex, field_frequency

TERMS = [f"{kind}:{word}" for kind in "web" for word in ("east", "west", "port", "ferry")]


def card(name: str, surfaces: list[set[str]], body: set[str] = frozenset()) -> Card:  # type: ignore[assignment]
    """An entry that is asked in these ways."""
    none: frozenset[str] = frozenset()
    asked = tuple(Surface("", frozenset(terms)) for terms in surfaces)
    return Card(name, asked, frozenset(body), frozenset(), none, none, none, none, none, none, none, "2024")


def reference(cards: list[Card], terms: set[str]) -> list[float]:
    """The scores as the formula says, without posting lists: idf times saturated, weighted frequency."""
    lengths = [sum(len(surface.terms) for surface in each.surfaces) + len(each.body) for each in cards]
    mean = sum(lengths) / len(cards)
    scores = []
    for each, length in zip(cards, lengths, strict=True):
        score = 0.0
        for term in terms:
            holding = sum(1 for other in cards if term in other.body or any(term in s.terms for s in other.surfaces))
            idf = math.log(1 + (len(cards) - holding + 0.5) / (holding + 0.5)) * KIND_WEIGHT[term[0]]
            asked = sum(1 for surface in each.surfaces if term in surface.terms)
            frequency = 0.5 * min(asked, 4) + 2.0 * (term in each.surfaces[0].terms) + 0.7 * (term in each.body)
            if frequency:
                score += idf * frequency * 2.2 / (frequency + 1.2 * (0.75 + 0.25 * length / mean))
        scores.append(score)
    return scores


SETS = st.sets(st.sampled_from(TERMS), min_size=1, max_size=5)
CARDS = st.lists(
    st.builds(card, st.just("x"), st.lists(SETS, min_size=1, max_size=6), st.sets(st.sampled_from(TERMS), max_size=5)),
    min_size=1,
    max_size=5,
)


@given(CARDS, SETS)
def test_agrees_with_the_formula(cards: list[Card], terms: set[str]) -> None:
    """Every score is the one that the formula gives."""
    found = KeywordIndex(cards).scores(terms)
    assert [found.get(n, 0.0) for n in range(len(cards))] == pytest.approx(reference(cards, terms))


@given(CARDS, SETS)
def test_best_is_sorted(cards: list[Card], terms: set[str]) -> None:
    """The best come first, ties in the order of the base, and none without a term of the question."""
    index = KeywordIndex(cards)
    best = index.best(terms, 3)
    assert best == sorted(index.scores(terms).items(), key=lambda item: (-item[1], item[0]))[:3]


@given(CARDS, SETS)
def test_ceiling(cards: list[Card], terms: set[str]) -> None:
    """No score exceeds the ceiling."""
    index = KeywordIndex(cards)
    assert max(index.scores(terms).values(), default=0.0) <= index.ceiling(terms) + 1e-9


STORY = [
    card("green", [{"w:green", "w:tea"}, {"w:green"}], {"w:leaf"}),
    card("black", [{"w:black", "w:tea"}], {"w:leaf", "w:oven"}),
    card("coffee", [{"w:coffee"}], {"w:bean"}),
]


def test_rare_terms_tell_more() -> None:
    """The fewer entries hold a term the more it tells, and an unknown one the most."""
    index = KeywordIndex(STORY)
    assert index.idf("w:tea") < index.idf("w:coffee") < index.idf("w:cocoa") == index.rarity("w:")


def test_question_tells_more_than_answer() -> None:
    """A term counts more in the question than in a phrasing, and more there than in nothing."""
    assert (
        field_frequency(STORY[0], "w:green") > field_frequency(STORY[0], "w:tea") > field_frequency(STORY[0], "w:leaf")
    )
    assert field_frequency(STORY[0], "w:bean") == 0


def test_leaving_a_surface_out() -> None:
    """For calibration one way of asking can be left out."""
    assert field_frequency(STORY[0], "w:green", skip=0) == field_frequency(STORY[0], "w:green") - 2.5
    assert field_frequency(STORY[0], "w:tea", skip=0) == 0


def test_what_is_known() -> None:
    """The index knows which terms occur, and which only in one entry."""
    index = KeywordIndex(STORY)
    assert (index.knows("w:oven"), index.knows("w:cocoa")) == (True, False)
    assert (index.is_only_in("w:oven", 1), index.is_only_in("w:oven", 0), index.is_only_in("w:leaf", 1)) == (
        True,
        False,
        False,
    )


def test_chinese_words_by_frequency() -> None:
    """The Chinese words of the base, those of the most entries first."""
    cards = [card("a", [{"w:东港", "w:渡轮", "e:port"}]), card("b", [{"w:东港", "b:东港"}])]
    assert KeywordIndex(cards).words() == ["东港", "渡轮"]


def test_empty_base() -> None:
    """Over no entries nothing is found."""
    assert KeywordIndex([]).best({"w:tea"}, 5) == []
