"""Cutting Chinese into words: the only module that imports jieba."""

from __future__ import annotations

import io
import marshal
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files

with warnings.catch_warnings():  # jieba 0.42 has invalid escapes, which -W error would turn into a crash
    warnings.simplefilter("ignore")
    import jieba

Stored = Callable[[str, Callable[[], bytes]], bytes]  # (name, build) -> what was built, kept somewhere

RAREST = 5  # words rarer than this in jieba's dictionary, half of it, are names that nobody asks about here

_RUN = re.compile(r"[\u3400-\u9fff]+")


class Segmenter:
    """jieba with the base's own words, without its guesses at unknown words (HMM), so that it always cuts alike.

    The dictionary is kept through `stored` rather than in jieba's own cache file, which wants a writable folder.
    """

    def __init__(self, words: Iterable[str], stored: Stored | None = None) -> None:
        content = stored("dictionary", _dictionary) if stored else _dictionary()
        self._jieba = jieba.Tokenizer()
        self._jieba.FREQ, self._jieba.total = marshal.loads(content)  # noqa: S302 - our own cache
        self._jieba.initialized = True
        for word in words:
            if _RUN.fullmatch(word):
                self._jieba.add_word(word)

    def words(self, run: str) -> list[str]:
        """The words of one run of Chinese characters, in order, covering it once."""
        return list(self._jieba.cut(run, HMM=False))

    def parts(self, word: str) -> Iterator[str]:
        """The shorter dictionary words inside one word: 综合保税区 holds 综合, 保税, 保税区."""
        for size in (2, 3, 4):
            for start in range(len(word) - size + 1):
                part = word[start : start + size]
                if size < len(word) and self._jieba.FREQ.get(part):
                    yield part


def _dictionary() -> bytes:
    """jieba's dictionary without its rarest words, as its prefix table and total."""
    lines = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines()
    kept = "\n".join(line for line in lines if int(line.split(" ")[1]) >= RAREST)
    file = io.BytesIO(kept.encode())
    file.name = "dict.txt"  # jieba reads the name for its messages
    return marshal.dumps(jieba.Tokenizer().gen_pfdict(file))
