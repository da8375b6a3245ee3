"""Which stretches of time a text names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbaqa.model import Period
from gbaqa.text.periods import find_periods, overlap, periods_of, years_in

PARTS = ["", "H1", "H2", "Q1", "Q2", "Q3", "Q4", *(f"M{month:02d}" for month in range(1, 13))]
PERIODS = st.builds(Period, st.integers(2020, 2022), st.sampled_from(PARTS))


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2024年生产总值", [Period(2024)]),
        ("2024 gdp", [Period(2024)]),
        ("22年与98年", [Period(1998), Period(2022)]),
        ("二〇二三年", [Period(2023)]),
        ("2022年二季度", [Period(2022, "Q2")]),
        ("2022年第3季度", [Period(2022, "Q3")]),
        ("2022q4", [Period(2022, "Q4")]),
        ("2021年上半年", [Period(2021, "H1")]),
        ("2021 second half", [Period(2021, "H2")]),
        ("2023年6月", [Period(2023, "M06")]),
        ("june 2023", [Period(2023, "M06")]),
        ("30 june, 2023", [Period(2023)]),
        ("first half of 2024", [Period(2024, "H1")]),
        ("in the third quarter of 2024", [Period(2024, "Q3")]),
        ("q2 2022", [Period(2022, "Q2")]),
        ("2016-2020", [Period(2016), Period(2020)]),
        ("2024年和2022年，2024年", [Period(2022), Period(2024)]),
    ],
)
def test_named_periods(text: str, periods: list[Period]) -> None:
    """Years, halves, quarters and months are found in Chinese and English, sorted, each once."""
    assert list(find_periods(text)) == periods


@pytest.mark.parametrize(
    "text",
    [
        "40年来",
        "近20年",
        "第22年",
        "20年历史",
        "2024家企业",
        "2000亿元",
        "1999.5元",
        "20241",
        "编号 2,024",
        "三十年",
        "",
    ],
)
def test_not_a_period(text: str) -> None:
    """Stretches of years, counts and other numbers are no years."""
    assert find_periods(text) == ()


def test_years() -> None:
    """The years of a text are those of its periods."""
    assert years_in("2022年二季度到2024年6月") == {2022, 2024}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Period(2024), Period(2024, "Q1"), True),
        (Period(2024), Period(2023), False),
        (Period(2024, "H1"), Period(2024, "Q2"), True),
        (Period(2024, "H1"), Period(2024, "Q3"), False),
        (Period(2024, "Q4"), Period(2024, "M12"), True),
        (Period(2024, "Q4"), Period(2024, "M09"), False),
    ],
)
def test_overlap(one: Period, other: Period, expected: bool) -> None:
    """A year overlaps its own parts, a part the parts that share a month."""
    assert overlap(one, other) is expected


@given(PERIODS, PERIODS)
def test_overlap_goes_both_ways(one: Period, other: Period) -> None:
    """Overlapping does not depend on the order, and every period overlaps itself."""
    assert overlap(one, other) == overlap(other, one)
    assert overlap(one, one)


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever the text, the periods found are sorted and each stands once."""
    found = find_periods(text)
    assert list(found) == sorted(set(found))


@pytest.mark.parametrize(
    ("period", "held"),
    [
        ("2024", [Period(2024)]),
        ("2021H1", [Period(2021, "H1")]),
        ("2022Q2", [Period(2022, "Q2")]),
        ("2024-12", [Period(2024, "M12")]),
        ("2024-12-31", [Period(2024, "M12")]),
        ("2016..2020", [Period(2016), Period(2020)]),
        ("undated", []),
    ],
)
def test_when_a_claim_holds(period: str, held: list[Period]) -> None:
    """A claim holds at its own period; for a stretch of years, at both ends."""
    assert list(periods_of(period)) == held
