"""`gbaqa eval`: ask the base's own question set and count how each question ended."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.table import Table

from gbaqa.assistant import Assistant
from gbaqa.conversation import Conversation
from gbaqa.errors import GbaqaError
from gbaqa.model import Answer, Reply, Suggestions

RIGHT, OFFERED, REFUSED, WRONG = "right", "offered", "refused", "wrong"


@dataclass(frozen=True)
class Asked:
    """One line of faq/questions/*.jsonl: what was asked, and the entries that answer it (none: to be refused).

    Lines of one `chat` are one conversation, in order. `origin` marks a question about the previous answer's source.
    """

    id: str
    q: str
    style: str
    entries: tuple[str, ...]
    chat: str = ""
    origin: bool = False


def read_questions(folder: Path) -> list[Asked]:
    """The question set. Raises GbaqaError where there is none, and, with its place, for a line that is no record."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                found.append(_asked(json.loads(line)))
            except (ValueError, TypeError, KeyError) as error:
                raise GbaqaError(f"{path.name}:{number}: not a question record: {error}") from error
    if not found:
        raise GbaqaError(f"no questions in {folder} -> put *.jsonl there, or name another folder with --questions")
    return found


def _asked(record: dict[str, Any]) -> Asked:
    if not isinstance(record["entries"], list):
        raise TypeError("entries must be a list")
    return Asked(**{**record, "entries": tuple(record["entries"])})


def judge(asked: Asked, reply: Reply) -> str:
    """How a question ended; for one that must be refused, an answer is wrong and all else right."""
    if not asked.entries and not asked.origin:
        return WRONG if isinstance(reply, Answer) else RIGHT
    if isinstance(reply, Answer):
        return RIGHT if asked.origin or reply.entry in asked.entries else WRONG
    offers = reply.offers if isinstance(reply, Suggestions) else ()
    return OFFERED if any(offer.entry in asked.entries for offer in offers) else REFUSED


def evaluate(assistant: Assistant, questions: Iterable[Asked]) -> list[tuple[Asked, Reply, str]]:
    """Ask every question, each alone or in its conversation."""
    chats: dict[str, Conversation] = {}
    results = []
    for asked in questions:
        conversation = chats.setdefault(asked.chat, Conversation()) if asked.chat else Conversation()
        reply = assistant.ask(asked.q, conversation)
        results.append((asked, reply, judge(asked, reply)))
    return results


def summary(results: list[tuple[Asked, Reply, str]]) -> dict[str, Counter[str]]:
    """Outcomes counted by style, answerable and unanswerable questions apart, and in all."""
    counts: dict[str, Counter[str]] = {}
    for asked, _, outcome in results:
        kind = "answer" if asked.entries or asked.origin else "refuse"
        for row in (f"{kind} {asked.style}", f"{kind} ALL"):
            counts.setdefault(row, Counter())[outcome] += 1
    return dict(sorted(counts.items()))


def summary_table(counts: dict[str, Counter[str]]) -> Table:
    """The counts as a table."""
    columns = (RIGHT, OFFERED, REFUSED, WRONG)
    table = Table("asked", *columns, "of", "right %", box=None)
    for row, found in counts.items():
        total = sum(found.values())
        table.add_row(row, *(str(found[column]) for column in columns), str(total), f"{100 * found[RIGHT] / total:.1f}")
    return table
