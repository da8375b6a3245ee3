"""Many updates at once, those of one chat in order, each once."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram import Chat, Message, Update

from bot.processing import MOST_WAITING, OrderedOnce
from bot.records import Records
from gbaqa.storage.store import Store

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
async def processor(tmp_path: Path) -> OrderedOnce:
    """A processor over an empty database."""
    records = Records(Store(f"sqlite:///{tmp_path / 'x.sqlite3'}"), 90)
    await records.prepare()
    return OrderedOnce(records, 1)


def update(number: int, chat: int) -> Update:
    """An update from a chat."""
    return Update(number, message=Message(number, NOW, Chat(chat, Chat.PRIVATE), text="x"))


async def test_one_chat_in_order_others_beside_it(processor: OrderedOnce) -> None:
    """A slow reply holds up only its own chat."""
    done: list[str] = []
    gate, other_done = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        await gate.wait()
        done.append("first")

    async def quick(name: str) -> None:
        done.append(name)
        other_done.set()

    tasks = [
        asyncio.ensure_future(processor.process_update(update(1, 7), slow())),
        asyncio.ensure_future(processor.process_update(update(2, 7), quick("second"))),
        asyncio.ensure_future(processor.process_update(update(3, 8), quick("other"))),
    ]
    await asyncio.wait_for(other_done.wait(), 10)
    assert done == ["other"]
    gate.set()
    await asyncio.gather(*tasks)
    assert done == ["other", "first", "second"]


async def test_a_failure_does_not_lock_its_chat(processor: OrderedOnce) -> None:
    """After an update that failed, the next of the same chat is handled."""
    done: list[int] = []

    async def work(number: int) -> None:
        done.append(1 // number)

    with pytest.raises(ZeroDivisionError):
        await processor.process_update(update(1, 7), work(0))
    await processor.process_update(update(2, 7), work(1))
    await processor.process_update(update(2, 7), work(1))
    assert done == [1]


async def test_no_more_is_fetched_than_can_be_handled(processor: OrderedOnce) -> None:
    """With too many updates under way, fetching waits until one is done."""
    gate = asyncio.Event()
    tasks = [
        asyncio.ensure_future(processor.process_update(update(number, number), gate.wait()))
        for number in range(1, MOST_WAITING + 1)
    ]
    await asyncio.sleep(0)
    fetching = asyncio.ensure_future(processor.calm())
    await asyncio.sleep(0)
    assert not fetching.done()
    gate.set()
    await asyncio.wait_for(fetching, 10)
    await asyncio.gather(*tasks)
