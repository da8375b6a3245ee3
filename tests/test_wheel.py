"""The wheel, built and asked without the source tree."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.helpers import ROOT

QUESTION = "前海2024年生产总值是多少？"
ASK = r"""
import sys, gbaqa
from gbaqa.base.location import faq_folder
print(gbaqa.__file__, faq_folder(), *sys.path, sep="\n")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the sources that is gone afterwards."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "copy"
    copy.mkdir()
    for name in ("src", "bot", "faq"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(ROOT / name, copy)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(copy)]
    subprocess.run(build, check=True, capture_output=True)
    shutil.rmtree(copy)
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], dict[str, str], Path]:
    """A fresh environment with the wheel: its command, its variables, and where the wheel is."""
    folder = tmp_path_factory.mktemp("fresh")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "venv")], check=True)
    target = folder / "target"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)  # what `pip install --no-deps --target` does with a pure wheel
    libraries = dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GBAQA_", "PYTHON"))}
    variables = {
        **kept,
        "PYTHONPATH": os.pathsep.join([str(target), *libraries]),
        "GBAQA_CACHE_DIR": str(folder / "cache"),
    }
    return [str(folder / "venv" / "bin" / "python")], variables, target


def test_content(wheel: Path) -> None:
    """The wheel holds the library, the bot and the whole base, and no tests."""
    names = set(zipfile.ZipFile(wheel).namelist())
    served = {path.relative_to(ROOT / "faq").as_posix() for path in (ROOT / "faq").glob("entries/*/*.yaml")}
    assert {f"gbaqa/faq/{name}" for name in served} - names == set()
    wanted = {"gbaqa/cli.py", "gbaqa/search/confidence.json", "gbaqa/storage/migrations/env.py", "bot/__main__.py"}
    wanted |= {"gbaqa/faq/replies.yaml", "gbaqa/faq/places.yaml", "gbaqa/faq/lexicon/stop.txt"}
    assert wanted - names == set()
    assert {name.partition("/")[0] for name in names if ".dist-info" not in name} == {"gbaqa", "bot"}


def test_the_source_tree_is_out_of_reach(python: tuple[list[str], dict[str, str], Path], tmp_path: Path) -> None:
    """Code and base come from the installed wheel, and no path leads to the checkout."""
    command, variables, target = python
    done = subprocess.run(
        [*command, "-c", ASK], env=variables, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    code, base, *paths = done.stdout.splitlines()
    assert (Path(code), Path(base)) == (target / "gbaqa" / "__init__.py", target / "gbaqa" / "faq")
    assert {str(ROOT), str(ROOT / "src")} & set(paths) == set()


def test_a_question(python: tuple[list[str], dict[str, str], Path], tmp_path: Path) -> None:
    """A question is answered from the base inside the wheel."""
    command, variables, _ = python
    asked = [*command, "-m", "gbaqa.cli", "ask", "--json", QUESTION]
    done = subprocess.run(asked, env=variables, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    reply = json.loads(done.stdout)
    assert (reply["status"], "3008.8" in reply["text"]) == ("answer", True)
