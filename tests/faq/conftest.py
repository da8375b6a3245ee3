"""The real base, and the assistant over it, built once."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from gbaqa.assistant import Assistant
from gbaqa.base.read import Base, Reading, read_all
from gbaqa.bootstrap import build
from gbaqa.settings import Settings
from tests.helpers import ROOT

FAQ = ROOT / "faq"


@pytest.fixture(scope="session")
def reading() -> Reading:
    """The real base as far as it can be read, with its faults."""
    return read_all(FAQ)


@pytest.fixture(scope="session")
def base(reading: Reading) -> Base:
    """The real base."""
    return reading.base


@pytest.fixture(scope="session")
def real(kept: Path) -> Assistant:
    """The assistant as it is served; compiled again only where the base or the code changed."""
    return build(Settings(faq_dir=FAQ, cache_dir=kept))


@pytest.fixture
def deadline() -> Iterator[None]:
    """Interrupts a test that would never end; no speed is measured."""

    def interrupt(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.alarm(5)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
