"""What is slow to make and can be made again, kept in the cache folder under the state of the files it came from."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from gbaqa import __version__
from gbaqa.base.read import Base, base_files, read_base

Piece = TypeVar("Piece")
FORMAT = 1  # raise when what is stored changes its shape


def state_of(folder: Path) -> str:
    """A hash of the names, sizes and times of the base's files, the code's version and the cache's format."""
    digest = hashlib.sha256(f"{__version__} {FORMAT} {folder.resolve()}".encode())
    code = Path(__file__).resolve().parent.parent
    for path in [*base_files(folder), *sorted(code.glob("*/*.py")), code / "model.py"]:
        status = path.stat()
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()[:32]


class Cache:
    """Keeps named pieces of bytes; a cache that cannot be read or written is as good as an empty one."""

    def __init__(self, folder: Path, state: str) -> None:
        self._folder, self._state = folder, state

    def get(self, name: str, build: Callable[[], bytes]) -> bytes:
        """The stored piece, or what `build` returns, which is then stored in place of older states."""
        path = self._folder / f"{name}-{self._state}"
        try:
            return path.read_bytes()
        except OSError:
            content = build()
            self._store(path, name, content)
            return content

    def has(self, name: str) -> bool:
        """Is a piece of this name stored for this state?"""
        return (self._folder / f"{name}-{self._state}").is_file()

    def read(self, name: str, build: Callable[[], bytes], parse: Callable[[bytes], Piece]) -> Piece:
        """The stored piece as `parse` reads it; one that was damaged on the disk is built anew."""
        try:
            return parse(self.get(name, build))
        except (ValueError, KeyError, TypeError, EOFError):  # build's own faults are BaseInvalid, none of these
            content = build()
            self._store(self._folder / f"{name}-{self._state}", name, content)
            return parse(content)

    def _store(self, path: Path, name: str, content: bytes) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(content)
            os.replace(file.name, path)  # noqa: PTH105 - atomic
            for old in self._folder.glob(f"{name}-*"):
                if old != path:
                    old.unlink(missing_ok=True)
        except OSError:
            return


def cached_base(folder: Path, cache: Cache) -> Base:
    """The base in `folder`, read from the cache where nothing changed. Raises BaseInvalid as read_base does."""
    return cache.read("base", lambda: read_base(folder).model_dump_json().encode(), Base.model_validate_json)
