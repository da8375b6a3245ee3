"""The written forms of the real base."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from gbaqa.base.read import Base
from gbaqa.model import Text
from gbaqa.text.script import TraditionalMaker, fold

SIMPLIFIED_ONLY = re.compile("[亿产总为这项东济报与发区资际业务实现]")


def texts(base: Base) -> Iterator[tuple[str, Text]]:
    """Every text that a reader may see, with the id of what it belongs to."""
    for entry in base.entries.values():
        yield entry.id, entry.question
        yield entry.id, entry.answer
        if entry.disputed:
            yield entry.id, entry.disputed
    for source in base.sources.values():
        yield source.id, source.title
        yield source.id, source.publisher
        yield from ((f"{source.id} {section.id}", section.locator) for section in source.sections)
    for terms in (base.topics, base.places, base.indicators):
        yield from ((term.id, term.name) for term in terms.values())
    yield from base.phrasebook.lines.items()
    yield from ((rule.id, rule.reply) for rule in base.phrasebook.small_talk)


def test_traditional_folds_back(base: Base) -> None:
    """Whoever copies a Traditional text back into the chat asks the same as in Simplified."""
    assert {name for name, text in texts(base) if fold(text.hant) != fold(text.hans)} == set()


def test_traditional_has_no_simplified(base: Base) -> None:
    """Traditional texts have no characters that only Simplified has."""
    assert {name: found[0] for name, text in texts(base) if (found := SIMPLIFIED_ONLY.search(text.hant))} == {}


def test_names_survive(base: Base) -> None:
    """Every protected name comes out as listed, alone and in a sentence, and folds back to its Simplified."""
    make = TraditionalMaker(base.lexicon.names)
    spoilt = {
        hans: make(f"由{hans}提出")
        for hans, hant in base.lexicon.names.items()
        if make(hans) != hant or make(f"由{hans}提出") != f"由{hant}提出" or fold(hant) != fold(hans)
    }
    assert spoilt == {}


def test_slots_are_the_same_in_every_language(base: Base) -> None:
    """A fixed sentence has the same slots in all its languages."""
    slots = {
        key: {tuple(sorted(re.findall(r"\{(\w*)\}", text))) for text in (line.hans, line.hant, line.en)}
        for key, line in base.phrasebook.lines.items()
    }
    assert {key: found for key, found in slots.items() if len(found) > 1} == {}


@pytest.mark.parametrize("mark", [",", ";", "?", "!", ":"])
def test_chinese_punctuation(base: Base, mark: str) -> None:
    """Chinese questions and answers use Chinese punctuation between Chinese characters."""
    between = re.compile(rf"[\u3400-\u9fff]{re.escape(mark)}(?=[\u3400-\u9fff]|$)")
    written = {e.id for e in base.entries.values() if between.search(e.question.hans) or between.search(e.answer.hans)}
    assert written == set()
