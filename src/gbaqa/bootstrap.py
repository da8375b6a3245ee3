"""build(settings) -> Assistant: the only place that picks concrete classes."""

from __future__ import annotations

import subprocess
import sys

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


def prepare(settings: Settings) -> None:
    """Compile the base into the cache in a process of its own, so that the memory it takes is given back.

    Does nothing where it is compiled already. A fault of the base is left for `build` to tell.
    """
    cache = Cache(settings.cache, state_of(faq_folder(settings.faq_dir)))
    if not all(cache.has(name) for name in ("base", "dictionary", "pinyin", "cards", "postings")):
        code = "from gbaqa.bootstrap import build; from gbaqa.settings import Settings; build(Settings())"
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)  # noqa: S603 - our own code


def build_analyser(base: Base, cache: Cache) -> Analyser:
    """The analysis with the word lists of a base."""
    return Analyser(base.lexicon, base.places.values(), base.indicators.values(), cache.get)
