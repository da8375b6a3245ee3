"""Every entry of the real base is found by its own question and by all its phrasings."""

from __future__ import annotations

import pytest

from gbaqa.assistant import Assistant
from gbaqa.model import Answer, Entry, NoAnswer, SmallTalk, Suggestions
from tests.helpers import ROOT

TOPICS = sorted(path.name for path in (ROOT / "faq" / "entries").iterdir())
AMONG = 4  # what a reader is offered at most


def of_topic(real: Assistant, topic: str) -> list[Entry]:
    """The entries of a topic; there must be some."""
    entries = [entry for entry in real.base.entries.values() if entry.topic == topic]
    assert entries
    return entries


@pytest.mark.parametrize("topic", TOPICS)
def test_own_question_first(real: Assistant, topic: str) -> None:
    """The own question of each entry, in Chinese and English, finds it first, and surely enough to be answered."""
    lost = {}
    for entry in of_topic(real, topic):
        for text in (entry.question.hans, entry.question.en):
            hit = real.engine.search(real.analyser.analyse(text))[0]
            if hit.entry != entry.id or hit.conflicts or hit.confidence < real.engine.calibration.answer:
                lost[text] = (entry.id, hit.entry, hit.conflicts, round(hit.confidence, 2))
    assert lost == {}


@pytest.mark.parametrize("topic", TOPICS)
def test_phrasings_among_the_first(real: Assistant, topic: str) -> None:
    """Every phrasing of each entry finds it among the first: by its words alone, or else by the whole search."""
    entry_at = [card.entry for card in real.engine.cards]
    lost = []
    for entry in of_topic(real, topic):
        for text in entry.phrasings:
            question = real.analyser.analyse(text)
            [(first, _), *_] = real.engine.index.best(question.terms, 1) or [(-1, 0.0)]
            if entry_at[first] == entry.id and first >= 0:
                continue
            if entry.id not in {hit.entry for hit in real.engine.search(question, AMONG)}:
                lost.append((entry.id, text))
    assert lost == []


def test_phrasings_pass_the_guards(real: Assistant) -> None:
    """No guard objects to an entry where it is asked in one of its own ways."""
    objections = {}
    for card in real.engine.cards:
        entry = real.base.entries[card.entry]
        for text in entry.wordings:
            if conflicts := real.engine.guards.conflicts(real.analyser.analyse(text), card):
                objections[text] = (entry.id, conflicts)
    assert objections == {}


@pytest.mark.parametrize(
    "text",
    ["你好", "Hello", "早晨", "谢谢", "唔該晒", "thanks a lot", "拜拜", "你是谁", "Who are you?", "哈哈", "👍", "OK"],
)
def test_small_talk(real: Assistant, text: str) -> None:
    """Greetings, thanks and the like get a friendly line."""
    assert isinstance(real.ask(text), SmallTalk)


@pytest.mark.parametrize(
    "text",
    [
        "今天天气怎么样",
        "怎样煮番茄炒蛋",
        "Who won the World Cup?",
        "推荐一部电影",
        "帮我写一首诗",
        "1+1等于几",
        "比特币现在多少钱",
    ],
)
def test_the_rest_of_the_world(real: Assistant, text: str) -> None:
    """What no document holds is not answered."""
    assert not isinstance(real.ask(text), Answer)


@pytest.mark.parametrize(
    "word", ["谢", "嗯", "拜", "哈", "好", "得", "hi", "ha", "OK ", "你好", "走", "谢谢", "早", "知道了", "哦"]
)
def test_small_talk_without_end(real: Assistant, word: str, deadline: None) -> None:
    """However often a friendly word is said, and whatever follows it, a reply comes."""
    for text in (word * 200, word * 200 + "x", word * 30 + " " + word * 30 + "x"):
        assert isinstance(real.ask(text), Answer | Suggestions | NoAnswer | SmallTalk)


def test_beyond_is_refused(real: Assistant) -> None:
    """Of the questions that curators listed beyond an entry, hardly any is answered by it."""
    asked = [(entry.id, text) for entry in real.base.entries.values() for text in entry.beyond[:2]]
    answered = []
    for entry, text in asked:
        reply = real.ask(text)
        if isinstance(reply, Answer) and reply.entry == entry:
            answered.append((entry, text))
    assert len(answered) <= 0.02 * len(asked), answered


def test_beyond_only_by_what_is_foreign(real: Assistant) -> None:
    """A question beyond an entry counts against it only where what makes it foreign to the entry is asked."""
    conflicts = []
    for text in ("What was Qianhai's GDP in 2024?", "前海2024年人均生产总值是多少？"):
        hits = real.engine.search(real.analyser.analyse(text), 20)
        conflicts.append({hit.entry: hit.conflicts for hit in hits}["qianhai-gdp-2024"])
    assert (conflicts[0], bool(conflicts[1])) == ((), True)


@pytest.mark.parametrize("text", ["来源是什么", "來源係邊度", "数据来源呢", "What is the source?"])
def test_source_of_nothing(real: Assistant, text: str) -> None:
    """Asked for its source before there was an answer, it says where sources stand."""
    assert isinstance(real.ask(text), SmallTalk)
