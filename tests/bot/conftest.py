"""The small base, built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gbaqa.assistant import Assistant
from gbaqa.bootstrap import build
from gbaqa.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over the small base of the tests, with the library's own sentences."""
    folder = tmp_path_factory.mktemp("base") / "faq"
    shutil.copytree(ROOT / "tests" / "data" / "faq", folder)
    shutil.copy(ROOT / "faq" / "replies.yaml", folder)
    return build(Settings(faq_dir=folder, cache_dir=tmp_path_factory.mktemp("cache")))
