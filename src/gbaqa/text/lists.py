"""Lists: how many things a question wants named one by one, and how many an answer names.

"Which nine firms …" and 「37名醫生姓甚名誰」 are not answered by a text that gives the nine and the 37 and names none.
"""

from __future__ import annotations

import re

from gbaqa.text.numbers import numeral

_NUMERALS = (
    *("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_VALUES = {word: value for value, word in enumerate(_NUMERALS, 3)}
_COUNT = r"\d{1,3}|[一二三四五六七八九十百]{1,5}"
_NAMED = r"(?:个|家|间|位|所|名|种|座|款)"
# Measures (条, 项) are left out: "what are the 30 measures" is answered by what they are about.
_ASKS = re.compile(
    r"\b(?:which|name|list|identify|names of|who(?: are| were)?)(?: all)?(?: the| these| those| its)? "
    rf"(?P<english>\d{{1,3}}|{'|'.join(_NUMERALS)})\b"
    r"(?! (?:per ?cent|years?|months?|of|measures?|percentages?)\b|[-%.,]\d?|,? (?:and|or|to) \d)"
    rf"|哪(?P<which>{_COUNT})(?:[大项类]|{_NAMED})"
    rf"|(?<![\d.第至到一二三四五六七八九十百])(?P<counted>{_COUNT}){_NAMED}[^，。,？?]{{0,12}}?(?<![中里内])"
    r"(?:(?:(?:具体)?[是有即]|包括|都是|分别是?)(?:哪些(?![领行方])|哪几(?!个领|个方|类)|哪\d)|叫什么|姓甚|的?名[字单])"
)
_SEPARATOR = re.compile(r"[、；，：:;,—和及与又并或]")
_SENTENCE = re.compile(r"[。\n]")
_SAYS_NOT = re.compile(r"没有(逐一)?列出")  # an answer that says the list is missing answers too
UNBOUNDED = 1_000


def asked_size(folded: str) -> int:
    """How many things, three or more, a folded question wants named; 0 where it wants no such list."""
    match = _ASKS.search(folded)
    if match is None:
        return 0
    number = match["english"] or match["which"] or match["counted"]
    value = _VALUES.get(number) or (int(number) if number.isdecimal() else int(numeral(number)))
    return value if value > 2 else 0


def told_size(answer: str) -> int:
    """The most things that one sentence of an answer (folded Simplified) could name."""
    if _SAYS_NOT.search(answer):
        return UNBOUNDED
    return 1 + max(len(_SEPARATOR.findall(sentence)) for sentence in _SENTENCE.split(answer))
