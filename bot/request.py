"""How requests to the Bot API outlast its faults."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from telegram import Update
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

LOG = logging.getLogger(__name__)
PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)  # seconds: about a minute in all
ANSWER_TIMEOUT = 30.0  # seconds: asking again too early would send a message twice
POLL_TIMEOUT = 25  # seconds that the server may hold a request for updates
_UNAUTHORIZED, _TOO_MANY, _NOT_FOUND, _BAD_GATEWAY = 401, 429, 404, 502


class PatientRequest(HTTPXRequest):
    """Asks again, a little later each time, where the network or the server fails.

    Floods (429 with `retry_after`) are left to the rate limiter. Once `stopping` is set, nothing is waited for.
    """

    def __init__(self, stopping: asyncio.Event) -> None:
        super().__init__(
            connection_pool_size=64,
            connect_timeout=10,
            read_timeout=ANSWER_TIMEOUT,
            write_timeout=10,
            pool_timeout=ANSWER_TIMEOUT,
        )
        self._stopping = stopping

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """The status and body of the first answer that is not a fault, else of the last."""
        for pause in PAUSES:
            try:
                code, body = await super().do_request(*args, **kwargs)
            except NetworkError as error:
                LOG.warning("the Bot API did not answer: %s", type(error.__cause__ or error).__name__)
            else:
                if not _is_fault(code, body):
                    return code, body
                LOG.warning("the Bot API answered with %d", code)
            if await _set_within(self._stopping, pause):
                break
        return await super().do_request(*args, **kwargs)


class UpdatesRequest(HTTPXRequest):
    """Fetches updates once there is room for them (`calm`), and tells each time that it could (`alive`).

    An update that cannot be read becomes an empty one, so that it does not hold up the others.
    """

    def __init__(self, alive: Callable[[], None], calm: Callable[[], Awaitable[None]]) -> None:
        super().__init__(connection_pool_size=1, connect_timeout=10, read_timeout=10, pool_timeout=10)
        self._alive, self._calm = alive, calm

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """The status and the body, made readable."""
        await self._calm()
        code, body = await super().do_request(*args, **kwargs)
        if code in {_UNAUTHORIZED, _NOT_FOUND}:  # would end the polling for good
            return _BAD_GATEWAY, body
        if code == 200:
            self._alive()
            body = await _readable(body)
        return code, body


async def _readable(body: bytes) -> bytes:
    """The answer to getUpdates with only such updates as can be read."""
    try:
        answer = json.loads(body)
        found = answer["result"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return body
    if not isinstance(found, list):
        return body
    kept = list(_readable_updates(found))
    if found and not kept:
        await asyncio.sleep(1)  # nothing that could be confirmed: do not ask again at once
    return json.dumps({**answer, "result": kept}).encode()


def _readable_updates(found: list[Any]) -> Iterator[dict[str, Any]]:
    for raw in found:
        if not isinstance(raw, dict) or type(raw.get("update_id")) is not int:
            LOG.warning("an update without an id was dropped")
        elif is_readable(raw):
            yield raw
        else:
            LOG.warning("update %d cannot be read and was passed over", raw["update_id"])
            yield {"update_id": raw["update_id"]}


def is_readable(raw: dict[str, Any]) -> bool:
    """Can python-telegram-bot make an Update of it, with the fields that the handlers rely on?"""
    try:
        update = Update.de_json(raw, None)
        return update.effective_chat is None or isinstance(update.effective_chat.id, int)
    except Exception:  # whatever the reader raises, the update is not readable
        return False


def _is_fault(code: int, body: bytes) -> bool:
    return code >= 500 or (code == _TOO_MANY and b"retry_after" not in body)


async def _set_within(event: asyncio.Event, seconds: float) -> bool:
    """Wait for the event, at most so long; is it set?"""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True
