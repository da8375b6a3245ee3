"""From a text to a Question: terms, periods, places, indicators, directions, entities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbaqa.model import Period
from gbaqa.text.analysis import LONGEST_QUESTION, Analyser


def test_everything_named(analyser: Analyser) -> None:
    """A question names its period, place and indicator, in its language."""
    question = analyser.analyse("東港2024年生產總值係幾多？")
    assert question.periods == (Period(2024),)
    assert question.places == {"eastport"}
    assert question.indicators == {"gdp"}
    assert question.language == "zh-Hant"


@pytest.mark.parametrize("text", ["东港2024年GDP", "東港2024年生產總值", "２０２４年東港生产总值"])
def test_same_terms_in_every_script(analyser: Analyser, text: str) -> None:
    """Script, width, order and synonym make no difference to the words that are searched."""
    words = {term for term in analyser.analyse(text).terms if term[0] in "wpi"}
    assert {"w:东港", "w:生产总值", "p:eastport", "i:gdp"} <= words


def test_places_and_indicators_are_one_in_all_languages(analyser: Analyser) -> None:
    """English and Chinese share the terms of places and indicators."""
    english, chinese = analyser.analyse("exports of Eastport"), analyser.analyse("东港的出口")
    assert {"p:eastport", "i:exports"} <= english.terms & chinese.terms


def test_dates_are_no_terms(analyser: Analyser) -> None:
    """A year is a period and no word, so that another year's entry does not match less."""
    assert analyser.analyse("东港2024年出口").terms == analyser.analyse("东港2022年出口").terms


def test_stop_words_are_no_terms(analyser: Analyser) -> None:
    """Words without a subject leave no term."""
    assert analyser.analyse("请问是多少呢").terms == frozenset()


def test_stems(analyser: Analyser) -> None:
    """English words meet in their stem, also beside an apostrophe or hyphen."""
    assert analyser.analyse("exporting").terms & analyser.analyse("exported").terms == {"e:export"}
    assert "e:bridg" in analyser.analyse("the sea-bridge's cost").terms


def test_letters_before_characters(analyser: Analyser) -> None:
    """A letter and the character after it are a word: an H share is no A share."""
    assert "w:h股" in analyser.analyse("H股有多少只").terms
    assert "w:a股" not in analyser.analyse("H股有多少只").terms


@pytest.mark.parametrize(
    "text",
    ["东港2024年生产总值", "东港2024年生产总值是多少亿元？", "東港GDP有幾多", "how big was Eastport's GDP in 2024"],
)
def test_plain(analyser: Analyser, text: str) -> None:
    """A question for one indicator of one place is plain, whether or not it names the unit."""
    assert analyser.analyse(text).is_plain
    assert not analyser.analyse(f"{text}由谁公布").is_plain


def test_directions(analyser: Analyser) -> None:
    """Words that exclude each other belong to one group."""
    inward, outward = analyser.analyse("进口").directions, analyser.analyse("出口").directions
    assert {direction.partition(":")[0] for direction in inward} == {d.partition(":")[0] for d in outward}
    assert inward.isdisjoint(outward)


def test_entities(analyser: Analyser) -> None:
    """One thing is the same by any of its names, and a numbered one is known by its number."""
    assert analyser.analyse("Sea Bridge Plan").entities == analyser.analyse("海桥计划").entities == {"海桥计划"}
    assert analyser.analyse("第33期").entities == {"期:33"}


def test_attributes(analyser: Analyser) -> None:
    """An attribute is asked for by some words and held by more."""
    assert analyser.analyse("渡轮船票多少").attributes == {"票价"}
    assert analyser.attributes_held("凭票登船") == {"票价"}
    assert analyser.analyse("凭票登船").attributes == frozenset()


def test_cantonese(analyser: Analyser) -> None:
    """Cantonese wording is searched as Mandarin."""
    assert analyser.analyse("渡輪幾時開通").terms == analyser.analyse("渡轮什么时候开通").terms


def test_default_language(analyser: Analyser) -> None:
    """A text that does not tell its language has the one that was spoken before."""
    assert analyser.analyse("2024?", "en").language == "en"
    assert analyser.analyse("2024?").language == "zh-Hans"


def test_without(analyser: Analyser) -> None:
    """Dates, places, named things and the words of a direction can be taken out of a text."""

    def left(text: str, **parts: bool) -> list[str]:
        taken = {"dates": False, "places": False, "entities": False, **parts}
        return analyser.without(text, directions=analyser.analyse("进口").directions, **taken).split()

    assert left("东港2024年出口多少") == ["东港2024年", "多少"]
    assert left("东港2024年多少", dates=True) == ["东港", "多少"]
    assert left("东港2024年多少", places=True) == ["2024年多少"]
    assert left("东港海桥计划多少", entities=True) == ["东港", "多少"]


def test_setting(analyser: Analyser) -> None:
    """The setting of a text is its places and dates."""
    assert analyser.setting("东港2024年出口多少", dates=True, places=True) == "东港 2024年"
    assert analyser.setting("东港2024年出口多少", dates=False, places=True) == "东港"
    assert analyser.setting("出口多少", dates=True, places=True) == ""


def test_long_text_is_cut(analyser: Analyser) -> None:
    """Of a long text only the beginning is read, so that time stays bounded."""
    question = analyser.analyse("港" * 100_000 + "东港")
    assert len(question.text) == LONGEST_QUESTION
    assert question.places == frozenset()


@given(st.text(st.characters(min_codepoint=0, max_codepoint=0x10FFFF), max_size=60))
def test_any_text_can_be_analysed(analyser: Analyser, text: str) -> None:
    """Whatever the text, every term carries one of the known prefixes and something after it."""
    question = analyser.analyse(text)
    assert {term[:2] for term in question.terms} <= {"w:", "b:", "e:", "n:", "p:", "i:"}
    assert all(len(term) > 2 for term in question.terms)


@given(
    st.sampled_from(["东港2024年GDP", "Sea Bridge Plan cost", "渡輪幾時開通"]),
    st.text(" \t\u200b\ufeff？?!。", max_size=5),
)
def test_edges_do_not_matter(analyser: Analyser, text: str, edge: str) -> None:
    """Spaces, invisible characters and punctuation around a question change no term."""
    assert analyser.analyse(edge + text + edge).terms == analyser.analyse(text).terms
