"""Where the base is looked for, and in which order."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gbaqa.base import location
from gbaqa.base.location import faq_folder
from gbaqa.errors import GbaqaError
from tests.helpers import ROOT

Finder = Callable[..., Path]


def installed(package: Path) -> Finder:
    """The look-up as it is made by a copy of the module inside `package`."""
    path = package / "base" / "location.py"
    path.parent.mkdir(parents=True)
    shutil.copy(location.__file__, path)
    spec = importlib.util.spec_from_file_location("copied_location", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    finder: Finder = module.faq_folder
    return finder


def base(folder: Path) -> Path:
    """An empty base in a folder."""
    (folder / "entries").mkdir(parents=True)
    return folder


def test_given_folder_comes_first(small_faq: Path) -> None:
    """The folder that is given is the one."""
    assert faq_folder(small_faq) == small_faq


def test_given_folder_without_a_base(tmp_path: Path) -> None:
    """A given folder without a base is an error; nothing else is taken in its place."""
    with pytest.raises(GbaqaError, match=r"no base in .* -> set GBAQA_FAQ_DIR"):
        faq_folder(tmp_path)


def test_this_checkout() -> None:
    """From a checkout, its own faq/ is served, so that a curator's edit is what is asked."""
    assert faq_folder() == ROOT / "faq"


def test_checkout_before_the_copy_in_the_package(tmp_path: Path) -> None:
    """Where both are there, the checkout's comes before the copy inside the package."""
    find = installed(tmp_path / "src" / "gbaqa")
    base(tmp_path / "src" / "gbaqa" / "faq")
    checkout = base(tmp_path / "faq")
    assert find() == checkout


def test_copy_in_the_package(tmp_path: Path) -> None:
    """An installed package serves the copy inside it."""
    find = installed(tmp_path / "site-packages" / "gbaqa")
    assert find.__module__ == "copied_location"
    copy = base(tmp_path / "site-packages" / "gbaqa" / "faq")
    assert find() == copy


def test_a_stranger_beside_an_installed_package(tmp_path: Path) -> None:
    """A faq/ that happens to lie above an installed package is not taken for a checkout's."""
    find = installed(tmp_path / "site-packages" / "gbaqa")
    copy = base(tmp_path / "site-packages" / "gbaqa" / "faq")
    base(tmp_path / "faq")
    assert find() == copy


def test_nowhere(tmp_path: Path) -> None:
    """Where there is no base at all, the error names every place that was tried."""
    find = installed(tmp_path / "src" / "gbaqa")
    with pytest.raises(GbaqaError) as caught:
        find()
    assert str(tmp_path / "src" / "gbaqa" / "faq") in str(caught.value)
