"""Cutting Chinese into words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbaqa import __version__
from gbaqa.base.cache import Cache
from gbaqa.text.segment import Segmenter


@pytest.fixture(scope="module")
def segmenter(kept: Path) -> Segmenter:
    """A segmenter that knows two words of its own."""
    return Segmenter(["石桥计划", "旧码头", "not chinese"], Cache(kept / "small", __version__).get)


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


def test_dictionary_is_kept() -> None:
    """The dictionary is built once and read back afterwards; words are cut the same with and without it."""
    store: dict[str, bytes] = {}

    def stored(name: str, build: Callable[[], bytes]) -> bytes:
        if name not in store:
            store[name] = build()
        return store[name]

    first, second = (Segmenter(["石桥计划"], stored) for _ in range(2))
    assert list(store) == ["dictionary"]
    assert first.words("石桥计划的生产总值") == second.words("石桥计划的生产总值") == ["石桥计划", "的", "生产总值"]


def test_import_under_strict_warnings() -> None:
    """The module can be imported where warnings are errors, although jieba warns."""
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", "import gbaqa.text.segment"], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
