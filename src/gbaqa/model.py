"""The nouns of the house: what the base holds, what is asked, what is replied.

The first half (pydantic, frozen, no unknown fields) is what files of `faq/` hold; its field descriptions are the
documentation that editors show. The second half (plain dataclasses) lives only while one question is answered.
A Reply holds no markup; an Entry knows nothing of scores.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["zh-Hans", "zh-Hant", "en"]
LANGUAGES: tuple[Language, ...] = ("zh-Hans", "zh-Hant", "en")

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
PERIOD = r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|H[12]|Q[1-4])?)"
PeriodText = Annotated[str, Field(pattern=rf"^(?:{PERIOD}(?:\.\.{PERIOD})?|\d{{3}}0s|undated)$")]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Text(_Record):
    """One text in the three written forms that the bot speaks."""

    hans: str = Field(min_length=1, description="Simplified Chinese, written by hand")
    en: str = Field(min_length=1, description="English, written by hand")
    hant: str = Field("", description="Traditional Chinese (Hong Kong); made from hans where it is left out")

    def within(self, language: Language) -> str:
        """The text in `language`; Traditional falls back to Simplified until the loader has made it."""
        return self.en if language == "en" else (self.hant or self.hans) if language == "zh-Hant" else self.hans


class Figure(_Record):
    """One number as a claim of its own: what, where, when, how much, and where it stands."""

    indicator: Identifier = Field(description="id from indicators.yaml")
    place: Identifier = Field(description="id from places.yaml")
    period: PeriodText = Field(description="2024, 2024-12, 2024-12-31, 2021H1, 2022Q2, 2016..2020, 1980s or undated")
    value: float = Field(description="the number as published, without its unit")
    upto: float | None = Field(None, description="the upper end, where the document gives a range")
    unit: str = Field(min_length=1, description="the unit as published: 亿元, %, 家, 位 …")
    bound: Literal["over", "under", "about"] | None = Field(None, description="more than, less than, roughly")
    kind: Literal["target", "forecast", "plan", "proposal", "limit"] | None = Field(
        None, description="what it is, where it is not an observed value"
    )
    basis: str | None = Field(None, description="scope or method, where two values could be confused")
    source: Identifier = Field(description="id of the document, a file of sources/")
    at: str = Field(min_length=1, description="id of the section in that document")

    @property
    def ends(self) -> tuple[float, ...]:
        """The value, and the upper end where there is a range."""
        return (self.value,) if self.upto is None else (self.value, self.upto)


class Citation(_Record):
    """The place of a statement: a document and one of its sections."""

    source: Identifier
    at: str = Field(min_length=1)


class Entry(_Record):
    """One question with its answer: one file of `entries/`."""

    id: Identifier = Field(description="the file name without .yaml")
    topic: Identifier = Field(description="id from topics.yaml; also the folder")
    question: Text = Field(description="the question, complete: names subject, year and place")
    phrasings: tuple[str, ...] = Field(min_length=6, description="how people really ask; any script or language")
    answer: Text = Field(description="two or three sentences in our own words, the figure first")
    figures: tuple[Figure, ...] = Field((), description="every number of the answer, as a claim")
    citations: tuple[Citation, ...] = Field(min_length=1, description="where the answer stands")
    as_of: PeriodText = Field(description="the date the answer holds for, written as a period")
    reviewed_on: date | None = Field(
        None, description="when somebody else than the writer last compared it with its sections"
    )
    disputed: Text | None = Field(None, description="shown to the reader where sources differ")
    note: str = Field("", description="for curators; never shown")
    related: tuple[Identifier, ...] = Field((), description="ids of entries that lead on")
    beyond: tuple[str, ...] = Field((), description="near questions that the documents do not answer; never answered")

    @property
    def wordings(self) -> tuple[str, ...]:
        """Every way of asking it: its question in both languages, then the phrasings."""
        return (self.question.hans, self.question.en, *self.phrasings)


class Section(_Record):
    """One section of a document: where it is, and its numbers, but never its text."""

    id: str = Field(min_length=1)
    title: str
    locator: Text = Field(description="what a reader looks up")
    lines: tuple[tuple[int, int], ...] = Field(description="line ranges in the document, from 1, both ends included")
    fingerprint: str = Field("", description="of the folded text of the section")
    figures: tuple[str, ...] = Field((), description="each number with its unit, as printed")
    minor: tuple[str, ...] = Field((), description="numbers too bare to count as figures, kept to prove answers by")
    years: tuple[int, ...] = Field((), description="the years it names")


class Waiver(_Record):
    """A figure of a document that no entry needs to cover, and why."""

    at: str
    figure: str
    reason: str = Field(min_length=3)


class Source(_Record):
    """One document: who published it, when, its outline, and its figures by section."""

    id: Identifier
    title: Text
    publisher: Text
    date: str = Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
    date_printed: bool = Field(description="false where the date was concluded from the text; replies then say 'about'")
    kind: Literal["newspaper", "policy-paper", "report"]
    language: Literal["hans", "hant", "en"]
    fingerprint: str = Field("", description="of the whole document")
    sections: tuple[Section, ...] = Field(min_length=1)
    waived: tuple[Waiver, ...] = ()

    def section(self, at: str) -> Section | None:
        """The section with this id, or None."""
        return next((section for section in self.sections if section.id == at), None)


class Term(_Record):
    """A member of one of the closed lists: a topic, a place or an indicator."""

    id: Identifier
    hans: str
    en: str
    hant: str = ""
    aliases: tuple[str, ...] = ()
    within: Identifier | None = Field(None, description="the place that this one lies in")
    part: bool = Field(False, description="an entry on what encloses it may answer for it: 河套深圳园区 within 河套")
    broad: bool = Field(False, description="so wide (全国, 世界) that a question naming it is not about it")
    joins: tuple[Identifier, ...] = Field((), description="the places that it names together: 深圳 and 香港 for 深港")

    @property
    def name(self) -> Text:
        """Its name in the three written forms."""
        return Text(hans=self.hans, en=self.en, hant=self.hant)


# ---------------------------------------------------------------------------------------------------------------------
# one question


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of time that a question or an answer names.

    `part` is "" for the whole year, else H1, H2, Q1-Q4 or M01-M12.
    """

    year: int
    part: str = ""


