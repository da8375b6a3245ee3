"""Questions: asked, edited, opened by a button."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot import deliver, keyboards, render
from bot.address import question_of
from bot.turn import Turn
from gbaqa.model import Reply

LONGEST = 4_096  # characters: what one message of Telegram can hold


async def answer(turn: Turn) -> None:
    """Answer a message that asks something, and keep how that ended."""
    question = _question(turn)
    if not question:
        await turn.say_text("ask_empty")
        return
    found = _ask(turn, question)
    sent = await turn.say(render.reply(found), _buttons(turn, found))
    if turn.message and sent:
        turn.desk.answered.put((turn.chat.id, turn.message.message_id), sent)
    await turn.desk.records.asked(turn.chat.id, turn.user, question, found, turn.desk.assistant.base.fingerprint)


async def revise(turn: Turn) -> None:
    """Answer an edited question in place of our first answer; edits of anything else are not our business."""
    ours = turn.desk.answered.get((turn.chat.id, turn.message.message_id)) if turn.message else None
    question = _question(turn)
    if not ours or not question:
        return
    found = _ask(turn, question)
    parts, buttons = render.reply(found), _buttons(turn, found)
    *first, last = parts[: len(ours)]
    for message, part in zip(ours, first, strict=False):
        await deliver.edit(turn.bot, turn.chat.id, message, part)
    more = parts[len(ours) :]
    await deliver.edit(turn.bot, turn.chat.id, ours[len(first)], last, None if more else buttons)
    if more:
        await turn.say(more, buttons)


async def open_entry(turn: Turn) -> None:
    """Show the entry of a button."""
    if turn.press is None or turn.press.target not in turn.desk.assistant.base.entries:
        await turn.acknowledge(turn.text("stale"), alert=True)
        return
    await turn.acknowledge()
    await show_entry(turn, turn.press.target)


async def show_entry(turn: Turn, entry: str) -> None:
    """Show an entry with its question above it, as if it had been asked; KeyError where there is none."""
    question = turn.desk.assistant.base.entries[entry].question.within(turn.language)
    found = turn.desk.assistant.show(entry, turn.language)
    turn.talk.remember(question, entry, found.references)
    await turn.say(render.reply(found, title=question), _buttons(turn, found))


def _question(turn: Turn) -> str:
    return question_of(turn.message)[:LONGEST] if turn.message else ""


def _ask(turn: Turn, question: str) -> Reply:
    turn.read(question)
    return turn.desk.assistant.ask(question, turn.talk)


def _buttons(turn: Turn, found: Reply) -> InlineKeyboardMarkup | None:
    return keyboards.under(found, turn.desk.assistant.base, brief=not turn.private)
