"""What every test stands on: no screen, cheap keys, the language of the fair, a desk on either database."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["FAIRDESK_PASSPHRASE"] = "a pass-phrase for tests"
os.environ["FAIRDESK_STATE"] = tempfile.mkdtemp(prefix="fairdesk-state-")  # no test may know what another run did here

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fairdesk.base.i18n import DEFAULT_LANGUAGE, use_language
from fairdesk.services.desk import Desk
from tests.factory import bare_desk, fair_desk

pytest_plugins = ["tests.postgres", "tests.cups"]


@pytest.fixture(autouse=True)
def _chosen_language() -> Iterator[None]:
    use_language(DEFAULT_LANGUAGE)
    yield
    use_language(DEFAULT_LANGUAGE)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Where a desk of a given name lies, on an encrypted file and again on PostgreSQL."""
    if request.param == "sqlite":
        yield lambda name: str(tmp_path / f"{name}.fairdesk")
        return
    server = request.getfixturevalue("postgres_server")
    made: list[str] = []

    def fresh(_name: str) -> str:
        made.append(server.fresh())
        return made[-1]

    yield fresh
    for url in made:
        server.drop(url)


@pytest.fixture
def desk(address: Callable[[str], str]) -> Iterator[Desk]:
    """A bureau desk with a small fair, on either database."""
    with fair_desk(address("desk")) as made:
        yield made


@pytest.fixture
def empty_desk(address: Callable[[str], str]) -> Iterator[Desk]:
    """A newborn desk, on either database."""
    with bare_desk(address("empty")) as made:
        yield made
