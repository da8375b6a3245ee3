"""The heartbeat: a file touched as long as updates can be fetched, and the check of its age."""

from __future__ import annotations

import logging
import time
from pathlib import Path

LOG = logging.getLogger(__name__)
STALE = 120.0  # seconds
_OFTEN = 2.0  # seconds between two touches, at least


class Heartbeat:
    """Touches a file; a folder that cannot be written costs one line in the log."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last = float("-inf")

    def beat(self) -> None:
        """Say that all is well."""
        if time.monotonic() - self._last < _OFTEN:
            return
        first, self._last = self._last == float("-inf"), time.monotonic()
        try:
            self._path.touch()
        except OSError:
            if first:
                LOG.warning("no heartbeat can be written to %s: the health check will fail", self._path)

    def stop(self) -> None:
        """Take the file away."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return


def problem(path: Path) -> str:
    """Why the bot is not healthy; empty where it is."""
    try:
        age = time.time() - path.stat().st_mtime
    except OSError:
        return "the bot is not running, or has not reached Telegram yet"
    return f"nothing was heard from Telegram for {age:.0f} seconds" if age > STALE else ""
