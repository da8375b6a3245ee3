"""The conversation in the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from gbaqa.assistant import Assistant
from gbaqa.console.chat import CHOICES, HELP, Chat


class Terminal:
    """A chat whose output is kept."""

    def __init__(self, assistant: Assistant) -> None:
        self.out = io.StringIO()
        self.chat = Chat(assistant, Console(file=self.out, width=200))

    def say(self, *lines: str) -> str:
        """What is printed after the last of some lines."""
        for line in lines:
            self.out.seek(0)
            self.out.truncate()
            self.chat.handle(line)
        return self.out.getvalue()


@pytest.fixture
def terminal(assistant: Assistant) -> Terminal:
    """A new chat."""
    return Terminal(assistant)


def test_answer_with_its_sources(terminal: Terminal) -> None:
    """A question is answered with its date, sources and related questions."""
    assert terminal.say("东西渡轮什么时候开通").splitlines() == [
        "东西渡轮于2023年6月开通，每天48班。",
        "数据截至 2023年6月",
        "出处",
        "  [1] 湾区公报：东港经济与渡轮 · 湾区公报社 · 2025年3月1日 · 第二部分",
        "相关问题",
        "  - 海桥计划由谁提出？",
    ]


def test_follow_up(terminal: Terminal) -> None:
    """The chat is one conversation."""
    assert "1948.7亿元" in terminal.say("东港2024年生产总值是多少", "2022年呢")


def test_number_picks_a_suggestion(terminal: Terminal) -> None:
    """A number picks that suggestion, and the conversation goes on from there."""
    offered = terminal.say("Eastport exports in 2019")
    assert "  1. How much did Eastport export in 2024?" in offered
    assert "120 billion yuan" in terminal.say("1")
    assert "Bay Gazette" in terminal.say("/sources")


@pytest.mark.parametrize("line", ["0", "9", "²", "٣", "1" * 6000, "-1", "1.0", "一"])
def test_other_numbers_are_questions(terminal: Terminal, line: str) -> None:
    """What is not the number of a suggestion is a question, and never a crash."""
    assert terminal.say("Eastport exports in 2019", line) != ""


def test_digit_without_suggestions(terminal: Terminal) -> None:
    """A number where nothing was suggested is a question."""
    assert terminal.say("1") != ""


def test_sources(terminal: Terminal) -> None:
    """/sources lists the sources of the last answer, a dash where there is none."""
    assert terminal.say("/sources") == "–\n"
    assert terminal.say("东西渡轮什么时候开通", "/sources") == (
        "[1] 湾区公报：东港经济与渡轮 · 湾区公报社 · 2025年3月1日 · 第二部分\n"
    )


def test_more(terminal: Terminal) -> None:
    """/more lists the questions that lead on, a dash where there are none."""
    assert terminal.say("东西渡轮什么时候开通", "/more") == "- 海桥计划由谁提出？\n"
    assert terminal.say("石桥计划估算造价多少", "/more") == "–\n"


def test_more_in_the_chosen_language(terminal: Terminal) -> None:
    """They are in the language that was chosen."""
    assert terminal.say("/lang en", "东西渡轮什么时候开通", "/more") == "- Who proposed the Sea Bridge Plan?\n"


@pytest.mark.parametrize(
    ("choice", "shown", "text"),
    [
        ("hant", "zh-Hant", "東西渡輪於2023年6月開通，每天48班。"),
        ("EN", "en", "The East-West ferry opened in June 2023 and sails 48 times a day."),
        ("auto", "auto", "东西渡轮于2023年6月开通，每天48班。"),
        ("nonsense", "auto", "东西渡轮于2023年6月开通，每天48班。"),
    ],
)
def test_lang(terminal: Terminal, choice: str, shown: str, text: str) -> None:
    """/lang fixes the language of the replies, and says which it is."""
    assert terminal.say(f"/lang {choice}") == f"{shown}\n"
    assert terminal.say("东西渡轮什么时候开通").splitlines()[0] == text


def test_topics(terminal: Terminal) -> None:
    """/topics lists the topics with their number of questions, in the language of the chat."""
    assert [line.split() for line in terminal.say("/topics").splitlines()] == [
        ["economy", "经济", "5"],
        ["works", "工程", "3"],
    ]
    assert "Economy" in terminal.say("/lang en", "/topics")


@pytest.mark.parametrize("line", ["/help", "/nonsense", "/"])
def test_help(terminal: Terminal, line: str) -> None:
    """/help, and every command that there is not, shows the commands."""
    assert terminal.say(line).split() == HELP.split()


@pytest.mark.parametrize("line", ["[bold]东港[/]", "[/]", "[red", "\x1b[31m", "\ud800", "{asked}"])
def test_markup_typed(terminal: Terminal, line: str) -> None:
    """Markup that is typed is text."""
    assert terminal.say(line) != ""


def test_run(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a pipe it greets, answers each line and leaves at /quit."""
    monkeypatch.setattr("sys.stdin", io.StringIO("东西渡轮什么时候开通\n\n/quit\n东港2024年生产总值是多少\n"))
    terminal = Terminal(assistant)
    terminal.chat.run()
    shown = terminal.out.getvalue()
    assert shown.startswith("您好！想问什么？")
    assert "每天48班" in shown
    assert "3008.8亿元" not in shown


def test_choices() -> None:
    """Every name of a language leads to one of the three, or to none."""
    assert set(CHOICES.values()) == {"zh-Hans", "zh-Hant", "en", None}
