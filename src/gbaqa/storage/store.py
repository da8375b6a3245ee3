"""The storage as one thing: its repositories, and what concerns them all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from gbaqa.storage.chats import Chats
from gbaqa.storage.database import open_database
from gbaqa.storage.feedback import Feedback
from gbaqa.storage.migrate import upgrade
from gbaqa.storage.pseudonyms import Pseudonyms
from gbaqa.storage.questions import Questions
from gbaqa.storage.updates import Updates

REPEATED = timedelta(days=2)  # Telegram delivers an update again for a day at most


class Store:
    """One database. Making a Store connects to nothing; `prepare` brings its tables up to date.

    All methods are synchronous and may raise sqlalchemy.exc.SQLAlchemyError.
    """

    def __init__(self, url: str) -> None:
        self.engine = open_database(url)
        self.names = Pseudonyms(self.engine)
        self.questions = Questions(self.engine)
        self.feedback = Feedback(self.engine)
        self.chats = Chats(self.engine)
        self.updates = Updates(self.engine)

    def prepare(self) -> None:
        """Make or migrate the tables; safe when several processes start at once."""
        upgrade(self.engine)

    def forget(self, user: int, private: bool) -> int:
        """Delete everything of a user: questions, votes and, with `private`, what the private chat has chosen.

        Returns the number of rows deleted.
        """
        name, chat = self.names.user(user), self.names.chat(user) if private else None
        settings = self.chats.forget(chat) if chat else 0
        return settings + self.questions.forget(name, chat) + self.feedback.forget(name)

    def purge(self, days: int, now: datetime | None = None) -> int:
        """Delete what is older than the retention allows; the number of rows deleted."""
        now = now or datetime.now(UTC)
        before = now - timedelta(days=days)
        return self.questions.purge(before) + self.feedback.purge(before) + self.updates.purge(now - REPEATED)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()
