"""/lang: the language of a chat."""

from __future__ import annotations

from bot import keyboards
from bot.render import plain
from bot.turn import Turn
from gbaqa.model import Language

# What people write after /lang, besides the names of the choices themselves.
SPELLINGS = {
    "简": "hans",
    "简体": "hans",
    "簡": "hans",
    "簡體": "hans",
    "zh-hans": "hans",
    "zh-cn": "hans",
    "zh": "hans",
    "cn": "hans",
    "繁": "hant",
    "繁体": "hant",
    "繁體": "hant",
    "zh-hant": "hant",
    "zh-hk": "hant",
    "zh-tw": "hant",
    "hk": "hant",
    "english": "en",
    "英": "en",
    "英文": "en",
    "自动": "auto",
    "自動": "auto",
}


async def choose(turn: Turn) -> None:
    """Answer /lang: fix the language that is named, else offer the choices."""
    named = turn.argument.lower()
    choice = SPELLINGS.get(named, named)
    if choice in keyboards.CHOICES:
        await turn.say(plain(await _fix(turn, keyboards.CHOICES[choice])))
    else:
        await turn.say_text("pick_language", keyboards.languages(turn.language))


async def chosen(turn: Turn) -> None:
    """Fix the language of the pressed button."""
    if turn.press is None or turn.press.target not in keyboards.CHOICES:
        await turn.acknowledge(turn.text("stale"), alert=True)
        return
    words = await _fix(turn, keyboards.CHOICES[turn.press.target])
    await turn.acknowledge(words)
    await turn.show(plain(words)[0], None)


async def _fix(turn: Turn, language: Language | None) -> str:
    """Keep the choice; what to say about it, in the chosen language."""
    await turn.desk.records.choose(turn.chat.id, language)
    turn.talk.chosen = language
    turn.language = language or turn.language
    return turn.text("language_set" if language else "language_auto")
