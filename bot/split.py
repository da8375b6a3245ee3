"""Cutting long texts for Telegram, at the end of a sentence where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

LIMIT = 4096  # UTF-16 units of a message after its entities are parsed
# After a full stop of Chinese, or one of English before a space; then after a clause; then at any space.
_CUTS = [re.compile(pattern) for pattern in (r"\n+|[。！？!?]+[”’」』）)]*|\.(?=\s)", r"[；;，,、：:]", r"\s+")]


def length(text: str) -> int:
    """The length as Telegram counts it: characters outside the basic plane count twice."""
    return len(text) + sum(character > "\uffff" for character in text)


def split(text: str, limit: int = LIMIT) -> Iterator[str]:
    """The pieces of a text, each stripped, not empty and within the limit."""
    rest = text.strip()
    while length(rest) > limit:
        head = _fitting(rest, limit)
        end = _cut(head)
        piece = rest[:end].rstrip()
        if piece:
            yield piece
        rest = rest[end:].lstrip()
    if rest:
        yield rest


def _fitting(text: str, limit: int) -> str:
    """The longest beginning within the limit, at least one character."""
    head = text[:limit]
    while length(head) > limit:
        head = head[: len(head) - max(1, (length(head) - limit) // 2)]
    return head or text[:1]


def _cut(head: str) -> int:
    """Where to cut: after the last sentence, clause or word of the second half, else at the very end."""
    for pattern in _CUTS:
        ends = [match.end() for match in pattern.finditer(head) if match.end() > len(head) // 2]
        if ends:
            return ends[-1]
    return len(head)
