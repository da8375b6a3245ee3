"""YAML files: read strictly (duplicate keys are faults), and find the line of a field again for a message."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from gbaqa.errors import BaseFault


class _StrictLoader(yaml.CSafeLoader):
    """Refuses duplicate keys, which YAML loaders otherwise drop without a word; leaves dates as text."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise yaml.constructor.ConstructorError(None, None, "a key must be plain text", key_node.start_mark)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def _as_text(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> str:
    return str(loader.construct_scalar(node))


_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _as_text)


def load(path: Path, name: str) -> Any:
    """The content of one YAML file. Raises BaseFault with file `name` and line where it is not readable."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _StrictLoader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise BaseFault(
            name, mark.line + 1 if mark else 0, "", problem, "mend the YAML; quote texts that hold ': '"
        ) from error


def line_of(path: Path, field: tuple[str | int, ...]) -> int:
    """The line (from 1) of a field in a YAML file; of its nearest parent where the field is missing."""
    node = yaml.compose(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    for step in field:
        child = _child(node, step)
        if child is None:
            break
        node = child
    return node.start_mark.line + 1 if node is not None else 0


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item: yaml.Node = node.value[step]
        return item
    return None


class _Dumper(yaml.SafeDumper):
    """Block style for mappings, one line for lists of plain values."""


def _list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.Node:
    plain = not any(isinstance(item, dict) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=plain)


_Dumper.add_representer(list, _list)


def dump(content: Any) -> str:
    """The content as YAML text, keys in their order, Chinese as it is."""
    return str(yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=150))
