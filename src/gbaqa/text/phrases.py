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
            sizes.setdefault(phrase[:1], set()).add(len(phrase))
        self._sizes = {first: sorted(found, reverse=True) for first, found in sizes.items()}

    def scan(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """Yield (start, end, value) for each phrase found, left to right."""
        at = 0
        while at < len(text):
            end = self._longest(text, at)
            if end is None:
                at += 1
            else:
                yield at, end, self._table[text[at:end]]
                at = end

    def values(self, text: str) -> set[Value]:
        """The values of all phrases found."""
        return {value for _, _, value in self.scan(text)}

    def _longest(self, text: str, at: int) -> int | None:
        if _latin(text[at]) and at and _latin(text[at - 1]):
            return None
        for size in self._sizes.get(text[at], ()):
            end = at + size
            if (
                end <= len(text)
                and text[at:end] in self._table
                and not (_latin(text[end - 1]) and _latin(text[end : end + 1]))
            ):
                return end
        return None


def replace(phrases: Phrases[str], text: str) -> str:
    """The text with every phrase found replaced by its value."""
    parts, done = [], 0
    for start, end, value in phrases.scan(text):
        parts += [text[done:start], value]
        done = end
    return "".join([*parts, text[done:]])


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
