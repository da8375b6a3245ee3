"""Years, quarters, half-years and months that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gbaqa.model import Period

_DIGITS = dict(zip("〇零一二三四五六七八九", [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9], strict=True))
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_QUARTERS = {
    "一": "Q1",
    "二": "Q2",
    "三": "Q3",
    "四": "Q4",
    "1": "Q1",
    "2": "Q2",
    "3": "Q3",
    "4": "Q4",
    "first": "Q1",
    "second": "Q2",
    "third": "Q3",
    "fourth": "Q4",
}

_WRITTEN_YEAR = re.compile(r"[一二][〇零一二三四五六七八九]{3}(?=年)")
_YEAR = re.compile(
    r"(?<![\d.])((?:19|20)\d\d)(?!\d|[.,]\d|\s*(?:亿|万|家|个|项|件|人|元|名|余|美元|港元|平方|公里|km|米|teu))"
)
# 22年 and 98年 are years, but 40年 is a stretch, and so is 20年来.
_SHORT_YEAR = re.compile(
    r"(?<![\d.第近约过前后这])([0-2]\d|9\d)年(?!代|来|间|前|后|内|里|多|余|以|的?(?:发展|历史|时间))"
)
_DECADE = re.compile(r"(?:(\d{2})世纪)?([二三四五六七八九]|\d)0?十?年代")
_PART = re.compile(
    r"(?:年|\s|-|/)*(?:"
    r"(?P<half>上半年|下半年|h[12]|first half|second half)|"
    r"(?:第)?(?P<quarter>[一二三四1-4])(?:季度|季)|q(?P<q>[1-4])|"
    r"(?P<month>1[0-2]|0?[1-9])\s*月)"
)
_ENGLISH_MONTH = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?((?:19|20)\d\d)\b"
)
_ENGLISH_PART = re.compile(
    r"\b(?:(?P<half>first|second) half|(?P<quarter>first|second|third|fourth) quarter|q(?P<q>[1-4])|h(?P<h>[12]))"
    r"(?: of)?(?: the year)?,?\s+((?:19|20)\d\d)\b"
)


def find_periods(folded: str) -> tuple[Period, ...]:
    """Every period that a folded text names, sorted, each once. `22年` is 2022, `九八年` is not read."""
    text = _WRITTEN_YEAR.sub(lambda m: "".join(str(_DIGITS[c]) for c in m[0]), folded)
    found = {*_english(text)}
    finer = {period.year for period in found}
    for match in [*_YEAR.finditer(text), *_SHORT_YEAR.finditer(text)]:
        period = Period(_full(match[1]), _part_after(text, match.end(1)))
        if period.part or period.year not in finer:
            found.add(period)
    return tuple(sorted(found))


def periods_of(stated: str) -> tuple[Period, ...]:
    """The periods at which a claim holds, from how its `period` is written: for a stretch of years, its two ends."""
    text = re.sub(r"-(\d\d)(?:-\d\d)?", r"年\1月", stated.replace("..", " 至 "))
    return find_periods(text.replace("H", "年h").replace("Q", "年q").lower())


def years_in(folded: str) -> set[int]:
    """The years that a folded text names."""
    return {period.year for period in find_periods(folded)}


def _full(digits: str) -> int:
    year = int(digits)
    return year if year > 99 else 2000 + year if year < 50 else 1900 + year


def _part_after(text: str, end: int) -> str:
    match = _PART.match(text, end)
    if match is None:
        return ""
    if half := match["half"]:
        return "H1" if half[0] in "上f" or half == "h1" else "H2"
    if quarter := match["quarter"] or match["q"]:
        return _QUARTERS[quarter]
    return f"M{int(match['month']):02d}"


def _english(text: str) -> set[Period]:
    months = {Period(int(m[2]), f"M{_MONTHS[m[1]]:02d}") for m in _ENGLISH_MONTH.finditer(text)}
    parts = set()
    for match in _ENGLISH_PART.finditer(text):
        half = {"first": "H1", "second": "H2"}.get(match["half"] or "") or (match["h"] and f"H{match['h']}")
        part = half or _QUARTERS[match["quarter"] or match["q"]]
        parts.add(Period(int(match[5]), part))
    return months | parts


def overlap(one: Period, other: Period) -> bool:
    """Could the two be the same stretch of time? A whole year overlaps each of its parts."""
    if one.year != other.year:
        return False
    return not one.part or not other.part or bool(_months(one.part) & _months(other.part))


def is_held(asked: Period, held: Iterable[Period]) -> bool:
    """Could a period be the same stretch of time as one of those held?"""
    return any(overlap(asked, one) for one in held)


def _months(part: str) -> frozenset[int]:
    kind, number = part[0], int(part[1:])
    size = {"H": 6, "Q": 3, "M": 1}[kind]
    return frozenset(range((number - 1) * size + 1, number * size + 1))
