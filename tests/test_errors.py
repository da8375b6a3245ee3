"""Errors build their own sentence: where, what, and what to do."""

from __future__ import annotations

from gbaqa.errors import BaseFault, BaseInvalid, SettingMissing, SourceMismatch, UnknownEntry


def test_fault_with_everything() -> None:
    """A fault names file, line, field, problem and cure."""
    assert (
        str(BaseFault("a.yaml", 3, "answer.en", "is empty", "write it")) == "a.yaml:3 answer.en: is empty -> write it"
    )


def test_fault_of_a_whole_file() -> None:
    """A fault of a whole file names no line and no field."""
    assert str(BaseFault("a.yaml", 0, "", "is missing")) == "a.yaml is missing"


def test_invalid_base_shows_twenty() -> None:
    """Of many faults the first twenty are shown, and how many more there are."""
    shown = str(BaseInvalid([BaseFault(f"{n}.yaml", 0, "", "is bad") for n in range(25)]))
    assert "25 faults in the base" in shown
    assert "19.yaml is bad" in shown
    assert "20.yaml" not in shown
    assert "… and 5 more" in shown


def test_unknown_entry_with_neighbours() -> None:
    """An unknown id comes with the ids that look like it, or with where to look."""
    assert str(UnknownEntry("gpd", ["gdp", "gdp-2"])) == "no entry 'gpd'; did you mean gdp, gdp-2?"
    assert str(UnknownEntry("gpd", [])) == "no entry 'gpd'; `gbaqa topics` lists what there is"


def test_mismatch_and_missing_setting() -> None:
    """A changed document says how to index it again; a missing variable says what it is for."""
    assert str(SourceMismatch("s", "changed")).startswith("s: changed -> run `gbaqa source index FILE`")
    assert str(SettingMissing("GBAQA_X", "the key")) == "GBAQA_X is not set: the key"
