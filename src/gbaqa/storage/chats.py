"""What a chat has chosen: its language."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gbaqa.model import LANGUAGES, Language
from gbaqa.storage.database import delete_rows
from gbaqa.storage.tables import ChatRow


class Chats:
    """Keeps the settings of chats."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def language(self, chat: str) -> Language | None:
        """The language that a chat has fixed; None where it follows the asker."""
        with Session(self._engine) as session:
            row = session.get(ChatRow, chat)
        return next((language for language in LANGUAGES if row and row.language == language), None)

    def choose(self, chat: str, language: Language | None, at: datetime) -> None:
        """Fix the language of a chat, or, with None, let it follow the asker again."""
        if language is None:
            self.forget(chat)
            return
        fresh = ChatRow(chat=chat, language=language, chosen_at=at)
        try:
            self._put(fresh)
        except IntegrityError:  # two choices at once: the other one made the row
            self._put(fresh)

    def forget(self, chat: str) -> int:
        """Delete the settings of a chat; the number deleted."""
        return delete_rows(self._engine, ChatRow, ChatRow.chat == chat)

    def _put(self, fresh: ChatRow) -> None:
        with Session(self._engine) as session, session.begin():
            session.merge(fresh)
