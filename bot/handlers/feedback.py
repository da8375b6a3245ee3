"""👍 and 👎."""

from __future__ import annotations

from bot import callback
from bot.turn import Turn


async def vote(turn: Turn) -> None:
    """Keep the vote of the pressed button and thank for it."""
    base = turn.desk.assistant.base
    if turn.press is None or turn.press.target not in base.entries:
        await turn.acknowledge(turn.text("stale"), alert=True)
        return
    up = turn.press.kind == callback.UP
    changed = await turn.desk.records.voted(turn.user, turn.press.target, up, base.fingerprint)
    thanks = "vote_changed" if changed else "thanks" if up else "thanks_down"
    await turn.acknowledge(turn.text("vote_lost" if changed is None else thanks))
