"""The JSON schema of an entry, for editors; made from the model, kept in faq/entry.schema.json."""

from __future__ import annotations

import json

from gbaqa.model import Entry


def entry_schema() -> str:
    """The schema as JSON text; tests hold the file equal to it."""
    schema = Entry.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "An entry of gbaqa's base"
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
