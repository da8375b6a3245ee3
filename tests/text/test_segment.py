"""Cutting Chinese into words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbaqa.text.segment import Segmenter


@pytest.fixture(scope="module")
def segmenter(kept: Path) -> Segmenter:
    """A segmenter that knows two words of its own."""
    return Segmenter(["石桥计划", "旧码头", "not chinese"], kept)


def test_own_words_stay_whole(segmenter: Segmenter) -> None:
    """A word of the base is not cut."""
    assert segmenter.words("石桥计划在旧码头") == ["石桥计划", "在", "旧码头"]


@given(run=st.text(alphabet="综合保税区石桥计划旧码头的在年口岸㐀", min_size=1, max_size=12))
def test_words_cover_the_run(segmenter: Segmenter, run: str) -> None:
    """The words of a run cover it once, in order."""
    assert "".join(segmenter.words(run)) == run


def test_no_guesses(segmenter: Segmenter) -> None:
    """A name that no dictionary knows is cut into characters, the same way each time, not guessed at."""
    assert segmenter.words("阚犇骉") == ["阚", "犇", "骉"]


def test_parts(segmenter: Segmenter) -> None:
    """The shorter words inside a word are found, the word itself is not among them."""
    assert {"综合", "保税", "保税区"} <= set(segmenter.parts("综合保税区"))
    assert "综合保税区" not in set(segmenter.parts("综合保税区"))


def test_unwritable_cache(tmp_path: Path) -> None:
    """A cache folder that cannot be made does no harm."""
    (tmp_path / "file").write_text("")
    assert Segmenter([], tmp_path / "file" / "folder").words("生产总值") == ["生产总值"]


def test_import_under_strict_warnings() -> None:
    """The module can be imported where warnings are errors, although jieba warns."""
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", "import gbaqa.text.segment"], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
