"""Logging to standard error: no token, no text of anybody's message."""

from __future__ import annotations

import logging

QUIET = ("httpx", "httpcore", "alembic", "jieba", "asyncio", "tornado.access", "telegram", "apscheduler", "opencc")


class Redacting(logging.Formatter):
    """Formats records and blots out secrets wherever they appear, tracebacks included."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        # Also what follows the colon alone, since a URL may hold the token with its colon encoded.
        parts = {part for secret in secrets if secret for part in (secret, secret.partition(":")[2])}
        self._secrets = sorted((part for part in parts if len(part) > 5), key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """The line, without secrets."""
        return self.redacted(super().format(record))

    def redacted(self, text: str) -> str:
        """The text with every secret blotted out."""
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return text


class NoReceivedData(logging.Filter):
    """Drops the records in which python-telegram-bot prints the updates that it could not read."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record may be logged."""
        return "Received data was %" not in str(record.msg)


def set_up(*secrets: str) -> Redacting:
    """Send all logging, with `secrets` blotted out, to standard error."""
    formatter = Redacting(secrets)
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    handler.addFilter(NoReceivedData())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    return formatter
