"""Mending what a pinyin keyboard gets wrong."""

from __future__ import annotations

import pytest

from gbaqa.text.spelling import LetterSpeller, Speller, sound

KNOWN = ["安检", "鸿蒙", "生产总值", "东港", "码头"]
PAIRS = {word[i : i + 2] for word in KNOWN for i in range(len(word) - 1)} | {"开放"}


@pytest.fixture
def speller() -> Speller:
    """A speller that knows five words."""
    return Speller(KNOWN, PAIRS.__contains__)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("安捡排队", "安检排队"),
        ("红蒙系统", "鸿蒙系统"),
        ("生产种值", "生产总值"),
        ("森产总值", "生产总值"),
        ("冬港", "东港"),
        ("冬港的马头", "东港的码头"),
    ],
)
def test_mended(speller: Speller, typed: str, meant: str) -> None:
    """A word that sounds like one of the base is written as the base does."""
    assert speller.mended(typed) == meant


def test_known_word_is_no_slip() -> None:
    """A character that belongs to a known word is not taken for a slip at the border to the next: 比重|分别."""
    known = {"比重", "分别", "比总", "总分"}
    assert Speller(["比总分"], known.__contains__).mended("比重分别") == "比重分别"


def test_listed_words_are_no_slips() -> None:
    """A character of a listed word is not mended into another word with the one before it."""
    assert Speller(["换汇"], {"证件"}.__contains__).mended("换回乡证") == "换汇乡证"
    assert Speller(["换汇"], {"证件"}.__contains__, {"回乡"}.__contains__).mended("换回乡证") == "换回乡证"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("shenzen gdp", "shenzhen gdp"),
        ("qianhia", "qianhai"),
        ("multinatoinals", "multinationals"),
        ("henzhen", "henzhen"),
        ("shen", "shen"),
        ("harbours", "harbours"),
        ("shenzhen", "shenzhen"),
    ],
)
def test_letters_mended(typed: str, meant: str) -> None:
    """A long English word with a slip is written as the base does; short and known ones, and other initials, stay."""
    words = ["shenzhen", "qianhai", "multinationals", "harbour"]
    assert LetterSpeller(words, {*words, "harbours"}.__contains__).mended(typed) == meant


@pytest.mark.parametrize("typed", ["安检", "开放", "西港", "gdp 2024", "安", "", "动岗"])
def test_left_alone(speller: Speller, typed: str) -> None:
    """What is known, sounds like nothing, or differs in every character stays as typed."""
    assert speller.mended(typed) == typed


@pytest.mark.parametrize(("one", "other"), [("检", "捡"), ("红", "鸿"), ("深", "生"), ("是", "四"), ("東", "冬")])
def test_same_sound(one: str, other: str) -> None:
    """Tones, zh/z, ch/c, sh/s and final n/ng make no difference, nor does the script."""
    assert sound(one) == sound(other)
