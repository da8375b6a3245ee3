"""What the bot says of itself: /start, /help, /privacy, and to what it cannot read."""

from __future__ import annotations

from bot import keyboards
from bot.handlers.questions import show_entry
from bot.turn import Turn


async def greet(turn: Turn) -> None:
    """Answer /start: with examples, or with the entry that a link names."""
    if turn.argument in turn.desk.assistant.base.entries:
        await show_entry(turn, turn.argument)
    elif turn.private:
        await turn.say_text("start", keyboards.examples(turn.desk.assistant.base, turn.language))
    else:
        await turn.say_text("help")


async def help_(turn: Turn) -> None:
    """Answer /help."""
    await turn.say_text("help")


async def privacy(turn: Turn) -> None:
    """Answer /privacy: what is kept, and for how long."""
    await turn.say_text("privacy", days=turn.desk.settings.retention_days)


async def speechless(turn: Turn) -> None:
    """Answer a sticker, a picture, a voice message: once an album."""
    album = turn.message.media_group_id if turn.message else None
    if album and album in turn.desk.albums:
        return
    if album:
        turn.desk.albums.put(album, None)
    await turn.say_text("speechless")


async def unknown(turn: Turn) -> None:
    """Answer a command that does not exist."""
    await turn.say_text("unknown_command")
