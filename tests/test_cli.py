"""The command line: every command, its help, and how it fails."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from gbaqa import __version__
from gbaqa.base.schema import entry_schema
from gbaqa.cli import app, main
from tests.helpers import edit

FERRY = "entries/works/ferry-opening.yaml"
VISITORS = "东港2023年接待多少游客？"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that the commands share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def environment(request: pytest.FixtureRequest, small_faq: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands work on the small base; where a test asks for `faq`, on that one, which it may break."""
    own = "faq" in request.fixturenames
    monkeypatch.setenv("GBAQA_FAQ_DIR", str(request.getfixturevalue("faq") if own else small_faq))
    monkeypatch.setenv("GBAQA_CACHE_DIR", str(cache))
    monkeypatch.setenv("COLUMNS", "200")


def run(*arguments: str, **options: object) -> Result:
    """A command that ends by itself."""
    result = CliRunner().invoke(app, arguments, **options)  # type: ignore[arg-type]
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def fail(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that fails prints as its error; it must leave with code 1 and print nothing else."""
    monkeypatch.setattr(sys, "argv", ["gbaqa", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    shown = capsys.readouterr()
    assert (left.value.code, shown.out) == (1, "")
    return shown.err


def commands(group: click.Command, name: str = "gbaqa") -> list[tuple[str, click.Command]]:
    """Every command with its full name."""
    inner = getattr(group, "commands", {})
    return [(name, group), *(found for key, each in inner.items() for found in commands(each, f"{name} {key}"))]


COMMANDS = commands(typer.main.get_command(app))


@pytest.mark.parametrize("command", [command for _, command in COMMANDS], ids=[name for name, _ in COMMANDS])
def test_everything_has_help(command: click.Command) -> None:
    """Every command, argument and option says what it is for."""
    assert command.help
    assert [p.name for p in command.params if p.name != "help" and not getattr(p, "help", None)] == []


def test_the_commands_of_the_design() -> None:
    """The commands that the design and the issues name are there."""
    wanted = [
        "ask",
        "chat",
        "topics",
        "show",
        "export",
        "check",
        "verify",
        "coverage",
        "eval",
        "calibrate",
        "schema",
        "source",
    ]
    assert set(wanted) <= {name.removeprefix("gbaqa ") for name, _ in COMMANDS}


def test_version() -> None:
    """--version prints the version."""
    assert run("--version").output == f"gbaqa {__version__}\n"


def test_without_arguments() -> None:
    """Without arguments it shows what there is."""
    assert "ask" in run().output


def test_ask() -> None:
    """A question is answered with its sources, as plain lines in a pipe."""
    result = run("ask", VISITORS)
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == "调查报告称，2023年东港接待游客260万人次。"
    assert "[1] 东港调查报告" in result.output


def test_ask_in_words() -> None:
    """A question need not be quoted."""
    assert "2.6 million" in run("ask", *["How", "many", "visitors", "did", "Eastport", "receive", "in", "2023?"]).output


def test_ask_json() -> None:
    """--json prints the reply object."""
    reply = json.loads(run("ask", "--json", VISITORS).output)
    assert (reply["status"], reply["entry"], reply["id"]) == ("answer", "eastport-visitors-2023", None)


def test_ask_jsonl() -> None:
    """--jsonl answers each line of standard input, bad ones with an error."""
    lines = json.dumps({"id": 1, "q": VISITORS}) + "\nbad\n" + json.dumps({"id": 2, "q": "thanks"}) + "\n"
    replies = [json.loads(line) for line in run("ask", "--jsonl", input=lines).output.splitlines()]
    assert [reply.get("status", "error") for reply in replies] == ["answer", "error", "chat"]


def test_ask_nothing() -> None:
    """Without a question it says how to give one."""
    result = run("ask")
    assert result.exit_code == 2
    assert "give a question" in result.output


def test_chat() -> None:
    """In a pipe the chat answers each line."""
    assert "每天48班" in run("chat", input="东西渡轮什么时候开通？\n/quit\n").output


@pytest.mark.parametrize(("lang", "name"), [("hans", "经济"), ("hant", "經濟"), ("en", "Economy")])
def test_topics(lang: str, name: str) -> None:
    """The topics are listed with their number of questions."""
    assert run("topics", "--lang", lang).output.split()[:3] == ["economy", name, "5"]


def test_show() -> None:
    """An entry is shown with its question, answer and sources."""
    shown = run("show", "ferry-opening", "--lang", "en").output.splitlines()
    assert shown[:2] == [
        "When did the East-West ferry open?",
        "The East-West ferry opened in June 2023 and sails 48 times a day.",
    ]


@pytest.mark.parametrize("command", [["topics"], ["show", "ferry-opening"]])
def test_unknown_language(command: list[str]) -> None:
    """A language that there is not is refused, not taken for Simplified."""
    assert run(*command, "--lang", "fr").exit_code == 2


def test_export() -> None:
    """The base is printed one entry a line."""
    records = [json.loads(line) for line in run("export", "--jsonl").output.splitlines()]
    assert len(records) == 8


def test_check_clean(faq: Path) -> None:
    """A base without faults passes."""
    result = run("check", "--faq", str(faq))
    assert (result.exit_code, result.output.splitlines()[-1].partition(", ")[2]) == (0, "0 faults")


def test_check_faults(faq: Path) -> None:
    """Every fault is a line with file, line, field and cure, and the command fails."""
    edit(faq / FERRY, "reviewed_on: 2026-11-20\n", "")
    edit(faq / FERRY, "[sea-bridge-plan]", "[air-bridge]")
    result = run("check")
    assert result.exit_code == 1
    assert result.output.splitlines()[:-1] == [
        f"{FERRY}:1 was never reviewed -> have somebody compare it with its sections; set reviewed_on",
        f"{FERRY}:17 related.0: no other entry 'air-bridge' -> remove it or name another",
    ]


def test_verify(documents: Path, faq: Path) -> None:
    """The base agrees with its documents, until one of them changes."""
    assert run("verify", "--documents", str(documents)).output == "0 differences\n"
    edit(faq / FERRY, "每天48班", "每天12班")
    assert run("verify", "--documents", str(documents), "--faq", str(faq)).exit_code == 0
    edit(faq / FERRY, "每天12班", "每天77班")
    assert run("verify", "--documents", str(documents)).exit_code == 1


def test_coverage() -> None:
    """The coverage is shown by document and section, with what is missing where that is wanted."""
    shown = run("coverage", "--missing").output
    assert "gazette-2025" in shown
    assert "missing 48班" in shown


@pytest.mark.parametrize(("least", "code"), [("20", 0), ("99", 1)])
def test_coverage_at_least(least: str, code: int) -> None:
    """It fails where a document is covered less than it must be."""
    assert run("coverage", "--at-least", least).exit_code == code


def questions(folder: Path, *records: dict[str, object]) -> str:
    """A question set."""
    folder.mkdir(exist_ok=True)
    text = "".join(json.dumps({"id": "x", "style": "s", **record}) + "\n" for record in records)
    (folder / "set.jsonl").write_text(text)
    return str(folder)


RIGHT = {"q": VISITORS, "entries": ["eastport-visitors-2023"]}
WRONG = {"q": VISITORS, "entries": ["ferry-opening"]}


@pytest.mark.parametrize(
    ("records", "limits", "code"),
    [
        ([RIGHT], ["--right", "100", "--wrong", "0"], 0),
        ([RIGHT, WRONG], ["--right", "90"], 1),
        ([RIGHT, WRONG], ["--wrong", "10"], 1),
        ([RIGHT, WRONG], ["--right", "50", "--wrong", "50"], 0),
        ([WRONG], ["--right", "1"], 1),
        ([WRONG], [], 0),
    ],
)
def test_eval(tmp_path: Path, records: list[dict[str, object]], limits: list[str], code: int) -> None:
    """The question set is counted, and the command fails where too few go right or too many wrong."""
    assert run("eval", "--questions", questions(tmp_path / "set", *records), *limits).exit_code == code


def test_eval_show(tmp_path: Path) -> None:
    """What did not go right is listed where that is wanted."""
    shown = run("eval", "--show", "--questions", questions(tmp_path / "set", RIGHT, WRONG)).output
    assert f"[wrong] {VISITORS} -> eastport-visitors-2023, wanted ('ferry-opening',)" in shown


def test_eval_of_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a single question it fails: a set that was moved must not pass for a good one."""
    (tmp_path / "none").mkdir()
    assert "no questions" in fail(monkeypatch, capsys, "eval", "--right", "95", "--questions", str(tmp_path / "none"))


def test_schema() -> None:
    """The schema is printed as it is kept."""
    assert run("schema").output == entry_schema()


def test_source_index(documents: Path, faq: Path) -> None:
    """A document is indexed into the base."""
    (faq / "sources" / "gazette-2025.yaml").unlink()
    result = run("source", "index", str(documents / "gazette-2025.txt"), "--faq", str(faq))
    assert result.exit_code == 0
    assert (faq / "sources" / "gazette-2025.yaml").exists()


def test_source_list() -> None:
    """The documents are listed with title, publisher and date."""
    assert run("source", "list").output.splitlines() == [
        "gazette-2025  湾区公报：东港经济与渡轮  湾区公报社  2025-03-01",
        "survey-2023  东港调查报告  湾区研究所  2023-11",
    ]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["show", "ferry-openin"], "gbaqa: no entry 'ferry-openin'; did you mean ferry-opening"),
        (["show", "zzz"], "gbaqa: no entry 'zzz'; `gbaqa topics` lists what there is"),
        (["verify", "--documents", "/nowhere"], "gbaqa: no document at /nowhere/"),
        (["source", "index", "/nowhere/x.txt"], "gbaqa: no document at /nowhere/x.txt"),
        (["check", "--faq", "/nowhere"], "gbaqa: no base in /nowhere"),
    ],
)
def test_known_errors(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], error: str
) -> None:
    """A known error is one line that says what to do, and exit code 1."""
    shown = fail(monkeypatch, capsys, *arguments)
    assert shown.startswith(error)
    assert shown.count("\n") == 1


@pytest.mark.parametrize("command", [["ask", "x"], ["chat"], ["topics"], ["export"], ["coverage"]])
def test_no_base(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, command: list[str]
) -> None:
    """Every command that needs the base says where it looked for it."""
    monkeypatch.setenv("GBAQA_FAQ_DIR", str(tmp_path / "nowhere"))
    assert fail(monkeypatch, capsys, *command).startswith(f"gbaqa: no base in {tmp_path / 'nowhere'} -> ")


def test_broken_base(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], faq: Path) -> None:
    """A base with faults is refused with its faults, no traceback."""
    edit(faq / FERRY, "topic: works", "topic: Works!")
    shown = fail(monkeypatch, capsys, "ask", "x")
    assert shown.startswith("gbaqa: 1 faults in the base")
    assert FERRY in shown
    assert "Traceback" not in shown


def test_broken_setting(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A setting that cannot be read is named, no traceback."""
    monkeypatch.setenv("GBAQA_RETENTION_DAYS", "ninety")
    assert "GBAQA_RETENTION_DAYS" in fail(monkeypatch, capsys, "ask", "x").upper()
