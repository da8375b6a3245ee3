"""Mending what a keyboard gets wrong: 安捡 for 安检, 红蒙 for 鸿蒙, Shenzen for Shenzhen.

A pair of characters that stands nowhere in the base is looked up by its sound, together with its neighbours, among the
words of the base. Only one character of a word may differ. An English word that stands nowhere in the base is looked up
by its letters, of which one may be wrong, missing, added or swapped with the next; two in a long word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from gbaqa.text.pinyin import reading

LONGEST_WORD = 6
SHORTEST, LONG = 6, 9  # letters from which an English word is mended, and may have two slips

_LATIN = re.compile(r"(?<![\w-])[a-z]+(?![\w-])")
_RUN = re.compile(r"[\u3400-\u9fff]+")
# Confused by many speakers of the south, and so by their keyboards.
_MERGED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"))


@cache
def sound(character: str) -> str:
    """The commonest reading of a character without its tone, z/zh, c/ch, s/sh, in/ing and en/eng merged."""
    read = reading(character)
    for spelt, merged in _MERGED:
        read = read.replace(spelt, merged)
    return read


def _key(word: str) -> str:
    return "'".join(map(sound, word))


class LetterSpeller:
    """Knows the English words (stems) of the base by their letters."""

    def __init__(self, words: Sequence[str], is_known: Callable[[str], bool]) -> None:
        """`words` are stems, the more frequent first; `is_known` tells whether a word as typed occurs."""
        self._words, self._is_known = [word for word in words if len(word) >= SHORTEST], is_known

    def mended(self, folded: str) -> str:
        """The text with misspelt English words replaced by the base's stems; the same text where none is."""
        return _LATIN.sub(lambda match: self._like(match[0]) or match[0], folded)

    def _like(self, written: str) -> str | None:
        if len(written) < SHORTEST or self._is_known(written):
            return None
        most = 1 if len(written) < LONG else 2
        found = process.extractOne(written, self._words, scorer=OSA.distance, score_cutoff=most)
        return found[0] if found and found[0][0] == written[0] else None


class Speller:
    """Knows the words of the base by their sound; built on the first question that needs it."""

    def __init__(
        self,
        words: Iterable[str],
        is_known: Callable[[str], bool],
        is_listed: Callable[[str], bool] = lambda pair: False,
    ) -> None:
        """`words` are Chinese words, the more frequent first; `is_known` tells whether a pair of characters occurs, and
        `is_listed` whether it occurs in a word that may stand in no entry, and is no slip all the same."""
        self._words, self._is_known, self._is_listed = words, is_known, is_listed
        self._by_sound: dict[str, list[str]] | None = None

    def mended(self, folded: str) -> str:
        """The text with words that sound like one of the base in its spelling; the same text where none does."""
        return _RUN.sub(lambda match: self._mend_run(match[0]), folded)

    def _mend_run(self, run: str) -> str:
        at = 0
        while at < len(run) - 1:
            if not self._is_known(run[at : at + 2]):
                for start, end in _windows(at, len(run)):
                    if word := self._like(run, start, end):
                        run, at = run[:start] + word + run[end:], end - 2
                        break
            at += 1
        return run

    def _like(self, run: str, start: int, end: int) -> str | None:
        """A word that sounds like a stretch of a run and differs in one character, or in two of four and more."""
        most = 1 if end - start < 4 else 2
        for word in self._sounds().get(_key(run[start:end]), ()):
            changed = [at for at, character in enumerate(word, start) if character != run[at]]
            if 0 < len(changed) <= most and not any(self._stands(run, at, start, end) for at in changed):
                return word
        return None

    def _stands(self, run: str, at: int, start: int, end: int) -> bool:
        """Does a character belong to a known pair, so that it is no slip: 重 of 比重 in 比重分, 回 of 回乡?"""
        inside = (i for i in (at - 1, at) if start <= i < end - 1)
        return any(self._is_known(run[i : i + 2]) for i in inside) or any(
            self._is_listed(run[i : i + 2]) for i in (at - 1, at) if 0 <= i < len(run) - 1
        )

    def _sounds(self) -> dict[str, list[str]]:
        if self._by_sound is None:
            self._by_sound = defaultdict(list)
            for word in self._words:
                self._by_sound[_key(word)].append(word)
        return self._by_sound


def _windows(at: int, length: int) -> Iterator[tuple[int, int]]:
    """The stretches that hold the pair at `at`, longest first."""
    for size in range(LONGEST_WORD, 1, -1):
        for start in range(max(0, at + 2 - size), at + 1):
            if start + size <= length:
                yield start, start + size
