"""The base against the documents at hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gbaqa.base.read import read_base
from gbaqa.base.verify import LONGEST_RUN, verify
from gbaqa.errors import GbaqaError
from tests.helpers import edit

FERRY = "entries/works/ferry-opening.yaml"


@pytest.fixture
def at_hand(documents: Path, tmp_path: Path) -> Path:
    """The documents, to be changed."""
    shutil.copytree(documents, tmp_path / "documents")
    return tmp_path / "documents"


def found(faq: Path, at_hand: Path) -> list[str]:
    """Everything that does not agree, as it is printed."""
    return [str(fault).partition(" -> ")[0] for fault in verify(read_base(faq), at_hand)]


def test_agreement(faq: Path, at_hand: Path) -> None:
    """The small base agrees with its documents."""
    assert found(faq, at_hand) == []


def test_changed_document(faq: Path, at_hand: Path) -> None:
    """A section that changed is named, and so are the answers that it no longer holds."""
    edit(at_hand / "gazette-2025.txt", "48班", "50班")
    assert found(faq, at_hand) == [
        "gazette-2025: section ferry (渡轮) changed",
        f"{FERRY} answer.hans: 48班 is not in the text of its sections",
    ]


def test_spacing_is_no_change(faq: Path, at_hand: Path) -> None:
    """Spaces in a document do not matter."""
    edit(at_hand / "gazette-2025.txt", "东西渡轮于", "东西 渡轮 于")
    assert found(faq, at_hand) == []


def test_number_from_elsewhere(faq: Path, at_hand: Path) -> None:
    """A number of an answer must stand in the text of a section that it cites, even if a record were to claim it."""
    edit(faq / FERRY, "每天48班", "每天12班")
    edit(faq / FERRY, "at: ferry", "at: economy")
    assert f"{FERRY} answer.hans: 12班 is not in the text of its sections" in found(faq, at_hand)


def test_copied_sentence(faq: Path, at_hand: Path) -> None:
    """An answer that repeats a long run of a document is named; spaces and punctuation do not hide it."""
    copied = "海桥计划由工程师林海生于2021年提出 ，建议建一座长9公里的海桥。"
    edit(
        faq / "entries/works/sea-bridge-plan.yaml",
        "海桥计划由工程师林海生于2021年提出，建议建一座9公里的海桥。",
        copied,
    )
    assert [fault.partition("…")[2] for fault in found(faq, at_hand)] == [" stands word for word in a document"]


def test_short_run_is_no_copy(faq: Path, at_hand: Path) -> None:
    """A run of up to the longest that names need is no copy."""
    line = "海桥计划由工程师林海生于2021年提出建议建一座长9公里的海桥"
    edit(
        faq / "entries/works/sea-bridge-plan.yaml",
        "海桥计划由工程师林海生于2021年提出，建议建一座9公里的海桥。",
        line[:LONGEST_RUN] + "。",
    )
    assert found(faq, at_hand) == []


def test_missing_document(faq: Path, at_hand: Path) -> None:
    """Without a document of the base nothing is claimed: it is an error."""
    (at_hand / "survey-2023.txt").unlink()
    with pytest.raises(GbaqaError, match=r"no document at .*survey-2023\.txt"):
        verify(read_base(faq), at_hand)
