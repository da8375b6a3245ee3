"""Every rule of `gbaqa check` over the real base."""

from __future__ import annotations

from pathlib import Path

import pytest

from gbaqa.base.check import RULES, Rule
from gbaqa.base.read import Base, Reading
from gbaqa.base.verify import verify
from tests.helpers import ROOT

DOCUMENTS = ROOT.parent / "shared" / "sources"


def test_everything_can_be_read(reading: Reading) -> None:
    """Every file of the base can be read."""
    assert [str(fault) for fault in reading.faults] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(base: Base, rule: Rule) -> None:
    """The base keeps the rule; `gbaqa check` shows faults with their lines."""
    assert [str(fault) for fault in rule(base)] == []


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents do not lie beside this checkout")
def test_agrees_with_the_documents(base: Base) -> None:
    """The base agrees with the documents, where they are at hand."""
    assert [str(fault) for fault in verify(base, Path(DOCUMENTS))] == []
