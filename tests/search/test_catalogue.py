"""Every entry as the search sees it."""

from __future__ import annotations

from pathlib import Path

from gbaqa.base.cache import Cache
from gbaqa.base.read import Base
from gbaqa.model import Period
from gbaqa.search.catalogue import build_cards, cached_cards
from gbaqa.search.engine import Engine
from gbaqa.text.analysis import Analyser


def test_a_card_for_each_entry(small_base: Base, engine: Engine) -> None:
    """There is one card an entry, in the order of the base."""
    assert [card.entry for card in engine.cards] == list(small_base.entries)


def test_what_a_card_holds(engine: Engine) -> None:
    """A card holds the ways of asking, once each, and what the entry speaks of."""
    card = next(card for card in engine.cards if card.entry == "eastport-exports-2024")
    assert card.periods == {Period(2024)}
    assert card.places == card.subject == {"eastport"}
    assert card.indicators == {"exports", "exports-growth"}
    assert {direction.partition(":")[2] for direction in card.directions} >= {"出口"}
    assert "share" in card.kinds
    assert card.latest == "2024"
    assert len({surface.core for surface in card.surfaces}) <= len(card.surfaces) <= 8


def test_parts_of_years_in_claims(engine: Engine) -> None:
    """A month that the answer names is held as such."""
    card = next(card for card in engine.cards if card.entry == "ferry-opening")
    assert Period(2023, "M06") in card.periods


def test_cards_from_the_cache(small_base: Base, analyser: Analyser, tmp_path: Path) -> None:
    """The cards from the cache are the cards that are built."""
    built = build_cards(small_base, analyser)
    assert cached_cards(small_base, analyser, Cache(tmp_path, "s")) == built
    assert cached_cards(small_base, analyser, Cache(tmp_path, "s")) == built


def test_damaged_cards(small_base: Base, analyser: Analyser, tmp_path: Path) -> None:
    """Cards that were damaged on the disk are made anew."""
    (tmp_path / "cards-s").write_bytes(b'{"terms": [')
    assert cached_cards(small_base, analyser, Cache(tmp_path, "s")) == build_cards(small_base, analyser)
