"""`gbaqa calibrate`: fit the confidence, and say what it would do."""

from __future__ import annotations

from pathlib import Path

from gbaqa.assistant import Assistant
from gbaqa.console.evaluate import read_questions
from gbaqa.search import calibrate
from gbaqa.search.confidence import calibration

ASKED_WEIGHT = 1.0  # a question that somebody asked
LEFT_OUT_WEIGHT = 0.02  # a phrasing left out: many, and easier than what people ask


def calibrated(assistant: Assistant, questions: Path, write: bool) -> str:
    """Fit on phrasings left out and on the single questions of the set; a sentence on the result.

    Raises ImportError where scikit-learn is not installed.
    """
    engine, analyser = assistant.engine, assistant.analyser
    pairs = [
        pair.scaled(LEFT_OUT_WEIGHT) for pair in calibrate.left_out(engine, analyser, _surfaces(assistant), share=0.5)
    ]
    for asked in read_questions(questions):
        if not asked.chat:
            pairs += calibrate.asked(engine, analyser.analyse(asked.q), set(asked.entries), ASKED_WEIGHT)
    force = calibration()
    fitted = calibrate.fit(pairs, force.answer, force.suggest)
    if write:
        calibrate.write(fitted, assistant.base.fingerprint, len(pairs))
    return f"fitted on {len(pairs)} pairs: intercept {fitted.intercept}, weights {fitted.weights}"


def _surfaces(assistant: Assistant) -> dict[str, tuple[str, ...]]:
    """The distinct ways of asking each entry, in the order of its card."""
    found = {}
    for entry in assistant.base.entries.values():
        asked = (entry.question.hans, entry.question.en, *entry.phrasings)
        found[entry.id] = tuple({assistant.analyser.analyse(text).folded: text for text in asked}.values())
    return found
