"""Private chats, over real HTTP."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import BotProcess
from tests.e2e.telegram import Telegram, data_of, message_of, text_of

pytestmark = pytest.mark.usefixtures("bot")


@pytest.mark.parametrize(("question", "words", "label"), [
    ("前海GDP多少", "2024年前海生产总值为3008.8亿元。", "数据截至 2024年"),
    ("前海進出口係幾多", "2024年前海進出口總額為6500億元", "數據截至 2024年"),
    ("How large is the Hetao zone?", "The Hetao zone covers 3.89 square kilometres.", "As of 2023"),
])
def test_answers_in_the_script_of_the_asker(telegram: Telegram, question: str, words: str, label: str) -> None:
    """Simplified, Cantonese and English are each answered in kind, with date and sources."""
    person = telegram.person(language=None)
    person.says(question)
    reply = person.hears()
    assert words in text_of(reply)
    assert label in text_of(reply)
    assert "<blockquote expandable>" in reply.params["text"]
