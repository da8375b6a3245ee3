"""Many updates at once, but those of one chat in order, and each only once."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.records import Records
from gbaqa.bounded import Bounded

MOST_AT_ONCE = 256
MOST_WAITING = 50  # updates under way, beyond which no more are fetched: they are safe with Telegram
REMEMBERED = 10_000  # update ids kept in memory, before the database is asked


class OrderedOnce(BaseUpdateProcessor):
    """Handles updates of different chats side by side, and drops the ones that were handled before."""

    def __init__(self, records: Records, bot: int) -> None:
        super().__init__(MOST_AT_ONCE)
        self._records, self._bot = records, bot
        self._seen: Bounded[int, None] = Bounded(REMEMBERED)
        self._locks: dict[int, tuple[asyncio.Lock, int]] = {}
        self._under_way = 0
        self._calm = asyncio.Event()
        self._calm.set()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, then handle the update unless that was done before."""
        if not isinstance(update, Update):
            await coroutine
            return
        self._count(+1)
        try:
            async with self._turn(_place(update)):
                await self._handle_once(update.update_id, coroutine)
        finally:
            self._count(-1)

    async def calm(self) -> None:
        """Wait until there is room for more updates."""
        await self._calm.wait()

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to take down."""

    def _count(self, change: int) -> None:
        self._under_way += change
        if self._under_way < MOST_WAITING:
            self._calm.set()
        else:
            self._calm.clear()

    async def _handle_once(self, update: int, coroutine: Awaitable[Any]) -> None:
        if await self._is_repeated(update):
            if inspect.iscoroutine(coroutine):
                coroutine.close()
            return
        await coroutine
        await self._records.handled(self._bot, update)

    async def _is_repeated(self, update: int) -> bool:
        if update in self._seen:
            return True
        self._seen.put(update, None)
        return await self._records.was_handled(self._bot, update)

    @asynccontextmanager
    async def _turn(self, place: int) -> AsyncIterator[None]:
        """Hold the lock of a place, which lives only while somebody needs it; locks are granted in order."""
        lock, users = self._locks.get(place) or (asyncio.Lock(), 0)
        self._locks[place] = lock, users + 1
        try:
            async with lock:
                yield
        finally:
            lock, users = self._locks[place]
            if users > 1:
                self._locks[place] = lock, users - 1
            else:
                del self._locks[place]


def _place(update: Update) -> int:
    chat, user = update.effective_chat, update.effective_user
    return chat.id if chat else user.id if user else 0
