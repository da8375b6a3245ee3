"""For each term the entries that hold it, and where in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbaqa.errors import GbaqaError
from gbaqa.search.postings import NOWHERE, Marks, Postings, surfaces_in

MASKS = st.integers(0, 2**64 - 1)
ROWS = st.lists(st.dictionaries(st.sampled_from(["w:a", "w:b", "e:c"]), st.builds(Marks, MASKS, MASKS)), max_size=6)


@given(ROWS)
def test_what_goes_in_comes_out(rows: list[dict[str, Marks]]) -> None:
    """Every mark is found where it was put, also after writing and reading back, and nothing is found elsewhere."""
    for postings in (Postings.build(rows), Postings.load(Postings.build(rows).dump())):
        for term in ("w:a", "w:b", "e:c", "w:unknown"):
            held = [(position, row[term]) for position, row in enumerate(rows) if term in row]
            assert list(postings.entries(term)) == held
            assert list(postings.positions(term)) == [position for position, _ in held]
            assert [postings.marks(term, n) for n in range(7)] == [dict(held).get(n, NOWHERE) for n in range(7)]


@given(MASKS)
def test_surfaces(mask: int) -> None:
    """The numbers of the bits that are set, in order."""
    assert list(surfaces_in(mask)) == [number for number in range(64) if mask >> number & 1]


def test_ways() -> None:
    """The ways of asking are counted without the body, and one of them can be left out."""
    marks = Marks(0b1011, 0)
    assert marks.ways == 2
    assert (marks.without(0).held, marks.without(1).held, marks.without(2).held) == (0b1001, 0b1011, 0b0011)
    assert marks.without(None) == marks


@pytest.mark.parametrize("marks", [Marks(1 << 64, 0), Marks(0, 1 << 64)])
def test_too_many_ways(marks: Marks) -> None:
    """An entry with more ways of asking than there is room for is a known error, not a silent loss."""
    with pytest.raises(GbaqaError, match="more than 63 ways"):
        Postings.build([{"w:a": marks}])
