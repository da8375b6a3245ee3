"""What a self-hoster is told is true of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.settings import BotSettings

ROOT = Path(__file__).resolve().parents[2]
GUIDE = "docs/self-hosting.md"
SETTINGS = {f"GBAQA_{name.upper()}" for name in BotSettings.model_fields}


def text(name: str) -> str:
    """A file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_example_explains_every_setting() -> None:
    """Nothing can be set that .env.example does not name with a comment, and it names nothing else."""
    lines = text(".env.example").splitlines()
    named = {match[1] for line in lines if (match := re.match(r"#?([A-Z_]+)=", line))}
    assert named == SETTINGS | {"POSTGRES_PASSWORD"}
    assert all(lines[n - 1].startswith("#") for n, line in enumerate(lines) if re.match(r"#?[A-Z_]+=", line))


@pytest.mark.parametrize("name", [GUIDE, "Dockerfile", "docker-compose.yml"])
def test_only_settings_that_exist_are_named(name: str) -> None:
    """No variable in the guide, the image or the composition is a slip of the pen."""
    assert set(re.findall(r"GBAQA_[A-Z_]+[A-Z]", text(name))) <= SETTINGS


def test_the_composition_needs_only_a_token() -> None:
    """Without profiles there is one service, which keeps its records and comes up again by itself."""
    composed = yaml.safe_load(text("docker-compose.yml"))
    plain = [name for name, service in composed["services"].items() if "profiles" not in service]
    assert plain == ["bot"]
    bot = composed["services"]["bot"]
    assert bot["restart"] == "unless-stopped"
    assert bot["volumes"] == ["data:/data"]
    assert "data" in composed["volumes"]
    assert not re.search(r"\$\{[A-Z_]+(:\?|})", text("docker-compose.yml"))


def test_the_image_runs_as_nobody_in_particular_and_tells_its_health() -> None:
    """The last stage installs nothing, drops root before it runs anything of ours, and has a health check."""
    last = text("Dockerfile").split("\nFROM ")[-1]
    assert "pip install" not in last
    assert last.index("USER gbaqa") < last.index("RUN gbaqa ask") < last.index("CMD [")
    assert '"bot", "--health"' in last
    assert "VOLUME /data" in last


def test_what_the_image_copies_is_let_through() -> None:
    """.dockerignore keeps nothing back that the Dockerfile needs."""
    allowed = {line[1:] for line in text(".dockerignore").splitlines() if line.startswith("!")}
    copied = {
        word.removeprefix("./")
        for line in re.findall(r"^COPY (?!--)(.+)$", text("Dockerfile"), re.M)
        for word in line.split()[:-1]
    }
    assert copied == allowed
    assert all((ROOT / name).exists() for name in copied)
