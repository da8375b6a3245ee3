"""From a document to its record: outline, figures and fingerprints, never its text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gbaqa.base.document import load
from gbaqa.base.source import differences, fingerprint_of, index_file, indexed, outlined, read_document, section_text
from gbaqa.errors import BaseFault, GbaqaError
from gbaqa.model import Section, Source, Text
from tests.helpers import DATA, edit

MARKDOWN = """# 港口报告
前言，共12页。
## 1 概况
2023年共有30家公司，增长8.5%。
## 1.2 渡轮
每天48班。
## 附录
见 https://x.example/2023/77 的表。
"""


def section(*lines: tuple[int, int]) -> Section:
    """A section of some lines."""
    return Section(id="x", title="x", locator=Text(hans="x", en="x"), lines=lines)


def record(document: Path, folder: Path) -> Source:
    """The record of a document, made in a folder and read back."""
    path = index_file(document, folder)
    return Source.model_validate(load(path, path.name))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A Markdown document."""
    path = tmp_path / "port-2023.txt"
    path.write_text(MARKDOWN, encoding="utf-8")
    return path


def test_outline_of_markdown(report: Path, tmp_path: Path) -> None:
    """The sections of a new document are its headings, each to the line before the next; numbers become ids."""
    source = record(report, tmp_path)
    assert [(part.id, part.title, part.lines) for part in source.sections] == [
        ("s1", "港口报告", ((1, 2),)),
        ("1", "1 概况", ((3, 4),)),
        ("1.2", "1.2 渡轮", ((5, 6),)),
        ("s4", "附录", ((7, 8),)),
    ]
    assert source.id == "port-2023"


def test_figures_of_a_section(report: Path, tmp_path: Path) -> None:
    """A record lists the figures and years of each section; addresses hold none."""
    source = record(report, tmp_path)
    assert [part.figures for part in source.sections] == [(), ("30家", "8.5%"), ("48班",), ()]
    assert [part.years for part in source.sections] == [(), (2023,), (), ()]


def test_document_without_headings(tmp_path: Path) -> None:
    """A document without headings is one section."""
    (tmp_path / "plain.txt").write_text("共30家。\n\n增长8.5%。\n", encoding="utf-8")
    assert [(part.id, part.lines) for part in record(tmp_path / "plain.txt", tmp_path).sections] == [("s1", ((1, 3),))]


def test_empty_document(tmp_path: Path) -> None:
    """An empty document has one section without figures."""
    (tmp_path / "empty.txt").write_text("")
    assert [part.figures for part in record(tmp_path / "empty.txt", tmp_path).sections] == [()]


def test_text_is_not_kept(documents: Path, tmp_path: Path) -> None:
    """Of a document's sentences nothing stands in its record."""
    text = (documents / "survey-2023.txt").read_text(encoding="utf-8")
    made = index_file(documents / "survey-2023.txt", tmp_path).read_text(encoding="utf-8")
    runs = {line[i : i + 8] for line in text.splitlines() for i in range(len(line) - 7) if not line[i].isdigit()}
    assert [run for run in runs if run in made] == []


def test_renewing_keeps_what_people_wrote(documents: Path, faq: Path, tmp_path: Path) -> None:
    """Indexing again keeps titles, lines and waivers, and renews what is counted."""
    kept = faq / "sources" / "survey-2023.yaml"
    edit(kept, "sections:", "waived:\n- {at: '1', figure: 9公里, reason: a test}\nsections:")
    before = Source.model_validate(load(kept, "x"))
    (tmp_path / "survey-2023.txt").write_text(
        (documents / "survey-2023.txt").read_text(encoding="utf-8").replace("75亿元", "80亿元"), encoding="utf-8"
    )
    after = record(tmp_path / "survey-2023.txt", kept.parent)
    assert (after.title, after.waived, after.sections[0].lines) == (
        before.title,
        before.waived,
        before.sections[0].lines,
    )
    assert after.sections[0].figures == ("9公里", "80亿元")


