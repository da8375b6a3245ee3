"""How well one question and one entry fit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gbaqa.search.engine import Engine
from gbaqa.search.features import Comparison, Features
from gbaqa.text.analysis import Analyser

TEXTS = ["东港2024年生产总值是多少？", "Eastport GDP 2024", "渡轮票价", "海桥计划 2030", "月球", "", "how much"]


def fit(engine: Engine, analyser: Analyser, text: str, entry: str, skip: int | None = None) -> Features:
    """The fit of a text with an entry."""
    question = analyser.analyse(text)
    position = next(n for n, card in enumerate(engine.cards) if card.entry == entry)
    score = dict(engine.index.best(question.terms, len(engine.cards))).get(position, 0.0)
    return Comparison(question, engine.index, engine.guards).features(
        engine.cards[position], position, score, 0.0, skip
    )


def test_own_question(engine: Engine, analyser: Analyser) -> None:
    """An entry's own question fits it fully."""
    found = fit(engine, analyser, "东港2024年出口多少？", "eastport-exports-2024")
    assert (found.words, found.pairs, found.surface, found.returned, found.ratio) == pytest.approx((1, 1, 1, 1, 1))
    assert (found.unknown, found.subject, found.indicator, found.dated) == (0, 1, 1, 1)


def test_own_question_left_out(engine: Engine, analyser: Analyser) -> None:
    """With its surface left out, the same question fits less."""
    whole = fit(engine, analyser, "When did the East-West ferry open?", "ferry-opening")
    without = fit(engine, analyser, "When did the East-West ferry open?", "ferry-opening", skip=1)
    assert without.ratio < whole.ratio == 1.0


def test_nothing_in_common(engine: Engine, analyser: Analyser) -> None:
    """A question about something else shares no words and is all unknown."""
    found = fit(engine, analyser, "月球背面", "ferry-opening")
    assert (found.words, found.relevance, found.unknown) == (0, 0, pytest.approx(1))


@pytest.mark.parametrize(("text", "dated"), [("东港2024年出口", 1.0), ("东港出口", 0.5), ("东港2019年出口", 0.0)])
def test_dated(engine: Engine, analyser: Analyser, text: str, dated: float) -> None:
    """A period that is asked and held, not asked, or asked and not held."""
    assert fit(engine, analyser, text, "eastport-exports-2024").dated == dated


@settings(max_examples=40)
@given(st.sampled_from(TEXTS), st.integers(0, 7))
def test_between_0_and_1(engine: Engine, analyser: Analyser, text: str, position: int) -> None:
    """Every feature lies between 0 and 1, but those that compare with a rival, which may be behind."""
    found = fit(engine, analyser, text, engine.cards[position].entry)
    outside = {n: v for n, v in found.named().items() if not -1e-9 <= v <= 1 + 1e-9}
    assert set(outside) <= {"lead", "beside", "aside"}
    assert {name: value for name, value in outside.items() if abs(value) > 1 + 1e-9} == {}
