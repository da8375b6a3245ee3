"""Settings come from the environment and have a default each."""

from __future__ import annotations

from pathlib import Path

import pytest

from gbaqa.settings import Settings


def test_every_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each setting is read from its variable."""
    monkeypatch.setenv("GBAQA_FAQ_DIR", str(tmp_path / "faq"))
    monkeypatch.setenv("GBAQA_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("GBAQA_DATABASE_URL", "sqlite:///x.sqlite3")
    settings = Settings()
    assert settings.faq_dir == tmp_path / "faq"
    assert settings.cache == tmp_path / "cache"
    assert settings.database == "sqlite:///x.sqlite3"


def test_empty_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that is set to nothing counts as not set."""
    monkeypatch.setenv("GBAQA_FAQ_DIR", "")
    assert Settings(_env_file=None).faq_dir is None


def test_dotenv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A `.env` file in the working directory is read."""
    monkeypatch.delenv("GBAQA_CACHE_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"GBAQA_CACHE_DIR={tmp_path / 'here'}\nOTHER=1\n")
    assert Settings().cache == tmp_path / "here"


def test_database_is_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """The URL of the database, which may hold a password, is not shown with the settings."""
    monkeypatch.setenv("GBAQA_DATABASE_URL", "postgresql://u:swordfish@host/db")
    assert "swordfish" not in repr(Settings())
