"""Bringing a database to the newest tables, with the migrations inside the package.

Alembic is imported only where there is something to migrate: it costs a bot on a small server 12 MB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0001"  # the newest migration; a test holds it equal to what the folder of migrations says
LOCK = 4_701_836  # any fixed number: who migrates on PostgreSQL holds the advisory lock of this number


def upgrade(engine: Engine, revision: str = HEAD) -> None:
    """Migrate to `revision`, in one transaction that others wait for; nothing happens where it is reached already.

    Raises sqlalchemy.exc.SQLAlchemyError where the database cannot be reached or written.
    """
    with engine.begin() as connection:  # on SQLite, beginning takes the write lock
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if reached(connection) != revision:
            _migrate(connection, revision)


def reached(connection: Connection) -> str | None:
    """The newest migration that a database has seen; None where it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def configuration() -> Config:
    """Alembic's configuration; no file is needed."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "gbaqa.storage:migrations")
    return config


def _migrate(connection: Connection, revision: str) -> None:
    from alembic import command

    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
