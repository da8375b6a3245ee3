"""BM25 over the terms of all entries, and what their distribution tells of a term.

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009): the term frequency is weighted by
field (BM25F) and saturated by K1; B is small because a long entry is not a worse one here, it only has more phrasings.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from gbaqa.search.catalogue import Catalogue
from gbaqa.search.postings import BODY, KIND_WEIGHT, Marks, idf

K1, B = 1.2, 0.25
IN_QUESTION, IN_SURFACE, IN_BODY = 2.0, 0.5, 0.7  # field weights: the question, each surface (to 4), the answers
MOST_COUNTED = 4
PRIOR = 2  # observations that a rare term is smoothed with


def field_frequency(marks: Marks) -> float:
    """The weighted frequency of a term in one entry."""
    question = bool(marks.held & 2)
    return min(marks.ways, MOST_COUNTED) * IN_SURFACE + question * IN_QUESTION + (marks.held & BODY) * IN_BODY


class KeywordIndex:
    """The index over a catalogue; scores of a term are worked out when it is first asked, and kept."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.postings = catalogue.postings
        self.size = len(catalogue.cards)
        mean = sum(card.length for card in catalogue.cards) / max(1, self.size)
        self._norms = [K1 * (1 - B + B * card.length / mean) for card in catalogue.cards]
        self._unknown = math.log(1 + self.size * 2)
        self._idf: dict[str, float] = {}
        self._oddities: dict[str, float] = {}
        self._scored: dict[str, tuple[array[int], array[float]]] = {}
        asked = sum(len(card.cores) for card in catalogue.cards)
        self._beyond_ratio = asked / max(1, sum(len(card.beyond) for card in catalogue.cards))

    def frequency(self, term: str) -> int:
        """How many entries hold the term."""
        return len(self._scores(term)[0])

    def idf(self, term: str) -> float:
        """How telling a term is; one that stands nowhere in the base is the most telling of all."""
        if term not in self._idf:
            df = self.frequency(term)
            self._idf[term] = idf(term, df, self.size) if df else self.rarity(term)
        return self._idf[term]

    def rarity(self, term: str) -> float:
        """The weight of a term that stands nowhere in the base."""
        return self._unknown * KIND_WEIGHT[term[0]]

    def knows(self, term: str) -> bool:
        """Does any entry hold the term?"""
        return self.frequency(term) > 0

    def is_only_in(self, term: str, position: int) -> bool:
        """Is this entry the only one with the term?"""
        return self.frequency(term) == 1 and self._scores(term)[0][0] == position

    def oddity(self, term: str) -> float:
        """How much it speaks against an entry, in nats, to lack a term that is asked: 0 where nothing is known.

        Learnt from the base: 学费 or "how long will" is often asked beside entries (`beyond`) and hardly ever of one
        that lacks the word; 来着 or 到底 often stands in one phrasing and nowhere else in its entry.
        """
        if term in self._oddities:
            return self._oddities[term]
        beside = alone = 0
        for _, marks in self.postings.entries(term):
            beside += marks.beyond.bit_count() if not marks.held else 0
            alone += marks.ways == 1 and not marks.held & BODY
        self._oddities[term] = math.log((beside * self._beyond_ratio + PRIOR) / (alone + PRIOR))
        return self._oddities[term]

    def words(self) -> list[str]:
        """The Chinese words of two entries or more, those of the most entries first."""
        return [word for word in self._frequent("w") if not word.isascii()]

    def stems(self) -> list[str]:
        """The English stems of two entries or more, those of the most entries first."""
        return [stem for stem in self._frequent("e") if stem.isalpha()]

    def _frequent(self, kind: str) -> Iterator[str]:
        terms = (term for term in self.postings.terms() if term[0] == kind)
        counts = Counter({term[2:]: len(self.postings.positions(term)) for term in terms})
        return (text for text, count in counts.most_common() if count > 1)

    def impact(self, term: str, position: int, marks: Marks) -> float:
        """What one term adds to the score of one entry, where it stands as marked."""
        frequency = field_frequency(marks)
        return self.idf(term) * frequency * (K1 + 1) / (frequency + self._norms[position]) if frequency else 0.0

    def best(self, terms: Iterable[str], count: int) -> list[tuple[int, float]]:
        """The `count` best entries by position with their scores, best first; ties in the order of the base."""
        found: dict[int, float] = defaultdict(float)
        for term in sorted(terms):  # sums of the same numbers in the same order, in every process
            weight = self.idf(term)
            for position, share in zip(*self._scores(term), strict=True):
                found[position] += weight * share
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:count]

    def ceiling(self, terms: Iterable[str]) -> float:
        """A score that no entry can exceed by far: every term matched as well as can be."""
        return sum(self.idf(term) * (K1 + 1) for term in sorted(terms)) or 1.0

    def _scores(self, term: str) -> tuple[array[int], array[float]]:
        """Positions of the entries that hold a term, and what it adds to each over its idf."""
        if term not in self._scored:
            positions, shares = array("H"), array("f")
            for position, marks in self.postings.entries(term):
                if frequency := field_frequency(marks):
                    positions.append(position)
                    shares.append(frequency * (K1 + 1) / (frequency + self._norms[position]))
            self._scored[term] = positions, shares
        return self._scored[term]
