"""Sending and changing messages, whatever Telegram says to it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.render import Part

LOG = logging.getLogger(__name__)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_HARMLESS = ("message is not modified",)
# What it says of the markup, of the message to reply to, of the thread: each is given up for the reply's sake.
_REPAIRS = {
    "parse": ("parse_mode", "parse entities", "unsupported start tag", "can't find end tag"),
    "reply_parameters": ("message to be replied not found", "message to reply not found", "replied message not found"),
    "message_thread_id": ("message thread not found", "topic_closed", "topic_deleted"),
}


@dataclass(frozen=True)
class Place:
    """Where a message goes: the chat, its thread if it has any, the message that it replies to if any."""

    chat: int
    thread: int | None = None
    reply_to: int | None = None


async def send(
    bot: Bot, place: Place, parts: Sequence[Part], keyboard: InlineKeyboardMarkup | None = None
) -> list[int]:
    """Send the parts in order, the buttons under the last; the ids of the messages.

    A user who blocked the bot, or a chat that it may not write to, costs a line in the log. Raises TelegramError where
    Telegram cannot be reached at all.
    """
    sent: list[int] = []
    for number, part in enumerate(parts, 1):
        options = _options(place, keyboard if number == len(parts) else None)
        message = await _send_part(bot, part, options)
        if message is None:
            break
        sent.append(message.message_id)
    return sent


async def edit(bot: Bot, chat: int, message: int, part: Part, keyboard: InlineKeyboardMarkup | None = None) -> bool:
    """Change a message in place; False where that is not possible (any more)."""
    options: dict[str, Any] = {
        "chat_id": chat,
        "message_id": message,
        "reply_markup": keyboard,
        "link_preview_options": _NO_PREVIEW,
    }
    try:
        await bot.edit_message_text(part.html, parse_mode=ParseMode.HTML, **options)
    except BadRequest as error:
        return any(words in error.message.lower() for words in _HARMLESS)
    except Forbidden:
        return False
    return True


def reason(error: TelegramError) -> str:
    """What Telegram said, without what python-telegram-bot quotes of a body that it could not read."""
    return error.message.partition(". Parsing the server response")[0]


async def _send_part(bot: Bot, part: Part, options: dict[str, Any]) -> Message | None:
    """Send one message, without what Telegram objects to; None where it may not be sent at all."""
    content: dict[str, Any] = {"text": part.html, "parse_mode": ParseMode.HTML}
    while True:
        try:
            return await bot.send_message(**content, **options)
        except ChatMigrated as error:
            options = {**options, "chat_id": error.new_chat_id, "reply_parameters": None}
        except Forbidden:
            LOG.info("a message was not sent: the bot may not write to the chat")
            return None
        except BadRequest as error:
            cause = _cause(error, content, options)
            if cause is None:
                LOG.warning("a message was refused: %s", reason(error))
                return None
            if cause == "parse":
                content = {"text": part.plain}
            else:
                options = {**options, cause: None}


def _cause(error: BadRequest, content: dict[str, Any], options: dict[str, Any]) -> str | None:
    """What of the message Telegram objects to, as long as it can still be given up."""
    said = error.message.lower()
    for cause, words in _REPAIRS.items():
        given = "parse_mode" in content if cause == "parse" else options.get(cause) is not None
        if given and any(word in said for word in words):
            return cause
    return None


def _options(place: Place, keyboard: InlineKeyboardMarkup | None) -> dict[str, Any]:
    replied = ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to else None
    return {
        "chat_id": place.chat,
        "message_thread_id": place.thread,
        "reply_parameters": replied,
        "reply_markup": keyboard,
        "link_preview_options": _NO_PREVIEW,
    }
