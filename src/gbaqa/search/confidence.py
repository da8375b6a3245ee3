"""One calibrated confidence: the probability that an entry answers the question, from its features.

A logistic regression whose weights `gbaqa calibrate` fits and writes to confidence.json, with the date, the base and
the number of pairs it was fitted on. The two cut-offs stand there too.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gbaqa.search.features import Features

FILE = Path(__file__).with_name("confidence.json")


@dataclass(frozen=True)
class Calibration:
    """Weights by feature name, the intercept, and the cut-offs for an answer and for a suggestion."""

    weights: dict[str, float]
    intercept: float
    answer: float
    suggest: float

    def confidence(self, features: Features) -> float:
        """The probability, between 0 and 1."""
        values = expand(features)
        exponent = self.intercept + sum(weight * values[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, exponent))))


def expand(features: Features) -> dict[str, float]:
    """The features and the few products of them that a linear rule needs to tell agreement from chance."""
    values = features.named()
    values["words*surface"] = features.words * features.surface
    values["pairs*lead"] = features.pairs * max(0.0, features.lead)
    values["surface*returned"] = features.surface * features.returned
    values["votes*lead"] = features.votes * features.lead
    values["length*lead"] = features.length * features.lead
    values["length*pairs"] = features.length * features.pairs
    values["length*close"] = features.length * features.close
    values["length*unknown"] = features.length * features.unknown
    values["odd*lead"] = features.odd * features.lead
    values["beside*odd"] = features.beside * features.odd
    values["english*pairs"] = features.english * features.pairs
    values["english*surface"] = features.english * features.surface
    return values


@cache
def calibration() -> Calibration:
    """The calibration in force."""
    content = json.loads(FILE.read_text(encoding="utf-8"))
    return Calibration(content["weights"], content["intercept"], content["answer"], content["suggest"])
