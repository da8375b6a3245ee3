"""Bringing a database to the newest tables, with the migrations inside the package."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

LOCK = 4_701_836  # any fixed number: who migrates on PostgreSQL holds the advisory lock of this number


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Migrate to `revision`, in one transaction that others wait for.

    Raises sqlalchemy.exc.SQLAlchemyError where the database cannot be reached or written.
    """
    with engine.begin() as connection:  # on SQLite, beginning takes the write lock
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def configuration() -> Config:
    """Alembic's configuration; no file is needed."""
    config = Config()
    config.set_main_option("script_location", "gbaqa.storage:migrations")
    return config
