"""`fairdesk document` makes every kind of paper, its codes stand up to `verify`, and what is not there is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdesk.printing import press
from fairdesk.services.desk import Desk
from fairdesk.services.gathering.catalogue import SOURCES
from tests.commands import ask, fairdesk
from tests.factory import PASSPHRASE
from tests.halls import make_bureau
from tests.papers import NAMES, furnish


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bureau's desk with a record for every kind of paper."""
    folder = tmp_path_factory.mktemp("bureau")
    target = folder / "bureau.fairdesk"
    make_bureau(str(target), folder)
    with Desk.open(str(target), PASSPHRASE) as desk:
        desk.do(furnish)
    return target


def test_every_kind_is_listed() -> None:
    listed = {one["kind"] for one in ask("document", "--list")}
    assert set(SOURCES) <= listed


@pytest.mark.parametrize("kind", sorted(SOURCES))
def test_a_kind_is_made_and_a_signed_one_verifies(bureau: Path, kind: str, tmp_path: Path) -> None:
    out = tmp_path / f"{kind}.pdf"
    assert ask("document", bureau, kind, NAMES[kind], "--out", out) == {"kind": kind, "pdf": str(out)}
    assert press.page_count(out.read_bytes()) <= 4
    if SOURCES[kind].signed:
        said = ask("verify", out, "--trust", bureau)
        assert (said["valid"], said["facts"]["kind"], said["differences"]) == (True, kind, [])
        told = fairdesk("--lang", "en", "verify", out, "--trust", bureau, expect=0)
        assert "Party A: " in told.out


@pytest.mark.parametrize("kind", sorted(SOURCES))
def test_what_is_not_there_is_refused_and_nothing_is_written(bureau: Path, kind: str, tmp_path: Path) -> None:
    out = tmp_path / "none.pdf"
    said = fairdesk("--lang", "en", "document", bureau, kind, "X999", "--out", out, "--json", expect=1)
    assert said.data["refused"] == "NotFound"
    assert "X999" in said.err
    assert not out.exists()
