"""Scripts: fold everything to one form for search, make Traditional for readers, tell which one was typed.

OpenCC does the conversion; names and exceptions come from `faq/lexicon/names.tsv`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

from gbaqa.model import Language

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
)
_CANTONESE = re.compile(r"[嘅喺咗嗰啲冇佢哋嚟㗎咩嘢畀俾攞揾唔咁啱瞓嘥嗌]|係|边度|邊度|点解|點解|幾多|几多|唔該|唔该")
# OpenCC leaves these as they are, or maps two spellings of one name apart.
_VARIANTS = str.maketrans(
    {"钜": "巨", "裡": "里", "裏": "里", "峯": "峰", "衞": "卫", "綫": "线", "麽": "么", "妳": "你", "着": "着"}
)

# s2hk writes the forms of the Hong Kong character list; newspapers and the government print these.
_PRINTED = str.maketrans("税説户脱兑蜕藴綫温閲鋭悦産", "稅說戶脫兌蛻蘊線溫閱銳悅產")


@lru_cache(maxsize=4)
def _converter(config: str) -> OpenCC:
    return OpenCC(config)


def clean(text: str) -> str:
    """NFKC without control characters, zero-width characters and lone surrogates."""
    text = text.encode("utf-8", "ignore").decode("utf-8")
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def simplify(text: str) -> str:
    """Traditional to Simplified, as OpenCC's t2s does it; Simplified stays as it is."""
    return str(_converter("t2s").convert(text))


def fold(text: str) -> str:
    """The one form that search compares: clean, Simplified, lower case, spaces single."""
    folded = simplify(clean(text).translate(_VARIANTS)).translate(_VARIANTS).lower()
    return re.sub(r"\s+", " ", folded).strip()


class TraditionalMaker:
    """Makes Hong Kong Traditional (OpenCC s2hk) and keeps `names` (Simplified -> Traditional) as given."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names
        longest_first = sorted(names, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if names else None

    def __call__(self, text: str) -> str:
        """The text in Hong Kong Traditional."""
        if self._pattern is None:
            return self._convert(text)
        parts, end = [], 0
        for match in self._pattern.finditer(text):
            parts += [self._convert(text[end : match.start()]), self._names[match[0]]]
            end = match.end()
        return "".join([*parts, self._convert(text[end:])])

    @staticmethod
    def _convert(text: str) -> str:
        return str(_converter("s2hk").convert(text)).translate(_PRINTED)


def language_of(text: str) -> Language | None:
    """The language and script a text is typed in; None where it does not tell (digits, 前海, 中山 …)."""
    text = clean(text)
    han, words = _HAN.findall(text), _LATIN_WORD.findall(text)
    if len(words) > len(han):
        return "en" if any(len(word) > 1 for word in words) else None
    joined = "".join(han)
    simplified = sum(character in _simplified_only() for character in joined)
    traditional = sum(one != other for one, other in zip(joined, simplify(joined), strict=False))
    if traditional != simplified:
        return "zh-Hant" if traditional > simplified else "zh-Hans"
    return "zh-Hant" if _CANTONESE.search(joined) else None


@cache
def _simplified_only() -> frozenset[str]:
    """The characters that only Simplified has: what Traditional ones become and Traditional writers do not use.

    OpenCC's table from Simplified knows them too, and takes 25 MB for the phrases that come with it.
    """
    every = "".join(map(chr, range(0x4E00, 0xA000)))
    become = {simple for one, simple in zip(every, simplify(every), strict=True) if one != simple}
    return frozenset(character for character in become if character in "几么" or not _is_common_traditional(character))


def _is_common_traditional(character: str) -> bool:
    """Is it one of the 5,401 characters of Big5's first level, those in frequent use: 后, 里, 制?"""
    try:
        return 0xA4 <= character.encode("big5")[0] <= 0xC6
    except UnicodeEncodeError:
        return False
