"""Fitting the confidence: leave one phrasing out, ask it, and see what was found.

Each phrasing of the base is asked as if it were not there: its entry is then a right candidate, all others are wrong
ones; and, with its entry taken away altogether, even the best candidate is wrong, which is what a question outside the
base looks like. `gbaqa calibrate` adds the asked questions of faq/questions/. Needs the extra `calibration`.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gbaqa.model import Question
from gbaqa.search.confidence import FILE, Calibration, expand
from gbaqa.search.engine import CLOSER, Engine
from gbaqa.search.features import Comparison, Features
from gbaqa.text.analysis import Analyser

RIVALS = 4  # wrong candidates taken from each question
SEED = 7  # the same sample every time
OWN_BEYOND = -1  # leaves no surface out, but a question beyond the entry that is the one asked


@dataclass(frozen=True)
class Pair:
    """A question with one candidate, whether it was right, and how much it counts."""

    features: Features
    right: bool
    weight: float

    def scaled(self, factor: float) -> Pair:
        """The same pair counting `factor` times as much."""
        return Pair(self.features, self.right, self.weight * factor)


def left_out(engine: Engine, ways: Iterable[Sequence[Question]], share: float) -> Iterator[Pair]:
    """The pairs of a random share of all ways of asking, each asked as if it were not in the base.

    `ways` holds the analysed surfaces of each card, in the order of the cards.
    """
    chance = random.Random(SEED)  # noqa: S311 - sampling, not secrets
    for position, surfaces in enumerate(ways):
        for number, question in enumerate(surfaces):
            if chance.random() < share:
                yield from _without(engine, question, position, number)


def asked(engine: Engine, question: Question, right: set[str], weight: float) -> Iterator[Pair]:
    """The pairs of one question whose right entries are known; none right: it must be refused."""
    found = engine.by_keyword(question)
    yield from _pairs(
        engine, question, found, {i for i, card in enumerate(engine.cards) if card.entry in right}, weight
    )


def beside(engine: Engine, analyser: Analyser, beyond: Iterable[str], weight: float) -> Iterator[Pair]:
    """The pairs of questions that the documents do not answer: every candidate is wrong."""
    for text in beyond:
        question = analyser.analyse(text)
        yield from _pairs(engine, question, engine.by_keyword(question), set(), weight, OWN_BEYOND)


def _without(engine: Engine, question: Question, position: int, number: int) -> Iterator[Pair]:
    index = engine.index
    marks = {term: index.postings.marks(term, position) for term in sorted(question.terms)}
    own = sum(index.impact(term, position, where.without(number)) for term, where in marks.items())
    others = [item for item in engine.by_keyword(question) if item[0] != position]
    alone = frozenset(term for term in question.terms if index.is_only_in(term, position))
    unseen = frozenset(term for term in alone if not marks[term].without(number).held)
    yield from _pairs(engine, question, [(position, own), *others], {position}, 1.0, number, unseen)
    yield from _pairs(engine, question, others, set(), 1.0, None, alone)


def _pairs(
    engine: Engine,
    question: Question,
    found: list[tuple[int, float]],
    right: set[int],
    weight: float,
    skip: int | None = None,
    unseen: frozenset[str] = frozenset(),
) -> Iterator[Pair]:
    comparison = Comparison(question, engine.index, engine.guards, unseen)
    taken = [item for item in found if item[0] in right]
    taken += [item for item in sorted(found, key=lambda item: -item[1]) if item[0] not in right][:RIVALS]
    for position, score in taken:
        card = engine.cards[position]
        if engine.guards.conflicts(question, card):
            continue
        rival = max((other for place, other in found if place != position), default=0.0)
        left_out = skip if position in right or skip == OWN_BEYOND else None
        features = comparison.features(card, position, score, rival, left_out)
        if not features.is_far and features.beside <= CLOSER:
            yield Pair(features, position in right, weight)


def fit(pairs: list[Pair], answer: float, suggest: float) -> Calibration:
    """The logistic regression over the pairs, with these cut-offs."""
    from sklearn.linear_model import LogisticRegression

    rows = [expand(pair.features) for pair in pairs]
    names = list(rows[0])
    model = LogisticRegression(C=1.0, max_iter=2000)
    model.fit(
        [[row[name] for name in names] for row in rows],
        [pair.right for pair in pairs],
        sample_weight=[pair.weight for pair in pairs],
    )
    weights = {name: round(float(weight), 4) for name, weight in zip(names, model.coef_[0], strict=True)}
    return Calibration(weights, round(float(model.intercept_[0]), 4), answer, suggest)


def write(calibration: Calibration, base: str, pairs: int) -> None:
    """Put a calibration in force."""
    content = {
        "fitted_on": date.today().isoformat(),
        "base": base,
        "pairs": pairs,
        "answer": calibration.answer,
        "suggest": calibration.suggest,
        "intercept": calibration.intercept,
        "weights": calibration.weights,
    }
    FILE.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
