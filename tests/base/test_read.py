"""Reading faq/: every file validated, every fault collected, Traditional made."""

from __future__ import annotations

from pathlib import Path

import pytest

from gbaqa.base.read import Base, base_files, fingerprint, read_all, read_base
from gbaqa.errors import BaseInvalid
from tests.helpers import edit

ENTRY = "entries/works/ferry-opening.yaml"


def faults(faq: Path) -> list[tuple[str, int, str]]:
    """File, line and field of every fault that reading finds."""
    return sorted((fault.file, fault.line, fault.field) for fault in read_all(faq).faults)


def test_everything_is_read(small_base: Base) -> None:
    """Lists, sources, entries, lexicon and fixed sentences are all there."""
    assert list(small_base.topics) == ["economy", "works"]
    assert list(small_base.places) == ["bay", "eastport", "nation", "northport", "old-quay", "westport"]
    assert list(small_base.sources) == ["gazette-2025", "survey-2023"]
    assert len(small_base.entries) == 8
    assert small_base.lexicon.synonyms == {"gdp": "生产总值", "外销": "出口"}
    assert small_base.lexicon.opposites == (("imports", "exports"), ("进口", "出口", "进出口"))
    assert small_base.lexicon.attributes == ((("票价", "船票", "fare"), ("票",)),)
    assert small_base.lexicon.entities[0] == ("海桥计划", "Sea Bridge Plan")
    assert small_base.phrasebook.lines["empty"].en == "Please type a question."


def test_traditional_is_made(small_base: Base) -> None:
    """Questions, answers, notes on disputes, sources, lists and fixed sentences have their Traditional."""
    entry = small_base.entries["eastport-visitors-2023"]
    assert entry.question.hant == "東港2023年接待多少遊客？"
    assert entry.answer.hant == "調查報告稱，2023年東港接待遊客260萬人次。"
    assert entry.disputed is not None
    assert entry.disputed.hant == "旅遊局的口徑為270萬人次。"
    source = small_base.sources["survey-2023"]
    assert (source.title.hant, source.publisher.hant) == ("東港調查報告", "灣區研究所")
    assert source.sections[0].locator.hant == "第1節"
    assert small_base.places["eastport"].hant == "東港"
    assert small_base.phrasebook.lines["empty"].hant == "請輸入一個問題。"


def test_traditional_by_hand_stays(faq: Path) -> None:
    """Traditional that a curator wrote is kept."""
    edit(faq / ENTRY, "en: The East-West ferry opened", "hant: 親手寫的。\n  en: The East-West ferry opened")
    assert read_base(faq).entries["ferry-opening"].answer.hant == "親手寫的。"


def test_all_faults_at_once(faq: Path) -> None:
    """Every faulty file is named, each with line and field, not the first alone."""
    edit(faq / ENTRY, "as_of: '2023-06'", "as_of: last year\nauthor: me")
    edit(faq / "entries/works/sea-bridge-plan.yaml", "topic: works", "topic: works\ntopic: works")
    edit(faq / "sources/survey-2023.yaml", "kind: report", "kind: novel")
    edit(faq / "topics.yaml", "en: Works", "em: Works")
    (faq / "lexicon" / "names.tsv").write_text("周山\n", encoding="utf-8")
    (faq / "replies.yaml").unlink()
    assert {(file, field) for file, _, field in faults(faq)} == {
        (ENTRY, "as_of"),
        (ENTRY, "author"),
        ("entries/works/sea-bridge-plan.yaml", ""),
        ("lexicon/names.tsv", ""),
        ("replies.yaml", ""),
        ("sources/survey-2023.yaml", "kind"),
        ("topics.yaml", "1.em"),
        ("topics.yaml", "1.en"),
    }


def test_lines_of_faults(faq: Path) -> None:
    """A fault in an entry or a list has the line that a curator goes to."""
    edit(faq / ENTRY, "as_of: '2023-06'", "as_of: last year")
    edit(faq / "places.yaml", "hans: 西港", "hans: [西港]")
    assert faults(faq) == [(ENTRY, 16, "as_of"), ("places.yaml", 6, "5.hans")]


def test_read_base_raises_them_all(faq: Path) -> None:
    """Where something cannot be read there is no base, and the error holds every fault."""
    edit(faq / ENTRY, "topic: works", "topic: Works!")
    edit(faq / "indicators.yaml", "id: gdp", "id: GDP")
    with pytest.raises(BaseInvalid) as caught:
        read_base(faq)
    assert len(caught.value.faults) == 2


def test_unknown_field_has_a_cure(faq: Path) -> None:
    """A field that no entry has is refused, with what to do."""
    edit(faq / ENTRY, "as_of:", "asof: x\nas_of:")
    assert [fault.cure for fault in read_all(faq).faults] == [
        "remove it, or look up the field's name in entry.schema.json"
    ]


@pytest.mark.parametrize("name", ["words.txt", "stop.txt", "synonyms.tsv", "entities.txt"])
def test_word_list_that_is_not_text(faq: Path, name: str) -> None:
    """A word list that is not UTF-8 is a fault of its file."""
    (faq / "lexicon" / name).write_bytes(b"\xff\xfe\n")
    assert [file for file, _, _ in faults(faq)] == [f"lexicon/{name}"]


@pytest.mark.parametrize("content", ["5\n", "eastport\n", "{id: x, hans: y, en: z}\n"])
def test_list_that_is_no_list(faq: Path, content: str) -> None:
    """A closed list that is not a list is one fault of its file."""
    (faq / "topics.yaml").write_text(content)
    assert [file for file, _, _ in faults(faq)] == ["topics.yaml"]


def test_same_id_twice_in_a_list(faq: Path) -> None:
    """Two members of a list cannot have one id: the second is a fault, not silently the only one."""
    edit(faq / "places.yaml", "id: old-quay", "id: northport")
    assert [file for file, _, _ in faults(faq)] == ["places.yaml"]


@pytest.mark.parametrize("content", ["", "- 1\n", "null\n", "text\n"])
def test_entry_that_is_no_mapping(faq: Path, content: str) -> None:
    """An empty entry, or one that is no mapping, is a fault and no crash."""
    (faq / ENTRY).write_text(content)
    assert ENTRY in {file for file, _, _ in faults(faq)}


def test_comments_in_word_lists(faq: Path) -> None:
    """Empty lines and comments of a word list do not count."""
    (faq / "lexicon" / "words.txt").write_text("# note\n\n  东港  \n", encoding="utf-8")
    assert read_base(faq).lexicon.words == ("东港",)


def test_files_in_order(small_faq: Path) -> None:
    """The files of a base are sorted by path, and the question set is not among them."""
    names = [path.relative_to(small_faq).as_posix() for path in base_files(small_faq)]
    assert names == sorted(names)
    assert "lexicon/stop.txt" in names
    assert not any(name.startswith("questions/") for name in names)


@pytest.mark.parametrize("name", [ENTRY, "topics.yaml", "replies.yaml", "lexicon/stop.txt", "sources/survey-2023.yaml"])
def test_fingerprint_follows_every_file(faq: Path, name: str) -> None:
    """Any change of any file gives the base another fingerprint; the same files give the same one."""
    before = fingerprint(faq)
    assert before == fingerprint(faq)
    with (faq / name).open("a", encoding="utf-8") as file:
        file.write("\n# a comment\n")
    assert fingerprint(faq) != before


def test_fingerprint_follows_names(faq: Path) -> None:
    """A file that moves changes the fingerprint."""
    before = fingerprint(faq)
    (faq / ENTRY).rename(faq / "entries" / "economy" / "ferry-opening.yaml")
    assert fingerprint(faq) != before
