"""Numbers in running text, in Chinese and English, with their unit and their absolute value.

3008.8亿元, RMB 300.88 billion and 三成 (30%) become comparable; plain years and dates are not numbers here but
periods (`text.periods`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SCALES = {"万亿": 1e12, "亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4, "千": 1e3,
           "trillion": 1e12, "billion": 1e9, "million": 1e6, "bn": 1e9, "tn": 1e12, "thousand": 1e3}
_NUMERALS = dict(zip("零一二三四五六七八九两", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2], strict=True))
_POWERS = {"十": 10, "百": 100, "千": 1000}
_DENOMINATORS = {"三分之一": 1 / 3, "三分之二": 2 / 3, "四分之一": 0.25, "四分之三": 0.75, "五分之一": 0.2, "十分之一": 0.1,
                 "一半": 0.5, "半数": 0.5, "过半": 0.5}

_ARABIC = re.compile(
    r"(?<![\d.a-z])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<many>余|多|几)?\s?(?P<scale>万亿|千万|百万|亿|万|千(?=亿|万)|trillion|billion|million|thousand|bn\b|tn\b)?"
    r"(?P<unit>%|个百分点|[\u4e00-\u9fff]{0,4})?"
)
_CHINESE = re.compile(r"(?P<number>[一二三四五六七八九两十百千]+)(?P<many>余|多|几)?(?P<scale>万亿|亿|万)?"
                      r"(?P<unit>成|倍|个|家|项|次|年|名|位|所|大|条|座|类|点|人|天|波|种|期|方面)")
_FRACTION = re.compile("|".join(_DENOMINATORS))
_DATE = re.compile(
    r"(?:19|20)\d\d\s*(?:[-—–~至到]\s*(?:19|20)?\d\d\s*)?年(?:代)?(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?|\d{1,2}\s*月(?:份)?\s*\d{1,2}\s*日|"
    r"\d{1,2}\s*月(?:份)?(?!\d)|(?:19|20)\d\d(?!\d|[.,]\d)(?!\s*(?:亿|万|家|个|项|件|人|元|平方|年均))|(?<!\d)\d{2}年(?!代)|\d0年代"
)
_LABEL = re.compile(r"[图表]\s*\d+(?:\.\d+)?|https?://\S+|<sup>.*?</sup>|^#+\s*\d(?:\.\d)*|[（(]\d[）)]", re.M)


@dataclass(frozen=True)
class Quantity:
    """A number found in a text: as printed (`text`), its absolute `value`, and where it stands."""

    text: str
    value: float
    start: int
    end: int

    @property
    def is_percent(self) -> bool:
        """Is it a share or a rate?"""
        return "%" in self.text or "成" in self.text


def find_quantities(folded: str, *, written: bool = True) -> Iterator[Quantity]:
    """The numbers of a folded text but dates and labels; with `written`, Chinese numerals before a unit too."""
    text = _blank(_DATE, _blank(_LABEL, folded))
    for match in _ARABIC.finditer(text):
        value = float(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
        yield Quantity(_trim(match), value, match.start(), match.end("number"))
    if written:
        yield from _written(text)


def _written(text: str) -> Iterator[Quantity]:
    for match in _FRACTION.finditer(text):
        yield Quantity(match[0], _DENOMINATORS[match[0]], match.start(), match.end())
    for match in _CHINESE.finditer(text):
        value = _numeral(match["number"]) * _SCALES.get(match["scale"] or "", 1)
        value = value * 10 if match["unit"] == "成" else value
        yield Quantity(match[0], value, match.start(), match.end())


def _numeral(written: str) -> float:
    total, current = 0, 0
    for character in written:
        if character in _NUMERALS:
            current = _NUMERALS[character]
        else:
            total, current = total + (current or 1) * _POWERS[character], 0
    return float(total + current)


def _trim(match: re.Match[str]) -> str:
    unit = re.match(r"%|个百分点|[^的为是和与及在，,。]{0,2}", match["unit"] or "")
    return f"{match['number'].replace(',', '')}{match['scale'] or ''}{unit[0] if unit else ''}"


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with every match overwritten by spaces, so that positions stay."""
    return pattern.sub(lambda match: " " * len(match[0]), text)
