"""What every database must do alike."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from gbaqa.model import Outcome
from gbaqa.storage.database import normalised
from gbaqa.storage.migrate import HEAD, configuration, reached
from gbaqa.storage.questions import LONGEST, Asked, storable
from gbaqa.storage.store import Store
from gbaqa.storage.tables import Table

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
AGES_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def ask(
    store: Store, text: str = "问", outcome: Outcome = Outcome.NONE, user: int = 1, chat: int = 1, at: datetime = NOW
) -> None:
    """Record one question."""
    store.questions.record(
        Asked(
            at,
            store.names.chat(chat),
            store.names.user(user),
            text,
            outcome,
            "e" if outcome is Outcome.ANSWER else None,
            0.9,
            "zh-Hans",
            "base",
        )
    )


def everything(store: Store) -> str:
    """All that the database holds, as text."""
    with store.engine.connect() as connection:
        tables = Table.metadata.sorted_tables
        return "\n".join(str(row) for table in tables for row in connection.execute(table.select()))


def test_migrations_make_exactly_the_tables(store: Store) -> None:
    """Whoever changes a table must add its migration."""
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


def test_the_newest_migration_is_the_one_that_the_code_wants(store: Store) -> None:
    """A new migration is run only if HEAD names it; and a prepared database has reached it."""
    assert ScriptDirectory.from_config(configuration()).get_current_head() == HEAD
    with store.engine.connect() as connection:
        assert reached(connection) == HEAD


def test_preparing_twice_changes_nothing(store: Store) -> None:
    """A bot that starts again finds its records."""
    ask(store)
    store.prepare()
    assert store.questions.counts(AGES_AGO)[Outcome.NONE] == 1


def test_several_may_prepare_at_once(url: str) -> None:
    """Several bots that start together on an empty database all come up."""
    stores = [Store(url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(Store.prepare, stores))
    assert "questions" in inspect(stores[0].engine).get_table_names()
    for store in stores:
        store.close()


def test_processes_that_start_together_share_one_secret(url: str) -> None:
    """Pseudonyms made by two processes for one chat are the same."""
    script = f"from gbaqa.storage.store import Store; s = Store({url!r}); s.prepare(); print(s.names.chat(7))"
    running = [subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    names = {process.communicate()[0].strip() for process in running}
    assert len(names) == 1
    assert len(names.pop()) == 64


def test_ids_are_kept_only_hashed(store: Store) -> None:
    """Nobody can read from the database who asked."""
    ask(store, user=123456789, chat=-100987654321)
    store.feedback.vote("e", store.names.user(123456789), True, "base", NOW)
    assert "123456789" not in everything(store)
    assert "987654321" not in everything(store)


def test_a_user_and_his_private_chat_have_different_names(store: Store) -> None:
    """The same number as a user and as a chat does not look the same."""
    assert store.names.user(5) != store.names.chat(5)


@pytest.mark.parametrize(
    ("outcome", "kept"), [(Outcome.ANSWER, False), (Outcome.CHAT, False), (Outcome.SUGGEST, True), (Outcome.NONE, True)]
)
def test_text_is_kept_only_without_an_answer(store: Store, outcome: Outcome, kept: bool) -> None:
    """An answered question leaves no words behind."""
    ask(store, "深圳有多少山", outcome)
    assert ("深圳有多少山" in everything(store)) is kept


def test_outcomes_are_counted_since_a_moment(store: Store) -> None:
    """Statistics of a week do not count what came before."""
    ask(store, outcome=Outcome.ANSWER)
    ask(store, outcome=Outcome.ANSWER, at=NOW - timedelta(days=8))
    assert store.questions.counts(NOW - timedelta(days=7)) == {
        Outcome.ANSWER: 1,
        Outcome.SUGGEST: 0,
        Outcome.NONE: 0,
        Outcome.CHAT: 0,
    }


def test_the_queue_names_the_most_asked_first(store: Store) -> None:
    """Curators see first what most people missed."""
    for question in ("甲", "乙", "乙"):
        ask(store, question)
    queue = store.questions.unanswered(AGES_AGO, 5)
    assert [(waiting.text, waiting.times) for waiting in queue] == [("乙", 2), ("甲", 1)]
    assert queue[0].last == NOW


@pytest.mark.parametrize(
    "hostile", ["\ud800", "a\x00b", "字" * 100_000, "'; DROP TABLE questions; --", "👩‍👩‍👧", "%s {0}"]
)
def test_any_text_can_be_kept(store: Store, hostile: str) -> None:
    """Lone surrogates, zero bytes and very long texts cost no record."""
    ask(store, hostile)
    assert store.questions.counts(AGES_AGO)[Outcome.NONE] == 1
    kept = [waiting.text for waiting in store.questions.unanswered(AGES_AGO, 5)]
    assert kept == [storable(hostile)] * bool(storable(hostile))
    assert len(storable(hostile)) <= LONGEST


def test_one_vote_a_user_and_entry_that_can_change(store: Store) -> None:
    """Pressing again replaces the vote and says whether it changed."""
    user = store.names.user(1)
    assert not store.feedback.vote("e", user, True, "base", NOW)
    assert not store.feedback.vote("e", user, True, "base", NOW)
    assert store.feedback.vote("e", user, False, "base", NOW)
    assert store.feedback.totals(AGES_AGO) == (0, 1)


def test_votes_are_tallied_by_entry(store: Store) -> None:
    """The most disliked entry comes first."""
    for user in (1, 2):
        store.feedback.vote("bad", store.names.user(user), False, "base", NOW)
    store.feedback.vote("good", store.names.user(1), True, "base", NOW)
    assert [(t.entry, t.up, t.down) for t in store.feedback.tallies(AGES_AGO, 5)] == [("bad", 0, 2), ("good", 1, 0)]


def test_many_votes_at_once_are_all_kept(store: Store) -> None:
    """Presses that arrive together do not push each other out."""
    users = [store.names.user(user) for user in range(20)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda user: store.feedback.vote("e", user, True, "base", NOW), users + users))
    assert store.feedback.totals(AGES_AGO) == (20, 0)


def test_a_chat_fixes_and_releases_its_language(store: Store) -> None:
    """The choice stays until another, or auto, replaces it."""
    chat = store.names.chat(1)
    assert store.chats.language(chat) is None
    store.chats.choose(chat, "en", NOW)
    store.chats.choose(chat, "zh-Hant", NOW)
    assert store.chats.language(chat) == "zh-Hant"
    store.chats.choose(chat, None, NOW)
    assert store.chats.language(chat) is None


def test_an_update_is_handled_once_a_bot(store: Store) -> None:
    """The second mark of one update says that it is the second."""
    assert not store.updates.was_handled(1, 2**40)
    assert store.updates.mark(1, 2**40, NOW)
    assert not store.updates.mark(1, 2**40, NOW)
    assert store.updates.was_handled(1, 2**40)
    assert not store.updates.was_handled(2, 2**40)


def test_retention_deletes_the_old_and_keeps_the_new(store: Store) -> None:
    """After the retention, nothing of a question or a vote is left."""
    for at in (NOW, NOW - timedelta(days=91)):
        ask(store, f"text of {at:%Y}{at:%m}", at=at)
        store.feedback.vote(f"e{at:%m}", store.names.user(1), True, "base", at)
        store.updates.mark(1, at.month, at)
    assert store.purge(90, NOW) == 3
    assert store.questions.counts(AGES_AGO)[Outcome.NONE] == 1
    assert store.feedback.totals(AGES_AGO) == (1, 0)
    assert "text of 202608" not in everything(store)
    assert not store.updates.was_handled(1, 8)


def test_forgetting_in_private_deletes_all_of_that_user_only(store: Store) -> None:
    """Questions, votes and settings of one go, those of others stay."""
    for user in (1, 2):
        ask(store, f"of {user}", user=user, chat=user)
        store.feedback.vote("e", store.names.user(user), True, "base", NOW)
        store.chats.choose(store.names.chat(user), "en", NOW)
    ask(store, "of 1 in a group", user=1, chat=-9)
    assert store.forget(1, private=True) == 4
    assert store.names.user(1) not in everything(store)
    assert store.names.chat(1) not in everything(store)
    assert "of 2" in everything(store)
    assert store.chats.language(store.names.chat(2)) == "en"


def test_forgetting_in_a_group_keeps_the_settings_of_the_private_chat(store: Store) -> None:
    """The language of a private chat is not lost to a command in a group."""
    store.chats.choose(store.names.chat(1), "en", NOW)
    ask(store, user=1, chat=-9)
    assert store.forget(1, private=False) == 1
    assert store.chats.language(store.names.chat(1)) == "en"


def test_errors_do_not_show_what_people_typed(store: Store) -> None:
    """A log of a failed statement holds no question."""
    with store.engine.begin() as connection:
        connection.execute(text("DROP TABLE unanswered"))
    with pytest.raises(Exception, match="unanswered") as caught:
        ask(store, "a very private question")
    assert "a very private question" not in str(caught.value)


@pytest.mark.parametrize("url", ["postgresql://h/d", "postgres://h/d", "postgresql+psycopg://h/d"])
def test_postgresql_urls_mean_the_installed_driver(url: str) -> None:
    """What a hosting service prints works as it stands."""
    assert normalised(url).drivername == "postgresql+psycopg"


def test_sqlite_is_opened_for_many_readers(tmp_path: object) -> None:
    """Write-ahead logging is on, and foreign keys are held."""
    path = f"{tmp_path}/x.sqlite3"
    store = Store(f"sqlite:///{path}")
    store.prepare()
    with store.engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    store.close()
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
