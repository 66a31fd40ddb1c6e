"""A small fair made once by real commands; every test gets a copy of its files."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.halls import Hall, make_hall, settled


@pytest.fixture(scope="session")
def made_hall(tmp_path_factory: pytest.TempPathFactory) -> Hall:
    """The hall the copies are made of; nobody changes it."""
    return make_hall(tmp_path_factory.mktemp("hall"))


@pytest.fixture
def hall(made_hall: Hall, tmp_path: Path) -> Hall:
    """A hall of the test's own."""
    folder = tmp_path / "hall"
    shutil.copytree(made_hall.folder, folder)
    return settled(replace(made_hall, folder=folder))
