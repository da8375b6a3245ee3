"""The search: candidates by keyword or by closeness of the strings, their fit, the guards, one confidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rapidfuzz import fuzz, process

from gbaqa.model import Hit, Question, Term
from gbaqa.search.catalogue import Card, Catalogue
from gbaqa.search.confidence import Calibration
from gbaqa.search.features import Comparison
from gbaqa.search.guards import BEYOND, FAR, Guards
from gbaqa.search.keyword import KeywordIndex

CANDIDATES = 12  # 997 in 1000 right entries of the question sets are among them
MORE, FEW_TERMS = 20, 10  # a question of few terms fits many entries, and is quick to compare with them
FEW = 0.25  # below this share of what it could score, the best keyword candidate is not trusted to be there at all
NEAR_STRING = 70  # rapidfuzz ratio from which a whole surface counts as nearly the same string
VERBATIM = 0.99  # for a question that is, but for stop words, one of the ways of asking an entry
CHANCE = 0.1  # the most that a candidate which agrees by chance may have: not even offered
# How much closer a question beyond the entry must be: 8 in 1000 right entries have one, 3 in 10 wrong ones.
CLOSER = 0.15
CONFLICT = 0.45  # a conflicting candidate keeps at most this confidence: good for a suggestion, never for an answer


class Engine:
    """Read only after it is built; safe to share between threads."""

    def __init__(self, catalogue: Catalogue, places: Mapping[str, Term], calibration: Calibration) -> None:
        self.cards = catalogue.cards
        self.calibration = calibration
        self.index = KeywordIndex(catalogue)
        self.guards = Guards(places)
        self._verbatim = _owners(catalogue.cards)

    def search(self, question: Question, limit: int = 8) -> list[Hit]:
        """The best entries for a question, best first; those that a guard objects to come with their conflicts."""
        candidates = self._candidates(question)
        scores = sorted((score for _, score in candidates), reverse=True)
        comparison = Comparison(question, self.index, self.guards)
        hits = []
        for position, score in candidates:
            rival = scores[1] if score == scores[0] and len(scores) > 1 else scores[0] if score < scores[0] else 0.0
            hits.append(self._hit(question, comparison, position, score, rival))
        hits.sort(key=lambda hit: -hit.confidence)
        return self._asked_so(question, hits)[:limit]

    def _asked_so(self, question: Question, hits: list[Hit]) -> list[Hit]:
        """The hits, first the best of the entries that are asked in these very words."""
        owners = {self.cards[position].entry for position in self._verbatim.get(question.core, ())}
        own = next((hit for hit in hits if hit.entry in owners), None)
        if own is None:
            return hits
        return [replace(own, confidence=VERBATIM, conflicts=()), *(hit for hit in hits if hit is not own)]

    def by_keyword(self, question: Question) -> list[tuple[int, float]]:
        """The entries that the words of a question lead to, by position, with their BM25 scores, best first."""
        return self.index.best(question.terms, CANDIDATES if len(question.terms) > FEW_TERMS else MORE)

    def _candidates(self, question: Question) -> list[tuple[int, float]]:
        found = self.by_keyword(question)
        more = list(self._verbatim.get(question.core, ()))
        if not found or found[0][1] < FEW * self.index.ceiling(question.terms):
            more += self._near(question)
        known = {position for position, _ in found}
        return found + [(position, 0.0) for position in more if position not in known]

    def _near(self, question: Question) -> list[int]:
        """Cards with a surface that is nearly the same string, for questions whose words are all misspelt."""
        if len(question.core) < 4:
            return []
        cores = [core for card in self.cards for core in card.cores]
        owners = [position for position, card in enumerate(self.cards) for _ in card.cores]
        near = process.extract(question.core, cores, scorer=fuzz.ratio, score_cutoff=NEAR_STRING, limit=5)
        return list(dict.fromkeys(owners[number] for _, _, number in near))

    def _hit(self, question: Question, comparison: Comparison, position: int, score: float, rival: float) -> Hit:
        card = self.cards[position]
        features = comparison.features(card, position, score, rival)
        conflicts = self.guards.conflicts(question, card)
        confidence = self.calibration.confidence(features)
        if features.is_far:
            conflicts, confidence = (*conflicts, FAR), min(confidence, CHANCE)
        elif features.beside > CLOSER:
            conflicts = (*conflicts, BEYOND)
        if conflicts:
            confidence = min(confidence, CONFLICT)
        return Hit(card.entry, confidence, features.named(), conflicts)


def _owners(cards: list[Card]) -> dict[str, tuple[int, ...]]:
    """The positions of the entries that each way of asking belongs to."""
    owners: dict[str, tuple[int, ...]] = {}
    for position, card in enumerate(cards):
        alone = (position,)  # one tuple an entry, not one a way of asking it
        for core in card.cores:
            others = owners.get(core)
            owners[core] = alone if others is None else (*others, position)
    return owners
