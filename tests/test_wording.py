"""Dates, periods and values as a reader writes them."""

from __future__ import annotations

import pytest

from gbaqa.model import Figure, Language, Period
from gbaqa.wording import date_in, period_in, value_in


@pytest.mark.parametrize(
    ("date", "hans", "en"),
    [
        ("2024", "2024年", "2024"),
        ("2024-12", "2024年12月", "December 2024"),
        ("2024-01-05", "2024年1月5日", "5 January 2024"),
        ("2021H1", "2021年上半年", "first half of 2021"),
        ("2021H2", "2021年下半年", "second half of 2021"),
        ("2022Q2", "2022年第2季度", "Q2 2022"),
        ("2016..2020", "2016年至2020年", "2016–2020"),
        ("2016-03..2020Q1", "2016年3月至2020年第1季度", "March 2016–Q1 2020"),
        ("undated", "", ""),
    ],
)
def test_dates(date: str, hans: str, en: str) -> None:
    """Every form of a period that an entry may hold has words in Chinese and English."""
    assert (hans, hans, en) == (date_in(date, "zh-Hans"), date_in(date, "zh-Hant"), date_in(date, "en"))


@pytest.mark.parametrize(("language", "expected"), [("zh-Hans", "1980年代"), ("zh-Hant", "1980年代"), ("en", "1980s")])
def test_decades(language: Language, expected: str) -> None:
    """A decade is worded in the reader's language too."""
    assert date_in("1980s", language) == expected


@pytest.mark.parametrize(
    ("period", "hans", "en"),
    [
        (Period(2024), "2024年", "2024"),
        (Period(2024, "M03"), "2024年3月", "March 2024"),
        (Period(2024, "H2"), "2024年下半年", "second half of 2024"),
        (Period(2024, "Q4"), "2024年第4季度", "Q4 2024"),
    ],
)
def test_periods(period: Period, hans: str, en: str) -> None:
    """A period that a question names is worded back."""
    assert (hans, en) == (period_in(period, "zh-Hans"), period_in(period, "en"))


def figure(**fields: object) -> Figure:
    """A figure of 12.5亿元, or otherwise."""
    given = {"indicator": "gdp", "place": "bay", "period": "2024", "value": 12.5, "unit": "亿元", **fields}
    return Figure.model_validate({**given, "source": "paper-2024", "at": "1"})


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "12.5亿元"),
        ({"value": 3008.0}, "3008亿元"),
        ({"value": 1234567.25}, "1234567.25亿元"),
        ({"value": 12.0, "upto": 15.0}, "12–15亿元"),
        ({"bound": "over"}, "超过12.5亿元"),
        ({"bound": "under"}, "不到12.5亿元"),
        ({"bound": "about"}, "约12.5亿元"),
        ({"unit": "%"}, "12.5%"),
    ],
)
def test_values(fields: dict[str, object], expected: str) -> None:
    """A value keeps its bound, its range and its unit as published."""
    assert value_in(figure(**fields), "zh-Hans") == expected


def test_value_in_traditional() -> None:
    """Bound and unit of a value are in the reader's script."""
    assert value_in(figure(bound="about"), "zh-Hant") == "約12.5億元"


@pytest.mark.parametrize("unit", ["亿元", "万人次", "家", "%"])
def test_value_in_english(unit: str) -> None:
    """A value in English has no Chinese unit."""
    assert value_in(figure(unit=unit), "en").isascii()
