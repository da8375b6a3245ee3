"""The search, end to end over the small base."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gbaqa.base.read import Base
from gbaqa.model import Entry, Hit
from gbaqa.search.catalogue import Catalogue
from gbaqa.search.engine import CONFLICT, Engine
from gbaqa.search.guards import ATTRIBUTE, DIRECTION, ENTITY, PERIOD, PLACE
from gbaqa.search.postings import Postings
from gbaqa.text.analysis import Analyser
from tests.helpers import DATA, PLAIN

ENTRIES = sorted(path.stem for path in (DATA / "small" / "entries").glob("*/*.yaml"))


def search(engine: Engine, analyser: Analyser, text: str) -> list[Hit]:
    """The hits for a text."""
    return engine.search(analyser.analyse(text))


def ways(entry: Entry) -> list[str]:
    """Every way of asking that an entry holds, in every script."""
    return [entry.question.hans, entry.question.hant, entry.question.en, *entry.phrasings]


@pytest.mark.parametrize("name", ENTRIES)
def test_own_questions_first(small_base: Base, engine: Engine, analyser: Analyser, name: str) -> None:
    """Every way of asking an entry finds it first."""
    asked = ways(small_base.entries[name])
    assert [text for text in asked if search(engine, analyser, text)[0].entry != name] == []


@pytest.mark.parametrize("name", ENTRIES)
def test_own_question_is_answered(small_base: Base, engine: Engine, analyser: Analyser, name: str) -> None:
    """Its own question is found with enough confidence for an answer."""
    question = small_base.entries[name].question
    assert [
        t
        for t in (question.hans, question.hant, question.en)
        if search(engine, analyser, t)[0].confidence < PLAIN.answer
    ] == []


def test_the_same_way_every_time(small_base: Base, engine: Engine, analyser: Analyser) -> None:
    """The order of a question's terms, which differs between processes, changes no confidence."""
    question = analyser.analyse("东港2024年出口的货值与渡轮票价")
    shuffled = replace(question, terms=frozenset(sorted(question.terms, reverse=True)))
    assert [hit.confidence for hit in engine.search(question)] == [hit.confidence for hit in engine.search(shuffled)]


@pytest.mark.parametrize(
    ("text", "entry", "conflict"),
    [
        ("东港2019年生产总值是多少", "eastport-gdp-2024", PERIOD),
        ("东港2019年生产总值是多少", "eastport-gdp-2022", PERIOD),
        ("东港2024年生产总值是多少", "eastport-gdp-2022", PERIOD),
        ("渡轮2019年开通了吗", "ferry-opening", PERIOD),
        ("北港2024年生产总值", "eastport-gdp-2024", PLACE),
        ("东港2024年生产总值", "westport-gdp-2024", PLACE),
        ("旧码头2024年生产总值", "eastport-gdp-2024", PLACE),
        ("东港2024年进口多少", "eastport-exports-2024", DIRECTION),
        ("Eastport imports 2024", "eastport-exports-2024", DIRECTION),
        ("海桥计划估算造价多少", "stone-bridge-plan", ENTITY),
        ("渡轮船票几多", "ferry-opening", ATTRIBUTE),
    ],
)
def test_never_confused(engine: Engine, analyser: Analyser, text: str, entry: str, conflict: str) -> None:
    """An entry for another year, place, direction, thing or attribute is named as such and never sure enough."""
    hit = next(hit for hit in search(engine, analyser, text) if hit.entry == entry)
    assert conflict in hit.conflicts
    assert hit.confidence <= CONFLICT < PLAIN.answer


@pytest.mark.parametrize(
    "text", ["月球有多远", "How far is the moon?", "今天天气怎么样", "请问", "？？？", "asdf qwer zxcv", "", "123456"]
)
def test_nothing_sure_about_the_rest_of_the_world(engine: Engine, analyser: Analyser, text: str) -> None:
    """What the base does not hold is never found with enough confidence for an answer."""
    assert [hit for hit in search(engine, analyser, text) if hit.confidence >= PLAIN.answer] == []


def test_words_all_misspelt(engine: Engine, analyser: Analyser) -> None:
    """A question that is nearly the same string is found although none of its words is known."""
    assert search(engine, analyser, "Eastportt exportss 20244")[0].entry == "eastport-exports-2024"


def test_why_a_hit_was_found(engine: Engine, analyser: Analyser) -> None:
    """A hit carries its features by name."""
    features = search(engine, analyser, "东港2024年出口多少")[0].features
    assert features["ratio"] == 1.0
    assert features["unknown"] == 0.0


def test_no_more_than_asked_for(engine: Engine, analyser: Analyser) -> None:
    """At most `limit` hits come back, the surest first."""
    hits = engine.search(analyser.analyse("东港2024年生产总值"), limit=2)
    assert len(hits) == 2
    assert hits[0].confidence >= hits[1].confidence


def test_empty_base(small_base: Base, analyser: Analyser) -> None:
    """Over no entries nothing is found."""
    assert (
        Engine(Catalogue([], Postings.build([])), small_base.places, PLAIN).search(
            analyser.analyse("东港2024年生产总值")
        )
        == []
    )


WORDS = [
    "东港",
    "西港",
    "2024年",
    "2022年",
    "出口",
    "进口",
    "生产总值",
    "多少",
    "渡轮",
    "海桥计划",
    "Eastport",
    "GDP",
    "谁",
    "月球",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_any_words(engine: Engine, analyser: Analyser, words: list[str]) -> None:
    """Whatever the words, confidences lie in 0..1, the surest first, and the order of asking twice is the same."""
    hits = search(engine, analyser, " ".join(words))
    confidences = [hit.confidence for hit in hits]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0.0 <= confidence <= 1.0 for confidence in confidences)
    assert all(hit.confidence <= CONFLICT for hit in hits if hit.conflicts)
    assert search(engine, analyser, " ".join(words)) == hits