@dataclass(frozen=True)
class Question:
    """What was asked, as the search sees it: the same analysis that built the index.

    A plain one names an indicator, a place and perhaps a period, and nothing else: 深圳2022年GDP是多少.
    `listed` is how many things it wants named one by one (text.lists).
    """

    text: str
    folded: str
    language: Language
    terms: frozenset[str] = frozenset()
    periods: tuple[Period, ...] = ()
    places: frozenset[str] = frozenset()
    indicators: frozenset[str] = frozenset()
    directions: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    core: str = ""
    is_plain: bool = False
    forms: int = 0
    listed: int = 0

    @property
    def numbers(self) -> frozenset[str]:
        """The terms that are numbers; dates are none."""
        return frozenset(term for term in self.terms if term.startswith("n:"))


@dataclass(frozen=True)
class Hit:
    """One candidate with its confidence (0 to 1) and why it was found."""

    entry: str
    confidence: float
    features: dict[str, float] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()


# ---------------------------------------------------------------------------------------------------------------------
# one reply


@dataclass(frozen=True)
class Reference:
    """A citation as a reader needs it; `n` counts from 1 within the reply."""

    n: int
    source: str
    title: str
    publisher: str
    date: str
    at: str
    locator: str


@dataclass(frozen=True)
class Offer:
    """A question that the base can answer, offered instead of an answer."""

    entry: str
    question: str
    text: str
    confidence: float


@dataclass(frozen=True)
class Answer:
    """A confident answer. `entry` is None where it was composed from figures of several entries."""

    text: str
    language: Language
    entry: str | None
    confidence: float
    as_of: str
    references: tuple[Reference, ...]
    related: tuple[str, ...] = ()
    dispute: str = ""


@dataclass(frozen=True)
class Suggestions:
    """Not exactly this, but these: at most four offers, best first."""

    text: str
    language: Language
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class NoAnswer:
    """The honest no: the base does not hold it."""

    text: str
    language: Language


@dataclass(frozen=True)
class SmallTalk:
    """A friendly line to a greeting, thanks and the like."""

    text: str
    language: Language


Reply = Answer | Suggestions | NoAnswer | SmallTalk


class Outcome(StrEnum):
    """How a question ended; the `status` of the JSON interface."""

    ANSWER = "answer"
    SUGGEST = "suggest"
    NONE = "none"
    CHAT = "chat"


def confidence_of(reply: Reply) -> float:
    """How sure a reply is: of its answer, or of the first thing it offers; 0 where it holds neither."""
    if isinstance(reply, Answer):
        return reply.confidence
    return reply.offers[0].confidence if isinstance(reply, Suggestions) and reply.offers else 0.0


def outcome(reply: Reply) -> Outcome:
    """The outcome of a reply."""
    kinds: dict[type, Outcome] = {Answer: Outcome.ANSWER, Suggestions: Outcome.SUGGEST, SmallTalk: Outcome.CHAT}
    return kinds.get(type(reply), Outcome.NONE)
