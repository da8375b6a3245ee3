"""build(settings) -> Assistant: the only place that picks concrete classes."""

from __future__ import annotations

from gbaqa.assistant import Assistant
from gbaqa.base.cache import Cache, cached_base, state_of
from gbaqa.base.location import faq_folder
from gbaqa.base.read import Base
from gbaqa.search.catalogue import cached_catalogue
from gbaqa.search.confidence import calibration
from gbaqa.search.engine import Engine
from gbaqa.settings import Settings
from gbaqa.text.analysis import Analyser


def build(settings: Settings) -> Assistant:
    """The assistant over the base that the settings point to.

    Raises GbaqaError where there is no base, and BaseInvalid, with every fault, where it cannot be read.
    """
    folder = faq_folder(settings.faq_dir)
    cache = Cache(settings.cache, state_of(folder))
    base = cached_base(folder, cache)
    analyser = build_analyser(base, cache)
    catalogue = cached_catalogue(base, analyser, cache)
    return Assistant(base, analyser, Engine(catalogue, base.places, calibration()))


def build_analyser(base: Base, cache: Cache) -> Analyser:
    """The analysis with the word lists of a base."""
    return Analyser(base.lexicon, base.places.values(), base.indicators.values(), cache.get)
