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
    from gbaqa.model import Language
    from gbaqa.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Short, cited answers on Hong Kong-Shenzhen and Greater Bay Area cooperation.",
)
source_app = typer.Typer(no_args_is_help=True, help="The documents that answers come from.")
app.add_typer(source_app, name="source")

Faq = Annotated[Path | None, typer.Option("--faq", help="The base; default: the one in force.")]
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
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read {"id", "q", "chat"?} lines, write reply objects.')
    ] = False,
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

    from gbaqa.console.render import topics_table

    Console().print(topics_table(_assistant(), _language(lang)))


@app.command()
def show(
    entry: Annotated[str, typer.Argument(help="The id of an entry.")],
    lang: Annotated[str, typer.Option(help="hans, hant or en")] = "hans",
) -> None:
    """Show one entry: its question, answer and sources."""
    from rapidfuzz import process
    from rich.console import Console

    from gbaqa.console.render import print_reply

    assistant = _assistant()
    if entry not in assistant.base.entries:
        near = [
            str(match[0]) for match in process.extract(entry, list(assistant.base.entries), limit=3, score_cutoff=60)
        ]
        raise UnknownEntry(entry, near)
    language = _language(lang)
    console = Console()
    console.print(assistant.base.entries[entry].question.within(language), style="cyan", markup=False)
    print_reply(console, assistant, assistant.show(entry, language))


@app.command()
def export(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One entry a line (the only form yet).")] = True,
) -> None:
    """Print the base, one entry a line."""
    from gbaqa.console.interface import exported

    for entry in exported(_assistant().base.entries.values()):
        typer.echo(json.dumps(entry, ensure_ascii=False))


@app.command()
def check(faq: Faq = None) -> None:
    """Check every rule of the base, without the documents; all faults at once."""
    from gbaqa.base.check import check as check_base
    from gbaqa.base.read import base_files

    folder = _faq(faq)
    faults = check_base(folder)
    for fault in faults:
        typer.echo(str(fault))
    typer.echo(f"{len(base_files(folder))} files, {len(faults)} faults")
    raise typer.Exit(bool(faults))


@app.command()
def verify(documents: Documents, faq: Faq = None) -> None:
    """Compare the base with the documents: fingerprints, figures, citations, copied sentences."""
    from gbaqa.base.read import read_base
    from gbaqa.base.verify import verify as verify_base

    found = verify_base(read_base(_faq(faq)), documents)
    for fault in found:
        typer.echo(str(fault))
    typer.echo(f"{len(found)} differences")
    raise typer.Exit(bool(found))


@app.command()
def coverage(
    missing: Annotated[bool, typer.Option("--missing", help="List the figures that no claim covers.")] = False,
    at_least: Annotated[float, typer.Option("--at-least", help="Fail where a document is covered less, in %.")] = 0,
) -> None:
    """Show, per document and section, entries, figures covered, and figures waived with the reason."""
    from rich.console import Console

    from gbaqa.base.coverage import coverage as covered
    from gbaqa.base.coverage import share
    from gbaqa.base.read import read_base
    from gbaqa.console.render import coverage_table

    base = read_base(_faq(None))
    parts = covered(base)
    Console().print(coverage_table(base, parts, missing))
    low = [source for source in base.sources if share([p for p in parts if p.source == source]) < at_least]
    raise typer.Exit(bool(low))


@app.command("eval")
def evaluate(
    questions: Annotated[
        Path | None, typer.Option("--questions", help="Folder of *.jsonl; default: faq/questions.")
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="List what did not go right.")] = False,
    right: Annotated[float, typer.Option("--right", help="Fail where fewer in 100 answerable go right.")] = 0,
    wrong: Annotated[float, typer.Option("--wrong", help="Fail where more in 100 go wrong.")] = 100,
) -> None:
    """Ask the base's own question set and count right, offered, refused and wrong."""
    from rich.console import Console

    from gbaqa.console import evaluate as module

    results = module.evaluate(_assistant(), module.read_questions(questions or _faq(None) / "questions"))
    counts = module.summary(results)
    console = Console()
    console.print(module.summary_table(counts))
    for asked, reply, ended in results if show else []:
        if ended != module.RIGHT:
            console.print(
                f"[{ended}] {asked.q} -> {getattr(reply, 'entry', None)}, wanted {asked.entries}", markup=False
            )
    rates = {row: {k: 100 * v / sum(found.values()) for k, v in found.items()} for row, found in counts.items()}
    failed = "answer ALL" in rates and rates["answer ALL"].get(module.RIGHT, 0) < right
    raise typer.Exit(
        failed or any(rates.get(row, {}).get(module.WRONG, 0) > wrong for row in ("answer ALL", "refuse ALL"))
    )


@app.command()
def calibrate(
    write: Annotated[bool, typer.Option("--write", help="Put the new calibration in force.")] = False,
) -> None:
    """Fit the confidence on the base's phrasings and question set (needs the extra `calibration`)."""
    from gbaqa.console.calibrate import calibrated

    typer.echo(calibrated(_assistant(), _faq(None) / "questions", write))


@app.command()
def schema() -> None:
    """Print the JSON schema of an entry, for editors (kept in faq/entry.schema.json)."""
    from gbaqa.base.schema import entry_schema

    typer.echo(entry_schema(), nl=False)


@source_app.command("index")
def source_index(
    document: Annotated[Path, typer.Argument(help="A text or Markdown file named <source id>.txt.")],
    faq: Faq = None,
) -> None:
    """Make or renew the record of a document in faq/sources: outline, figures and fingerprints, never its text."""
    from gbaqa.base.source import index_file

    path = index_file(document, _faq(faq) / "sources")
    typer.echo(f"wrote {path}; look over its title, publisher, date and sections")


@source_app.command("list")
def source_list() -> None:
    """List the documents of the base."""
    for source in _assistant().base.sources.values():
        typer.echo(f"{source.id}  {source.title.hans}  {source.publisher.hans}  {source.date}")


def _assistant() -> Assistant:
    from gbaqa.bootstrap import build

    return build(_settings())


def _settings() -> Settings:
    """The settings; one that cannot be read becomes a clear message."""
    from pydantic import ValidationError

    from gbaqa.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        raise GbaqaError(f"GBAQA_{str(problem['loc'][0]).upper()}: {problem['msg']}") from error


def _language(choice: str) -> Language:
    from gbaqa.console.chat import CHOICES

    language = CHOICES.get(choice.lower())
    if language is None:
        raise typer.BadParameter(f"{choice!r} is none of hans, hant, en")
    return language


def _faq(given: Path | None) -> Path:
    from gbaqa.base.location import faq_folder

    return faq_folder(given or _settings().faq_dir)


if __name__ == "__main__":
    main()
