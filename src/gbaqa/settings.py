"""Settings from the environment (prefix GBAQA_) and a `.env` file; nothing is read at import."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from platformdirs import user_cache_path, user_data_path
from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What the library itself needs: where the base is, where running leaves its records.

    The bot has settings of its own in `bot/settings.py`, with the same prefix.
    """

    model_config = SettingsConfigDict(env_prefix="GBAQA_", env_file=".env", env_ignore_empty=True, extra="ignore")

    faq_dir: Path | None = None
    database_url: SecretStr | None = None
    cache_dir: Path | None = None
    retention_days: int = 90

    @cached_property
    def database(self) -> str:
        """The SQLAlchemy URL of the database: the given one, else SQLite in the user's data folder."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        folder = user_data_path("gbaqa", ensure_exists=True)
        return f"sqlite:///{folder / 'gbaqa.sqlite3'}"

    @cached_property
    def cache(self) -> Path:
        """A writable folder for what can be made again: jieba's dictionary and the compiled base."""
        return self.cache_dir or user_cache_path("gbaqa")
