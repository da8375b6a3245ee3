"""What can be made again is kept, and never trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from gbaqa.base.cache import Cache, cached_base, state_of
from gbaqa.base.read import read_base
from gbaqa.errors import BaseInvalid
from tests.helpers import edit


class Builder:
    """Builds a piece, and counts how often."""

    def __init__(self, content: bytes) -> None:
        self.content, self.times = content, 0

    def __call__(self) -> bytes:
        """The piece."""
        self.times += 1
        return self.content


def test_built_once(tmp_path: Path) -> None:
    """A piece is built the first time and read afterwards."""
    build = Builder(b"piece")
    pieces = [Cache(tmp_path / "new", "s1").get("base", build) for _ in range(3)]
    assert pieces == [b"piece"] * 3
    assert build.times == 1


def test_another_state_is_built_anew(tmp_path: Path) -> None:
    """Another state of the files is another piece, which takes the place of the old one."""
    Cache(tmp_path, "s1").get("base", Builder(b"old"))
    assert Cache(tmp_path, "s2").get("base", Builder(b"new")) == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["base-s2"]


def test_names_are_apart(tmp_path: Path) -> None:
    """Storing one piece leaves those of other names alone."""
    cache = Cache(tmp_path, "s1")
    cache.get("base", Builder(b"1"))
    cache.get("cards", Builder(b"2"))
    assert {path.name for path in tmp_path.iterdir()} == {"base-s1", "cards-s1"}


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A cache that cannot be written is as good as an empty one."""
    (tmp_path / "file").write_text("")
    build = Builder(b"piece")
    cache = Cache(tmp_path / "file" / "folder", "s1")
    assert [cache.get("base", build), cache.get("base", build)] == [b"piece", b"piece"]
    assert build.times == 2


def test_base_from_the_cache(faq: Path, tmp_path: Path) -> None:
    """The base from the cache is the base that is read."""
    cache = Cache(tmp_path / "cache", state_of(faq))
    assert cached_base(faq, cache) == read_base(faq)
    assert cached_base(faq, cache) == read_base(faq)


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"\xff"])
def test_damaged_piece(faq: Path, tmp_path: Path, content: bytes) -> None:
    """A piece that was damaged on the disk is made anew."""
    state = state_of(faq)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / f"base-{state}").write_bytes(content)
    assert cached_base(faq, Cache(tmp_path / "cache", state)) == read_base(faq)


def test_faults_are_not_kept(faq: Path, tmp_path: Path) -> None:
    """A base with faults raises each time; nothing is stored."""
    edit(faq / "topics.yaml", "en: Works", "em: Works")
    for _ in range(2):
        with pytest.raises(BaseInvalid):
            cached_base(faq, Cache(tmp_path / "cache", state_of(faq)))
    assert not (tmp_path / "cache").exists()


def test_state_follows_the_files(faq: Path) -> None:
    """The state stays while nothing changes, and follows any file of the base, also one that is added or moved."""
    states = [state_of(faq), state_of(faq)]
    edit(faq / "topics.yaml", "en: Works", "en: Public works")
    states.append(state_of(faq))
    (faq / "lexicon" / "more.txt").write_text("")
    states.append(state_of(faq))
    (faq / "entries" / "works").rename(faq / "entries" / "zworks")
    states.append(state_of(faq))
    assert [states.index(state) for state in states] == [0, 0, 2, 3, 4]
