"""What Alembic runs: the connection comes from `gbaqa.storage.migrate`, which also began the transaction."""

from __future__ import annotations

from alembic import context

from gbaqa.storage.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
