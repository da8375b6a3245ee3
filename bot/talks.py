"""The conversations that are going on, in memory."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from gbaqa.bounded import Bounded
from gbaqa.conversation import Conversation
from gbaqa.model import Language

MOST = 5_000
IDLE = 30 * 60.0  # seconds after which a conversation is over


class TalkKey(NamedTuple):
    """Who talks where: a private chat or, in a group, one of its members; each thread of a forum is its own."""

    chat: int
    thread: int
    user: int


class Talks:
    """At most 5,000 conversations; one is over after half an hour of silence."""

    def __init__(self, most: int = MOST, idle: float = IDLE, clock: Callable[[], float] = time.monotonic) -> None:
        self._kept: Bounded[TalkKey, tuple[Conversation, float]] = Bounded(most)
        self._idle, self._clock = idle, clock

    def of(self, key: TalkKey, language: Language) -> Conversation:
        """The conversation, or a new one that takes `language` for what does not tell its own."""
        now = self._clock()
        talk, last = self._kept.get(key) or (Conversation(language=language), now)
        if now - last > self._idle:
            talk = Conversation(language=language)
        self._kept.put(key, (talk, now))
        return talk

    def forget(self, user: int) -> None:
        """Drop every conversation of a user."""
        self._kept.drop(*(key for key in self._kept.keys() if key.user == user))  # noqa: SIM118 - not a dict

    def __len__(self) -> int:
        return len(self._kept)
