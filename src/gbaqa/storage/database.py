"""Opening a database by its URL: SQLite in a file, or PostgreSQL."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, create_engine, delete, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import StaticPool

WAIT = 10  # seconds: how long to wait for a connection, or for another writer


def open_database(url: str) -> Engine:
    """The engine for a URL; nothing is connected yet.

    `postgresql://` and `postgres://` mean psycopg 3. Errors never show parameters, which may hold what people typed.
    Raises sqlalchemy.exc.ArgumentError for what is no URL.
    """
    parsed = normalised(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    return create_engine(
        parsed, hide_parameters=True, pool_pre_ping=True, pool_timeout=WAIT, connect_args={"connect_timeout": WAIT}
    )


def delete_rows(engine: Engine, table: type[DeclarativeBase], which: ColumnElement[bool]) -> int:
    """Delete the rows of a table that a condition chooses; the number deleted."""
    with Session(engine) as session, session.begin():
        return session.execute(delete(table).where(which)).rowcount  # type: ignore[attr-defined,no-any-return]


def normalised(url: str) -> URL:
    """The URL with the driver that is installed."""
    parsed = make_url(url)
    if parsed.drivername in {"postgresql", "postgres"}:
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def _sqlite(url: URL) -> Engine:
    in_memory = url.database in {None, "", ":memory:"}
    pool: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {}
    options = {"check_same_thread": False, "timeout": WAIT}
    engine = create_engine(url, hide_parameters=True, connect_args=options, **pool)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions are begun below, so that tables are made in one, too
    _write_ahead(connection)
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn on the write-ahead log; SQLite itself does not wait for others that do so at the same moment."""
    until = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock first: a transaction that reads and then writes could otherwise fail without waiting."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
