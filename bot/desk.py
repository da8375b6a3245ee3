"""What the handlers share: the assistant, the records, and what is kept in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.records import Records
from bot.settings import BotSettings
from bot.talks import Talks
from gbaqa.assistant import Assistant
from gbaqa.bounded import Bounded

REMEMBERED = 2_000


@dataclass
class Desk:
    """One for the whole application."""

    settings: BotSettings
    assistant: Assistant
    records: Records
    talks: Talks = field(default_factory=Talks)
    # (chat, message asked) -> our messages, so that an edited question is answered in place
    answered: Bounded[tuple[int, int], list[int]] = field(default_factory=lambda: Bounded(REMEMBERED))
    # albums that were replied to: each of their pictures is a message of its own
    albums: Bounded[str, None] = field(default_factory=lambda: Bounded(REMEMBERED))
