"""How well one question and one entry fit, as numbers between 0 and 1 that a confidence can be learnt from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from rapidfuzz import fuzz, process

from gbaqa.model import Question
from gbaqa.search.catalogue import Card
from gbaqa.search.guards import Guards
from gbaqa.search.keyword import KeywordIndex
from gbaqa.search.neighbours import neighbours
from gbaqa.text.kinds import MEASURED
from gbaqa.text.periods import is_held

WORDS: tuple[str, ...] = ("w", "e", "n")
PAIRS: tuple[str, ...] = ("b", "e", "n")


@dataclass(frozen=True)
class Features:
    """The fit of one pair; each says more is better but `unknown` and the conflicts.

    - relevance: BM25 score over what the question could score at most
    - lead: its distance from the best other candidate, over the larger of both; negative for one behind
    - words, pairs: share of the question's idf mass that the entry holds, by words and by pairs of characters
    - surface: the same for the best single way of asking it, and `returned` how much of that surface was asked
    - ratio: rapidfuzz's normalised indel similarity of the closest surface; `sorted` the same with words sorted
    - odd: how much the words that the entry lacks speak against it (KeywordIndex.oddity), summed, 1 for 8 nats;
      `oddest` the same for the worst of them, 1 for 4; `usual` what speaks for it, 1 for 6
    - lacking: how many words it lacks, up to 1 for 6; `new` how many of them stand nowhere in the base
    - beside: how much closer the closest question beyond the entry is than the closest one of it, -1 to 1; one beyond
      it counts only where what makes it foreign to the entry (人均, 第四季度) is asked
    - form, strange: how alike the form of the question (who, when, how many …) is to that of a way of asking the entry,
      and to that of a question beyond it; 1 for the same
    - close: closeness in words and form of the closest way of asking; `aside` how much closer one beyond the entry is
    - votes: share of the closest questions that are ways of asking the entry, by their closeness
    - unknown: share of the question's idf mass that stands nowhere in the base
    - subject: is the place asked about the place of the entry's own question?
    - indicator: share of the indicators asked that the entry speaks of (1 where none is asked)
    - dated: 1 where a period is asked and held, 0.5 where none is asked
    - pointed: the same for the periods of its single figures, 0.5 where it has none; a stretch of years is no point
    - measure, measured: where a figure is asked for, share of the indicators and of the places asked that the figures
      of the entry claim; 1 where none is asked
    - kind: share of the kinds of thing asked (money, people, a date …) that the answer offers; 1 where none is asked
    - length: how much was asked, in terms, up to 1 for 12
    """

    relevance: float
    lead: float
    words: float
    pairs: float
    surface: float
    returned: float
    ratio: float
    sorted: float
    odd: float
    oddest: float
    usual: float
    lacking: float
    new: float
    beside: float
    form: float
    strange: float
    close: float
    aside: float
    votes: float
    unknown: float
    subject: float
    indicator: float
    dated: float
    pointed: float
    measure: float
    measured: float
    kind: float
    length: float
    english: float

    def named(self) -> dict[str, float]:
        """The numbers by their names."""
        return dict(vars(self))

    @property
    def is_far(self) -> bool:
        """Does the entry hold so little of what is asked that whatever agrees must be chance?

        The bounds keep 99 in 100 right entries of the question sets and drop three in four of the far questions.
        """
        words, pairs = sorted((self.words, self.pairs))
        if self.length < 0.7 and self.relevance < 0.3:  # of few words, each counts
            return True
        if self.length < 0.5 and self.close < 0.25:  # and one way of asking has most of them
            return True
        return pairs < 0.3 or self.relevance < 0.15 or (self.unknown > 0.4 and words < 0.35)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the features."""
        return tuple(field.name for field in fields(cls))


