"""The small base of tests/data/small and the assistant over it, built once for all tests of the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gbaqa import __version__
from gbaqa.assistant import Assistant
from gbaqa.base.cache import Cache
from gbaqa.base.read import Base, read_base
from gbaqa.search.catalogue import build_catalogue
from gbaqa.search.engine import Engine
from gbaqa.text.analysis import Analyser
from tests.helpers import DATA, PLAIN, copy_small


@pytest.fixture(scope="session")
def small_faq(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small base; not to be changed."""
    return copy_small(tmp_path_factory.mktemp("small") / "faq")


@pytest.fixture
def faq(tmp_path: Path) -> Path:
    """A small base of one test's own, to be broken."""
    return copy_small(tmp_path / "faq")


@pytest.fixture(scope="session")
def documents() -> Path:
    """The two documents of the small base."""
    return DATA / "documents"


@pytest.fixture(scope="session")
def kept(pytestconfig: pytest.Config) -> Path:
    """A cache folder that outlives the run: the dictionary and the compiled real base."""
    assert pytestconfig.cache is not None
    return pytestconfig.cache.mkdir("gbaqa")


@pytest.fixture(scope="session")
def small_base(small_faq: Path) -> Base:
    """The small base, read."""
    return read_base(small_faq)


@pytest.fixture(scope="session")
def analyser(small_base: Base, kept: Path) -> Analyser:
    """The analysis with the word lists of the small base."""
    cache = Cache(kept / "small", __version__)

    def stored(name: str, build: Callable[[], bytes]) -> bytes:
        return cache.get(name, build) if name == "dictionary" else build()  # all else is of one base

    return Analyser(small_base.lexicon, small_base.places.values(), small_base.indicators.values(), stored)


@pytest.fixture(scope="session")
def engine(small_base: Base, analyser: Analyser) -> Engine:
    """The search over the small base."""
    return Engine(build_catalogue(small_base, analyser), small_base.places, PLAIN)


@pytest.fixture(scope="session")
def assistant(small_base: Base, analyser: Analyser, engine: Engine) -> Assistant:
    """The assistant over the small base."""
    return Assistant(small_base, analyser, engine)
