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
_POINTING = re.compile(
    r"它|他们|她|他(?!山)|佢|这个|那个|呢个|嗰个|这些|那些|呢啲|嗰啲|其中|该|那时|当时|"
    r"\b(it|its|they|them|their|that|this|these|those|he|she|his|her|there|then)\b",
    re.I,
)
_ELLIPTIC = re.compile(r"(呢|咧)[?？!！。\s]*$|^(那|咁|and\b|what about|how about)", re.I)
_ORIGIN = re.compile(
    r"(出处|出處|来源|來源|哪来|(边|邊)度(来|來|嚟)|哪里来|从哪|哪儿来|哪份(文件|报告|资料)|(边|邊)份(文件|報告|报告|資料)|"
    r"哪里(说|写|看)|谁说的|(边|邊)(个|個)(讲|講|话|話)|根据(什么|是什么)|依据(是)?什么|数据来自|資料來源|\bsources?\b|"
    r"where('s| is| does| did) (that|this|it|the (number|figure|data))|according to (who|what)|who says)",
    re.I,
)
SHORT = 9  # characters: a question this short seldom stands on its own
LONGEST_SUBJECT = 90  # characters of what is kept as the subject of a conversation


@dataclass
class Conversation:
    """What one chat has been about; `chosen` is the language fixed by /lang, `language` the last one typed."""

    chosen: Language | None = None
    language: Language = "zh-Hans"
    subject: str = ""
    entry: str | None = None
    references: tuple[Reference, ...] = ()

    @property
    def replying(self) -> Language:
        """The language that replies are written in."""
        return self.chosen or self.language

    def remember(self, subject: str, entry: str | None, references: tuple[Reference, ...]) -> None:
        """Keep what an answer was about."""
        self.subject, self.entry, self.references = subject, entry, references

    def mention(self, subject: str) -> None:
        """Keep what was asked but not answered, so that the next question may lean on it."""
        self.remember(subject, None, ())

    def forget(self) -> None:
        """Drop what was spoken of; the chosen language stays."""
        self.subject, self.entry, self.references = "", None, ()


def asks_origin(question: Question) -> bool:
    """Is it asked where the previous answer comes from?"""
    return len(question.text) <= 40 and _ORIGIN.search(question.text) is not None and not question.periods


def points_back(question: Question) -> bool:
    """Does it point at what went before: 它, 那个, it, there?"""
    return any(_POINTING.search(text) for text in (question.text, question.folded))


def is_marked(question: Question) -> bool:
    """Does its wording lean on what went before (呢, it, 那个 …), or is it too short to stand alone?"""
    rest = _FILLERS.sub("", question.folded)
    elliptic = any(_ELLIPTIC.search(text) for text in (question.text, question.folded))
    return points_back(question) or elliptic or len(rest) <= SHORT


def leans(question: Question, analyser: Analyser) -> bool:
    """Does it mean nothing alone: only another year or place, or pointing back and naming nothing?"""
    rest = _FILLERS.sub("", question.text) or question.text
    if points_back(question) and not (question.places or question.entities):
        return True
    return not analyser.analyse(analyser.without(rest, dates=True, places=True, entities=True)).terms


def rewritings(question: Question, subject: str, analyser: Analyser) -> list[str]:
    """What a follow-up may mean, as full questions, likeliest first.

    1. the earlier question with the new year, place or direction in place of its own, and the rest added;
    2. only the earlier places and years with the new question, for a new matter in the same setting; not where the
       question points back at the earlier matter itself.
    """
    rest = _FILLERS.sub("", question.text) or question.text
    kept = analyser.without(
        subject,
        dates=bool(question.periods),
        places=bool(question.places),
        entities=bool(question.entities),
        directions=question.directions,
    )
    setting = analyser.setting(subject, dates=not question.periods, places=not question.places)
    leaning = leans(question, analyser) or points_back(question)
    readings = [f"{kept} {rest}"] if leaning else [f"{kept} {rest}", f"{setting} {rest}"]
    return list(dict.fromkeys(readings))


def replaces(question: Question, places: frozenset[str]) -> bool:
    """Does a follow-up exchange a slot: another year, another of `places` that it means, another thing or direction?"""
    return bool(question.periods or places or question.entities or question.directions)
