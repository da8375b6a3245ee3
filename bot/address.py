"""Who speaks to the bot: in private chats everybody, in groups only who addresses it."""

from __future__ import annotations

import re

from telegram import Chat, Message
from telegram.ext import filters

from bot.commands import command_of, words_of

_NAME_END = r"(?![A-Za-z0-9_])"


def is_private(message: Message) -> bool:
    """Is it a chat of one person with the bot?"""
    return message.chat.type == Chat.PRIVATE


def is_from_machine(message: Message) -> bool:
    """Was it written by another bot, or forwarded automatically? (An anonymous administrator is a person.)"""
    sender = message.from_user
    return bool(message.is_automatic_forward or (sender and sender.is_bot and not message.sender_chat))


def is_addressed(message: Message) -> bool:
    """Is a message that is no command meant for the bot?"""
    return is_private(message) or _is_reply_to_us(message) or _mentions_us(message)


def question_of(message: Message) -> str:
    """The question in a message that addresses the bot; empty where there is none.

    `/ask` or a mention alone, as a reply to somebody's message, asks what that message says.
    """
    command = command_of(message)
    own = command.argument if command else words_of(message)
    own = _mention(message).sub(" ", own).strip()
    return own or _replied(message)


def _replied(message: Message) -> str:
    if message.quote and message.quote.text:
        return message.quote.text
    replied = message.reply_to_message
    if replied is None or _is_reply_to_us(message):
        return ""
    return words_of(replied).strip()


def _is_reply_to_us(message: Message) -> bool:
    replied = message.reply_to_message
    return bool(replied and replied.from_user and replied.from_user.id == message.get_bot().id)


def _mentions_us(message: Message) -> bool:
    if _mention(message).search(words_of(message)):
        return True
    entities = message.entities or message.caption_entities or ()
    return any(entity.user and entity.user.id == message.get_bot().id for entity in entities)


def _mention(message: Message) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9_])@{re.escape(message.get_bot().username)}{_NAME_END}", re.IGNORECASE)


class Addressed(filters.MessageFilter):
    """Passes messages with words that are meant for the bot."""

    def filter(self, message: Message) -> bool:
        """Has it words, and are they for us?"""
        return bool(words_of(message)) and is_addressed(message)


class FromMachine(filters.MessageFilter):
    """Passes messages that no person wrote."""

    def filter(self, message: Message) -> bool:
        """Did a machine write it?"""
        return is_from_machine(message)
