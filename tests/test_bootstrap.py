"""The one place that picks concrete classes."""

from __future__ import annotations

from pathlib import Path

import pytest

from gbaqa.bootstrap import build
from gbaqa.errors import BaseInvalid, GbaqaError
from gbaqa.model import Answer
from gbaqa.settings import Settings
from tests.helpers import edit


def test_build(faq: Path, tmp_path: Path) -> None:
    """The assistant over the base of the settings answers, and answers the same from the cache."""
    settings = Settings(faq_dir=faq, cache_dir=tmp_path / "cache")
    first, second = (build(settings).ask("东港2023年接待多少游客？") for _ in range(2))
    assert isinstance(first, Answer)
    assert first.entry == "eastport-visitors-2023"
    assert first == second
    assert {path.name.partition("-")[0] for path in (tmp_path / "cache").iterdir()} >= {"base", "cards"}


def test_an_edit_is_served(faq: Path, tmp_path: Path) -> None:
    """What a curator changes is what is answered next, cache or not."""
    settings = Settings(faq_dir=faq, cache_dir=tmp_path / "cache")
    before = build(settings)
    edit(faq / "entries/economy/eastport-visitors-2023.yaml", "调查报告称，", "据调查，")
    after = build(settings)
    assert after.show("eastport-visitors-2023", "zh-Hans").text == "据调查，2023年东港接待游客260万人次。"
    assert before.base.fingerprint != after.base.fingerprint


def test_no_base(tmp_path: Path) -> None:
    """Without a base there is an error, not an empty assistant."""
    with pytest.raises(GbaqaError, match="no base in"):
        build(Settings(faq_dir=tmp_path, cache_dir=tmp_path))


def test_broken_base(faq: Path, tmp_path: Path) -> None:
    """A base with faults raises them all."""
    edit(faq / "topics.yaml", "en: Works", "em: Works")
    with pytest.raises(BaseInvalid):
        build(Settings(faq_dir=faq, cache_dir=tmp_path / "cache"))
