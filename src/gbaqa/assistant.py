"""The one use case: ask(text, conversation) -> Reply."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from gbaqa.base.read import Base
from gbaqa.conversation import LONGEST_SUBJECT, Conversation, asks_origin, is_marked, leans, replaces, rewritings
from gbaqa.figures.series import Claim, Series
from gbaqa.model import (
    Answer,
    Citation,
    Entry,
    Hit,
    Language,
    NoAnswer,
    Offer,
    Period,
    Question,
    Reference,
    Reply,
    SmallTalk,
    Suggestions,
)
from gbaqa.search.engine import CONFLICT, Engine
from gbaqa.search.guards import DIRECTION, PERIOD, PLACE
from gbaqa.text.analysis import Analyser
from gbaqa.text.periods import is_held, periods_of
from gbaqa.text.spelling import LetterSpeller, Speller
from gbaqa.wording import date_in, period_in, value_in

MOST_OFFERS = 4
MARKED_BONUS = 0.1  # a follow-up that leans on what went before is read that way where both readings fit
HELD = 0.5  # share of a follow-up's own terms that the entry found must hold
STILL_HELD = 0.8  # the same for the entry that was answered last

_PUNCTUATION = re.compile(r"[^\w\s🙏👍😂😄😊❤️👌']|_")


class Assistant:
    """Answers questions from one base. Holds no state of its own: that is the caller's Conversation."""

    def __init__(self, base: Base, analyser: Analyser, engine: Engine) -> None:
        self.base, self.analyser, self.engine = base, analyser, engine
        self.series = Series(base.entries.values())
        index = engine.index
        self._speller = Speller(
            index.words(),
            lambda pair: index.knows(f"b:{pair}") or analyser.has_stop(pair),
            analyser.is_listed,
        )
        known = lru_cache(20_000)(lambda word: all(map(index.knows, analyser.analyse(word).terms)))
        self._letters = LetterSpeller(index.stems(), known)
        self._small_talk = [(rule, [re.compile(when) for when in rule.when]) for rule in base.phrasebook.small_talk]
        self._cards = {card.entry: card for card in engine.cards}
        self._positions = {card.entry: position for position, card in enumerate(engine.cards)}

    def ask(self, text: str, conversation: Conversation | None = None) -> Reply:
        """The reply to one message; the conversation, where there is one, is read and brought up to date.

        Never raises for any text.
        """
        talk = conversation or Conversation()
        question = self.analyser.analyse(text, talk.language)
        talk.language = question.language
        language = talk.replying
        if not question.folded:
            return NoAnswer(self._line("empty", language), language)
        if talk.references and asks_origin(question):
            return self._origin(talk, language)
        if friendly := self._friendly(question, language):
            return friendly
        return self._answer(question, talk, language)

    def show(self, entry: str, language: Language, confidence: float = 1.0) -> Answer:
        """The answer of one entry as it stands. Raises KeyError where there is no such entry."""
        record = self.base.entries[entry]
        return Answer(
            text=record.answer.within(language),
            language=language,
            entry=entry,
            confidence=confidence,
            as_of=record.as_of,
            references=self.references(record.citations, language),
            related=tuple(other for other in record.related if other in self.base.entries),
            dispute=record.disputed.within(language) if record.disputed else "",
        )

    def references(self, citations: Sequence[Citation], language: Language) -> tuple[Reference, ...]:
        """The citations as a reader needs them, numbered from 1."""
        return tuple(self._reference(n, citation, language) for n, citation in enumerate(citations, 1))

    # -- choosing --------------------------------------------------------------------------------------------

    def _answer(self, question: Question, talk: Conversation, language: Language) -> Reply:
        question, hits = self._search(question)
        if talk.subject and (meant := self._follow_up(question, talk, hits)):
            question, hits = meant
        reply = self._decide(question, hits, language)
        subject = (
            question.text if len(question.text) <= LONGEST_SUBJECT else talk.subject or question.text[:LONGEST_SUBJECT]
        )
        if isinstance(reply, Answer):
            talk.remember(subject, reply.entry, reply.references)
        elif isinstance(reply, Suggestions) and not talk.entry:
            talk.mention(subject)
        return reply

    def _search(self, question: Question) -> tuple[Question, list[Hit]]:
        """The hits for a question, or for what its misspelt words sound like.

        The mended question counts where it is found better, or where mending brings up something that a guard watches.
        """
        hits = self.engine.search(question)
        mended = self._letters.mended(self._speller.mended(question.folded))
        if mended == question.folded:
            return question, hits
        meant = replace(self.analyser.analyse(mended), text=question.text, language=question.language)
        again = self.engine.search(meant)
        watched = (meant.places | meant.entities | meant.attributes) - (
            question.places | question.entities | question.attributes
        )
        return (meant, again) if watched or _confidence(again) > _confidence(hits) else (question, hits)

    def _follow_up(self, question: Question, talk: Conversation, alone: list[Hit]) -> tuple[Question, list[Hit]] | None:
        """The question as the conversation means it, with what is found for it; None where it stands alone."""
        own, marked = _confidence(alone), is_marked(question)
        if own >= self.engine.calibration.answer and not marked:
            return None
        best: tuple[Question, list[Hit]] | None = None
        for text in rewritings(question, talk.subject, self.analyser):
            meant = self.analyser.analyse(text, question.language)
            hits = [hit for hit in self.engine.search(meant) if self._held(hit.entry, question) >= HELD]
            if best is None or _confidence(hits) > _confidence(best[1]):
                best = meant, hits
        if marked and self._still_speaks(question, talk):
            return question, [Hit(talk.entry or "", self.engine.calibration.answer)]
        enough = self.engine.calibration.answer
        named = bool(question.entities) and own >= enough  # 互换通呢: names all it needs
        stands = named and (best is None or _confidence(best[1]) < enough)
        surely = marked and not stands and leans(question, self.analyser)
        if best and (surely or _confidence(best[1]) + (MARKED_BONUS if marked else 0) >= own):
            return best
        return None

    def _still_speaks(self, question: Question, talk: Conversation) -> bool:
        """Does the entry answered last hold what a follow-up asks, so that no other need be looked for?"""
        card = self._cards.get(talk.entry or "")
        if card is None or replaces(question, self.engine.guards.meant(question)):
            return False
        return self._held(card.entry, question) >= STILL_HELD and not self.engine.guards.conflicts(question, card)

    def _held(self, entry: str, question: Question) -> float:
        """The share of a follow-up's own terms that an entry holds."""
        index, position = self.engine.index, self._positions[entry]
        mass = {term: index.idf(term) for term in question.terms}
        total = sum(mass.values())
        held = sum(value for term, value in mass.items() if index.postings.marks(term, position).held)
        return held / total if total else 1.0

    def _decide(self, question: Question, hits: list[Hit], language: Language) -> Reply:
        cut = self.engine.calibration
        if question.is_plain and len(question.periods) < 2:
            hits = self._claiming(question, hits)
        surely = bool(hits and not hits[0].conflicts and hits[0].confidence >= cut.answer)
        composed = self._from_figures(question, language)
        if composed and not (surely and self._compares(hits[0].entry, question)):
            return composed
        if surely:
            return self.show(hits[0].entry, language, hits[0].confidence)
        near = [hit for hit in hits if hit.confidence >= cut.suggest][:MOST_OFFERS]
        if near:
            return self._suggest(question, near, language)
        return NoAnswer(self._line("not_in_base", language), language)

    def _claiming(self, question: Question, hits: list[Hit]) -> list[Hit]:
        """The hits of a plain question, first the entry that claims the very figure it asks for.

        Where none does, nothing is sure: an entry may name indicator, place and year and mean another figure.
        """
        confidence = {hit.entry: hit.confidence for hit in hits}
        claims = sorted(
            self._claims(question),
            key=lambda c: (len(periods_of(c.figure.period)) > 1, self._rank_of(c), -confidence.get(c.entry, 0.0)),
        )
        if not claims and self._is_promised(question):
            return hits
        if not claims:
            return [replace(hit, confidence=min(hit.confidence, CONFLICT)) for hit in hits]
        best = claims[0].entry
        first = Hit(best, max(confidence.get(best, 0.0), self.engine.calibration.answer))
        return [first, *(hit for hit in hits if hit.entry != best)]

    def _claims(self, question: Question) -> list[Claim]:
        """The claims on what a plain question asks, at exactly the period asked, by entries that hold every place.

        Of two places named together (香港和深圳) those on each of them, where there are none on the two as one.
        """
        named = [self.base.places[place] for place in question.places]
        together = self.engine.guards.meant(question) or question.places
        apart = {part for place in named for part in place.joins or (() if place.broad else (place.id,))}
        return self._claims_on(together, question) or self._claims_on(frozenset(apart), question)

    def _claims_on(self, places: frozenset[str], question: Question) -> list[Claim]:
        period = question.periods[0] if question.periods else None
        found = [
            claim
            for place in places
            for indicator in _meant(question)
            for claim in self.series.at(indicator, place, period)
            if period is None or period in periods_of(claim.figure.period)
        ]
        return [
            claim for claim in found if places <= {other.figure.place for other in found if other.entry == claim.entry}
        ]

    def _is_promised(self, question: Question) -> bool:
        """Does a plan, a target or a forecast speak of what a plain question asks?"""
        points = (point for i in _meant(question) for p in question.places for point in self.series.points(i, p))
        return any(point.figure.kind is not None for point in points)

    def _rank_of(self, claim: Claim) -> int:
        """The place of a claim among the figures of its entry, the most telling first."""
        return self.base.entries[claim.entry].figures.index(claim.figure)

    def _compares(self, entry: str, question: Question) -> bool:
        """Does one entry itself claim what is asked for every place that is asked?"""
        figures = self.base.entries[entry].figures
        claimed = {figure.place for figure in figures if figure.indicator in question.indicators}
        return self.engine.guards.meant(question) <= claimed

    def _suggest(self, question: Question, near: list[Hit], language: Language) -> Suggestions:
        offers = tuple(self._offer(hit, language) for hit in near)
        return Suggestions(self._why_not(question, near, language), language, offers)

    def _why_not(self, question: Question, near: list[Hit], language: Language) -> str:
        """What is asked that the base does not hold, and what it holds instead."""
        first, comma = near[0], ", " if language == "en" else "、"
        if PLACE in first.conflicts:
            meant = self.engine.guards.meant(question)
            missing = meant - self._cards[first.entry].places or meant
            asked = comma.join(self.base.places[place].name.within(language) for place in sorted(missing))
            return self._line("other_place", language).format(asked=asked)
        if PERIOD in first.conflicts:
            cards = [self._cards[hit.entry] for hit in near if hit.conflicts == first.conflicts]
            known = sorted({period.year for card in cards for period in card.periods})
            if not known:
                return self._line("near", language)
            lacking = [p for p in question.periods if not any(is_held(p, card.periods) for card in cards)]
            asked = comma.join(period_in(period, language) for period in lacking or question.periods)
            return self._line("other_period", language).format(
                asked=asked, known=comma.join(period_in(Period(year), language) for year in known)
            )
        return self._line("other_direction" if DIRECTION in first.conflicts else "near", language)

    # -- figures of several entries --------------------------------------------------------------------------

    def _from_figures(self, question: Question, language: Language) -> Answer | None:
        """Two or more places compared on one indicator at one period, each figure with its source."""
        places = sorted(self.engine.guards.meant(question))
        if len(places) < 2 or len(question.periods) > 1:
            return None
        period = question.periods[0] if question.periods else None
        for indicator in sorted(question.indicators):
            claims = self.series.compare(indicator, places, period)
            if claims:
                return self._composed(claims, language)
        return None

    def _composed(self, claims: list[Claim], language: Language) -> Answer:
        sentences = [self._claim(claim, language) for claim in claims]
        cited = list(dict.fromkeys(Citation(source=c.figure.source, at=c.figure.at) for c in claims))
        text = ". ".join(sentences) + "." if language == "en" else "；".join(sentences) + "。"
        return Answer(
            text=text,
            language=language,
            entry=claims[0].entry,
            confidence=self.engine.calibration.answer,
            as_of=self.base.entries[claims[0].entry].as_of,
            references=self.references(cited, language),
            related=tuple(dict.fromkeys(claim.entry for claim in claims[1:])),
        )

    def _claim(self, claim: Claim, language: Language) -> str:
        figure = claim.figure
        return self._line("claim", language).format(
            place=self.base.places[figure.place].name.within(language),
            period=date_in(figure.period, language),
            indicator=self.base.indicators[figure.indicator].name.within(language),
            value=value_in(figure, language),
        )

    # -- wording ---------------------------------------------------------------------------------------------

    def _friendly(self, question: Question, language: Language) -> SmallTalk | None:
        said = re.sub(r"\s+", " ", _PUNCTUATION.sub(" ", question.folded)).strip()
        for rule, patterns in self._small_talk:
            if any(pattern.fullmatch(said) for pattern in patterns):
                return SmallTalk(rule.reply.within(language), language)
        return None

    def _origin(self, talk: Conversation, language: Language) -> Answer:
        """Where the previous answer comes from."""
        entry = self.base.entries.get(talk.entry or "")
        cited = [Citation(source=r.source, at=r.at) for r in talk.references]
        references = self.references(cited, language)
        items = [
            self._line("origin_item", language).format(
                title=r.title, publisher=r.publisher, date=r.date, locator=r.locator
            )
            for r in references
        ]
        text = self._line("origin", language).format(sources=("; " if language == "en" else "；").join(items))
        return Answer(
            text=text,
            language=language,
            entry=talk.entry,
            confidence=1.0,
            as_of=entry.as_of if entry else "",
            references=references,
        )

    def _offer(self, hit: Hit, language: Language) -> Offer:
        entry = self.base.entries[hit.entry]
        return Offer(hit.entry, entry.question.within(language), entry.answer.within(language), hit.confidence)

    def _reference(self, n: int, citation: Citation, language: Language) -> Reference:
        source = self.base.sources[citation.source]
        section = source.section(citation.at)
        printed = date_in(source.date, language)
        dated = printed if source.date_printed else self._line("about", language).format(date=printed)
        return Reference(
            n=n,
            source=source.id,
            title=source.title.within(language),
            date=dated,
            at=citation.at,
            publisher=source.publisher.within(language),
            locator=section.locator.within(language) if section else citation.at,
        )

    def _line(self, key: str, language: Language) -> str:
        return self.base.phrasebook.lines[key].within(language)


def _confidence(hits: list[Hit]) -> float:
    return hits[0].confidence if hits else 0.0


def _meant(question: Question) -> set[str]:
    """The indicators that a plain question asks for: of 固定资产投资的增速 the growth, not the sum."""
    if "growth" not in question.kinds:
        return set(question.indicators)
    return {i if i.endswith("-growth") else f"{i}-growth" for i in question.indicators}


def topic_entries(base: Base, topic: str) -> list[Entry]:
    """The entries of one topic, in the order of the base."""
    return [entry for entry in base.entries.values() if entry.topic == topic]
