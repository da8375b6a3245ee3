"""/stats, for administrators."""

from __future__ import annotations

from bot import render
from bot.handlers.guidance import unknown
from bot.turn import Turn

DAYS = 7


async def show(turn: Turn) -> None:
    """Show the counts of a week; to anybody else the command does not exist."""
    if turn.user not in turn.desk.settings.admins:
        await unknown(turn)
        return
    found = await turn.desk.records.statistics(DAYS)
    if found is None:
        await turn.say_text("statistics_failed")
    else:
        await turn.say(render.statistics(found, turn.desk.assistant, DAYS, turn.language))
