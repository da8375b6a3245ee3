"""How much of each document the base covers."""

from __future__ import annotations

from pathlib import Path

import pytest

from gbaqa.base.coverage import SectionCoverage, coverage, share
from gbaqa.base.read import Base, read_base
from tests.helpers import edit


def part(base: Base, source: str, at: str) -> SectionCoverage:
    """The coverage of one section."""
    return next(found for found in coverage(base) if (found.source, found.section.id) == (source, at))


def test_every_section_is_listed(small_base: Base) -> None:
    """Every section of every document has its row, in order."""
    assert [(found.source, found.section.id, found.entries) for found in coverage(small_base)] == [
        ("gazette-2025", "economy", 4),
        ("gazette-2025", "ferry", 1),
        ("survey-2023", "1", 1),
        ("survey-2023", "2", 1),
        ("survey-2023", "3", 1),
    ]


def test_covered_and_missing(small_base: Base) -> None:
    """A figure is covered by a claim of the same value in that section; a mention in an answer is not enough."""
    assert part(small_base, "gazette-2025", "economy").covered == (
        "3008.8亿元",
        "1948.7亿元",
        "1200亿元",
        "8.5%",
        "860亿元",
    )
    assert part(small_base, "gazette-2025", "ferry").missing == ("12公里", "48班")
    assert part(small_base, "survey-2023", "3").missing == ("270万人次",)


def test_waived(faq: Path) -> None:
    """A figure that is waived is shown with its reason and counts neither way."""
    edit(
        faq / "sources" / "gazette-2025.yaml",
        "sections:",
        "waived:\n- {at: ferry, figure: 12公里, reason: a side note}\nsections:",
    )
    found = part(read_base(faq), "gazette-2025", "ferry")
    assert (found.waived, found.covered, found.missing) == ({"12公里": "a side note"}, (), ("48班",))


def test_share(small_base: Base) -> None:
    """The share is that of covered figures among those not waived; 100 where there is none."""
    parts = coverage(small_base)
    assert share([found for found in parts if found.source == "gazette-2025"]) == pytest.approx(100 * 5 / 7)
    assert share([]) == 100
