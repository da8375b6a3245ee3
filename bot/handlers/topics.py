"""Browsing: the topics, and page by page the questions of one."""

from __future__ import annotations

from bot import keyboards
from bot.render import plain
from bot.turn import Turn


async def list_topics(turn: Turn) -> None:
    """Show the topics: as a new message after /topics, in place after a button."""
    part = plain(turn.text("topics"))[0]
    keyboard = keyboards.topics(turn.desk.assistant.base, turn.language)
    if turn.query is None:
        await turn.say([part], keyboard)
    else:
        await turn.acknowledge()
        await turn.show(part, keyboard)


async def list_questions(turn: Turn) -> None:
    """Show one page of the questions of a topic."""
    base, press = turn.desk.assistant.base, turn.press
    if press is None or press.target not in base.topics:
        await turn.acknowledge(turn.text("stale"), alert=True)
        return
    await turn.acknowledge()
    shown, start, count = keyboards.page_of(base, press.target, press.page)
    title = turn.text(
        "questions_of",
        topic=base.topics[press.target].name.within(turn.language),
        first=start + 1,
        last=start + len(shown),
        all=count,
    )
    await turn.show(plain(title)[0], keyboards.questions(base, press.target, press.page, turn.language))
