"""The storage over both databases: SQLite in a file, and a real PostgreSQL that the tests start themselves."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pgserver
import pytest
from sqlalchemy import create_engine, text

from gbaqa.storage.store import Store


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server."""
    # A short folder of its own: the path of a Unix socket may not be longer than about 100 bytes.
    with tempfile.TemporaryDirectory(prefix="gbaqa-pg-", dir="/tmp") as folder:
        server = pgserver.get_server(Path(folder), cleanup_mode="stop")
        run(server.get_uri(), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")  # nothing here need last
        yield server.get_uri()
        server.cleanup()


def run(url: str, *statements: str) -> None:
    """Run statements that need no transaction."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, once for each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.sqlite3'}"
        return
    server = request.getfixturevalue("postgres")
    run(server, "DROP DATABASE IF EXISTS fresh WITH (FORCE)", "CREATE DATABASE fresh")
    yield server.replace("/postgres?", "/fresh?")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A migrated, empty store, once for each kind of database."""
    made = Store(url)
    made.prepare()
    yield made
    made.close()
