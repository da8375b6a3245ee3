"""The application: one ordered table of handlers, and the parts of python-telegram-bot around it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.address import Addressed, FromMachine
from bot.commands import AnyCommand, Named
from bot.desk import Desk
from bot.handlers import faults, forget, guidance, language, presses, questions, sources, statistics, topics
from bot.processing import OrderedOnce
from bot.request import PatientRequest, UpdatesRequest
from bot.turn import Turn, turn_of

App: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
Handler: TypeAlias = Callable[[Turn], Awaitable[None]]

ALLOWED_UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY]
MOST_FLOOD_WAITS = 10

COMMANDS: dict[str, Handler] = {
    "start": guidance.greet,
    "help": guidance.help_,
    "ask": questions.answer,
    "topics": topics.list_topics,
    "sources": sources.list_sources,
    "lang": language.choose,
    "privacy": guidance.privacy,
    "forget": forget.forget,
}

_PERSON = ~FromMachine()
_NEW = filters.UpdateType.MESSAGE & _PERSON
_EDITED = filters.UpdateType.EDITED_MESSAGE & _PERSON
_PRIVATE = filters.ChatType.PRIVATE

# The first row that fits handles the update; what fits no row is not meant for the bot.
TABLE: list[tuple[filters.BaseFilter | None, Handler]] = [
    (None, presses.press),  # buttons
    *((_NEW & Named(name), handler) for name, handler in COMMANDS.items()),
    (_NEW & _PRIVATE & Named("stats"), statistics.show),
    (_NEW & _PRIVATE & AnyCommand(), guidance.unknown),
    (_NEW & ~AnyCommand() & Addressed(), questions.answer),
    (_NEW & _PRIVATE & ~filters.TEXT & ~filters.CAPTION & ~filters.StatusUpdate.ALL, guidance.speechless),
    (_EDITED & (Named("ask") | (~AnyCommand() & Addressed())), questions.revise),
]


def build_application(desk: Desk, stopping: asyncio.Event, alive: Callable[[], None]) -> App:
    """The application, not yet started. `alive` is called each time that updates could be fetched."""
    api, token = desk.settings.telegram_api_url, desk.settings.token
    processor = OrderedOnce(desk.records, _bot_number(token))
    application = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .request(PatientRequest(stopping))
        .get_updates_request(UpdatesRequest(alive, processor.calm))
        .rate_limiter(AIORateLimiter(max_retries=MOST_FLOOD_WAITS))
        .job_queue(None)
        .concurrent_updates(processor)
        .build()
    )
    application.add_handlers([_handler(desk, when, handler) for when, handler in TABLE])
    application.add_error_handler(_on_error)
    return application


def _handler(desk: Desk, when: filters.BaseFilter | None, handler: Handler) -> BaseHandler[Any, Any, Any]:
    async def run(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        turn = await turn_of(update, context.bot, desk)
        if turn is not None:
            await handler(turn)
        else:
            await presses.press_nowhere(update)

    return CallbackQueryHandler(run) if when is None else MessageHandler(when, run)


def _on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> Coroutine[Any, Any, None]:
    return faults.report(update, context.error)


def _bot_number(token: str) -> int:
    """The bot's own id, which every token begins with; 0 for a token of another shape."""
    number = token.partition(":")[0]
    return int(number) if number.isdecimal() and len(number) < 19 else 0
