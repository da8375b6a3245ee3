"""Numbers in running text, with their unit and their value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbaqa.text.numbers import find_quantities, same, scale_of, with_digits


def found(text: str) -> list[tuple[str, float]]:
    """The numbers of a text as printed, with their values."""
    return [(quantity.text, pytest.approx(quantity.value)) for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3008.8亿元", [("3008.8亿元", 3008.8e8)]),
        ("1.5万亿元", [("1.5万亿元", 1.5e12)]),
        ("rmb 300.88 billion", [("300.88billion", 300.88e9)]),
        ("3,008.8亿元", [("3008.8亿元", 3008.8e8)]),
        ("42.4%", [("42.4%", 42.4)]),
        ("2千万人", [("2千万人", 2e7)]),
        ("100余家", [("100家", 100)]),
        ("三成", [("三成", 30)]),
        ("二十五家", [("二十五家", 25)]),
        ("两百项", [("两百项", 200)]),
        ("三分之一", [("三分之一", 1 / 3)]),
        ("过半", [("过半", 0.5)]),
        ("第三", [("第三", 3)]),
        ("榜首", [("榜首", 1)]),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, float]]) -> None:
    """Arabic and written numbers are found with unit and absolute value."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024年",
        "2024年12月31日",
        "6月30日",
        "december 31, 2024",
        "31 december 2024",
        "in 2024",
        "2016-2020年",
        "1980s",
        "80年代",
        "21世纪",
        "图3-1",
        "第5.2节",
        "section 4.1",
        "https://x.example/2024/15",
    ],
)
def test_dates_and_labels_are_no_numbers(text: str) -> None:
    """Dates, numbered parts of a document and addresses are not figures."""
    assert found(text) == []


def test_written_numbers_can_be_left_out() -> None:
    """Without written numbers only the Arabic ones count."""
    assert [quantity.text for quantity in find_quantities("三成与25家", written=False)] == ["25家"]


@pytest.mark.parametrize(("text", "minor"), [("3", True), ("12", True), ("120", False), ("3%", False), ("3家", False)])
def test_bare_numbers_are_minor(text: str, minor: bool) -> None:
    """A number of one or two digits without a unit is too bare to be a figure."""
    assert [quantity.is_minor for quantity in find_quantities(text)] == [minor]


@pytest.mark.parametrize(("text", "minor"), [("三大", True), ("一个", True), ("三成", False), ("五倍", False)])
def test_written_numbers_are_minor(text: str, minor: bool) -> None:
    """Of written numbers only shares and multiples are figures."""
    assert [quantity.is_minor for quantity in find_quantities(text)] == [minor]


def test_positions() -> None:
    """A number knows where it stands in the text."""
    text = "共有25家，2024年"
    quantity = next(find_quantities(text))
    assert text[quantity.start : quantity.end] == "25"


@pytest.mark.parametrize(
    ("unit", "factor"), [("亿元", 1e8), ("万亿港元", 1e12), ("万人次", 1e4), ("千万吨", 1e7), ("%", 1), ("家", 1)]
)
def test_scale(unit: str, factor: float) -> None:
    """A unit multiplies by the scale that it starts with, the longest one first."""
    assert scale_of(unit) == factor


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(300.88e9, 3008.8e8, True), (0.1 + 0.2, 0.3, True), (8.5, 8.5001, False), (0, 0, True), (0, 1, False)],
)
def test_same(one: float, other: float, expected: bool) -> None:
    """Values are the same but for what floating point loses."""
    assert same(one, other) is expected


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("一万亿", "1万亿"),
        ("百分之五", "5%"),
        ("百分之二十五", "25%"),
        ("十五个百分点", "15个百分点"),
        ("三亿元", "3亿元"),
        ("一国两制", "一国两制"),
        ("几万亿", "几万亿"),
        ("千亿", "1000亿"),
    ],
)
def test_with_digits(written: str, digits: str) -> None:
    """Large written numbers become digits, as the base writes them; other words stay."""
    assert with_digits(written) == digits


@given(st.text(alphabet="0123456789,.一二三十百千万亿%元家个第年月日成分之- "))
def test_any_run_of_digits(text: str) -> None:
    """Whatever the digits, reading them never fails and no value is negative."""
    assert all(quantity.value >= 0 for quantity in find_quantities(text))
