"""The storage as the bot uses it: beside the loop, and never at the cost of a reply."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from gbaqa.bounded import Bounded
from gbaqa.model import Answer, Language, Outcome, Reply, confidence_of, outcome
from gbaqa.storage.feedback import Tally
from gbaqa.storage.questions import Asked, Unanswered
from gbaqa.storage.store import Store

LOG = logging.getLogger(__name__)
T = TypeVar("T")
PATIENCE = 3.0  # seconds that a reply may wait for the database
REST = 15.0  # seconds for which a failing database is left alone
LANGUAGE_KEPT = 60.0  # seconds: another bot on the same database may change it
DAY = 24 * 3600.0


@dataclass(frozen=True)
class Statistics:
    """What /stats shows."""

    outcomes: dict[Outcome, int]
    votes: tuple[int, int]
    disliked: list[Tally]
    unanswered: list[Unanswered]


class Records:
    """Asynchronous verbs over a Store; each returns what says 'nothing known' where the database fails."""

    def __init__(
        self, store: Store, retention_days: int, clock: Callable[[], float] = time.monotonic, patience: float = PATIENCE
    ) -> None:
        self._store, self._days, self._clock, self._patience = store, retention_days, clock, patience
        self._ready = False
        self._rests_until = 0.0
        self._languages: Bounded[int, tuple[Language | None, float]] = Bounded(5_000)

    async def keep(self) -> None:
        """Prepare the database as soon as it can be reached, then purge it daily; never ends by itself."""
        while not await self.prepare():  # noqa: ASYNC110 - a database announces nothing
            await asyncio.sleep(REST)
        while True:
            await self._attempt(0, lambda: self._store.purge(self._days), patience=600)
            await asyncio.sleep(DAY)

    async def prepare(self) -> bool:
        """Bring the tables up to date; False, with a line in the log, where that fails."""
        if not self._ready:
            try:
                await asyncio.to_thread(self._store.prepare)
            except Exception as error:  # whatever is wrong with a database, questions are answered
                LOG.error("the database cannot be used (%s); answering without records, trying again", _told(error))  # noqa: TRY400
            else:
                self._ready = True
        return self._ready

    async def was_handled(self, bot: int, update: int) -> bool:
        """Was this update handled before?"""
        return await self._attempt(False, lambda: self._store.updates.was_handled(bot, update))

    async def handled(self, bot: int, update: int) -> None:
        """Note an update as handled."""
        await self._attempt(False, lambda: self._store.updates.mark(bot, update, _now()))

    async def asked(self, chat: int, user: int, text: str, reply: Reply, base: str) -> None:
        """Keep a question and how it ended."""
        answer = reply if isinstance(reply, Answer) else None
        await self._attempt(
            None,
            lambda: self._store.questions.record(
                Asked(
                    at=_now(),
                    chat=self._store.names.chat(chat),
                    user=self._store.names.user(user),
                    text=text,
                    outcome=outcome(reply),
                    entry=answer.entry if answer else None,
                    confidence=confidence_of(reply),
                    language=reply.language,
                    base=base,
                )
            ),
        )

    async def voted(self, user: int, entry: str, up: bool, base: str) -> bool | None:
        """Keep a vote; whether it changed an earlier one, None where it could not be kept."""
        return await self._attempt(
            None, lambda: self._store.feedback.vote(entry, self._store.names.user(user), up, base, _now())
        )

    async def language(self, chat: int) -> Language | None:
        """The language that a chat has fixed."""
        known, at = self._languages.get(chat) or (None, -LANGUAGE_KEPT)
        if self._clock() - at < LANGUAGE_KEPT:
            return known
        found = await self._attempt(known, lambda: self._store.chats.language(self._store.names.chat(chat)))
        self._languages.put(chat, (found, self._clock()))
        return found

    async def choose(self, chat: int, language: Language | None) -> None:
        """Fix or release the language of a chat."""
        self._languages.put(chat, (language, self._clock()))
        await self._attempt(None, lambda: self._store.chats.choose(self._store.names.chat(chat), language, _now()))

    async def forget(self, user: int, private: bool) -> bool:
        """Delete everything of a user; False where it could not be done now."""
        if private:
            self._languages.drop(user)
        return await self._attempt(-1, lambda: self._store.forget(user, private)) >= 0

    async def statistics(self, days: int) -> Statistics | None:
        """The counts of some days; None where the database fails."""
        since = _now() - timedelta(days=days)
        questions, feedback = self._store.questions, self._store.feedback
        return await self._attempt(
            None,
            lambda: Statistics(
                questions.counts(since),
                feedback.totals(since),
                [tally for tally in feedback.tallies(since, 5) if tally.down],
                questions.unanswered(since, 10),
            ),
        )

    async def close(self) -> None:
        """Close the database."""
        await asyncio.to_thread(self._store.close)

    async def _attempt(self, default: T, verb: Callable[[], T], patience: float | None = None) -> T:
        """What the verb returns; `default`, after a line in the log, where it fails or takes too long."""
        if not self._ready or self._clock() < self._rests_until:
            return default
        try:
            return await asyncio.wait_for(asyncio.to_thread(verb), patience or self._patience)
        except Exception as error:  # a failing log never costs a reply
            self._rests_until = self._clock() + REST
            LOG.error("the database failed (%s); going on without it for %d seconds", _told(error), REST)  # noqa: TRY400
            return default


def _now() -> datetime:
    return datetime.now(UTC)


def _told(error: Exception) -> str:
    """The kind of an error; never its text, which could hold what somebody typed, or the database's password."""
    cause = getattr(error, "orig", None)
    return type(error).__name__ + (f": {type(cause).__name__}" if cause else "")
