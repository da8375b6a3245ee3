"""`gbaqa chat`: a conversation in the terminal, with history and completion."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from platformdirs import user_state_path
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import FuzzyCompleter, WordCompleter
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from rich.console import Console

from gbaqa.assistant import Assistant
from gbaqa.console.render import print_reply, topics_table
from gbaqa.conversation import Conversation
from gbaqa.model import Answer, Language, Reply, Suggestions
from gbaqa.wording import reference_in_line

CHOICES: dict[str, Language | None] = {
    "zh-hans": "zh-Hans",
    "hans": "zh-Hans",
    "简": "zh-Hans",
    "zh-hant": "zh-Hant",
    "hant": "zh-Hant",
    "繁": "zh-Hant",
    "en": "en",
    "auto": None,
}
HELP = """/sources  the sources of the last answer      /more  questions that lead on
/topics   what there is                        /lang hans|hant|en|auto
/quit     leave                                a number picks a suggestion"""


class Chat:
    """One conversation in the terminal."""

    def __init__(self, assistant: Assistant, console: Console) -> None:
        self._assistant, self._console = assistant, console
        self._talk = Conversation()
        self._last: Reply | None = None
        self._commands: dict[str, Callable[[str], None]] = {
            "/sources": self._sources,
            "/more": self._more,
            "/lang": self._lang,
            "/topics": self._topics,
            "/help": self._help,
        }

    def run(self) -> None:
        """Read lines until the end of input or /quit."""
        self._console.print(self._assistant.base.phrasebook.small_talk[0].reply.hans, style="green")
        self._console.print(HELP, style="dim", highlight=False)
        for line in _lines(self._completions()):
            if line in {"/quit", "/exit"}:
                return
            self.handle(line)

    def handle(self, line: str) -> None:
        """One line: a command, the number of a suggestion, or a question."""
        name, _, argument = line.partition(" ")
        if name in self._commands:
            self._commands[name](argument.strip())
        elif name.startswith("/"):
            self._help("")
        else:
            self._last = self._picked(line) or self._assistant.ask(line, self._talk)
            print_reply(self._console, self._assistant, self._last)

    def _picked(self, line: str) -> Answer | None:
        offers = self._last.offers if isinstance(self._last, Suggestions) else ()
        offer = {str(n): offer for n, offer in enumerate(offers, 1)}.get(line)
        if offer is None:
            return None
        answer = self._assistant.show(offer.entry, self._talk.replying)
        self._talk.remember(offer.question, offer.entry, answer.references)
        return answer

    def _sources(self, _: str) -> None:
        references = self._last.references if isinstance(self._last, Answer) else ()
        for reference in references:
            self._console.print(reference_in_line(reference), highlight=False, markup=False)
        if not references:
            self._console.print("–")

    def _more(self, _: str) -> None:
        related = self._last.related if isinstance(self._last, Answer) else ()
        for entry in related:
            question = self._assistant.base.entries[entry].question.within(self._talk.replying)
            self._console.print(f"- {question}", markup=False)
        if not related:
            self._console.print("–")

    def _lang(self, argument: str) -> None:
        if argument.lower() in CHOICES:
            self._talk.chosen = CHOICES[argument.lower()]
        self._console.print(self._talk.chosen or "auto")

    def _topics(self, _: str) -> None:
        self._console.print(topics_table(self._assistant, self._talk.replying))

    def _help(self, _: str) -> None:
        self._console.print(HELP, highlight=False)

    def _completions(self) -> list[str]:
        questions = [entry.question for entry in self._assistant.base.entries.values()]
        return [
            *self._commands,
            "/quit",
            *(q.hans for q in questions),
            *(q.hant for q in questions),
            *(q.en for q in questions),
        ]


def _lines(completions: list[str]) -> Iterator[str]:
    """Stripped, non-empty lines: with editing, history and completion on a terminal, plain in a pipe."""
    if not sys.stdin.isatty():
        yield from (line.strip() for line in sys.stdin if line.strip())
        return
    completer = FuzzyCompleter(WordCompleter(completions, sentence=True))
    session: PromptSession[str] = PromptSession(history=_history(), completer=completer, complete_while_typing=False)
    while True:
        try:
            line = session.prompt("› ").strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if line:
            yield line


def _history() -> History:
    try:
        return FileHistory(str(user_state_path("gbaqa", ensure_exists=True) / "history"))
    except OSError:
        return InMemoryHistory()
