"""BM25 over the terms of all entries: posting lists, built once, read only.

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009): idf = ln(1 + (N - df + 0.5) /
(df + 0.5)); the term frequency is weighted by field (BM25F) and saturated by K1; B is small because a long entry is
not a worse one here, it only has more phrasings.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from gbaqa.search.catalogue import Card

K1, B = 1.2, 0.25
IN_QUESTION, IN_SURFACE, IN_BODY = 2.0, 0.5, 0.7  # field weights: first surface, each further one (to 4), answers
PRIOR = 2  # observations that a rare term is smoothed with
KIND_WEIGHT = {"w": 1.0, "e": 1.0, "n": 1.0, "b": 0.5, "p": 0.4, "i": 0.4}


def field_frequency(card: Card, term: str, skip: int | None = None) -> float:
    """The weighted frequency of a term in one entry; `skip` leaves one surface out (for calibration)."""
    count = card.counts[term] - (skip is not None and term in card.surfaces[skip].terms)
    question = skip != 0 and term in card.surfaces[0].terms
    return min(count, 4) * IN_SURFACE + question * IN_QUESTION + (term in card.body) * IN_BODY


def _oddities(cards: list[Card]) -> dict[str, float]:
    """For each term the log ratio: asked beside the entries that lack it, over asked of entries that lack it."""
    beside: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for card in cards:
        held = card.body | card.counts.keys()
        beside.update(term for surface in card.beyond for term in surface.terms if term not in held)
        alone.update(term for term, count in card.counts.items() if count == 1 and term not in card.body)
    total = sum(len(card.surfaces) for card in cards) / max(1, sum(len(card.beyond) for card in cards))
    return {term: math.log((beside[term] * total + PRIOR) / (alone[term] + PRIOR)) for term in beside.keys() | alone.keys()}


class KeywordIndex:
    """Posting lists of term -> (position of the card, weight)."""

    def __init__(self, cards: list[Card]) -> None:
        self.size = len(cards)
        self._lengths = [sum(card.counts.values()) + len(card.body) for card in cards]
        self._mean = sum(self._lengths) / max(1, self.size)
        occurring: dict[str, list[int]] = defaultdict(list)
        for position, card in enumerate(cards):
            for term in card.counts.keys() | card.body:
                occurring[term].append(position)
        self._idf = {term: self._weight(term, len(found)) for term, found in occurring.items()}
        self._oddities = _oddities(cards)
        self._unknown = math.log(1 + self.size * 2)
        self._postings = {
            term: [(position, self.impact(cards[position], position, term)) for position in found]
            for term, found in occurring.items()
        }

    def idf(self, term: str) -> float:
        """How telling a term is; one that stands nowhere in the base is the most telling of all."""
        found = self._idf.get(term)
        return found if found is not None else self.rarity(term)

    def oddity(self, term: str) -> float:
        """How much it speaks against an entry, in nats, to lack a term that is asked: 0 where nothing is known.

        Learnt from the base: 学费 or "how long will" is often asked beside entries (`beyond`) and hardly ever of one that
        lacks the word; 来着 or 到底 often stands in one phrasing and nowhere else in its entry.
        """
        return self._oddities.get(term, 0.0)

    def words(self) -> list[str]:
        """The Chinese words of the base, those of the most entries first."""
        words = [term for term in self._postings if term.startswith("w:") and not term[2:].isascii()]
        return [term[2:] for term in sorted(words, key=lambda term: (-len(self._postings[term]), term))]

    def rarity(self, term: str) -> float:
        """The weight of a term that stands nowhere in the base."""
        return self._unknown * KIND_WEIGHT[term[0]]

    def is_only_in(self, term: str, position: int) -> bool:
        """Is this card the only one with the term?"""
        found = self._postings.get(term, ())
        return len(found) == 1 and found[0][0] == position

    def knows(self, term: str) -> bool:
        """Does any entry hold the term?"""
        return term in self._idf

    def impact(self, card: Card, position: int, term: str, skip: int | None = None) -> float:
        """What one term adds to the score of one entry."""
        frequency = field_frequency(card, term, skip)
        norm = K1 * (1 - B + B * self._lengths[position] / self._mean)
        return self.idf(term) * frequency * (K1 + 1) / (frequency + norm) if frequency else 0.0

    def scores(self, terms: Iterable[str]) -> dict[int, float]:
        """The score of every card that holds one of the terms."""
        found: dict[int, float] = defaultdict(float)
        for term in terms:
            for position, impact in self._postings.get(term, ()):
                found[position] += impact
        return found

    def best(self, terms: Iterable[str], count: int) -> list[tuple[int, float]]:
        """The `count` best cards with their scores, best first; ties in the order of the base."""
        found = self.scores(terms)
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:count]

    def ceiling(self, terms: Iterable[str]) -> float:
        """A score that no entry can exceed by far: every term matched as well as can be."""
        return sum(self.idf(term) * (K1 + 1) for term in terms) or 1.0

    def _weight(self, term: str, frequency: int) -> float:
        return math.log(1 + (self.size - frequency + 0.5) / (frequency + 0.5)) * KIND_WEIGHT[term[0]]
