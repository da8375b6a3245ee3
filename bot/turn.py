"""One update as the handlers see it: who, where, in which language, and the means to respond."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, CallbackQuery, Chat, InlineKeyboardMarkup, Message, Update, User
from telegram.error import TelegramError

from bot import deliver
from bot.callback import Press, decode
from bot.commands import command_of
from bot.desk import Desk
from bot.render import Part, plain
from bot.talks import TalkKey
from bot.texts import language_of_client, text
from gbaqa.conversation import Conversation
from gbaqa.model import Language

LOG = logging.getLogger(__name__)
_HAN = re.compile(r"[\u3400-\u9fff]")
ALERT = 200  # characters of an alert, by Telegram


@dataclass
class Turn:
    """One message or press of a button, and how to respond to it."""

    desk: Desk
    bot: Bot
    chat: Chat
    user: int
    talk: Conversation
    language: Language
    script: Language  # for Chinese that does not tell its own: the client's, else Simplified
    thread: int | None = None
    message: Message | None = None  # the message itself, or the one with the button while Telegram still shows it
    query: CallbackQuery | None = None
    press: Press | None = None
    acknowledged: bool = False

    @property
    def private(self) -> bool:
        """Is it a chat of one person with the bot?"""
        return self.chat.type == Chat.PRIVATE

    @property
    def argument(self) -> str:
        """What follows the command."""
        command = command_of(self.message) if self.message else None
        return command.argument if command else ""

    def text(self, key: str, **values: object) -> str:
        """One of the bot's sentences in the language of this turn."""
        return text(key, self.language, **values)

    async def say(self, parts: Sequence[Part], keyboard: InlineKeyboardMarkup | None = None) -> list[int]:
        """Send messages; in a group as a reply. Returns their ids."""
        reply_to = self.message.message_id if self.message and not self.private else None
        place = deliver.Place(self.chat.id, self.thread, reply_to)
        return await deliver.send(self.bot, place, parts, keyboard)

    async def say_text(self, key: str, keyboard: InlineKeyboardMarkup | None = None, **values: object) -> list[int]:
        """Send one of the bot's sentences."""
        return await self.say(plain(self.text(key, **values)), keyboard)

    async def show(self, part: Part, keyboard: InlineKeyboardMarkup | None) -> None:
        """Put something else in place of the message whose button was pressed; a new message where that fails."""
        pressed = self.query.message if self.query else None
        if not pressed or not await deliver.edit(self.bot, self.chat.id, pressed.message_id, part, keyboard):
            await self.say([part], keyboard)

    async def acknowledge(self, words: str = "", alert: bool = False) -> None:
        """Tell Telegram, once, that the press was noticed; where that fails, the press is acted upon all the same."""
        if self.query is None or self.acknowledged:
            return
        self.acknowledged = True
        try:
            await self.query.answer(words[:ALERT] or None, show_alert=alert)
        except TelegramError as error:  # mostly: the query is too old
            LOG.info("a press could not be acknowledged: %s", type(error).__name__)

    def read(self, question: str) -> None:
        """Prepare the conversation for a question: Chinese is never taken for English because of the client."""
        if self.talk.language == "en" and _HAN.search(question):
            self.talk.language = self.script


async def turn_of(update: Update, bot: Bot, desk: Desk) -> Turn | None:
    """The turn that an update is; None where it has no chat to respond in."""
    chat, user, query = update.effective_chat, update.effective_user, update.callback_query
    if chat is None:
        return None
    message = update.effective_message
    asker = user.id if user else chat.id
    press = decode(query.data) if query else None
    thread = _thread(message)
    talk = desk.talks.of(TalkKey(chat.id, thread or 0, asker), _client_language(user))
    talk.chosen = await desk.records.language(chat.id)
    language = talk.chosen or (press.language if press else talk.language)
    return Turn(
        desk,
        bot,
        chat,
        asker,
        talk,
        language,
        _script(user),
        thread,
        message if message and message.is_accessible else None,
        query,
        press,
    )


def _thread(message: Message | None) -> int | None:
    """The topic of a forum; a mere chain of replies, which Telegram numbers alike, is none."""
    if message is None or not message.is_accessible or not message.is_topic_message:
        return None
    return message.message_thread_id


def _client_language(user: User | None) -> Language:
    return language_of_client(user.language_code if user else None)


def _script(user: User | None) -> Language:
    language = _client_language(user)
    return "zh-Hans" if language == "en" else language
