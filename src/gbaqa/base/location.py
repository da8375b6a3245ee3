"""Where faq/ is: the given folder, else the checkout's, else the copy inside the package."""

from __future__ import annotations

from pathlib import Path

from gbaqa.errors import GbaqaError


def faq_folder(given: Path | None = None) -> Path:
    """The folder that holds the base.

    Order: `given` (GBAQA_FAQ_DIR); `faq` of the checkout that this package is installed from in editable mode; the
    copy inside the wheel. A checkout comes before the copy, so that a curator's edit is what is served.

    Raises GbaqaError where the folder that is meant does not hold a base.
    """
    package = Path(__file__).resolve().parent.parent
    checkout = [package.parent.parent / "faq"] if package.parent.name == "src" else []
    candidates = [given] if given is not None else [*checkout, package / "faq"]
    for folder in candidates:
        if (folder / "entries").is_dir():
            return folder
    tried = ", ".join(map(str, candidates))
    raise GbaqaError(f"no base in {tried} -> set GBAQA_FAQ_DIR to a folder that holds entries/ and sources/")
