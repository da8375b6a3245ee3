"""BM25 over all entries, against a plain reading of the formula."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbaqa.search.catalogue import Catalogue
from gbaqa.search.keyword import KeywordIndex, field_frequency
from gbaqa.search.postings import KIND_WEIGHT, Marks, Postings
from tests.helpers import held

TERMS = [f"{kind}:{word}" for kind in "web" for word in ("east", "west", "port", "ferry")]
Story = tuple[list[set[str]], set[str]]  # the terms of each way of asking an entry, and of its answer


def index(stories: list[Story]) -> KeywordIndex:
    """The index over entries that are asked and answered in these terms."""
    cards, rows = [], []
    for number, (surfaces, body) in enumerate(stories):
        terms = body.union(*surfaces)
        marked = {
            term: (term in body) + sum(2 << n for n, asked in enumerate(surfaces) if term in asked) for term in terms
        }
        length = sum(map(len, surfaces)) + len(body)
        cores = ("",) * len(surfaces)
        cards.append(held(entry=str(number), cores=cores, length=length))
        rows.append({term: Marks(mask, 0) for term, mask in marked.items()})
    return KeywordIndex(Catalogue(cards, Postings.build(rows)))


def reference(stories: list[Story], terms: set[str]) -> list[float]:
    """The scores as the formula says, without posting lists: idf times saturated, weighted frequency."""
    lengths = [sum(map(len, surfaces)) + len(body) for surfaces, body in stories]
    mean = sum(lengths) / len(stories)
    scores = []
    for (surfaces, body), length in zip(stories, lengths, strict=True):
        score = 0.0
        for term in terms:
            holding = sum(1 for asked, told in stories if term in told.union(*asked))
            idf = math.log(1 + (len(stories) - holding + 0.5) / (holding + 0.5)) * KIND_WEIGHT[term[0]]
            ways = sum(1 for surface in surfaces if term in surface)
            frequency = 0.5 * min(ways, 4) + 2.0 * (term in surfaces[0]) + 0.7 * (term in body)
            if frequency:
                score += idf * frequency * 2.2 / (frequency + 1.2 * (0.75 + 0.25 * length / mean))
        scores.append(score)
    return scores


SETS = st.sets(st.sampled_from(TERMS), min_size=1, max_size=5)
STORIES = st.lists(
    st.tuples(st.lists(SETS, min_size=1, max_size=6), st.sets(st.sampled_from(TERMS), max_size=5)),
    min_size=1,
    max_size=5,
)


@given(STORIES, SETS)
def test_agrees_with_the_formula(stories: list[Story], terms: set[str]) -> None:
    """Every score is the one that the formula gives."""
    found = dict(index(stories).best(terms, len(stories)))
    assert [found.get(n, 0.0) for n in range(len(stories))] == pytest.approx(reference(stories, terms), rel=1e-5)


@given(STORIES, SETS)
def test_best_is_sorted(stories: list[Story], terms: set[str]) -> None:
    """The best come first, ties in the order of the base, and none without a term of the question."""
    every = index(stories).best(terms, len(stories))
    assert every == sorted(every, key=lambda item: (-item[1], item[0]))
    assert {n for n, _ in every} == {n for n, (asked, told) in enumerate(stories) if terms & told.union(*asked)}
    assert index(stories).best(terms, 2) == every[:2]


@given(STORIES, SETS)
def test_ceiling(stories: list[Story], terms: set[str]) -> None:
    """No score exceeds the ceiling."""
    found = index(stories)
    assert max((score for _, score in found.best(terms, 9)), default=0.0) <= found.ceiling(terms) + 1e-6


TEAS: list[Story] = [
    ([{"w:green", "w:tea"}, {"w:green"}], {"w:leaf"}),
    ([{"w:black", "w:tea"}], {"w:leaf", "w:oven"}),
    ([{"w:coffee"}], {"w:bean"}),
]


def test_rare_terms_tell_more() -> None:
    """The fewer entries hold a term the more it tells, and an unknown one the most."""
    found = index(TEAS)
    assert found.idf("w:tea") < found.idf("w:coffee") < found.idf("w:cocoa") == found.rarity("w:")


def test_question_tells_more_than_answer() -> None:
    """A term counts most in the question, less in the answer, still less in one phrasing, and not at all elsewhere."""
    question, body, phrasing = Marks(0b010, 0), Marks(0b001, 0), Marks(0b100, 0)
    order = [field_frequency(marks) for marks in (question, body, phrasing, Marks(0, 1))]
    assert order == sorted(order, reverse=True)
    assert order[-1] == 0


def test_leaving_a_surface_out() -> None:
    """For calibration one way of asking can be left out."""
    assert field_frequency(Marks(0b110, 0).without(0)) == field_frequency(Marks(0b100, 0))


def test_what_is_known() -> None:
    """The index knows which terms occur, in how many entries, and which only in one."""
    found = index(TEAS)
    assert (found.knows("w:oven"), found.knows("w:cocoa")) == (True, False)
    assert (found.frequency("w:leaf"), found.frequency("w:cocoa")) == (2, 0)
    only = [found.is_only_in(*pair) for pair in (("w:oven", 1), ("w:oven", 0), ("w:leaf", 1))]
    assert only == [True, False, False]


def test_chinese_words_by_frequency() -> None:
    """The Chinese words of two entries or more, those of the most entries first."""
    east, ferry, once = "w:东港", "w:渡轮", "w:石桥"
    stories: list[Story] = [([{ferry, "e:port", once}], set()), ([{ferry, "b:东港"}], {east}), ([{ferry}], {east})]
    assert index(stories).words() == ["渡轮", "东港"]


def test_empty_base() -> None:
    """Over no entries nothing is found."""
    assert index([]).best({"w:tea"}, 5) == []
