"""Buttons: each press is answered, also of a button that nobody knows any more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from bot import callback
from bot.handlers import feedback, language, questions, sources, topics
from bot.texts import language_of_client, text
from bot.turn import Turn

PRESSES: dict[str, Callable[[Turn], Awaitable[None]]] = {
    callback.OPEN: questions.open_entry,
    callback.SOURCES: sources.of_entry,
    callback.UP: feedback.vote,
    callback.DOWN: feedback.vote,
    callback.TOPICS: topics.list_topics,
    callback.PAGE: topics.list_questions,
    callback.LANGUAGE: language.chosen,
    callback.DOCUMENTS: sources.list_documents,
}


async def press_nowhere(update: Update) -> None:
    """Answer a press whose message, and so its chat, Telegram does not tell."""
    query = update.callback_query
    if query is not None:
        words = text("stale", language_of_client(query.from_user.language_code))
        await query.answer(words, show_alert=True)


async def press(turn: Turn) -> None:
    """Do what the button says; Telegram is told in any case."""
    handler = PRESSES.get(turn.press.kind) if turn.press else None
    if handler is None:
        await turn.acknowledge(turn.text("stale"), alert=True)
        return
    try:
        await handler(turn)
    finally:
        await turn.acknowledge()
