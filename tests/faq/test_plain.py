"""Plain questions made from every figure of the real base: an indicator, a place, a year and nothing else."""

from __future__ import annotations

from collections import defaultdict

import pytest

from gbaqa.assistant import Assistant
from gbaqa.model import Answer

LOST = 0.04  # the share of plain questions that may be left unanswered
WRONG = 0.01  # and answered by an entry without the figure


@pytest.fixture(scope="module")
def claims(real: Assistant) -> dict[tuple[str, str, str], set[str]]:
    """Indicator, place and year of every observed figure that holds for one whole year -> the entries that claim it."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for entry in real.base.entries.values():
        for figure in entry.figures:
            if figure.kind is None and figure.period.isdigit():
                found[figure.indicator, figure.place, figure.period].add(entry.id)
    assert len(found) > 500
    return found


@pytest.mark.parametrize(
    "wording",
    [
        "{hans_place}{year}年{hans}是多少？",
        "What was the {en} of {en_place} in {year}?",
        "how big was {en_place}'s {en} in {year}",
    ],
    ids=["hans", "en", "casual"],
)
def test_every_figure_is_found(real: Assistant, claims: dict[tuple[str, str, str], set[str]], wording: str) -> None:
    """Who asks for an indicator of a place in a year is answered by an entry that claims just this figure."""
    lost, wrong = [], []
    for (indicator, place, year), entries in claims.items():
        name, where = real.base.indicators[indicator].name, real.base.places[place].name
        text = wording.format(hans=name.hans, en=name.en, hans_place=where.hans, en_place=where.en, year=year)
        reply = real.ask(text)
        if not isinstance(reply, Answer):
            lost.append(text)
        elif reply.entry not in entries:
            wrong.append((text, reply.entry))
    assert len(wrong) <= WRONG * len(claims), wrong
    assert len(lost) <= LOST * len(claims), lost


def test_two_cities_named_together(real: Assistant, claims: dict[tuple[str, str, str], set[str]]) -> None:
    """Who asks for Hong Kong and Shenzhen in one breath is answered wherever one entry claims both."""
    shared = [
        (indicator, year)
        for indicator, place, year in claims
        if place == "hong-kong" and claims[indicator, place, year] & claims.get((indicator, "shenzhen", year), set())
    ]
    texts = [f"{year}年香港和深圳的{real.base.indicators[i].name.hans}分别是多少？" for i, year in shared]
    lost = [text for text in texts if not isinstance(real.ask(text), Answer)]
    assert texts
    assert len(lost) <= LOST * len(texts), lost


def test_no_sum_for_a_growth(real: Assistant, claims: dict[tuple[str, str, str], set[str]]) -> None:
    """Who asks how much something grew is not told how much it was, where the base holds only that."""
    told = []
    for indicator, place, year in claims:
        if indicator.endswith("-growth") or (f"{indicator}-growth", place, year) in claims:
            continue
        name, where = real.base.indicators[indicator].name.hans, real.base.places[place].name.hans
        reply = real.ask(f"{year}年{where}{name}的增速")
        if isinstance(reply, Answer) and not any(
            "growth" in f.indicator for f in real.base.entries[reply.entry].figures
        ):
            told.append((indicator, place, year, reply.entry))
    assert len(told) <= 0.05 * len(claims), told
