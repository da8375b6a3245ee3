"""Buttons, and the table of handlers."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from bot import callback, keyboards
from bot.application import COMMANDS, TABLE
from bot.callback import LONGEST, MOST_PAGES, Press, decode
from bot.commands import Named
from bot.handlers.presses import PRESSES
from bot.menu import GROUP, PRIVATE
from gbaqa.assistant import Assistant
from gbaqa.model import LANGUAGES, NoAnswer

IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda found: len(found) <= 60)
KINDS = st.sampled_from(list(PRESSES))


@given(KINDS, st.sampled_from(LANGUAGES), IDS | st.just("a" * 60), st.integers(0, MOST_PAGES - 1))
def test_a_button_comes_back_as_it_was_sent(kind: str, language: str, target: str, page: int) -> None:
    """Whatever the entry is called, its button fits into 64 bytes and means the same when pressed."""
    press = Press(kind, language, target, page)
    assert len(press.encode().encode()) <= LONGEST
    assert decode(press.encode()) == press


@given(st.text() | st.none())
def test_no_data_breaks_the_reading_of_buttons(data: str | None) -> None:
    """Forged data is either a button or nothing."""
    press = decode(data)
    assert press is None or press.encode() == data


def test_every_kind_of_button_has_a_handler() -> None:
    """What keyboards can make, presses can handle."""
    public = {name: value for name, value in vars(callback).items() if name.isupper() and not name.startswith("_")}
    kinds = {value for value in public.values() if isinstance(value, str)}
    assert kinds == set(PRESSES)


def test_no_two_rows_of_the_table_take_one_command() -> None:
    """A command has one handler; the menu names only commands that have one."""
    names = [name for when, _ in TABLE for name in re.findall(r"/(\w+(?:/\w+)*)", str(when))]
    single = [name for name in names if name in COMMANDS and names.count(name) == 1]
    assert set(COMMANDS) - set(single) == {"ask"}  # asked anew, and edited
    assert {*PRIVATE, *GROUP} <= set(COMMANDS)
    assert all(Named(name).names == {name} for name in COMMANDS)


def labels_of(keyboard: InlineKeyboardMarkup | None) -> list[str]:
    """The labels of a keyboard."""
    return [button.text for button in chain.from_iterable(keyboard.inline_keyboard)] if keyboard else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_keyboards_keep_the_limits_of_telegram(assistant: Assistant, language: str) -> None:
    """Each button has a label and at most 64 bytes, also those that lead from page to page."""
    base = assistant.base
    made = [
        keyboards.examples(base, language),
        keyboards.topics(base, language),
        keyboards.languages(language),
        *(keyboards.under(assistant.show(entry, language), base, brief=False) for entry in base.entries),
        *(keyboards.questions(base, topic, page, language) for topic in base.topics for page in range(MOST_PAGES)),
    ]
    buttons = [button for keyboard in made if keyboard for row in keyboard.inline_keyboard for button in row]
    assert len(buttons) > 50
    assert all(button.text and len(button.callback_data.encode()) <= LONGEST for button in buttons)


def test_a_brief_reply_leaves_out_related_questions(assistant: Assistant) -> None:
    """In groups only sources and votes are offered."""
    answer = assistant.show("qianhai-gdp-2024", "en")
    assert labels_of(keyboards.under(answer, assistant.base, brief=True)) == ["📎 Sources", "👍", "👎"]
    assert len(labels_of(keyboards.under(answer, assistant.base, brief=False))) == 5
    assert labels_of(keyboards.under(NoAnswer("no", "en"), assistant.base, brief=True)) == []


def test_pages_show_every_question_once(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Going through all pages of a topic, one meets each of its entries once; a page too far is the last."""
    monkeypatch.setattr(keyboards, "PAGE_SIZE", 3)
    shown = [entry.id for page in (0, 1) for entry in keyboards.page_of(assistant.base, "bay", page)[0]]
    assert sorted(shown) == sorted(entry.id for entry in assistant.base.entries.values() if entry.topic == "bay")
    assert keyboards.page_of(assistant.base, "bay", 9) == keyboards.page_of(assistant.base, "bay", 1)
