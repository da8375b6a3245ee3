"""The bot's own words."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from bot.menu import GROUP, LANGUAGES, PRIVATE, menu
from bot.texts import TEXTS, language_of_client, text
from gbaqa.model import LANGUAGES as WRITTEN
from gbaqa.text.script import simplify

BOT = Path(__file__).resolve().parents[2] / "bot"


@pytest.mark.parametrize("key", TEXTS)
def test_every_sentence_is_complete_in_three_written_forms(key: str) -> None:
    """No form is missing or empty, each has the same values to fill in, and Traditional is Traditional."""
    hans, hant, en = TEXTS[key]
    assert all((hans, hant, en))
    names = [{field for _, field, _, _ in Formatter().parse(form) if field} for form in (hans, hant, en)]
    assert names[0] == names[1] == names[2]
    assert simplify(hans) == hans
    assert re.search(r"[\u3400-\u9fff]", en) is None


def test_every_sentence_is_used_and_every_used_one_exists() -> None:
    """A key in the code is a key of the texts, and the other way round."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in BOT.rglob("*.py") if path.name != "texts.py")
    quoted = set(re.findall(r"""["']([a-z_]+)["']""", code))
    menus = {f"menu_{name}" for name in {*PRIVATE, *GROUP}}
    assert set(TEXTS) - quoted == menus
    used = set(re.findall(r'(?:say_text|\.text|\btext)\(\s*"([a-z_]+)"', code))
    assert used <= set(TEXTS)


@pytest.mark.parametrize("language", WRITTEN)
def test_a_sentence_is_filled_in(language: str) -> None:
    """Values stand where the sentence wants them."""
    assert "2024" in text("as_of", language, date="2024")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh-hans", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh", "zh-Hans"),
        (None, "zh-Hans"),
        ("", "zh-Hans"),
        ("zh-hant", "zh-Hant"),
        ("zh_TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("yue", "zh-Hant"),
        ("zh-Hant-MO", "zh-Hant"),
        ("en", "en"),
        ("en-GB", "en"),
        ("pt-br", "en"),
    ],
)
def test_the_language_of_a_client(code: str | None, language: str) -> None:
    """Each client is spoken to in the nearest of our three forms."""
    assert language_of_client(code) == language


@pytest.mark.parametrize("names", [PRIVATE, GROUP])
@pytest.mark.parametrize("language", LANGUAGES.values())
def test_the_menu_keeps_the_limits_of_telegram(names: tuple[str, ...], language: str) -> None:
    """Commands and what they do are as short as Telegram wants them."""
    commands = menu(names, language)
    assert len({command.command for command in commands}) == len(names)
    assert all(1 <= len(command.description) <= 256 for command in commands)
