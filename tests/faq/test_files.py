"""How the files of the real base are kept: names, order, one of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gbaqa.base.document import load
from gbaqa.base.read import Base, base_files
from gbaqa.console.evaluate import read_questions
from gbaqa.text.script import fold
from tests.helpers import ROOT

FAQ = ROOT / "faq"
LISTS = sorted(path.name for path in (FAQ / "lexicon").iterdir())
TABLES = [name for name in LISTS if name.endswith(".tsv")]


def lines(name: str) -> list[str]:
    """The lines of a word list, without comments."""
    text = (FAQ / "lexicon" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def test_entry_files_are_named_by_their_id(base: Base) -> None:
    """The file of each entry is entries/<topic>/<id>.yaml, so that no two entries share an id."""
    named = {f"entries/{entry.topic}/{entry.id}.yaml" for entry in base.entries.values()}
    assert named == {path.relative_to(FAQ).as_posix() for path in FAQ.glob("entries/*/*.yaml")}


def test_source_files_are_named_by_their_id(base: Base) -> None:
    """The file of each source is sources/<id>.yaml."""
    assert {f"{source}.yaml" for source in base.sources} == {path.name for path in FAQ.glob("sources/*.yaml")}


@pytest.mark.parametrize("name", ["topics", "places", "indicators"])
def test_ids_stand_once(name: str) -> None:
    """No id stands twice in a closed list."""
    ids = [term["id"] for term in load(FAQ / f"{name}.yaml", name)]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", ["places", "indicators"])
def test_aliases_name_one_thing(name: str) -> None:
    """No alias repeats another of the same term."""
    repeated = {}
    for term in load(FAQ / f"{name}.yaml", name):
        names = [fold(text) for text in dict.fromkeys([term["hans"], term["en"]])] + [
            fold(x) for x in term.get("aliases", [])
        ]
        if twice := {text for text in names if names.count(text) > 1}:
            repeated[term["id"]] = twice
    assert repeated == {}


def test_topics_are_used(base: Base) -> None:
    """Every topic has entries."""
    assert set(base.topics) - {entry.topic for entry in base.entries.values()} == set()


@pytest.mark.parametrize("name", LISTS)
def test_word_lists_are_sorted(name: str) -> None:
    """A word list is sorted by character; `sort` with LC_ALL=C does it."""
    assert lines(name) == sorted(lines(name))


@pytest.mark.parametrize("name", LISTS)
def test_word_lists_have_each_line_once(name: str) -> None:
    """No line stands twice, and none has spaces at its ends."""
    found = lines(name)
    assert [line for line in found if found.count(line) > 1 or line != line.strip()] == []


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_two_columns(name: str) -> None:
    """A table has a left side, one tab and a right side; no left side stands twice."""
    rows = [line.split("\t") for line in lines(name)]
    assert [row for row in rows if len(row) != 2 or not all(row)] == []
    left = [fold(row[0]) if name != "names.tsv" else row[0] for row in rows]
    assert [word for word in left if left.count(word) > 1] == []


@pytest.mark.parametrize("name", ["synonyms.tsv", "cantonese.tsv"])
def test_tables_lead_somewhere(name: str) -> None:
    """No line leads back to itself."""
    assert [line for line in lines(name) if fold(line.split("\t")[0]) == fold(line.split("\t")[1])] == []


def test_files_are_tidy() -> None:
    """Every file is UTF-8 with Unix line ends, ends with one newline, and has no tabs in YAML."""
    untidy = []
    for path in base_files(FAQ):
        text = path.read_bytes().decode("utf-8")
        if "\r" in text or not text.endswith("\n") or (path.suffix == ".yaml" and "\t" in text):
            untidy.append(path.relative_to(FAQ).as_posix())
    assert untidy == []


def test_questions_name_entries(base: Base) -> None:
    """Every record of the question set can be read, has an id of its own, and names entries that there are."""
    asked = read_questions(FAQ / "questions")
    assert [record.id for record in asked if set(record.entries) - set(base.entries)] == []
    ids = [record.id for record in asked]
    assert [identifier for identifier in set(ids) if ids.count(identifier) > 1] == []


def test_schema_of_the_entries_is_beside_them() -> None:
    """Editors find the schema where it is kept."""
    assert (
        json.loads(Path(FAQ / "entry.schema.json").read_text(encoding="utf-8"))["title"] == "An entry of gbaqa's base"
    )
