"""Terms in pinyin."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gbaqa.text.analysis import Analyser
from gbaqa.text.pinyin import Pinyin, reading

TERMS = ["前店后厂", "绿色通道", "旧码头", "码头"]


@pytest.mark.parametrize(("character", "read"), [("厂", "chang"), ("廠", "chang"), ("绿", "lv"), ("A", "A")])
def test_reading(character: str, read: str) -> None:
    """A character is read alike in both scripts, without its tone; a letter is read as itself."""
    assert reading(character) == read


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the qian dian hou chang model", "the 前店后厂 model"),
        ("qiandian houchang", "前店后厂"),
        ("qian-dian-hou-chang", "前店后厂"),
        ("qiandianhouchang", "前店后厂"),
        ("qian dian", "qian dian"),
        ("a ma tou", "a ma tou"),
        ("is the jiu ma tou old", "is the 旧码头 old"),
        ("前店后厂", "前店后厂"),
        ("", ""),
    ],
)
def test_written(typed: str, meant: str) -> None:
    """A whole term of three characters or more is written in characters, however its pinyin is cut."""
    assert Pinyin(TERMS).written(typed) == meant


def test_table_is_stored() -> None:
    """The table is built once and read back from where it is stored."""
    kept: dict[str, bytes] = {}

    def stored(name: str, build: Callable[[], bytes]) -> bytes:
        return kept.setdefault(name, build() if name not in kept else b"")

    first, second = Pinyin(TERMS, stored=stored), Pinyin([], stored=stored)
    assert first.written("jiu matou") == second.written("jiu matou") == "旧码头"


def test_names_stay_in_letters() -> None:
    """The name of a place that is known in letters is put together, and stays in letters."""
    assert Pinyin(TERMS, ["qianhai"]).written("in qian hai and qianhai") == "in qianhai and qianhai"


def test_question_in_pinyin(analyser: Analyser) -> None:
    """A question with a named thing in pinyin names it, and has the same words as one in characters."""
    asked = analyser.analyse("What is the shi qiao jihua?")
    assert asked.entities == {"石桥计划"}
    assert "w:石桥计划" in asked.terms
