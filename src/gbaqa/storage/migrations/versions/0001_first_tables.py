"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_HASH = sa.String(64)
_MOMENT = sa.DateTime(timezone=True)
_ROW = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make all tables."""
    _make_meta()
    _make_questions()
    _make_feedback()
    _make_chats()
    _make_updates()


def downgrade() -> None:
    """Drop all tables."""
    for table in ("handled_updates", "chats", "feedback", "unanswered", "questions", "meta"):
        op.drop_table(table)


def _make_meta() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.String(60), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )


def _make_questions() -> None:
    op.create_table(
        "questions",
        sa.Column("id", _ROW, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("chat", _HASH, nullable=False),
        sa.Column("user_hash", _HASH, nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("entry", sa.String(60), nullable=True),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("base", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
    )
    for column in ("asked_at", "chat", "user_hash"):
        op.create_index(f"ix_questions_{column}", "questions", [column])
    op.create_index("ix_questions_outcome_asked_at", "questions", ["outcome", "asked_at"])
    op.create_table(
        "unanswered",
        sa.Column("question_id", _ROW, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name="fk_unanswered_question_id_questions", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question_id", name="pk_unanswered"),
    )


def _make_feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("entry", sa.String(60), nullable=False),
        sa.Column("user_hash", _HASH, nullable=False),
        sa.Column("vote", sa.SmallInteger, nullable=False),
        sa.Column("base", sa.String(32), nullable=False),
        sa.Column("voted_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("entry", "user_hash", name="pk_feedback"),
    )
    for column in ("user_hash", "voted_at"):
        op.create_index(f"ix_feedback_{column}", "feedback", [column])


def _make_chats() -> None:
    op.create_table(
        "chats",
        sa.Column("chat", _HASH, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("chosen_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat", name="pk_chats"),
    )


def _make_updates() -> None:
    op.create_table(
        "handled_updates",
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("handled_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("bot", "update_id", name="pk_handled_updates"),
    )
    op.create_index("ix_handled_updates_handled_at", "handled_updates", ["handled_at"])