class Comparison:
    """One question against any entry; what depends on the question alone is worked out once."""

    def __init__(
        self, question: Question, index: KeywordIndex, guards: Guards, unseen: frozenset[str] = frozenset()
    ) -> None:
        """`unseen` are terms to be taken as standing nowhere (for calibration)."""
        self._question = question
        self._idf = {term: index.rarity(term) if term in unseen else index.idf(term) for term in sorted(question.terms)}
        self._mass = {kinds: sum(v for t, v in self._idf.items() if t[0] in kinds) or 1.0 for kinds in (WORDS, PAIRS)}
        self._total = sum(self._idf.values()) or 1.0
        unknown = [term for term in self._idf if term in unseen or not index.knows(term)]
        self._unknown = sum(self._idf[term] for term in unknown) / self._total
        self._words = _longest(self._idf)
        self._oddities = {term: 0.0 if term in unseen else index.oddity(term) for term in self._words}
        self._new = len(set(unknown) & set(self._words))
        self._meant = guards.meant(question)
        self._ceiling = index.ceiling(question.terms)
        self._marks = {term: index.postings.lookup(term) for term in self._idf}

    def features(self, card: Card, position: int, score: float, rival: float, skip: int | None = None) -> Features:
        """The fit with the entry at `position` that scored `score`, where the best other one scored `rival`.

        `skip` leaves one surface out, and a question beyond the entry that is this very question (for calibration).
        """
        marks = {term: marks_at(position).without(skip) for term, marks_at in self._marks.items()}
        held = {term for term, where in marks.items() if where.held}
        near = neighbours(self._question, self._idf, marks, card, skip)
        shared = near.shared
        best = max(range(len(shared)), key=shared.__getitem__)
        core = self._question.core
        cores = [other for number, other in enumerate(card.cores) if number != skip] or [""]
        oddities = [self._oddities[term] for term in self._words if term not in held]
        return Features(
            relevance=score / self._ceiling,
            lead=(score - rival) / max(score, rival, 1e-9),
            words=self._share(held, WORDS),
            pairs=self._share(held, PAIRS),
            surface=shared[best] / self._total,
            returned=min(1.0, shared[best] / (card.masses[best] or 1.0)),
            ratio=_closest(core, cores, fuzz.ratio),
            sorted=_closest(core, cores, fuzz.token_sort_ratio),
            odd=min(1.0, sum(o for o in oddities if o > 0) / 8),
            oddest=min(1.0, max(0.0, *oddities, 0.0) / 4),
            usual=min(1.0, -sum(o for o in oddities if o < 0) / 6),
            lacking=min(1.0, len(oddities) / 6),
            new=min(1.0, self._new / 4),
            beside=near.beside,
            form=max(near.own_forms),
            strange=max(near.beyond_forms, default=0.0),
            close=max(near.own),
            aside=near.aside,
            votes=near.votes,
            unknown=self._unknown,
            subject=_part(self._meant, card.subject),
            indicator=_part(self._question.indicators, card.indicators),
            dated=self._dated(card),
            pointed=self._pointed(card),
            measure=self._claimed(self._question.indicators, card.measures),
            measured=self._claimed(self._meant, card.measured),
            kind=_part(self._question.kinds, card.kinds),
            length=min(1.0, len(self._question.terms) / 12),
            english=float(self._question.language == "en"),
        )

    def _share(self, held: set[str], kinds: tuple[str, ...]) -> float:
        return sum(v for t, v in self._idf.items() if t[0] in kinds and t in held) / self._mass[kinds]

    def _claimed(self, asked: frozenset[str], claimed: frozenset[str]) -> float:
        return _part(asked, claimed) if self._question.kinds & MEASURED else 1.0

    def _dated(self, card: Card) -> float:
        if not self._question.periods:
            return 0.5
        held = {period.year for period in card.periods}
        return float(all(period.year in held for period in self._question.periods))

    def _pointed(self, card: Card) -> float:
        if not self._question.periods or not card.points:
            return 0.5
        return float(any(is_held(period, card.points) for period in self._question.periods))


def _closest(core: str, others: list[str], scorer: Callable[..., float]) -> float:
    """The likeness, 0 to 1, of the string among others that is most like one."""
    found = process.extractOne(core, others, scorer=scorer)
    return found[1] / 100 if found else 0.0


def _part(asked: frozenset[str], held: frozenset[str]) -> float:
    """The share of what is asked that is held; 1 where nothing is asked."""
    return len(asked & held) / len(asked) if asked else 1.0


def _longest(terms: Iterable[str]) -> list[str]:
    """The words of a question without the shorter words inside them."""
    words = [term for term in terms if term[0] in WORDS]
    return [
        word for word in words if word[0] != "w" or not any(word != other and word[2:] in other[2:] for other in words)
    ]
