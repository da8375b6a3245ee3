"""The command line. Each command is a thin door; what it needs is imported when it runs, so that `ask` starts fast."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gbaqa import __version__
from gbaqa.errors import GbaqaError, UnknownEntry

if TYPE_CHECKING:
    from gbaqa.assistant import Assistant

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
                  help="Short, cited answers on Hong Kong-Shenzhen and Greater Bay Area cooperation.")
source_app = typer.Typer(no_args_is_help=True, help="The documents that answers come from.")
app.add_typer(source_app, name="source")

Documents = Annotated[Path, typer.Option("--documents", help="Folder with <source id>.txt, one a document.")]


def main() -> None:
    """Run the command line; a known error becomes one clear message and exit code 1."""
    try:
        app()
    except GbaqaError as error:
        typer.echo(f"gbaqa: {error}", err=True)
        sys.exit(1)


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        typer.echo(f"gbaqa {__version__}")
        raise typer.Exit


@app.command()
def ask(
    question: Annotated[list[str] | None, typer.Argument(help="The question.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the reply object.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read {"id", "q", "chat"?} lines, write reply objects.')] = False,
) -> None:
    """Answer one question, or with --jsonl each line of standard input."""
    from gbaqa.console import interface

    if not jsonl and not question:
        raise typer.BadParameter('give a question, for example: gbaqa ask "前海2024年生产总值是多少"')
    assistant = _assistant()
    if jsonl:
        interface.LineServer(assistant).serve(sys.stdin.buffer, sys.stdout.buffer)
    elif as_json:
        typer.echo(json.dumps(interface.ask_once(assistant, " ".join(question or [])), ensure_ascii=False, indent=2))
    else:
        from rich.console import Console

        from gbaqa.console.render import print_reply

        print_reply(Console(), assistant, assistant.ask(" ".join(question or [])))


@app.command()
def chat() -> None:
    """Hold a conversation; /help lists its commands."""
    from rich.console import Console

    from gbaqa.console.chat import Chat

    Chat(_assistant(), Console()).run()


@app.command()
def topics(lang: Annotated[str, typer.Option(help="hans, hant or en")] = "hans") -> None:
    """List the topics and how many questions each holds."""
    from rich.console import Console

    from gbaqa.console.chat import CHOICES
    from gbaqa.console.render import topics_table

    Console().print(topics_table(_assistant(), CHOICES.get(lang) or "zh-Hans"))


@app.command()
def show(entry: Annotated[str, typer.Argument(help="The id of an entry.")],
         lang: Annotated[str, typer.Option(help="hans, hant or en")] = "hans") -> None:
    """Show one entry: its question, answer and sources."""
    from rapidfuzz import process
    from rich.console import Console

    from gbaqa.console.chat import CHOICES
    from gbaqa.console.render import print_reply

    assistant = _assistant()
    if entry not in assistant.base.entries:
        near = [str(match[0]) for match in process.extract(entry, list(assistant.base.entries), limit=3, score_cutoff=60)]
        raise UnknownEntry(entry, near)
    language = CHOICES.get(lang) or "zh-Hans"
    console = Console()
    console.print(assistant.base.entries[entry].question.within(language), style="cyan", markup=False)
    print_reply(console, assistant, assistant.show(entry, language))


@app.command()
def export(jsonl: Annotated[bool, typer.Option("--jsonl", help="One entry a line (the only form yet).")] = True) -> None:
    """Print the base, one entry a line."""
    from gbaqa.console.interface import exported

    for entry in exported(_assistant().base.entries.values()):
        typer.echo(json.dumps(entry, ensure_ascii=False))


def _assistant() -> Assistant:
    from gbaqa.bootstrap import build
    from gbaqa.settings import Settings

    return build(Settings())


if __name__ == "__main__":
    main()
