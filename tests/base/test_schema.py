"""The JSON schema that editors use."""

from __future__ import annotations

import json

import jsonschema
import pytest

from gbaqa.base.document import load
from gbaqa.base.schema import entry_schema
from tests.helpers import DATA, ROOT

ENTRIES = sorted((DATA / "small" / "entries").glob("*/*.yaml"))


def test_kept_equal() -> None:
    """The file is what the model says; `gbaqa schema > faq/entry.schema.json` renews it."""
    assert (ROOT / "faq" / "entry.schema.json").read_text(encoding="utf-8") == entry_schema()


def test_valid_schema() -> None:
    """The schema is one."""
    jsonschema.Draft202012Validator.check_schema(json.loads(entry_schema()))


@pytest.mark.parametrize("name", [path.stem for path in ENTRIES])
def test_accepts_entries(name: str) -> None:
    """An entry that the loader takes is valid in an editor too."""
    path = next(path for path in ENTRIES if path.stem == name)
    assert list(jsonschema.Draft202012Validator(json.loads(entry_schema())).iter_errors(load(path, name))) == []


def test_refuses_unknown_fields() -> None:
    """A misspelt field is marked in an editor."""
    entry = {**load(ENTRIES[0], "x"), "asof": "2024"}
    found = list(jsonschema.Draft202012Validator(json.loads(entry_schema())).iter_errors(entry))
    assert [error.validator for error in found] == ["additionalProperties"]


def test_every_field_of_an_entry_is_described() -> None:
    """Hovering over a field says what belongs there."""
    properties = json.loads(entry_schema())["properties"]
    assert [name for name, field in properties.items() if "description" not in field] == []
