"""`python -m bot` runs the bot; `python -m bot --health` tells whether it is well (exit code 0 or 1)."""

from __future__ import annotations

import sys

from bot.settings import BotSettings, read_settings
from gbaqa.errors import GbaqaError


def main(arguments: list[str]) -> int:
    """Run, or check the health; the exit code."""
    if arguments not in ([], ["--health"]):
        print("usage: python -m bot [--health]", file=sys.stderr)
        return 2
    try:
        settings = read_settings()
        return _check(settings) if arguments else _run(settings)
    except GbaqaError as error:
        print(f"bot: {error}", file=sys.stderr)
        return 1


def _check(settings: BotSettings) -> int:
    from bot.health import problem

    found = problem(settings.heartbeat)
    print(found or "ok")
    return 1 if found else 0


def _run(settings: BotSettings) -> int:
    import asyncio

    token = settings.token  # first of all: without one there is nothing to start
    from bot.logs import set_up
    from bot.runner import run

    redacting = set_up(token, settings.secret)
    try:
        asyncio.run(run(settings))
    except GbaqaError as error:
        print(f"bot: {redacting.redacted(str(error))}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
