"""Following a conversation: what was spoken of before, and what a short question then means.

「广州呢」 after 「2022年二季度深圳平均招聘薪酬多少」 means the same question with another place. The earlier question
is rewritten as text and analysed anew, so that a follow-up goes through the very same search.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gbaqa.model import Language, Question, Reference
from gbaqa.text.analysis import Analyser

_FILLERS = re.compile(
    r"^(那么|那|咁|然后|and|what about|how about|so|but)[,，\s]*|(呢|咧|呀|吗|\s|[?？!！。.])+$", re.I
)
_MARKED = re.compile(
    r"(呢|咧)[?？!！。\s]*$|^(那|咁|and\b|what about|how about)|它|他们|她|他(?!山)|佢|这个|那个|呢个|嗰个|这些|那些|其中|该|那时|那时候|当时|"
    r"\b(it|its|they|them|their|that|this|these|those|he|she|his|her|there|then)\b",
    re.I,
)
_ORIGIN = re.compile(
    r"(出处|出處|来源|來源|哪来|边度(来|嚟)|邊度(嚟|來)|哪里来|从哪|哪儿来|哪份(文件|报告|资料)|边份|邊份|哪里(说|写|看)|谁说的|根据(什么|是什么)|依据(是)?什么|"
    r"数据来自|資料來源|\bsources?\b|where('s| is| does| did) (that|this|it|the (number|figure|data))|according to (who|what))",
    re.I,
)
SHORT = 9  # characters: a question this short seldom stands on its own


@dataclass
class Conversation:
    """What one chat has been about; `chosen` is the language fixed by /lang, `language` the last one typed."""

    chosen: Language | None = None
    language: Language = "zh-Hans"
    subject: str = ""
    entry: str | None = None
    references: tuple[Reference, ...] = ()

    def remember(self, subject: str, entry: str | None, references: tuple[Reference, ...]) -> None:
        """Keep what an answer was about."""
        self.subject, self.entry, self.references = subject, entry, references

    def forget(self) -> None:
        """Drop what was spoken of; the chosen language stays."""
        self.subject, self.entry, self.references = "", None, ()


def asks_origin(question: Question) -> bool:
    """Is it asked where the previous answer comes from?"""
    return len(question.text) <= 40 and _ORIGIN.search(question.text) is not None and not question.periods


def is_marked(question: Question) -> bool:
    """Does its wording lean on what went before (呢, it, 那个 …), or is it too short to stand alone?"""
    text = _FILLERS.sub("", question.folded)
    return (
        _MARKED.search(question.text) is not None or _MARKED.search(question.folded) is not None or len(text) <= SHORT
    )


def rewritings(question: Question, subject: str, analyser: Analyser) -> list[str]:
    """What a follow-up may mean, as full questions, likeliest first.

    1. the earlier question with the new year, place or direction in place of its own, and the rest added;
    2. only the earlier places and years with the new question, for a new matter in the same setting.
    """
    rest = _FILLERS.sub("", question.text) or question.text
    kept = analyser.without(
        subject, dates=bool(question.periods), places=bool(question.places), directions=question.directions
    )
    setting = analyser.setting(subject, dates=not question.periods, places=not question.places)
    return list(dict.fromkeys([f"{kept} {rest}", f"{setting} {rest}"]))


def replaces(question: Question) -> bool:
    """Does a follow-up only exchange a slot (另一年, 另一地), so that the rewritten question is the new subject?"""
    return bool(question.periods or question.places or question.directions)
