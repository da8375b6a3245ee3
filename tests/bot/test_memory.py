"""What is kept in memory, and what stands between a reply and the database."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.health import STALE, Heartbeat, problem
from bot.logs import Redacting
from bot.records import REST, Records
from bot.talks import TalkKey, Talks
from gbaqa.bounded import Bounded
from gbaqa.model import NoAnswer, Outcome
from gbaqa.storage.store import Store


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def test_bounded_forgets_what_was_unused_for_longest() -> None:
    """Reading counts as use."""
    kept: Bounded[str, int] = Bounded(2)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    kept.put("c", 3)
    assert kept.keys() == ["a", "c"]
    kept.drop("a", "x")
    assert kept.keys() == ["c"]


def test_a_conversation_is_over_after_a_silence() -> None:
    """Half an hour later, a question stands alone."""
    clock = Clock()
    talks = Talks(idle=1800, clock=clock)
    first = talks.of(TalkKey(1, 0, 1), "en")
    clock.now += 1800
    assert talks.of(TalkKey(1, 0, 1), "en") is first
    clock.now += 1801
    assert talks.of(TalkKey(1, 0, 1), "en") is not first


def test_conversations_are_bounded_and_forgotten_by_user() -> None:
    """Memory does not grow with the number of people, and /forget reaches every chat of a user."""
    talks = Talks(most=3)
    for user in range(5):
        talks.of(TalkKey(-1, 0, user), "en")
    assert len(talks) == 3
    talks.of(TalkKey(4, 0, 4), "en")
    talks.forget(4)
    assert len(talks) == 1


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty SQLite store, not yet prepared."""
    return Store(f"sqlite:///{tmp_path / 'x.sqlite3'}")


async def test_records_are_kept(store: Store) -> None:
    """What the bot hands over can be read back."""
    records = Records(store, 90)
    assert await records.prepare()
    await records.asked(1, 2, "why", NoAnswer("no", "en"), "base")
    assert await records.voted(2, "entry", True, "base") is False
    await records.choose(1, "en")
    found = await records.statistics(7)
    assert found is not None
    assert (found.outcomes[Outcome.NONE], found.votes, found.unanswered[0].text) == (1, (1, 0), "why")
    assert await records.language(1) == "en"
    assert await records.forget(2, private=False)
    await records.close()


async def test_a_broken_database_is_told_once_and_left_alone_for_a_while(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """Every verb says 'nothing known'; the log names the error, not the words; later it is tried again."""
    clock = Clock()
    records = Records(store, 90, clock)
    assert await records.prepare()
    store.updates.was_handled = lambda bot, update: 1 / 0  # type: ignore[method-assign]
    for _ in range(3):
        assert await records.was_handled(1, 1) is False
    assert [record.message.count("ZeroDivisionError") for record in caplog.records] == [1]
    await records.handled(1, 1)
    assert store.updates.mark(1, 1, datetime.now(UTC)) is True
    clock.now += REST
    await records.handled(1, 2)
    assert store.updates.mark(1, 2, datetime.now(UTC)) is False


async def test_a_database_that_hangs_does_not_hold_up_a_reply(store: Store) -> None:
    """After a while the bot goes on without it."""
    records = Records(store, 90, patience=0.01)
    await records.prepare()
    released = asyncio.Event()
    loop = asyncio.get_running_loop()
    store.chats.language = lambda chat: asyncio.run_coroutine_threadsafe(  # type: ignore[method-assign]
        released.wait(), loop
    ).result()
    assert await asyncio.wait_for(records.language(1), 5) is None
    released.set()


async def test_a_language_is_read_anew_after_a_minute(store: Store) -> None:
    """Another bot on the same database may have changed it."""
    clock = Clock()
    records = Records(store, 90, clock)
    await records.prepare()
    assert await records.language(1) is None
    store.chats.choose(store.names.chat(1), "en", datetime.now(UTC))
    assert await records.language(1) is None
    clock.now += 61
    assert await records.language(1) == "en"


def test_secrets_are_blotted_out_of_tracebacks() -> None:
    """The token appears nowhere in a formatted record, whole or in part."""
    formatter = Redacting(("123:secret-token", ""))
    error = ValueError("https://x/bot123:secret-token/getMe and bot123%3Asecret-token")
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "at %s", ("123:secret-token",), (ValueError, error, None))
    assert "secret-token" not in formatter.format(record)
    assert "ValueError" in formatter.format(record)


def test_a_heartbeat_that_is_old_or_missing_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The health check goes by the age of the last touch."""
    path = tmp_path / "heart"
    heart = Heartbeat(path)
    assert "not running" in problem(path)
    heart.beat()
    assert problem(path) == ""
    now = path.stat().st_mtime
    monkeypatch.setattr("bot.health.time.time", lambda: now + STALE + 1)
    assert "seconds" in problem(path)
    heart.stop()
    assert not path.exists()


def test_a_heartbeat_that_cannot_be_written_is_no_fault(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """One line in the log, and the bot goes on."""
    heart = Heartbeat(tmp_path / "missing" / "heart")
    heart.beat()
    heart.stop()
    assert len(caplog.records) == 1
