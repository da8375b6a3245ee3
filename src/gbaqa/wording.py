"""Dates, periods and values of figures as a reader writes them, in the three written forms."""

from __future__ import annotations

import re

from gbaqa.model import LANGUAGES, Figure, Language, Period, Reference
from gbaqa.text.numbers import scale_of
from gbaqa.text.script import TraditionalMaker

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_BOUND = {"over": ("超过", "超過", "over "), "under": ("不到", "不到", "under "), "about": ("约", "約", "about ")}
_SCALE = re.compile(r"^(?:万亿|千万|百万|亿|万|千)")
_CURRENCIES = {"元": "RMB ", "人民币": "RMB ", "港元": "HK$", "美元": "US$"}
_ENGLISH_UNITS = {
    "%": "%",
    "个百分点": " percentage points",
    "人": " people",
    "名": " people",
    "位": "",
    "人次": " trips",
    "倍": " times",
    "平方公里": " sq km",
    "平方米": " sq m",
    "公里": " km",
    "亩": " mu",
    "吨": " tonnes",
    "年": " years",
    "个月": " months",
    "天": " days",
    "小时": " hours",
    "分钟": " minutes",
    "秒": " seconds",
    "家": " firms or bodies",
    "项": " items",
    "辆": " vehicles",
    "标准箱": " TEUs",
    "标箱": " TEUs",
    "TEUs": " TEUs",
}
_HALF = {"H1": ("上半年", "first half of"), "H2": ("下半年", "second half of")}


def date_in(date: str, language: Language) -> str:
    """`2024-12-31`, `2022Q2` or `2016..2020` as words: 2024年12月31日, second quarter of 2022 …"""
    if ".." in date:
        start, end = date.split("..")
        return f"{date_in(start, language)}{'–' if language == 'en' else '至'}{date_in(end, language)}"
    if match := re.fullmatch(r"(\d{4})([HQ]\d)", date):
        return period_in(Period(int(match[1]), match[2]), language)
    if date.endswith("0s") and language != "en":
        return f"{date[:-1]}年代"
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", date):
        return "" if date == "undated" else date
    year, month, day = [*date.split("-"), "", ""][:3]
    if language == "en":
        return " ".join(part for part in (day.lstrip("0"), _MONTHS[int(month) - 1] if month else "", year) if part)
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def period_in(period: Period, language: Language) -> str:
    """A period as words."""
    year = str(period.year) if language == "en" else f"{period.year}年"
    if not period.part:
        return year
    if period.part.startswith("M"):
        return date_in(f"{period.year}-{period.part[1:]}", language)
    if period.part in _HALF:
        chinese, english = _HALF[period.part]
        return f"{english} {year}" if language == "en" else f"{year}{chinese}"
    number = int(period.part[1])
    return f"Q{number} {year}" if language == "en" else f"{year}第{number}季度"


def reference_in_line(reference: Reference) -> str:
    """One source on one line: title, publisher, date, section."""
    return f"[{reference.n}] {reference.title} · {reference.publisher} · {reference.date} · {reference.locator}"


def value_in(figure: Figure, language: Language) -> str:
    """The value of a figure with its bound and its unit: as published in Chinese, converted in English."""
    bound = _BOUND[figure.bound][LANGUAGES.index(language)] if figure.bound else ""
    if language == "en":
        return bound + _english_value(figure)
    upto = f"–{_plain(figure.upto)}" if figure.upto is not None else ""
    unit = TraditionalMaker({})(figure.unit) if language == "zh-Hant" else figure.unit
    return f"{bound}{_plain(figure.value)}{upto}{unit}"


def _english_value(figure: Figure) -> str:
    """RMB 300.88 billion for 3008.8亿元, 5,879 people for 5879人, 42.4% for 42.4%."""
    scale = scale_of(figure.unit)
    unit = _SCALE.sub("", figure.unit)
    numbers = [_grouped(value * scale) for value in figure.ends]
    before, after = _CURRENCIES.get(unit, ""), _ENGLISH_UNITS.get(unit, "")
    return f"{before}{' to '.join(numbers)}{after}"


def _grouped(number: float) -> str:
    for name, factor in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if abs(number) >= factor:
            return f"{_plain(number / factor)} {name}"
    return f"{number:,.10g}"


def _plain(number: float) -> str:
    return f"{number:.10g}"
