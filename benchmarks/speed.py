"""How fast gbaqa answers: cold start, warm question, memory; each beside a yardstick taken in the same run.

    .venv/bin/python benchmarks/speed.py [QUESTIONS.jsonl ...]

The yardsticks are a bare start of Python, and one pass of rapidfuzz over all ways of asking, so that numbers from
different machines can be compared as ratios.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz, process

from gbaqa.bootstrap import build
from gbaqa.settings import Settings

STARTS = 5


def seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def start(*arguments: str) -> float:
    command = [sys.executable, *arguments]
    runs = [seconds(lambda: subprocess.run(command, capture_output=True, check=True)) for _ in range(STARTS)]
    return statistics.median(runs)


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or sorted(Path(__file__).parent.parent.glob("faq/questions/*.jsonl"))
    asked = [json.loads(line)["q"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    bare, cold = start("-c", "pass"), start("-m", "gbaqa.cli", "ask", asked[0])
    assistant = build(Settings())
    surfaces = [core for card in assistant.engine.cards for core in card.cores]
    for question in asked[:20]:
        assistant.ask(question)
    warm = sorted(seconds(partial(assistant.ask, question)) for question in asked)
    one_pass = partial(process.extractOne, choices=surfaces, scorer=fuzz.ratio)
    scan = [seconds(partial(one_pass, question)) for question in asked[:50]]
    median, yardstick = statistics.median(warm), statistics.median(scan)
    print(f"{len(asked)} questions, {len(assistant.base.entries)} entries, {len(surfaces)} ways of asking")
    print(f"cold start   {cold:.2f} s, {cold / bare:.0f} x a bare Python ({bare:.2f} s)")
    ratio = f"{median / yardstick:.2f} x one rapidfuzz pass ({1000 * yardstick:.2f} ms)"
    print(f"warm median  {1000 * median:.2f} ms, {ratio}")
    p95 = 1000 * warm[int(len(warm) * 0.95)]
    print(f"warm p95     {p95:.2f} ms")
    print(f"memory       {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
