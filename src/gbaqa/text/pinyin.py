"""Pinyin: how characters are read, and the base's terms as English readers spell them out: qian dian hou chang."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from sys import intern

from gbaqa.text.script import simplify
from gbaqa.text.segment import Stored

SHORTEST = 3  # characters of a term; shorter ones are spelt like English words: hang, sun can, men
MOST_PIECES = 8  # words that one term may be spelt in

_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")
_RUN = re.compile(r"[a-z]+(?:[ '’-][a-z]+)+|[a-z]{8,}")
_HAN = re.compile(r"[\u3400-\u9fff]+")


@cache
def _readings() -> dict[int, str]:
    """The commonest reading of each character without its tone, from pypinyin's table of characters alone.

    Importing the package would load its phrases too, 50 MB that nobody needs.
    """
    package = find_spec("pypinyin")
    [folder] = (package and package.submodule_search_locations) or ["pypinyin"]
    spec = spec_from_file_location("pinyin_dict", Path(folder) / "pinyin_dict.py")
    if spec is None or spec.loader is None:
        raise ImportError("pypinyin.pinyin_dict")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    common = ((code, read) for code, read in module.pinyin_dict.items() if 0x4E00 <= code < 0xA000)
    return {code: intern(read.partition(",")[0].translate(_TONES)) for code, read in common}


def reading(character: str) -> str:
    """The commonest reading of a character without its tone; ü is v. What has no reading stays as it is."""
    return _readings().get(ord(simplify(character)), character)


class Pinyin:
    """Knows terms by their pinyin, however it is cut: qiandian houchang, qian-dian-hou-chang."""

    def __init__(self, terms: Iterable[str], names: Iterable[str] = (), stored: Stored | None = None) -> None:
        """`terms` in Simplified, of which those with SHORTEST characters or more count; `stored` keeps the table.

        `names` are written in letters as they are here: qianhai for qian hai.
        """

        def build() -> bytes:
            return json.dumps({name: name for name in names} | _spelt(terms), ensure_ascii=False).encode()

        self._terms: dict[str, str] = json.loads(stored("pinyin", build) if stored else build())

    def written(self, folded: str) -> str:
        """The text with terms in pinyin written in characters; the same text where there are none."""
        return _RUN.sub(lambda match: self._run(re.split(r"([ '’-])", match[0])), folded)

    def _run(self, pieces: Sequence[str]) -> str:
        """A run of words, with what stands between them at every second place."""
        parts, at = [], 0
        while at < len(pieces):
            term, size = self._longest(pieces, at)
            parts.append(term or pieces[at])
            at += size
        return "".join(parts)

    def _longest(self, pieces: Sequence[str], at: int) -> tuple[str | None, int]:
        for count in range(min(MOST_PIECES, (len(pieces) - at + 1) // 2), 0, -1):
            size = 2 * count - 1
            if term := self._terms.get("".join(pieces[at : at + size : 2])):
                return term, size
        return None, 1


def _spelt(terms: Iterable[str]) -> dict[str, str]:
    """Pinyin without tones or spaces -> term; of two that sound alike the first."""
    found: dict[str, str] = {}
    for term in terms:
        if len(term) >= SHORTEST and _HAN.fullmatch(term):
            found.setdefault("".join(map(reading, term)), term)
    return found
