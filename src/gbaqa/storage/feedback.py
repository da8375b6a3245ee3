"""Votes on entries: one a user and entry, changeable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, case, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gbaqa.storage.database import delete_rows
from gbaqa.storage.tables import FeedbackRow

UP, DOWN = 1, -1


@dataclass(frozen=True)
class Tally:
    """The votes on one entry."""

    entry: str
    up: int
    down: int


class Feedback:
    """Keeps the votes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def vote(self, entry: str, user: str, up: bool, base: str, at: datetime) -> bool:
        """Keep a vote in place of the user's earlier one on that entry; was there an earlier, different one?"""
        fresh = FeedbackRow(entry=entry, user=user, vote=UP if up else DOWN, base=base, voted_at=at)
        try:
            return self._put(fresh)
        except IntegrityError:  # the same user pressed twice at once: the other press made the row
            return self._put(fresh)

    def _put(self, fresh: FeedbackRow) -> bool:
        with Session(self._engine) as session, session.begin():
            old = session.get(FeedbackRow, (fresh.entry, fresh.user))
            changed = old is not None and old.vote != fresh.vote
            session.merge(fresh)
            return changed

    def tallies(self, since: datetime, most: int) -> list[Tally]:
        """The votes since a moment by entry, the most disliked first."""
        up = func.sum(case((FeedbackRow.vote == UP, 1), else_=0))
        down = func.sum(case((FeedbackRow.vote == DOWN, 1), else_=0))
        chosen = (
            select(FeedbackRow.entry, up, down)
            .where(FeedbackRow.voted_at >= since)
            .group_by(FeedbackRow.entry)
            .order_by(down.desc(), up.desc(), FeedbackRow.entry)
            .limit(most)
        )
        with Session(self._engine) as session:
            return [Tally(*row) for row in session.execute(chosen)]

    def totals(self, since: datetime) -> tuple[int, int]:
        """How many votes up and how many down since a moment."""
        counted = select(FeedbackRow.vote, func.count()).where(FeedbackRow.voted_at >= since).group_by(FeedbackRow.vote)
        with Session(self._engine) as session:
            found = {row[0]: row[1] for row in session.execute(counted)}
        return found.get(UP, 0), found.get(DOWN, 0)

    def forget(self, user: str) -> int:
        """Delete the votes of a user; the number deleted."""
        return delete_rows(self._engine, FeedbackRow, FeedbackRow.user == user)

    def purge(self, before: datetime) -> int:
        """Delete the votes given before a moment; the number deleted."""
        return delete_rows(self._engine, FeedbackRow, FeedbackRow.voted_at < before)
