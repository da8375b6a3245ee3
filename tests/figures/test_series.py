"""Claims of all entries as series over years and places."""

from __future__ import annotations

from typing import Any

import pytest

from gbaqa.base.read import Base
from gbaqa.figures.series import Claim, Series
from gbaqa.model import Entry, Figure, Period


def figure(place: str, period: str, value: float, **fields: Any) -> Figure:
    """A claim on the GDP of a place."""
    given = {"indicator": "gdp", "place": place, "period": period, "value": value, "unit": "亿元", **fields}
    return Figure.model_validate({**given, "source": "paper-2024", "at": "1"})


def series(*figures: Figure) -> Series:
    """A series over entries of one claim each."""
    text = {"hans": "文", "en": "text"}
    return Series(
        Entry.model_validate(
            {
                "id": f"entry-{n}",
                "topic": "economy",
                "question": text,
                "answer": text,
                "phrasings": list("abcdef"),
                "citations": [{"source": "paper-2024", "at": "1"}],
                "as_of": "2024",
                "figures": [figure],
            }
        )
        for n, figure in enumerate(figures)
    )


def values(claims: list[Claim]) -> list[float]:
    """The values of some claims."""
    return [claim.figure.value for claim in claims]


def test_points_oldest_first() -> None:
    """The claims on one thing come oldest first, each with its entry."""
    found = series(figure("east", "2024", 3), figure("east", "2022", 1), figure("west", "2023", 9))
    assert [(claim.figure.value, claim.entry) for claim in found.points("gdp", "east")] == [
        (1, "entry-1"),
        (3, "entry-0"),
    ]


def test_nothing_known() -> None:
    """Of what nobody claims there is nothing."""
    assert (
        series().points("gdp", "east"),
        series().at("gdp", "east", None),
        series().compare("gdp", ["east"], None),
    ) == (
        [],
        [],
        [],
    )


def test_at_a_period() -> None:
    """At a period, the claims of that period and no other."""
    found = series(figure("east", "2022", 1), figure("east", "2024", 3), figure("east", "2024Q1", 0.5))
    assert values(found.at("gdp", "east", Period(2022))) == [1]
    assert values(found.at("gdp", "east", Period(2019))) == []
    assert values(found.at("gdp", "east", Period(2024, "Q2"))) == [3]


def test_at_another_month() -> None:
    """A claim of December does not answer for March."""
    assert values(series(figure("east", "2024-12", 3)).at("gdp", "east", Period(2024, "M03"))) == []


def test_latest() -> None:
    """Without a period, the latest claim counts."""
    assert values(series(figure("east", "2024", 3), figure("east", "2022", 1)).at("gdp", "east", None)) == [3]


@pytest.mark.parametrize("later", [("undated", {}), ("2035", {"kind": "target"}), ("2030", {"kind": "forecast"})])
def test_latest_is_observed(later: tuple[str, dict[str, str]]) -> None:
    """What is undated, aimed at or forecast is not the latest observed value."""
    period, fields = later
    found = series(figure("east", "2024", 3), figure("east", period, 99, **fields))
    assert values(found.at("gdp", "east", None)) == [3]


def test_compare_at_a_period() -> None:
    """Places are compared at the period asked, in the order asked."""
    found = series(figure("east", "2024", 3), figure("west", "2024", 1), figure("west", "2022", 7))
    assert values(found.compare("gdp", ["west", "east"], Period(2024))) == [1, 3]


def test_two_years_are_never_compared() -> None:
    """Without a period, the latest one that all places share is taken."""
    found = series(
        figure("east", "2024", 3), figure("east", "2022", 2), figure("west", "2022", 1), figure("west", "2023", 7)
    )
    assert values(found.compare("gdp", ["east", "west"], None)) == [2, 1]


@pytest.mark.parametrize("period", [None, Period(2024)])
def test_no_comparison_where_one_is_missing(period: Period | None) -> None:
    """Where one place has no such claim there is no comparison."""
    assert series(figure("east", "2024", 3), figure("west", "2022", 1)).compare("gdp", ["east", "west"], period) == []


def test_targets_are_not_compared_with_values() -> None:
    """An aim of one place is not set beside an observed value of another."""
    found = series(figure("east", "2024", 3), figure("west", "2024", 9, kind="target"))
    assert found.compare("gdp", ["east", "west"], Period(2024)) == []


def test_other_scopes_are_not_compared() -> None:
    """A value of one scope is not set beside one of another."""
    found = series(figure("east", "2024", 3), figure("west", "2024", 9, basis="含离岸"))
    assert found.compare("gdp", ["east", "west"], Period(2024)) == []


def test_claims_of_the_small_base(small_base: Base) -> None:
    """The claims of all entries together are the series."""
    found = Series(small_base.entries.values())
    assert values(found.points("gdp", "eastport")) == [1948.7, 3008.8]
    assert values(found.compare("gdp", ["eastport", "westport"], None)) == [3008.8, 860]
