"""`gbaqa calibrate`: fit the confidence on what the base holds, and say what came of it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from gbaqa.assistant import Assistant
from gbaqa.console.evaluate import read_questions
from gbaqa.search import calibrate
from gbaqa.search.calibrate import Pair
from gbaqa.search.catalogue import ways_of_asking
from gbaqa.search.confidence import calibration

ASKED_WEIGHT = 1.0  # a question that somebody asked
MADE_WEIGHT = 0.06  # a phrasing left out, or a question beyond an entry: many, and written by those who know the entry
LEFT_OUT, BESIDE = 0.25, 0.6  # how many of them are taken, so that a fit takes minutes


def calibrated(assistant: Assistant, questions: Path, write: bool) -> str:
    """Fit on phrasings left out, on questions beyond entries and on the question set; a sentence on the result.

    Raises ImportError where scikit-learn is not installed.
    """
    pairs = [*_made(assistant), *_asked(assistant, questions)]
    force = calibration()
    fitted = calibrate.fit(pairs, force.answer, force.suggest)
    if write:
        calibrate.write(fitted, assistant.base.fingerprint, len(pairs))
    return f"fitted on {len(pairs)} pairs: intercept {fitted.intercept}, weights {fitted.weights}"


def _made(assistant: Assistant) -> Iterator[Pair]:
    engine, analyser = assistant.engine, assistant.analyser
    ways = [ways_of_asking(entry, analyser) for entry in assistant.base.entries.values()]
    for pair in calibrate.left_out(engine, ways, LEFT_OUT):
        if pair.right:  # a wrong one may be another entry that answers as well
            yield pair.scaled(MADE_WEIGHT)
    beyond = [text for entry in assistant.base.entries.values() for text in entry.beyond]
    taken = random.Random(calibrate.SEED).sample(beyond, int(len(beyond) * BESIDE))  # noqa: S311 - sampling
    yield from calibrate.beside(engine, analyser, taken, MADE_WEIGHT)


def _asked(assistant: Assistant, questions: Path) -> Iterator[Pair]:
    for asked in read_questions(questions):
        if not asked.chat:
            question = assistant.analyser.analyse(asked.q)
            yield from calibrate.asked(assistant.engine, question, set(asked.entries), ASKED_WEIGHT)
