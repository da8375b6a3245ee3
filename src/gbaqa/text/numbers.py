"""Numbers in running text, in Chinese and English, with their unit and their absolute value.

3008.8亿元, RMB 300.88 billion and 三成 (30%) become comparable; plain years and dates are not numbers here but
periods (`text.periods`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

_SCALES = {
    "万亿": 1e12,
    "亿": 1e8,
    "千万": 1e7,
    "百万": 1e6,
    "万": 1e4,
    "千": 1e3,
    "trillion": 1e12,
    "billion": 1e9,
    "million": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "thousand": 1e3,
}
_NUMERALS = dict(zip("零一二三四五六七八九两", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2], strict=True))
_POWERS = {"十": 10, "百": 100, "千": 1000}
_DENOMINATORS = {
    "三分之一": 1 / 3,
    "三分之二": 2 / 3,
    "四分之一": 0.25,
    "四分之三": 0.75,
    "五分之一": 0.2,
    "十分之一": 0.1,
    "一半": 0.5,
    "半数": 0.5,
    "过半": 0.5,
}

_UNITS = [
    "平方公里",
    "平方米",
    "平方英尺",
    "平方呎",
    "公里",
    "米",
    "公顷",
    "亩",
    "吨",
    "个百分点",
    "百分点",
    "港元",
    "美元",
    "港币",
    "欧元",
    "元",
    "个月",
    "月",
    "小时",
    "分钟",
    "秒",
    "岁",
    "天",
    "周年",
    "年",
    "家",
    "个",
    "间",
    "所",
    "项",
    "件",
    "条",
    "人次",
    "人",
    "名",
    "位",
    "次",
    "倍",
    "辆",
    "只",
    "支",
    "张",
    "户",
    "架",
    "班",
    "艘",
    "标箱",
    "teus",
    "teu",
    "单",
    "种",
    "类",
    "款",
    "座",
    "处",
    "期",
    "连冠",
    "成",
    "大",
    "点",
    "波",
    "方面",
    "篇",
    "号",
    "城",
    "市",
    "%",
    "平米",
    "kw",
    "gw",
]
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_ARABIC = re.compile(
    r"(?<![\d.a-z])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<many>[余多几])?\s?(?P<scale>万亿|千万|百万|亿|万|千(?=亿|万)|trillion|billion|million|thousand|bn\b|tn\b)?"
    rf"(?P<more>[余多几])?(?P<unit>{_UNIT})?"
)
_CHINESE = re.compile(
    rf"(?<![\d.])(?P<number>[一二三四五六七八九两十百千]+)(?P<many>[余多几])?(?P<scale>万亿|亿|万)?(?P<unit>{_UNIT})"
)
_ORDINAL = re.compile(r"第(?P<number>[一二三四五六七八九十]+)|首位|榜首|首个|首家|最高|最大|冠军|居首")
_LARGE = re.compile(
    r"(?<![一二三四五六七八九十百千两第几数])([一二三四五六七八九两十百千]+)(?=万亿|亿|万[元人家件港美]|个百分点)"
)
_PERCENT = re.compile(r"百分之([一二三四五六七八九十]+)(?![零点])")
_ITEM = re.compile(r"[（(]\d[）)]")
_FRACTION = re.compile("|".join(_DENOMINATORS))
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.?"
)
_DATE = re.compile(
    r"(?:19|20)\d\d\s*(?:[-—–~至到]\s*(?:19|20)?\d\d\s*)?年(?:代)?(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?|"
    r"\d{1,2}\s*月(?:份)?\s*\d{1,2}\s*日|\d{1,2}\s*[-—–~至到]?\s*\d{0,2}\s*月(?:份)?(?!\d)|\d{1,2}日|\d{1,2}世纪|"
    rf"\b{_MONTH}\s+\d{{1,2}}(?:\s*(?:-|–|to)\s*\d{{1,2}})?(?:,?\s+(?:19|20)\d\d)?\b(?!\s*(?:%|million|billion))|"
    rf"\b\d{{1,2}}(?:\s*(?:-|–|to|and)\s*\d{{1,2}})?\s+{_MONTH}(?:\s+(?:19|20)\d\d)?\b|"
    r"(?<![\d.])(?:19|20)\d\d(?:\s*[-–—]\s*\d\d(?!\d))?(?!\d|[.,]\d|%)(?!\s*(?:亿|万|家|个|项|件|人|元|美元|港元|平方|名|teu))|"
    r"\d0年代|(?:19|20)?\d0s\b"
)
_PLACES_IN_TEXT = r"\d+(?:\.\d+)*(?:-\d+)?"
_LABEL = re.compile(
    rf"(?:第(?=[\d.]+[章节])|图|表|节|注|\b(?:sections?|chapters?|figures?|tables?|notes?|part|no\.|parts)\s)\s*{_PLACES_IN_TEXT}"
    rf"(?:\s*(?:、|,|和|及|与|and|to|至|-|–)\s*(?:图|表)?{_PLACES_IN_TEXT}(?!\s?%))*(?:节|章|期|号)?|"
    r"https?://\S+|<sup>.*?</sup>|^#+\s*\d(?:\.\d)*|\d\.\d\.\d|\b\d\.\d节|web ?3\.0|\d+\+\d+",
    re.M,
)


@dataclass(frozen=True)
class Quantity:
    """A number found in a text: as printed (`text`), its absolute `value`, and where it stands."""

    text: str
    value: float
    start: int
    end: int

    @property
    def is_minor(self) -> bool:
        """Is it too bare to count as a figure: a footnote mark, an item's number, 一个, 三大?"""
        written = not self.text[0].isdigit()
        if written:
            return not ("倍" in self.text or "成" in self.text or "分之" in self.text)
        return self.text.isdigit() and len(self.text) < 3


