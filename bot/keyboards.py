"""The buttons under messages."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard

from bot import callback
from bot.callback import Press
from bot.texts import text
from gbaqa.assistant import topic_entries
from gbaqa.base.read import Base
from gbaqa.model import Answer, Entry, Language, NoAnswer, Reply, Suggestions

MOST_RELATED = 3
EXAMPLES = 4
PAGE_SIZE = 8
LONGEST_LABEL = 60
CHOICES: dict[str, Language | None] = {"hans": "zh-Hans", "hant": "zh-Hant", "en": "en", "auto": None}


def under(reply: Reply, base: Base, brief: bool) -> Keyboard | None:
    """The buttons of a reply; a `brief` one, in groups, leaves out the related questions."""
    if isinstance(reply, Suggestions):
        return Keyboard(
            [
                [_button(f"{n}. {offer.question}", Press(callback.OPEN, reply.language, offer.entry))]
                for n, offer in enumerate(reply.offers, 1)
            ]
        )
    if isinstance(reply, NoAnswer) and not brief:
        return Keyboard([[_button(text("browse", reply.language), Press(callback.TOPICS, reply.language))]])
    if isinstance(reply, Answer) and reply.entry:
        return Keyboard([*([] if brief else _related(reply, base)), _about(reply.entry, reply.language)])
    return None


def examples(base: Base, language: Language) -> Keyboard | None:
    """Questions to begin with: of each of the largest topics the shortest one, with figures if there is any."""
    topics = sorted((topic_entries(base, topic) for topic in base.topics), key=len, reverse=True)
    chosen = [
        min(entries, key=lambda entry: (not entry.figures, len(entry.question.hans)))
        for entries in topics[:EXAMPLES]
        if entries
    ]
    return Keyboard(_questions(chosen, language)) if chosen else None


def topics(base: Base, language: Language) -> Keyboard:
    """The topics that hold questions, two a row."""
    counts = {topic: len(topic_entries(base, topic)) for topic in base.topics}
    buttons = [
        _button(f"{base.topics[topic].name.within(language)} ({count})", Press(callback.PAGE, language, topic))
        for topic, count in counts.items()
        if count
    ]
    return Keyboard([buttons[start : start + 2] for start in range(0, len(buttons), 2)])


def page_of(base: Base, topic: str, page: int) -> tuple[list[Entry], int, int]:
    """The entries of one page of a topic, the number of the first (from 0), and how many there are in all."""
    entries = topic_entries(base, topic)
    size = max(PAGE_SIZE, -(-len(entries) // callback.MOST_PAGES))
    start = min(page, max(0, len(entries) - 1) // size) * size
    return entries[start : start + size], start, len(entries)


def questions(base: Base, topic: str, page: int, language: Language) -> Keyboard:
    """The questions of one page of a topic, and the way to its neighbours and back."""
    shown, start, count = page_of(base, topic, page)
    steps = []
    if start:
        steps.append(_button("◀", Press(callback.PAGE, language, topic, page - 1)))
    steps.append(_button(text("back", language), Press(callback.TOPICS, language)))
    if start + len(shown) < count:
        steps.append(_button("▶", Press(callback.PAGE, language, topic, page + 1)))
    return Keyboard([*_questions(shown, language), steps])


def languages(language: Language) -> Keyboard:
    """The choices of /lang."""
    labels = {"hans": "简体", "hant": "繁體", "en": "English", "auto": text("auto", language)}
    return Keyboard([[_button(label, Press(callback.LANGUAGE, language, choice)) for choice, label in labels.items()]])


def all_documents(language: Language) -> Keyboard:
    """The way from the sources of one answer to all documents."""
    return Keyboard([[_button(text("all_documents", language), Press(callback.DOCUMENTS, language))]])


def _related(answer: Answer, base: Base) -> list[list[Button]]:
    known = [base.entries[entry] for entry in answer.related if entry in base.entries]
    return _questions(known[:MOST_RELATED], answer.language)


def _about(entry: str, language: Language) -> list[Button]:
    return [
        _button(text("sources_button", language), Press(callback.SOURCES, language, entry)),
        _button("👍", Press(callback.UP, language, entry)),
        _button("👎", Press(callback.DOWN, language, entry)),
    ]


def _questions(entries: Iterable[Entry], language: Language) -> list[list[Button]]:
    return [[_button(entry.question.within(language), Press(callback.OPEN, language, entry.id))] for entry in entries]


def _button(label: str, press: Press) -> Button:
    short = label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"
    return Button(short, callback_data=press.encode())