def test_indexing_twice_changes_nothing(report: Path, tmp_path: Path) -> None:
    """Indexing the same document again writes the same record."""
    first = index_file(report, tmp_path).read_text(encoding="utf-8")
    assert index_file(report, tmp_path).read_text(encoding="utf-8") == first


def test_records_of_the_small_base_are_current(documents: Path, tmp_path: Path) -> None:
    """The records in tests/data/small are what indexing its documents gives."""
    for kept in sorted((DATA / "small" / "sources").glob("*.yaml")):
        shutil.copy(kept, tmp_path)
        made = index_file(documents / f"{kept.stem}.txt", tmp_path)
        assert made.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8")


def test_missing_and_unreadable_documents(tmp_path: Path) -> None:
    """A document that is missing or no UTF-8 text is an error that says what to do."""
    with pytest.raises(GbaqaError, match=r"no document at .* -> put it there as <source id>.txt"):
        read_document(tmp_path / "none.txt")
    (tmp_path / "scan.txt").write_bytes(b"%PDF \xff\xfe")
    with pytest.raises(GbaqaError, match="is not UTF-8 text"):
        read_document(tmp_path / "scan.txt")


@pytest.mark.parametrize("content", ["kind: novel\n", "a: 1\na: 2\n", "- 1\n"])
def test_broken_record(report: Path, tmp_path: Path, content: str) -> None:
    """A record that cannot be read is a fault of its file, and is not written over."""
    (tmp_path / "port-2023.yaml").write_text(content)
    with pytest.raises(BaseFault, match=r"port-2023\.yaml"):
        index_file(report, tmp_path)
    assert (tmp_path / "port-2023.yaml").read_text() == content


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["共有 25", "家"], "共有25家"),
        (["生产总", "值 为 3 008.8 亿元"], "生产总值为3008.8亿元"),
        (["约 3,008.5 亿元"], "约3008.5亿元"),
        (["增长8.5 %"], "增长8.5%"),
        (["12\t34"], "12;34"),
        (["East", "Port"], "east port"),
        (["见https://x.example/25"], "见"),
    ],
)
def test_lines_are_joined(lines: list[str], expected: str) -> None:
    """Lines and spaces that print put in are taken out; cells of a table stay apart."""
    assert section_text(lines, section((1, len(lines)))) == expected


def test_section_of_several_ranges() -> None:
    """A section may stand in several places of a document, such as columns of a page."""
    assert section_text(["甲", "乙", "丙", "丁"], section((1, 1), (3, 4))) == "甲丙丁"


def test_relative_years() -> None:
    """今年 and 去年 name the year of the document and the one before."""
    source = outlined(Path("x.txt"), ["今年与去年"]).model_copy(update={"date": "2025-02"})
    assert indexed(source, ["今年与去年"]).sections[0].years == (2024, 2025)


def test_fingerprint_ignores_print() -> None:
    """Spaces, width, case and script do not change a fingerprint; a letter does."""
    assert fingerprint_of("東港 ＧＤＰ\n3008") == fingerprint_of("东港gdp3008") != fingerprint_of("东港gdp3009")


def test_differences_name_the_section(report: Path, tmp_path: Path) -> None:
    """What changed in a document is told by section."""
    source = record(report, tmp_path)
    lines = read_document(report)
    assert differences(source, lines) == []
    changed = [line.replace("48班", "50班") for line in lines]
    assert [str(found) for found in differences(source, changed)] == [
        "port-2023: section 1.2 (1.2 渡轮) changed -> run `gbaqa source index FILE` and look at what changed"
    ]


def test_differences_outside_of_sections(documents: Path, small_faq: Path) -> None:
    """A change between the sections is noticed too: the record holds a fingerprint of the whole document."""
    source = Source.model_validate(load(small_faq / "sources" / "gazette-2025.yaml", "x"))
    lines = read_document(documents / "gazette-2025.txt")
    assert len(differences(source, [*lines, "三、更正：本报误印。"])) == 1
