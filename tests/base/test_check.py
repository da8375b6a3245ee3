"""Each rule over the base catches its fault, and a base without faults passes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gbaqa.base.check import RULES, check
from tests.helpers import edit

GDP = "entries/economy/eastport-gdp-2024.yaml"
WEST = "entries/economy/westport-gdp-2024.yaml"
EXPORTS = "entries/economy/eastport-exports-2024.yaml"
FERRY = "entries/works/ferry-opening.yaml"
CITED = "- {source: gazette-2025, at: ferry}"
MORE = CITED.replace("{", "{{").replace("}", "}}") + "\n- {{source: {}, at: '{}'}}"
CLAIM = "indicator: gdp, place: westport, period: '2024', value: 860"


def found(faq: Path) -> list[tuple[str, str, str]]:
    """File, field and problem of every fault of a base."""
    return [(fault.file, fault.field, fault.problem) for fault in check(faq)]


def test_clean_base(small_faq: Path) -> None:
    """The small base has no fault, so that each test below breaks exactly what it says."""
    assert found(small_faq) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "problem"),
    [
        (GDP, "indicator: gdp", "indicator: rain", "figures.0.indicator", "no indicator 'rain'"),
        (GDP, "place: eastport", "place: moon", "figures.0.place", "no place 'moon'"),
        (FERRY, CITED, MORE.format("gazette-2025", "pier"), "citations.1.at", "no section 'pier' in 'gazette-2025'"),
        (FERRY, CITED, MORE.format("other-2025", "1"), "citations.1.at", "no section '1' in 'other-2025'"),
        (FERRY, "[sea-bridge-plan]", "[air-bridge]", "related.0", "no other entry 'air-bridge'"),
        (FERRY, "[sea-bridge-plan]", "[ferry-opening]", "related.0", "no other entry 'ferry-opening'"),
        (FERRY, "reviewed_on: 2026-11-20\n", "", "", "was never reviewed"),
        (FERRY, "什么时候开通？", "什麼時候開通？", "question.hans", "has Traditional characters 時開麼"),
        (FERRY, "每天48班。", "每天48個班。", "answer.hans", "has Traditional characters 個"),
        (FERRY, "The East-West ferry opened", "The 渡轮 opened", "answer.en", "has Chinese characters"),
        (FERRY, "每天48班。", "每天48班。" * 50, "answer.hans", "has 315 characters"),
        (FERRY, "48 times a day.", "48 times a day." + " It sails." * 120, "answer.en", "has 1013 characters"),
        (FERRY, "- 渡轮几时通航\n", "- 渡轮哪年開航？\n", "phrasings", None),
        (FERRY, "- ferry opening date\n", "- 渡轮开始航行\n", "phrasings", "only one language"),
        (FERRY, "每天48班", "每天50班", "answer.hans", "50班 stands in no cited section"),
        (FERRY, "48 times", "50 times", "answer.en", "50 stands in no cited section"),
        (FERRY, "于2023年6月", "于2022年6月", "answer.hans", "the year 2022 stands in no cited section"),
        (FERRY, "in June 2023", "in June 2022", "answer.en", "the year 2022 stands in no cited section"),
        (GDP, "300.88 billion", "30.088 billion", "answer.en", "30.088billion stands in no cited section"),
        (WEST, "value: 860", "value: 870", "figures.0.value", "870亿元 is not in gazette-2025 economy"),
        (WEST, "unit: 亿元", "unit: 万元, upto: 900", "figures.0.value", "860万元 is not in gazette-2025 economy"),
    ],
)
def test_fault_in_an_entry(faq: Path, file: str, old: str, new: str, field: str, problem: str | None) -> None:
    """One broken thing in one entry is one fault, at its field."""
    edit(faq / file, old, new)
    if problem is None:  # the sixth phrasing repeats the first in another script
        problem = "fewer than six different ones"
        edit(faq / file, "- 渡轮哪年開航？\n", "- 渡轮哪年開航\n")
    assert found(faq) == [(file, field, problem)]


def test_unknown_topic(faq: Path) -> None:
    """An entry's topic is one of the list."""
    (faq / "entries" / "weather").mkdir()
    moved = (faq / FERRY).rename(faq / "entries" / "weather" / "ferry-opening.yaml")
    edit(moved, "topic: works", "topic: weather")
    assert found(faq) == [("entries/weather/ferry-opening.yaml", "topic", "no topic 'weather'")]


def test_fault_has_line_and_cure(faq: Path) -> None:
    """A fault names the line of the field and says what to do."""
    edit(faq / FERRY, CITED, MORE.format("gazette-2025", "pier"))
    assert [str(fault) for fault in check(faq)] == [
        f"{FERRY}:16 citations.1.at: no section 'pier' in 'gazette-2025' -> see faq/sources/"
    ]


def test_question_asked_of_two(faq: Path) -> None:
    """No two entries answer the same question, in whatever script and width it is written."""
    edit(faq / WEST, "- 西港24年经济总量", "- 東港２４年经济总量")
    assert found(faq) == [(WEST, "phrasings", "'东港24年经济总量' is asked of eastport-gdp-2024 too")]


