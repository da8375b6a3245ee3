"""/forget: everything of one user, at once."""

from __future__ import annotations

from bot.turn import Turn


async def forget(turn: Turn) -> None:
    """Delete what is kept of the user, in memory and in the database; say so if the database could not."""
    turn.desk.talks.forget(turn.user)
    done = await turn.desk.records.forget(turn.user, turn.private)
    await turn.say_text("forgotten" if done else "not_forgotten")
