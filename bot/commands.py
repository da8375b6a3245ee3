"""Commands as they are typed: /name, /name@bot, with or without an argument."""

from __future__ import annotations

import re
from typing import NamedTuple

from telegram import Message
from telegram.ext import filters

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+|$)")


class Command(NamedTuple):
    """A command and what follows it."""

    name: str
    argument: str


def words_of(message: Message) -> str:
    """What a message says: its text, or the caption of its picture."""
    return message.text or message.caption or ""


def command_of(message: Message) -> Command | None:
    """The command of a message, if it is one and is meant for this bot."""
    words = words_of(message)
    match = _COMMAND.match(words)
    if match is None:
        return None
    if match[2] and match[2].lower() != message.get_bot().username.lower():
        return None
    return Command(match[1].lower(), words[match.end() :].strip())


class Named(filters.MessageFilter):
    """Passes messages with one of these commands."""

    def __init__(self, *names: str) -> None:
        super().__init__(name=f"/{'/'.join(names)}")
        self.names = frozenset(names)

    def filter(self, message: Message) -> bool:
        """Is it one of the commands?"""
        command = command_of(message)
        return command is not None and command.name in self.names


class AnyCommand(filters.MessageFilter):
    """Passes messages that begin like a command, known or unknown, for this bot or another."""

    def filter(self, message: Message) -> bool:
        """Does it begin with a slash and a name?"""
        return _COMMAND.match(words_of(message)) is not None