def test_two_values_of_one_thing(faq: Path) -> None:
    """Two entries with different values for one thing are a fault of the second."""
    edit(faq / WEST, "place: westport", "place: eastport")
    assert found(faq) == [(WEST, "figures.0.value", "860亿元 here, 3008.8亿元 in eastport-gdp-2024")]


def test_two_values_that_are_one(faq: Path) -> None:
    """The same value in another unit is no difference."""
    edit(
        faq / WEST,
        CLAIM + ", unit: 亿元",
        "indicator: gdp, place: eastport, period: '2024', value: 0.30088, unit: 万亿元",
    )
    assert found(faq) == []


@pytest.mark.parametrize("told", ["basis: 另一口径", "kind: target"])
def test_two_values_told_apart(faq: Path, told: str) -> None:
    """Values with another basis, or of another kind, do not contradict each other."""
    edit(faq / WEST, CLAIM, f"indicator: gdp, place: eastport, period: '2024', {told}, value: 860")
    assert found(faq) == []


def test_two_values_in_dispute(faq: Path) -> None:
    """Values may differ where both entries tell the reader so; one alone is not enough."""
    edit(faq / WEST, "place: westport", "place: eastport")
    disputed = "disputed: {hans: 来源不一。, en: Sources differ.}\nas_of:"
    edit(faq / WEST, "as_of:", disputed)
    assert len(found(faq)) == 1
    edit(faq / GDP, "as_of:", disputed)
    assert found(faq) == []


@pytest.mark.parametrize(
    ("file", "change", "problem"),
    [
        ("indicators.yaml", lambda text: text + "- {id: wind, hans: 风力, en: wind}\n", "wind is used by no figure"),
        ("places.yaml", lambda text: text + "- {id: atoll, hans: 环礁, en: Atoll}\n", "is not sorted by id"),
        (
            "places.yaml",
            lambda text: text.replace("within: eastport", "within: mars"),
            "old-quay refers to an unknown mars",
        ),
    ],
)
def test_fault_in_a_list(faq: Path, file: str, change: Callable[[str], str], problem: str) -> None:
    """The closed lists are sorted, and hold nothing unused and nothing that hangs in the air."""
    (faq / file).write_text(change((faq / file).read_text(encoding="utf-8")), encoding="utf-8")
    assert found(faq) == [(file, "", problem)]


def test_file_name_is_the_id(faq: Path) -> None:
    """The file of an entry is named by its id."""
    (faq / FERRY).rename(faq / "entries" / "works" / "ferry.yaml")
    assert [file for file, _, _ in found(faq)] == ["entries/works/ferry.yaml"]


def test_folder_is_the_topic(faq: Path) -> None:
    """An entry lies in the folder of its topic."""
    (faq / FERRY).rename(faq / "entries" / "economy" / "ferry-opening.yaml")
    assert [file for file, _, _ in found(faq)] == ["entries/economy/ferry-opening.yaml"]


def test_same_id_in_two_files(faq: Path) -> None:
    """Two files with one id are a fault: one of them would be lost without a word."""
    text = (faq / FERRY).read_text(encoding="utf-8").replace("topic: works", "topic: economy")
    (faq / "entries" / "economy" / "ferry-opening.yaml").write_text(text, encoding="utf-8")
    assert found(faq) != []


def test_source_file_is_its_id(faq: Path) -> None:
    """The file of a source is named by its id."""
    (faq / "sources" / "gazette-2025.yaml").rename(faq / "sources" / "gazette.yaml")
    assert "sources/gazette.yaml" in {file for file, _, _ in found(faq)}


@pytest.mark.parametrize("key", ["near", "other_period", "not_in_base", "empty", "claim"])
def test_missing_sentence(faq: Path, key: str) -> None:
    """A fixed sentence that the assistant needs and replies.yaml lacks is a fault, not a crash while answering."""
    edit(faq / "replies.yaml", f"  {key}:", f"  {key}_old:")
    assert {file for file, _, _ in found(faq)} == {"replies.yaml"}


def test_unknown_slot_in_a_sentence(faq: Path) -> None:
    """So is one with a slot that nothing fills."""
    edit(faq / "replies.yaml", "{asked}的这项数据", "{year}的这项数据")
    assert {file for file, _, _ in found(faq)} == {"replies.yaml"}


def test_broken_expression(faq: Path) -> None:
    """A small-talk expression that cannot be compiled is a fault, not a crash at the start."""
    edit(faq / "replies.yaml", "(你好|", "((你好|")
    assert {file for file, _, _ in found(faq)} == {"replies.yaml"}


def test_unreadable_files_beside_broken_rules(faq: Path) -> None:
    """Faults of reading and faults of rules come together, in the order of the files."""
    edit(faq / GDP, "topic: economy", "topic: Economy!")
    edit(faq / FERRY, "reviewed_on: 2026-11-20\n", "")
    files = [file for file, _, _ in found(faq)]
    assert files == sorted(files)
    assert {GDP, FERRY} <= set(files)


def test_every_rule_is_named_for_what_it_holds() -> None:
    """Every rule says in a sentence what it holds."""
    assert [rule.__name__ for rule in RULES if not (rule.__doc__ or "").strip().endswith(".")] == []
