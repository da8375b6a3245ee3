"""Where answers come from."""

from __future__ import annotations

from bot import keyboards, render
from bot.turn import Turn
from gbaqa.model import Reference


async def list_sources(turn: Turn) -> None:
    """Answer /sources: those of the last answer, or all documents where nothing was answered yet."""
    if not turn.talk.references:
        await list_documents(turn)
        return
    await _say(turn, turn.talk.entry, _translated(turn))


async def of_entry(turn: Turn) -> None:
    """Show the sources of the answer with the pressed button."""
    base = turn.desk.assistant.base
    entry = base.entries.get(turn.press.target) if turn.press else None
    if entry is None:
        await turn.acknowledge(turn.text("stale"), alert=True)
        return
    await turn.acknowledge()
    references = turn.desk.assistant.references(entry.citations, turn.language)
    if turn.talk.entry == entry.id and len(turn.talk.references) > len(references):
        references = turn.talk.references  # an answer made of several entries has more sources than its first
    await _say(turn, entry.id, references)


async def list_documents(turn: Turn) -> None:
    """Show all documents of the base."""
    await turn.acknowledge()
    await turn.say(render.documents(turn.desk.assistant.base.sources.values(), turn.language))


async def _say(turn: Turn, entry: str | None, references: tuple[Reference, ...]) -> None:
    base = turn.desk.assistant.base
    parts = render.sources(references, turn.language, base.entries.get(entry or ""), base)
    await turn.say(parts, keyboards.all_documents(turn.language))


def _translated(turn: Turn) -> tuple[Reference, ...]:
    """The sources of the last answer in the language of this turn."""
    assistant, talk = turn.desk.assistant, turn.talk
    entry = assistant.base.entries.get(talk.entry or "")
    if entry and len(entry.citations) == len(talk.references):
        return assistant.references(entry.citations, turn.language)
    return talk.references
