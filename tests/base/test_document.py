"""YAML read strictly, with the line of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from gbaqa.base.document import dump, line_of, load
from gbaqa.errors import BaseFault


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file to write YAML into."""
    return tmp_path / "x.yaml"


def fault(file: Path, content: str | bytes) -> BaseFault:
    """The fault that loading such a file raises."""
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BaseFault) as caught:
        load(file, "x.yaml")
    return caught.value


def test_dates_stay_text(file: Path) -> None:
    """What looks like a date is the text that was written."""
    file.write_text("day: 2024-12-31\nlist: [1, two]\n")
    assert load(file, "x.yaml") == {"day": "2024-12-31", "list": [1, "two"]}


def test_duplicate_key(file: Path) -> None:
    """A key that stands twice is a fault at its second line, not silently the last one."""
    found = fault(file, "a: 1\nb: 2\na: 3\n")
    assert (found.file, found.line, found.problem) == ("x.yaml", 3, "the key 'a' stands twice")


def test_duplicate_key_within(file: Path) -> None:
    """So is one inside another field."""
    found = fault(file, "answer:\n  hans: 一\n  en: one\n  hans: 二\n")
    assert (found.line, found.problem) == (4, "the key 'hans' stands twice")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("a: 1\nb: What: is it?\n", 2),
        ("a: [1, 2\n", 2),
        ("a: 1\n\tb: 2\n", 2),
        ("a: 'open\n", 2),
        ("a: *nowhere\n", 1),
        ("? [a, b]\n: 1\n", 1),
        ("a: !!python/object:os.system {}\n", 1),
    ],
)
def test_broken_yaml(file: Path, content: str, line: int) -> None:
    """A file that is not YAML is a fault with its line and a cure."""
    found = fault(file, content)
    assert (found.line, found.cure) == (line, "mend the YAML; quote texts that hold ': '")


@pytest.mark.parametrize("content", [b"a: \xff\xfe\n", b"a: \x00\n"])
def test_not_text(file: Path, content: bytes) -> None:
    """A file that is not UTF-8 text, or holds control characters, is a fault too."""
    assert fault(file, content).file == "x.yaml"


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ((), 1),
        (("answer",), 3),
        (("answer", "en"), 4),
        (("answer", "hant"), 3),
        (("figures", 1), 7),
        (("figures", 1, "value"), 7),
        (("figures", 9), 6),
        (("missing",), 1),
    ],
)
def test_line_of(file: Path, field: tuple[str | int, ...], line: int) -> None:
    """The line of a field is that of its value, or of the nearest parent where the field is missing."""
    file.write_text("id: x\nanswer:\n  hans: 一\n  en: one\nfigures:\n- {value: 1}\n- {value: 2}\n", encoding="utf-8")
    assert line_of(file, field) == line


def test_dump_and_load(file: Path) -> None:
    """What is written is read back the same, keys in their order and Chinese as it is."""
    content = {"id": "x", "answer": {"hans": "答：案", "en": "it's: so"}, "list": ["一", "2", 3]}
    file.write_text(dump(content), encoding="utf-8")
    assert load(file, "x.yaml") == content
    assert list(load(file, "x.yaml")) == list(content)
    assert "答：案" in file.read_text(encoding="utf-8")
