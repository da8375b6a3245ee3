"""Settings of the bot, from the environment (prefix GBAQA_) and a `.env` file."""

from __future__ import annotations

import re
import secrets
import tempfile
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import SecretStr, ValidationError, field_validator
from pydantic_settings import NoDecode

from gbaqa.errors import GbaqaError, SettingMissing
from gbaqa.settings import Settings


class InvalidSettingError(GbaqaError):
    """An environment variable holds what cannot be used; the message names it, never its value."""


class BotSettings(Settings):
    """What the bot needs besides the library's settings."""

    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    webhook_url: str | None = None
    webhook_listen: str = "0.0.0.0:8080"
    webhook_secret: SecretStr | None = None
    admins: Annotated[frozenset[int], NoDecode] = frozenset()
    heartbeat: Path = Path(tempfile.gettempdir()) / "gbaqa-heartbeat"

    @field_validator("admins", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return [part for part in re.split(r"[,\s]+", value) if part] if isinstance(value, str) else value

    @field_validator("telegram_api_url", "webhook_url")
    @classmethod
    def _is_url(cls, value: str | None) -> str | None:
        if value is not None and urlsplit(value).scheme not in {"http", "https"}:
            raise ValueError("must begin with https:// (or http://)")
        return value.rstrip("/") if value else value

    @field_validator("webhook_listen")
    @classmethod
    def _is_address(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if not host or not port.isdigit() or not 0 < int(port) < 65536:
            raise ValueError("must be host:port, for example 0.0.0.0:8080")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _is_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("may hold 1 to 256 letters, digits, _ and - only")
        return value

    @cached_property
    def token(self) -> str:
        """The token. Raises SettingMissing where there is none."""
        token = self.telegram_token.get_secret_value().strip() if self.telegram_token else ""
        if not token:
            raise SettingMissing("GBAQA_TELEGRAM_TOKEN", "the bot needs the token that @BotFather gave you")
        return token

    @cached_property
    def secret(self) -> str:
        """What Telegram must send along with each update; a random one where none is set."""
        return self.webhook_secret.get_secret_value() if self.webhook_secret else secrets.token_urlsafe(32)

    @property
    def address(self) -> tuple[str, int]:
        """Host and port to listen on."""
        host, _, port = self.webhook_listen.rpartition(":")
        return host.strip("[]"), int(port)


def read_settings() -> BotSettings:
    """The settings as the environment gives them. Raises InvalidSettingError, naming what cannot be used."""
    try:
        return BotSettings()
    except ValidationError as error:
        problems = [f"GBAQA_{str(problem['loc'][0]).upper()}: {problem['msg']}" for problem in error.errors()]
        raise InvalidSettingError("; ".join(problems)) from None
