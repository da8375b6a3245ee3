"""Every entry as the search sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gbaqa.base.cache import Cache
from gbaqa.base.read import Base
from gbaqa.model import Period
from gbaqa.search.catalogue import Catalogue, build_catalogue, cached_catalogue
from gbaqa.search.engine import Engine
from gbaqa.text.analysis import Analyser


@pytest.fixture(scope="module")
def built(small_base: Base, analyser: Analyser) -> Catalogue:
    """The catalogue of the small base."""
    return build_catalogue(small_base, analyser)


def position(catalogue: Catalogue, name: str) -> int:
    """Where an entry stands."""
    return next(number for number, card in enumerate(catalogue.cards) if card.entry == name)


def content(catalogue: Catalogue) -> tuple[object, ...]:
    """A catalogue as values that can be compared."""
    postings = catalogue.postings
    return catalogue.cards, [(term, list(postings.entries(term))) for term in postings.terms()]


def test_a_card_for_each_entry(small_base: Base, engine: Engine) -> None:
    """There is one card an entry, in the order of the base."""
    assert [card.entry for card in engine.cards] == list(small_base.entries)


def test_what_a_card_holds(built: Catalogue) -> None:
    """A card holds the ways of asking, once each, and what the entry speaks of."""
    card = built.cards[position(built, "eastport-exports-2024")]
    assert card.periods == {Period(2024)}
    assert card.places == card.subject == {"eastport"}
    assert card.indicators == {"exports", "exports-growth"}
    assert {direction.partition(":")[2] for direction in card.directions} >= {"出口"}
    assert "share" in card.kinds
    assert card.latest == "2024"
    assert 1 < len(card.cores) == len(card.masses) <= 8


def test_parts_of_years(built: Catalogue) -> None:
    """A month that the answer names is held as such."""
    assert Period(2023, "M06") in built.cards[position(built, "ferry-opening")].periods


def test_where_terms_stand(built: Catalogue) -> None:
    """The postings tell whether a term stands in the question, in a phrasing or in the answer."""
    ferry = position(built, "ferry-opening")
    assert built.postings.marks("w:渡轮", ferry).held & 0b11 == 0b11
    assert built.postings.marks("n:48", ferry).held == 0b01
    assert built.postings.marks("w:生产总值", ferry).held == 0


def test_from_the_cache(small_base: Base, analyser: Analyser, built: Catalogue, tmp_path: Path) -> None:
    """The catalogue from the cache is the one that is built."""
    read = [cached_catalogue(small_base, analyser, Cache(tmp_path, "s")) for _ in range(2)]
    assert [content(catalogue) for catalogue in read] == [content(built)] * 2


@pytest.mark.parametrize("name", ["cards", "postings"])
@pytest.mark.parametrize("damaged", [b"", b"[", b"\xff\xff"])
def test_damaged(
    small_base: Base, analyser: Analyser, built: Catalogue, tmp_path: Path, name: str, damaged: bytes
) -> None:
    """What was damaged on the disk is made anew."""
    (tmp_path / f"{name}-s").write_bytes(damaged)
    assert content(cached_catalogue(small_base, analyser, Cache(tmp_path, "s"))) == content(built)
