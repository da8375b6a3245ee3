"""The word lists that analysis needs, as one value; `base.read` fills it from `faq/lexicon/`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Lexicon:
    """What the curators keep in `faq/lexicon/`, folded where the search compares it.

    - `words`: terms that jieba must not cut
    - `synonyms`: what people write -> what the base writes (one direction)
    - `cantonese`: Cantonese -> Mandarin wording
    - `stop`: words without a subject: 请问, 多少, the …
    - `opposites`: groups of words that exclude each other: 进口 出口 进出口
    - `attributes`: words that ask for an attribute (租金, 月租, rent), and further words by which an entry holds it
    - `entities`: the names of one person, body, scheme or project: a question that names it wants an entry that does
    - `names`: Simplified -> Traditional, where OpenCC would spoil a name
    """

    words: tuple[str, ...] = ()
    synonyms: dict[str, str] = field(default_factory=dict)
    cantonese: dict[str, str] = field(default_factory=dict)
    stop: frozenset[str] = frozenset()
    opposites: tuple[tuple[str, ...], ...] = ()
    attributes: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    entities: tuple[tuple[str, ...], ...] = ()
    names: dict[str, str] = field(default_factory=dict)
