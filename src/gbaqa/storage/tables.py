"""The tables. Chats and users appear only as keyed hashes; the text of a question only where nobody answered it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Double, ForeignKey, Index, Integer, MetaData, SmallInteger, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

HASH = 64  # hexadecimal digits of SHA-256
IDENTIFIER = 60
NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A point in time, always UTC: SQLite keeps no time zones, so they are put back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC before it is written."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """UTC after it is read."""
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Table(DeclarativeBase):
    """The root of the tables; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(naming_convention=NAMES)


class MetaRow(Table):
    """A named value of the database itself, such as the secret that hashes are keyed with."""

    __tablename__ = "meta"
    key: Mapped[str] = mapped_column(String(IDENTIFIER), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class QuestionRow(Table):
    """One question that was asked, and how it ended."""

    __tablename__ = "questions"
    __table_args__ = (Index("ix_questions_outcome_asked_at", "outcome", "asked_at"),)
    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    asked_at: Mapped[datetime] = mapped_column(Moment, index=True)
    chat: Mapped[str] = mapped_column(String(HASH), index=True)
    user: Mapped[str] = mapped_column("user_hash", String(HASH), index=True)
    outcome: Mapped[str] = mapped_column(String(16))
    entry: Mapped[str | None] = mapped_column(String(IDENTIFIER))
    confidence: Mapped[float] = mapped_column(Double)
    language: Mapped[str] = mapped_column(String(16))
    base: Mapped[str] = mapped_column(String(32))


class UnansweredRow(Table):
    """The text of a question without an answer, until a curator or the retention takes it away."""

    __tablename__ = "unanswered"
    question: Mapped[int] = mapped_column(
        "question_id", ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True
    )
    text: Mapped[str] = mapped_column(Text)


class FeedbackRow(Table):
    """One vote of one user on one entry: 1 for up, -1 for down."""

    __tablename__ = "feedback"
    entry: Mapped[str] = mapped_column(String(IDENTIFIER), primary_key=True)
    user: Mapped[str] = mapped_column("user_hash", String(HASH), primary_key=True, index=True)
    vote: Mapped[int] = mapped_column(SmallInteger)
    base: Mapped[str] = mapped_column(String(32))
    voted_at: Mapped[datetime] = mapped_column(Moment, index=True)


class ChatRow(Table):
    """What a chat has chosen."""

    __tablename__ = "chats"
    chat: Mapped[str] = mapped_column(String(HASH), primary_key=True)
    language: Mapped[str] = mapped_column(String(16))
    chosen_at: Mapped[datetime] = mapped_column(Moment)


class UpdateRow(Table):
    """An update of Telegram that was handled; update ids count per bot."""

    __tablename__ = "handled_updates"
    bot: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    update: Mapped[int] = mapped_column("update_id", BigInteger, primary_key=True, autoincrement=False)
    handled_at: Mapped[datetime] = mapped_column(Moment, index=True)
