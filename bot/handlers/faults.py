"""What went wrong in one update stays in that update."""

from __future__ import annotations

import logging
import traceback

from telegram import Update
from telegram.error import Forbidden, NetworkError, TelegramError

from bot.address import is_private
from bot.deliver import Place, reason, send
from bot.render import plain
from bot.texts import language_of_client, text

LOG = logging.getLogger(__name__)


async def report(update: object, error: Exception | None) -> None:
    """Log the kind of error and where it arose, never the text; apologise where that is possible.

    In groups, too: only what addressed the bot was handled, and so could fail.
    """
    number = update.update_id if isinstance(update, Update) else None
    said = f": {reason(error)}" if isinstance(error, TelegramError) else ""
    LOG.error("update %s failed with %s%s\n%s", number, type(error).__name__, said, _frames(error))
    if isinstance(update, Update) and not isinstance(error, (NetworkError, Forbidden)):
        await _apologise(update)


async def _apologise(update: Update) -> None:
    message, user = update.message, update.effective_user
    if message is None:
        return
    words = text("apology", language_of_client(user.language_code if user else None))
    thread = message.message_thread_id if message.is_topic_message else None
    place = Place(message.chat.id, thread, None if is_private(message) else message.message_id)
    try:
        await send(message.get_bot(), place, plain(words))
    except TelegramError as error:
        LOG.warning("no apology could be sent: %s", type(error).__name__)


def _frames(error: Exception | None) -> str:
    return "".join(traceback.format_tb(error.__traceback__)) if error else ""