def find_quantities(folded: str, *, written: bool = True) -> Iterator[Quantity]:
    """The numbers of a folded text but dates and labels; with `written`, Chinese numerals before a unit too."""
    text = _blank(_DATE, _blank(_LABEL, folded))
    if not written:  # （1） numbers an item of an answer, but may be a rank in a document's table
        text = _blank(_ITEM, text)
    for match in _ARABIC.finditer(text):
        value = float(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
        yield Quantity(_trim(match), value, match.start(), match.end("number"))
    if written:
        yield from _written(text)


def _written(text: str) -> Iterator[Quantity]:
    for match in _FRACTION.finditer(text):
        yield Quantity(match[0], _DENOMINATORS[match[0]], match.start(), match.end())
    for match in _ORDINAL.finditer(text):
        yield Quantity(match[0], numeral(match["number"]) if match["number"] else 1.0, match.start(), match.end())
    for match in _CHINESE.finditer(text):
        value = numeral(match["number"]) * _SCALES.get(match["scale"] or "", 1)
        value = value * 10 if match["unit"] == "成" else value
        yield Quantity(match[0], value, match.start(), match.end())


def numeral(written: str) -> float:
    """The value of a number below ten thousand in Chinese characters: 37 for 三十七."""
    total, current = 0, 0
    for character in written:
        if character in _NUMERALS:
            current = _NUMERALS[character]
        else:
            total, current = total + (current or 1) * _POWERS[character], 0
    return float(total + current)


def with_digits(folded: str) -> str:
    """The text with 一万亿 as 1万亿, 百分之五 as 5% and 十五个百分点 as 15个百分点, as the base writes them."""
    text = _PERCENT.sub(lambda match: f"{numeral(match[1]):g}%", folded)
    return _LARGE.sub(lambda match: f"{numeral(match[1]):g}", text)


def same(one: float, other: float) -> bool:
    """Are two values the same? Only what floating point itself loses is forgiven."""
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def scale_of(unit: str) -> float:
    """What a unit multiplies by: 1e8 for 亿元."""
    return next((factor for name, factor in _SCALES.items() if unit.startswith(name)), 1.0)


def _trim(match: re.Match[str]) -> str:
    return f"{match['number'].replace(',', '')}{match['scale'] or ''}{match['unit'] or ''}"


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with every match overwritten by spaces, so that positions stay."""
    return pattern.sub(lambda match: " " * len(match[0]), text)
