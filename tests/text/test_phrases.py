"""Many phrases in one pass, the longest first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbaqa.text.phrases import Phrases, replace

TABLE = {"出口": "out", "进出口": "both", "进口": "in", "art": "ART", "art fair": "FAIR", "7年": "seven"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("进出口", [(0, 3, "both")]),
        ("出口进口", [(0, 2, "out"), (2, 4, "in")]),
        ("an art fair", [(3, 11, "FAIR")]),
        ("an art show", [(3, 6, "ART")]),
        ("start artful", []),
        ("看art展", [(1, 4, "ART")]),
        ("17年", []),
        ("", []),
    ],
)
def test_scan(text: str, found: list[tuple[int, int, str]]) -> None:
    """Chinese phrases match anywhere, Latin ones whole words only, and none overlaps another."""
    assert list(Phrases(TABLE).scan(text)) == found


def test_values() -> None:
    """The values of all phrases found, each once."""
    assert Phrases(TABLE).values("出口和出口和进口") == {"out", "in"}


def test_replace() -> None:
    """Each phrase is replaced where it stands, once: what was put in is not read again."""
    assert replace(Phrases({"甲": "乙", "乙": "丙"}), "甲乙丁") == "乙丙丁"


@given(st.text(alphabet="甲乙丙ab 1"), st.dictionaries(st.text(alphabet="甲乙ab1", min_size=1), st.just("")))
def test_scan_finds_what_stands_there(text: str, table: dict[str, str]) -> None:
    """Every find is a phrase of the table, left to right without overlap."""
    end = 0
    for start, stop, _ in Phrases(table).scan(text):
        assert start >= end
        assert text[start:stop] in table
        end = stop
