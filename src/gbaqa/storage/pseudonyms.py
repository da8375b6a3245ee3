"""Names of chats and users that lead back to nobody without the database's own secret."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gbaqa.storage.tables import MetaRow

_KEY = "hash-secret"


class Pseudonyms:
    """HMAC-SHA256 over ids of Telegram, keyed by a random secret that is made once and stays in the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._secret: bytes | None = None

    def chat(self, identifier: int) -> str:
        """The pseudonym of a chat, 64 hexadecimal digits."""
        return self._name(f"chat:{identifier}")

    def user(self, identifier: int) -> str:
        """The pseudonym of a user; unlike that of the private chat with the same id."""
        return self._name(f"user:{identifier}")

    def _name(self, text: str) -> str:
        if self._secret is None:
            self._secret = bytes.fromhex(self._kept() or self._made())
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()

    def _kept(self) -> str | None:
        with Session(self._engine) as session:
            row = session.get(MetaRow, _KEY)
            return row.value if row else None

    def _made(self) -> str:
        """A new secret, or the one that another process made in the meantime."""
        fresh = secrets.token_hex(32)
        try:
            with Session(self._engine) as session, session.begin():
                session.add(MetaRow(key=_KEY, value=fresh))
        except IntegrityError:
            return self._kept() or fresh
        return fresh
