"""The menu of commands that Telegram shows, in each language it can tell apart."""

from __future__ import annotations

import logging

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.texts import text
from gbaqa.model import Language

LOG = logging.getLogger(__name__)
PRIVATE = ("topics", "sources", "lang", "help", "privacy", "forget")
GROUP = ("ask", "topics", "sources", "lang", "help", "forget")
# Telegram knows languages by two letters, so Chinese stands for both scripts.
LANGUAGES: dict[str | None, Language] = {None: "en", "zh": "zh-Hans", "en": "en"}


async def set_menu(bot: Bot) -> None:
    """Tell Telegram the commands; a failure costs a line in the log."""
    scopes = (
        (BotCommandScopeDefault(), PRIVATE),
        (BotCommandScopeAllPrivateChats(), PRIVATE),
        (BotCommandScopeAllGroupChats(), GROUP),
    )
    try:
        for scope, names in scopes:
            for code, language in LANGUAGES.items():
                await bot.set_my_commands(menu(names, language), scope=scope, language_code=code)
    except TelegramError as error:
        LOG.warning("the menu of commands could not be set: %s", error.message)


def menu(names: tuple[str, ...], language: Language) -> list[BotCommand]:
    """The commands with what they do."""
    return [BotCommand(name, text(f"menu_{name}", language)) for name in names]
