"""What a button carries back: at most 64 bytes, and never text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gbaqa.model import Language

LONGEST = 64  # bytes, by Telegram
MOST_PAGES = 36  # a page is one character
OPEN, SOURCES, UP, DOWN, TOPICS, PAGE, LANGUAGE, DOCUMENTS = "a", "s", "u", "d", "t", "p", "l", "k"

_LETTERS: dict[Language, str] = {"zh-Hans": "s", "zh-Hant": "t", "en": "e"}
_LANGUAGES = {letter: language for language, letter in _LETTERS.items()}
_DATA = re.compile(r"([a-z])([ste])([0-9a-z])(?::([a-z0-9-]{1,60}))?")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Press:
    """A button: what it does, in which language its message was written, and on what (an id, a page from 0)."""

    kind: str
    language: Language
    target: str = ""
    page: int = 0

    def encode(self) -> str:
        """As callback data."""
        target = f":{self.target}" if self.target else ""
        return f"{self.kind}{_LETTERS[self.language]}{_DIGITS[self.page]}{target}"


def decode(data: str | None) -> Press | None:
    """The button that callback data came from; None for what no button of ours carries."""
    match = _DATA.fullmatch(data or "")
    if match is None:
        return None
    return Press(match[1], _LANGUAGES[match[2]], match[4] or "", _DIGITS.index(match[3]))
