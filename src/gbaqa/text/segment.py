"""Cutting Chinese into words: the only module that imports jieba."""

from __future__ import annotations

import logging
import re
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path

with warnings.catch_warnings():  # jieba 0.42 has invalid escapes, which -W error would turn into a crash
    warnings.simplefilter("ignore")
    import jieba

_RUN = re.compile(r"[\u3400-\u9fff]+")


class Segmenter:
    """jieba with the base's own words, without its guesses at unknown words (HMM), so that it always cuts alike."""

    def __init__(self, words: Iterable[str], cache: Path | None = None) -> None:
        jieba.setLogLevel(logging.WARNING)
        self._jieba = jieba.Tokenizer()
        self._jieba.tmp_dir = str(_writable(cache))
        self._jieba.initialize()
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


def _writable(folder: Path | None) -> Path:
    """`folder` where it can be made and written, else the system's temporary folder."""
    if folder is not None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / ".writable"
            probe.touch()
            probe.unlink()
        except OSError:
            pass
        else:
            return folder
    return Path(tempfile.gettempdir())
