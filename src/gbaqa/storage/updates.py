"""Which updates of Telegram were handled, so that one that is delivered again is not answered again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gbaqa.storage.database import delete_rows
from gbaqa.storage.tables import UpdateRow


class Updates:
    """Keeps the ids of handled updates; they count per bot."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def was_handled(self, bot: int, update: int) -> bool:
        """Was this update handled before?"""
        with Session(self._engine) as session:
            return session.get(UpdateRow, (bot, update)) is not None

    def mark(self, bot: int, update: int, at: datetime) -> bool:
        """Note an update as handled; False where it already was."""
        try:
            with Session(self._engine) as session, session.begin():
                session.add(UpdateRow(bot=bot, update=update, handled_at=at))
        except IntegrityError:
            return False
        return True

    def purge(self, before: datetime) -> int:
        """Delete what was handled before a moment; the number deleted."""
        return delete_rows(self._engine, UpdateRow, UpdateRow.handled_at < before)
