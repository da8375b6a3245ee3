"""What several tests need: the small base as a folder to break, and plain ways to say what is expected."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from gbaqa.search.catalogue import Card
from gbaqa.search.confidence import Calibration

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"

# A calibration of the tests' own, so that fitting the real one anew does not move them.
PLAIN = Calibration(
    weights={
        "pairs": 3.0,
        "surface": 2.0,
        "ratio": 3.0,
        "lead": 1.0,
        "subject": 1.0,
        "dated": 1.0,
        "indicator": 1.0,
    },
    intercept=-6.8,
    answer=0.6,
    suggest=0.1,
)


def held(**fields: Any) -> Card:
    """An entry as the search sees it that holds these things and nothing else."""
    none: frozenset[str] = frozenset()
    return replace(Card("x", (), (), frozenset(), none, none, none, none, none, none, none, 0, "2024"), **fields)


def copy_small(folder: Path) -> Path:
    """A copy of the small base in `folder`; its stop words are those of the bot's small base."""
    shutil.copytree(DATA / "small", folder)
    shutil.copy(DATA / "faq" / "lexicon" / "stop.txt", folder / "lexicon")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first `old` in a file; it must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
