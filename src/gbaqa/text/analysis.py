"""analyse(): str -> Question. The index and every question go through the very same steps.

Terms are strings with a prefix for their kind: `w:` word, `b:` pair of neighbouring characters, `e:` English stem,
`n:` number, `p:` place, `i:` indicator. Pairs of characters keep a question findable when one character is wrong or
jieba cuts it otherwise; places and indicators are the same terms in every language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

import snowballstemmer

from gbaqa.model import Language, Period, Question, Term
from gbaqa.text.forms import forms_of
from gbaqa.text.kinds import asked_kinds, without_growth
from gbaqa.text.lexicon import Lexicon
from gbaqa.text.lists import asked_size
from gbaqa.text.numbers import with_digits
from gbaqa.text.periods import find_periods
from gbaqa.text.phrases import Phrases, replace
from gbaqa.text.pinyin import Pinyin
from gbaqa.text.script import clean, fold, language_of
from gbaqa.text.segment import Segmenter, Stored

SURNAMED = 3  # characters of a person's name, whose parts English readers use alone: Liu
LONGEST_QUESTION = 400  # characters that are read; nobody asks longer, and time stays bounded

_TOKEN = re.compile(
    r"(?P<han>[\u3400-\u9fff]+)|(?P<latin>[a-z][a-z0-9]*(?:[.&+'’-][a-z0-9]+)*)|(?P<number>\d+(?:\.\d+)?)"
)
_MEASURE = re.compile(
    r"(?:多少|几)(?:平方公里|平方米|万?亿|[万亿]?(?:港|美)?元|[万亿]|[个%人家间项件吨]|百分点)+|"
    r"\bhow (?:big|large|high)\b|\b(?:size|value|figure|level|reach|reached|hit|stand|stood|come|worth|rmb|yuan)\b"
)
_LETTERED = re.compile(r"(?<![a-z0-9])[a-z][\u4e00-\u9fff]")  # A股, e站通: the letter alone would be dropped
_DATE = re.compile(
    r"(?:19|20)\d\d\s*年(?:代)?(?:\s*\d{1,2}\s*月(?:份)?(?:\s*\d{1,2}\s*日)?)?|(?<!\d)\d{2}年(?!代)|[一二][〇零一二三四五六七八九]{3}年|"
    r"(?<![\d.])(?:19|20)\d\d(?!\d|\.\d)|上半年|下半年|第?[一二三四1-4]季度?|(?<![a-z0-9])q[1-4](?![a-z0-9])|\d{1,2}月(?:份)?(?:\d{1,2}日)?"
)
_NUMBERED = re.compile(r"第(?P<number>\d+)(?P<unit>期|届|号|条|卷)")
# The year of a document is not the year asked about: 城大2024年的报告, the 2023 report.
_EDITION = re.compile(
    r"(?:19|20)\d\d年?(?:初|底|末)?的?(?:发布|发表|出|那份|这份)?的?(?:深圳)?(?:市)?(?:政府)?(?:工作)?(?:报告|意见书|报道|政策文件|论文)|"
    r"(?:19|20)\d\d (?:\w+ ){0,3}(?:report|paper)\b"
)
_stem = snowballstemmer.stemmer("english").stemWord


@lru_cache(maxsize=20_000)
def _stemmed(word: str) -> str:
    return str(_stem(word.replace("’", "'").removesuffix("'s")))


class Analyser:
    """Reads a question with the base's word lists; one instance serves the index and all questions."""

    def __init__(
        self, lexicon: Lexicon, places: Iterable[Term], indicators: Iterable[Term], stored: Stored | None = None
    ) -> None:
        surfaces = _surfaces(places)
        attributes = _groups((asked[0], asked) for asked, _ in lexicon.attributes)
        entities = _groups((names[0], names) for names in lexicon.entities)
        self._wording = Phrases(_fold_keys({**lexicon.synonyms, **lexicon.cantonese}))
        self._places, self._placed = Phrases(surfaces), self._reworded(surfaces)
        self._indicators = self._reworded(_surfaces(indicators))
        self._directions = Phrases(
            {fold(word): f"{group}:{fold(word)}" for group, words in enumerate(lexicon.opposites) for word in words}
        )
        self._attributes = self._reworded(attributes)
        self._holding = self._reworded(_groups((asked[0], (*asked, *held)) for asked, held in lexicon.attributes))
        self._entities = Phrases(entities)
        self._stop = lexicon.stop
        self._listed = frozenset(pair for word in attributes for pair in pairwise(word))
        words = list(map(fold, lexicon.words))
        self._segmenter = Segmenter([*words, *surfaces, *entities], stored)
        named = [*words, *(name for name in entities if len(name) > SURNAMED)]
        self._pinyin = Pinyin(named, filter(str.isascii, filter(str.isalpha, surfaces)), stored)

    def _reworded(self, table: dict[str, tuple[str, ...]]) -> Phrases[tuple[str, ...]]:
        """Phrases as they stand in a question once its wording is the base's."""
        found: dict[str, tuple[str, ...]] = {}
        for key, names in table.items():
            wording = replace(self._wording, key)
            found[wording] = tuple(dict.fromkeys((*found.get(wording, ()), *names)))
        return Phrases(found)

    def analyse(self, text: str, default: Language = "zh-Hans", longest: int = LONGEST_QUESTION) -> Question:
        """Read one text, of which at most `longest` characters count.

        `default` is the language of a text that does not tell its own. Never raises, whatever the text.
        """
        text = clean(text)[:longest]
        folded = fold(text)
        language = language_of(text) or default
        written = self._pinyin.written(folded)
        spelt = with_digits(written)
        wording = replace(self._wording, spelt)
        asked = spelt if language == "en" else f"{spelt} {wording}"  # 哪一天 is worded 何时, and asks for the day
        undated = _DATE.sub(" ", wording)
        places, indicators = self._named(self._placed, wording), self._indicators_in(undated)
        named = {*(f"p:{x}" for x in places), *(f"i:{x}" for x in indicators)}
        return Question(
            text=text,
            folded=folded,
            language=language,
            terms=frozenset(named.union(self._terms(undated, pairs=language != "en"))),
            periods=self.periods(wording),
            places=places,
            indicators=indicators,
            directions=frozenset(self._directions.values(undated)),
            kinds=asked_kinds(asked),
            attributes=self._named(self._attributes, undated),
            entities=self._entities_in(written),
            core=self._core(wording),
            is_plain=bool(indicators and places) and self._says_no_more(undated),
            forms=forms_of(asked),
            listed=asked_size(folded),
        )

    def without(
        self, text: str, *, dates: bool, places: bool, entities: bool, directions: frozenset[str] = frozenset()
    ) -> str:
        """The folded text without its dates, places, named things and the words that exclude one of `directions`."""
        text = fold(text)
        if dates:
            text = _DATE.sub(" ", text)
        if places:
            text = _cut(self._places, text, lambda _: True)
        if entities:
            text = _cut(self._entities, text, lambda _: True)
        groups = {direction.partition(":")[0] for direction in directions}
        return _cut(self._directions, text, lambda found: found.partition(":")[0] in groups)

    def setting(self, text: str, *, dates: bool, places: bool) -> str:
        """Only the dates and places that a text names, as text."""
        text = fold(text)
        named = [text[start:end] for start, end, _ in self._places.scan(text)] if places else []
        dated = [match[0] for match in _DATE.finditer(text)] if dates else []
        return " ".join([*named, *dated])

    def _indicators_in(self, undated: str) -> frozenset[str]:
        """The indicators named, but those in the name of a place: the area of Greater Bay Area is none."""
        placed = [(start, end) for start, end, _ in self._placed.scan(undated)]
        return frozenset(
            name
            for start, end, names in self._indicators.scan(undated)
            if not any(first <= start and end <= last for first, last in placed)
            for name in names
        )

    def _says_no_more(self, undated: str) -> bool:
        """Is nothing left of a text but stop words once its indicators, their growth and its places are taken out?"""
        rest = _cut(self._placed, _cut(self._indicators, undated, lambda _: True), lambda _: True)
        return next(self._terms(_MEASURE.sub(" ", without_growth(rest))), None) is None

    def _entities_in(self, written: str) -> frozenset[str]:
        """The things named, by their own names and numbers: 第33期 is another one than 第29期."""
        numbered = {f"{match['unit']}:{match['number']}" for match in _NUMBERED.finditer(written)}
        return self._named(self._entities, written) | numbered

    def is_listed(self, pair: str) -> bool:
        """Do two characters follow each other in a word of the lists, so that they are no slip: 回乡 of 回乡证?"""
        return tuple(pair) in self._listed

    def has_stop(self, characters: str) -> bool:
        """Is one of the characters a stop word by itself: 是, 的, 几?"""
        return any(character in self._stop for character in characters)

    def attributes_held(self, text: str) -> frozenset[str]:
        """The attributes that a text speaks of, by any of their words."""
        return self._named(self._holding, replace(self._wording, fold(text)))

    @staticmethod
    def periods(folded: str) -> tuple[Period, ...]:
        """The periods that a folded text names."""
        return find_periods(_EDITION.sub(" ", folded))

    @staticmethod
    def _named(phrases: Phrases[tuple[str, ...]], text: str) -> frozenset[str]:
        return frozenset(name for names in phrases.values(text) for name in names)

    def _terms(self, text: str, pairs: bool = True) -> Iterator[str]:
        """The terms of a text; `pairs` of characters only of Chinese that was typed, not of English words put so."""
        yield from (f"w:{match[0]}" for match in _LETTERED.finditer(text))
        for match in _TOKEN.finditer(text):
            if han := match["han"]:
                yield from self._chinese(han, pairs)
            elif latin := match["latin"]:
                yield from self._english(latin)
            else:
                yield f"n:{match['number']}"

    def _chinese(self, run: str, pairs: bool) -> Iterator[str]:
        for stretch in self._stretches(run):
            for word in stretch:
                if len(word) > 1:
                    yield f"w:{word}"
                    yield from (f"w:{part}" for part in self._segmenter.parts(word) if part not in self._stop)
            joined = "".join(stretch)
            if len(joined) == 1:
                yield f"b:{joined}"
            yield from (f"b:{joined[i : i + 2]}" for i in range(len(joined) - 1) if pairs)

    def _stretches(self, run: str) -> Iterator[list[str]]:
        """The words of a run, broken where a stop word stands."""
        stretch: list[str] = []
        for word in self._segmenter.words(run):
            if word not in self._stop:
                stretch.append(word)
            elif stretch:
                yield stretch
                stretch = []
        if stretch:
            yield stretch

    def _english(self, token: str) -> Iterator[str]:
        pieces = [token] if not re.search(r"[-'’]", token) else [token, *re.split(r"[-'’]", token)]
        for piece in pieces:
            if piece and piece not in self._stop and (len(piece) > 1 or piece in "cq"):
                yield f"e:{_stemmed(piece)}"

    def _core(self, text: str) -> str:
        """The text without stop words and punctuation, for comparing strings as a whole."""
        parts: list[str] = []
        for match in _TOKEN.finditer(text):
            if match["han"]:
                parts += ["".join(stretch) for stretch in self._stretches(match["han"])]
            elif match[0] not in self._stop:
                parts.append(match[0])
        return " ".join(parts) or text


def _cut(phrases: Phrases[Any], text: str, unwanted: Callable[[Any], bool]) -> str:
    parts, done = [], 0
    for start, end, value in phrases.scan(text):
        if unwanted(value):
            parts.append(text[done:start])
            done = end
    return " ".join([*parts, text[done:]])


def _surfaces(terms: Iterable[Term]) -> dict[str, tuple[str, ...]]:
    """Folded name or alias -> ids; single Chinese characters are too ambiguous and left out."""
    found: dict[str, tuple[str, ...]] = {}
    for term in terms:
        for name in (term.hans, term.en, *term.aliases):
            key = fold(name)
            if len(key) > 1:
                found[key] = (*found.get(key, ()), term.id)
    return found


def _groups(groups: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Folded word -> the names of the groups it stands in."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in groups:
        for word in map(fold, words):
            found[word] = (*found.get(word, ()), name)
    return found


def _fold_keys(table: dict[str, str]) -> dict[str, str]:
    return {fold(key): fold(value) for key, value in table.items()}
