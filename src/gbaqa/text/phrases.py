"""Longest-match look-up of many phrases in one pass over a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Finds the phrases of `table` in a folded text, longest first, without overlaps.

    Latin phrases match whole words only; Chinese ones anywhere.
    """

    def __init__(self, table: Mapping[str, Value]) -> None:
        self._table = dict(table)
        sizes: dict[str, set[int]] = {}
        for phrase in self._table:
            sizes.setdefault(phrase[:2], set()).add(len(phrase))
        self._sizes = {start: sorted(found, reverse=True) for start, found in sizes.items()}

    def scan(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """Yield (start, end, value) for each phrase found, left to right."""
        sizes, at = self._sizes, 0
        while at < len(text):
            # Few positions begin like a phrase: a look at two characters spares the search at all others.
            candidates = sizes.get(text[at : at + 2]) or sizes.get(text[at])
            end = self._longest(text, at) if candidates else None
            if end is None:
                at += 1
            else:
                yield at, end, self._table[text[at:end]]
                at = end

    def values(self, text: str) -> set[Value]:
        """The values of all phrases found."""
        return {value for _, _, value in self.scan(text)}

    def _longest(self, text: str, at: int) -> int | None:
        if at and _latin(text[at]) and _latin(text[at - 1]):
            return None
        for start in (text[at : at + 2], text[at]):
            for size in self._sizes.get(start, ()):
                end = at + size
                if text[at:end] in self._table and end <= len(text) and not _splits(text, end):
                    return end
        return None


def replace(phrases: Phrases[str], text: str) -> str:
    """The text with every phrase found replaced by its value."""
    parts, done = [], 0
    for start, end, value in phrases.scan(text):
        parts += [text[done:start], value]
        done = end
    return "".join([*parts, text[done:]])


def _splits(text: str, end: int) -> bool:
    """Does a phrase that ends here cut a Latin word in two?"""
    return end < len(text) and _latin(text[end - 1]) and _latin(text[end])


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
