"""Posting lists: for each term the entries that hold it, and where in them.

Where is a bit mask: bit 0 for the body (answers and headings), bit 1 for the question, the bits after it for the
phrasings; a second mask tells in which questions beyond the entry the term stands. Each list is one string of bytes:
the positions, then the masks of the entries, then the masks beyond. So tens of thousands of them fit into a few
megabytes.
"""

from __future__ import annotations

import marshal
import math
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from gbaqa.errors import GbaqaError

BODY = 1  # the mask of the body
MOST_SURFACES = 63  # that a 64-bit mask has room for
POSITION, MASK = 2, 8  # bytes of one of them


class Marks(NamedTuple):
    """Where a term stands in one entry: in itself (`held`, bit 0 the body) and in the questions beyond it."""

    held: int
    beyond: int

    @property
    def ways(self) -> int:
        """In how many surfaces the term stands."""
        return (self.held >> 1).bit_count()

    def without(self, surface: int | None) -> Marks:
        """The same as if one surface were not there."""
        return self if surface is None else Marks(self.held & ~(1 << (surface + 1)), self.beyond)


NOWHERE = Marks(0, 0)
KIND_WEIGHT = {"w": 1.0, "e": 1.0, "n": 1.0, "b": 0.5, "p": 0.4, "i": 0.4}


def idf(term: str, frequency: int, size: int) -> float:
    """ln(1 + (N - df + 0.5) / (df + 0.5)) as in Robertson and Zaragoza (2009), by the weight of the term's kind."""
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5)) * KIND_WEIGHT[term[0]]


def surfaces_in(mask: int) -> Iterator[int]:
    """The numbers of the surfaces whose bits are set, from 0; `mask` without the bit of the body."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


class Postings:
    """Term -> entries (by position, ascending) with their marks; read only once built."""

    def __init__(self, lists: dict[str, bytes]) -> None:
        self._lists = lists

    @classmethod
    def build(cls, rows: Iterable[dict[str, Marks]]) -> Postings:
        """From one dictionary of marks an entry, in the order of their positions."""
        growing: dict[str, tuple[array[int], array[int], array[int]]] = {}
        for position, row in enumerate(rows):
            for term, marks in row.items():
                if term not in growing:
                    growing[term] = array("H"), array("Q"), array("Q")
                for column, value in zip(growing[term], (position, marks.held, marks.beyond), strict=True):
                    try:
                        column.append(value)
                    except OverflowError as error:
                        raise GbaqaError(f"an entry has more than {MOST_SURFACES} ways of asking it") from error
        return cls({term: b"".join(map(array.tobytes, columns)) for term, columns in sorted(growing.items())})

    @classmethod
    def load(cls, content: bytes) -> Postings:
        """From what `dump` returned."""
        return cls(marshal.loads(content))  # noqa: S302 - our own cache

    def dump(self) -> bytes:
        """The postings as bytes."""
        return marshal.dumps(self._lists)

    def terms(self) -> Iterator[str]:
        """Every term, those only asked beyond entries too."""
        return iter(self._lists)

    def positions(self, term: str) -> memoryview[int]:
        """The positions of the entries with the term; those where it only stands beyond them too."""
        return self._columns(term)[0]

    def entries(self, term: str) -> Iterator[tuple[int, Marks]]:
        """(position, marks) of the entries that hold the term."""
        for position, held, beyond in zip(*self._columns(term), strict=True):
            yield position, Marks(held, beyond)

    def marks(self, term: str, position: int) -> Marks:
        """Where the term stands in one entry."""
        return self.lookup(term)(position)

    def lookup(self, term: str) -> Callable[[int], Marks]:
        """`marks` of one term, for who asks for many entries."""
        positions, held, beyond = self._columns(term)

        def marks(position: int) -> Marks:
            place = bisect_left(positions, position)
            if place == len(positions) or positions[place] != position:
                return NOWHERE
            return Marks(held[place], beyond[place])

        return marks

    def _columns(self, term: str) -> tuple[memoryview[int], memoryview[int], memoryview[int]]:
        content = memoryview(self._lists.get(term, b""))
        count = len(content) // (POSITION + 2 * MASK)
        masks, beyond = count * POSITION, count * (POSITION + MASK)
        return content[:masks].cast("H"), content[masks:beyond].cast("Q"), content[beyond:].cast("Q")
