"""The real bot as a process of its own, against a Bot API server of ours."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.telegram import PATIENCE, TOKEN, Telegram

ROOT = Path(__file__).resolve().parents[2]


class BotProcess:
    """`python -m bot`, its log and its end."""

    def __init__(self, folder: Path, base: Path, **environment: str) -> None:
        self.log = folder / "bot.log"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GBAQA_")},
            "GBAQA_TELEGRAM_TOKEN": TOKEN,
            "GBAQA_FAQ_DIR": str(base),
            "GBAQA_CACHE_DIR": str(base.parent / "cache"),
            "GBAQA_DATABASE_URL": f"sqlite:///{folder / 'bot.sqlite3'}",
            "GBAQA_HEARTBEAT": str(folder / "heartbeat"),
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
            **environment,
        }
        self.folder = folder
        self.start()

    def start(self) -> None:
        """Start the process, or start it again."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot"], env=self.environment, cwd=self.folder, stdout=log, stderr=log
            )

    def stop(self, how: signal.Signals = signal.SIGTERM) -> float:
        """Stop it with a signal; how many seconds that took."""
        began = time.monotonic()
        self.process.send_signal(how)
        self.process.wait(PATIENCE)
        return time.monotonic() - began

    def health(self) -> subprocess.CompletedProcess[str]:
        """The health check."""
        return subprocess.run(
            [sys.executable, "-m", "bot", "--health"],
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )

    def logged(self) -> str:
        """What it has logged."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def kill(self) -> None:
        """End it at once, if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small base; the fixed sentences are those of the library."""
    folder = tmp_path_factory.mktemp("base") / "faq"
    shutil.copytree(ROOT / "tests" / "data" / "faq", folder)
    shutil.copy(ROOT / "faq" / "replies.yaml", folder)
    return folder


@pytest.fixture(scope="module")
def telegram() -> Iterator[Telegram]:
    """A Bot API server; one for the tests of a module, each of which brings its own people."""
    server = Telegram()
    yield server
    server.close()


@pytest.fixture(scope="module")
def bot(telegram: Telegram, base: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    """A bot that polls."""
    folder = tmp_path_factory.mktemp("bot")
    process = BotProcess(folder, base, GBAQA_TELEGRAM_API_URL=telegram.url, GBAQA_ADMINS="77, 78")
    try:
        telegram.wait(lambda: telegram.made("setMyCommands"))
        yield process
    finally:
        process.kill()


@pytest.fixture
def server() -> Iterator[Telegram]:
    """A Bot API server for one test."""
    made = Telegram()
    yield made
    made.close()


@pytest.fixture
def launch(server: Telegram, base: Path, tmp_path: Path) -> Iterator[Callable[..., BotProcess]]:
    """Starts bots for one test, with environment variables of its own."""
    started: list[BotProcess] = []

    def start(**environment: str) -> BotProcess:
        started.append(BotProcess(tmp_path, base, **{"GBAQA_TELEGRAM_API_URL": server.url, **environment}))
        return started[-1]

    yield start
    for process in started:
        process.kill()


@pytest.fixture
def port() -> int:
    """A free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
