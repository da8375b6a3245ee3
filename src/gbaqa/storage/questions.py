"""Questions that were asked, their outcome, and the queue of those without an answer."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, func, or_, select
from sqlalchemy.orm import Session

from gbaqa.model import Outcome
from gbaqa.storage.tables import QuestionRow, UnansweredRow

LONGEST = 500  # characters of an unanswered question that are kept
_ANSWERED = {Outcome.ANSWER, Outcome.CHAT}


@dataclass(frozen=True)
class Asked:
    """One question with its outcome; `chat` and `user` are pseudonyms, `text` is kept only if nobody answered."""

    at: datetime
    chat: str
    user: str
    text: str
    outcome: Outcome
    entry: str | None
    confidence: float
    language: str
    base: str


@dataclass(frozen=True)
class Unanswered:
    """A question that waits for a curator, with how often it was asked in these very words."""

    text: str
    times: int
    last: datetime


class Questions:
    """Keeps what was asked."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, asked: Asked) -> None:
        """Keep one question."""
        text = "" if asked.outcome in _ANSWERED else storable(asked.text)
        row = QuestionRow(
            asked_at=asked.at,
            chat=asked.chat,
            user=asked.user,
            outcome=asked.outcome.value,
            entry=asked.entry,
            confidence=asked.confidence,
            language=asked.language,
            base=asked.base,
        )
        with Session(self._engine) as session, session.begin():
            session.add(row)
            session.flush()
            if text:
                session.add(UnansweredRow(question=row.id, text=text))

    def counts(self, since: datetime) -> dict[Outcome, int]:
        """How many questions ended how since a moment; every outcome is named."""
        counted = select(QuestionRow.outcome, func.count()).where(QuestionRow.asked_at >= since)
        with Session(self._engine) as session:
            found = {row[0]: row[1] for row in session.execute(counted.group_by(QuestionRow.outcome))}
        return {outcome: found.get(outcome.value, 0) for outcome in Outcome}

    def unanswered(self, since: datetime, most: int) -> list[Unanswered]:
        """The questions without an answer, the most frequent first, then the latest."""
        times, last = func.count(), func.max(QuestionRow.asked_at)
        chosen = (
            select(UnansweredRow.text, times, last)
            .join(QuestionRow, QuestionRow.id == UnansweredRow.question)
            .where(QuestionRow.asked_at >= since)
            .group_by(UnansweredRow.text)
            .order_by(times.desc(), last.desc(), UnansweredRow.text)
            .limit(most)
        )
        with Session(self._engine) as session:
            return [Unanswered(*row) for row in session.execute(chosen)]

    def forget(self, user: str, chat: str | None = None) -> int:
        """Delete what a user asked, and, where it is given, what was asked in a chat; the number deleted."""
        mine = QuestionRow.user == user
        return self._delete(mine if chat is None else or_(mine, QuestionRow.chat == chat))

    def purge(self, before: datetime) -> int:
        """Delete what was asked before a moment; the number deleted."""
        return self._delete(QuestionRow.asked_at < before)

    def _delete(self, which: object) -> int:
        chosen = select(QuestionRow.id).where(which)  # type: ignore[arg-type]
        with Session(self._engine) as session, session.begin():
            session.execute(delete(UnansweredRow).where(UnansweredRow.question.in_(chosen)))
            return session.execute(delete(QuestionRow).where(which)).rowcount  # type: ignore[arg-type,attr-defined,no-any-return]


def storable(text: str) -> str:
    """Text that every database takes: no lone surrogates, no control characters, at most 500 characters, one line."""
    known = text[: LONGEST * 2].encode("utf-8", "ignore").decode("utf-8")
    printed = "".join(" " if unicodedata.category(character) == "Cc" else character for character in known)
    return " ".join(printed.split())[:LONGEST]
