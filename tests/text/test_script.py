"""One form for search, Hong Kong Traditional for readers, and which script was typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbaqa.model import Language
from gbaqa.text.script import TraditionalMaker, clean, fold, language_of, simplify

ANYTHING = st.text(st.characters(min_codepoint=0, max_codepoint=0x10FFFF))  # lone surrogates too


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("東港２０２４年ＧＤＰ", "东港2024年gdp"),
        ("  East \u3000 Port\t ", "east port"),
        ("東\u200b港\ufeff", "东港"),
        ("張鉅與鐘錶", "张巨与钟表"),
        ("金鐘道裏裡里", "金钟道里里里"),
        ("綫路、線路", "线路、线路"),
        ("", ""),
    ],
)
def test_fold(typed: str, folded: str) -> None:
    """Width, script, case, invisible characters and spelling variants make no difference to search."""
    assert fold(typed) == folded


@given(ANYTHING)
def test_clean_leaves_nothing_harmful(text: str) -> None:
    """After cleaning there are no surrogates and no control characters but tab, newline and carriage return."""
    cleaned = clean(text)
    assert {c for c in cleaned if unicodedata.category(c) == "Cs"} == set()
    assert {c for c in cleaned if ord(c) < 32} <= set("\t\n\r")
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@given(ANYTHING)
def test_fold_takes_any_text(text: str) -> None:
    """Folding never fails, and leaves neither capitals of ASCII nor doubled spaces."""
    folded = fold(text)
    assert not any("A" <= c <= "Z" for c in folded)
    assert folded == " ".join(folded.split())


def test_fold_makes_both_scripts_one() -> None:
    """A text and its Traditional are the same to search."""
    hans = "海桥计划由工程师林海生于2021年提出，里面只有一台设备，发布后着手并行。"
    assert fold(TraditionalMaker({})(hans)) == fold(hans)


def test_simplify_keeps_simplified() -> None:
    """Simplified stays as it is."""
    assert simplify("后来，他们面向里弄发展云计算") == "后来，他们面向里弄发展云计算"


@pytest.mark.parametrize(
    ("hans", "hant"),
    [
        ("税务和社会面", "稅務和社會面"),
        ("户口说明", "戶口說明"),
        ("产品线里的温度", "產品線裏的溫度"),
        ("发展与头发", "發展與頭髮"),
        ("台湾的一台机器", "台灣的一台機器"),
        ("于2024年", "於2024年"),
    ],
)
def test_traditional_as_hong_kong_prints_it(hans: str, hant: str) -> None:
    """Traditional has the characters that the newspapers of Hong Kong print."""
    assert TraditionalMaker({})(hans) == hant


def test_names_stay_as_given() -> None:
    """A name of the list is written as listed, the longest match first, and what stands around it is converted."""
    make = TraditionalMaker({"范徐丽泰": "范徐麗泰", "范": "範", "云山": "云山"})
    assert make("范徐丽泰谈云山发展") == "范徐麗泰談云山發展"


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("前海2024年进口多少", "zh-Hans"),
        ("深圳GDP多少亿", "zh-Hans"),
        ("東港出口有幾多", "zh-Hant"),
        ("河套有几大㗎", "zh-Hans"),
        ("佢喺边度", "zh-Hans"),
        ("佢喺中山咩", "zh-Hant"),
        ("政府怎樣搭建平台", "zh-Hant"),
        ("皇后", None),
        ("后台制度", None),
        ("港企有几家", "zh-Hans"),
        ("What was the GDP?", "en"),
        ("Eastport 东港 gdp 2024 growth", "en"),
        ("前海", None),
        ("2024", None),
        ("a", None),
        ("", None),
        ("？！", None),
    ],
)
def test_language_typed(typed: str, language: Language | None) -> None:
    """The script is told by the characters that only one script has; without one it stays open."""
    assert language_of(typed) == language
