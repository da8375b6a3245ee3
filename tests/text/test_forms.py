"""The form of a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbaqa.text.forms import FORMS, forms_of, likeness

MASKS = st.integers(0, 2 ** len(FORMS) - 1)


@pytest.mark.parametrize(
    ("question", "forms"),
    [
        ("谁提出建桥", {"who"}),
        ("who proposed the bridge", {"who"}),
        ("渡轮何时开通", {"when"}),
        ("when did the ferry open", {"when"}),
        ("为什么票价上涨", {"why", "growth", "what"}),
        ("出口占多少", {"share", "amount"}),
        ("how many people work there", {"amount", "people"}),
        ("哪4家企业入选", {"which"}),
        ("几家企业入选", {"amount"}),
        ("东港 渡轮", set()),
    ],
)
def test_forms(question: str, forms: set[str]) -> None:
    """Question words, measure words and verbs tell the form; bare keywords have none."""
    assert {name for number, name in enumerate(FORMS) if forms_of(question) >> number & 1} == forms


@given(MASKS, MASKS)
def test_likeness(one: int, other: int) -> None:
    """Likeness is a share, the same both ways, and 1 for equal forms alone."""
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1
    assert (likeness(one, other) == 1) == (one == other)
