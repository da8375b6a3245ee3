"""One confidence, between 0 and 1."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbaqa.search.confidence import Calibration, calibration, expand
from gbaqa.search.features import Features
from tests.helpers import PLAIN

NUMBERS = st.floats(0, 1)
NAMES = Features.names()
FEATURES = st.tuples(*[NUMBERS for _ in NAMES]).map(lambda values: Features(*values))
AGAINST = {"unknown", "odd", "oddest", "lacking", "new", "beside"}  # more of these is a worse fit
NEUTRAL = {"length", "english"}


def fit(share: float) -> Features:
    """A fit that agrees to this share in everything."""
    return Features(**{n: 0.5 if n in NEUTRAL else 1 - share if n in AGAINST else share for n in NAMES})


@given(FEATURES)
def test_between_0_and_1(features: Features) -> None:
    """Whatever the fit, the calibration in force gives a probability."""
    assert 0.0 <= calibration().confidence(features) <= 1.0


@pytest.mark.parametrize("weight", [1e6, -1e6])
def test_extreme_weights(weight: float) -> None:
    """Weights beyond reason neither overflow nor leave 0 to 1."""
    found = Calibration({"relevance": weight}, 0.0, 0.6, 0.1).confidence(fit(1.0))
    assert 0.0 <= found <= 1.0


@given(NUMBERS, NUMBERS)
def test_more_agreement_is_more_confidence(one: float, other: float) -> None:
    """In force, a fit that agrees more in everything is never trusted less."""
    low, high = sorted((one, other))
    assert calibration().confidence(fit(low)) <= calibration().confidence(fit(high))


@given(FEATURES, st.sampled_from(sorted(PLAIN.weights)), NUMBERS)
def test_positive_weights_are_monotone(features: Features, name: str, value: float) -> None:
    """More of a feature with a positive weight never lowers the confidence."""
    more = replace(features, **{name: max(value, getattr(features, name))})
    assert PLAIN.confidence(more) >= PLAIN.confidence(features)


def test_cut_offs_in_force() -> None:
    """A full fit is answered, no fit at all is not even suggested, and the cut-offs lie in order."""
    cut = calibration()
    assert 0 < cut.suggest < cut.answer < 1
    assert cut.confidence(fit(1.0)) >= cut.answer
    assert cut.confidence(fit(0.0)) < cut.suggest


def test_every_weight_has_its_feature() -> None:
    """The weights in force are named for features that there are."""
    assert set(calibration().weights) - set(expand(fit(0.5))) == set()
