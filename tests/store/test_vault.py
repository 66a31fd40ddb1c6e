"""The key of a desk: the right pass-phrase or the recovery key opens it, nothing else does, and damage is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from fairdesk.base.errors import DeskDamaged, DeskExists, DeskMissing, DeskTooNew, Refusal, WrongPassphrase
from fairdesk.services import history
from fairdesk.services.desk import Desk
from fairdesk.store import desks, vault
from tests import acts
from tests.factory import PASSPHRASE, bare_desk


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A desk file with one organisation in it, closed."""
    path = tmp_path / "desk.fairdesk"
    with bare_desk(path) as desk:
        desk.do(acts.add, name="甲乙丙丁戊己庚辛")
    return path


def test_the_file_holds_no_readable_text(closed: Path) -> None:
    content = closed.read_bytes()
    assert b"SQLite format" not in content
    assert "甲乙丙丁戊己庚辛".encode() not in content


def test_the_file_alone_can_be_carried_away_and_opened(closed: Path, tmp_path: Path) -> None:
    away = tmp_path / "stick" / "carried.fairdesk"
    away.parent.mkdir()
    shutil.copyfile(closed, away)
    with Desk.open(str(away), PASSPHRASE) as desk:
        assert desk.look(acts.names) == ["甲乙丙丁戊己庚辛"]
        desk.do(acts.add, name="子")
        assert desk.look(history.check).clean
    with Desk.open(str(away), PASSPHRASE) as desk:
        assert len(desk.look(acts.names)) == 2


def test_a_wrong_pass_phrase_is_refused_and_changes_nothing(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(WrongPassphrase):
        Desk.open(str(closed), "another")
    assert closed.read_bytes() == before


def test_the_recovery_key_opens_what_the_pass_phrase_no_longer_does(tmp_path: Path) -> None:
    recovery, recipient = vault.new_recovery_pair()
    engine, key = desks.birth(str(tmp_path / "d.fairdesk"), "forgotten", recipient)
    desks.complete(str(tmp_path / "d.fairdesk"), engine, key).dispose()
    assert vault.unlock(vault.read_lock(tmp_path / "d.fairdesk"), recovery, "d") == key
    other, _ = vault.new_recovery_pair()
    with pytest.raises(WrongPassphrase):
        vault.unlock(vault.read_lock(tmp_path / "d.fairdesk"), other, "d")


def test_a_missing_file_and_an_existing_one_are_refused(closed: Path, tmp_path: Path) -> None:
    with pytest.raises(DeskMissing):
        Desk.open(str(tmp_path / "none.fairdesk"), PASSPHRASE)
    before = closed.read_bytes()
    with pytest.raises(DeskExists):
        bare_desk(closed)
    assert closed.read_bytes() == before


@pytest.mark.parametrize("place", [0.0, 0.3, 0.6])
def test_a_damaged_file_is_refused_or_found_by_the_check(closed: Path, place: float) -> None:
    content = bytearray(closed.read_bytes())
    start = int(len(content) * place)
    content[start : start + 600] = b"\xff" * 600
    closed.write_bytes(content)
    try:
        with Desk.open(str(closed), PASSPHRASE) as desk:
            clean = desk.look(history.check).clean
    except DeskDamaged:
        return
    assert not clean


@pytest.mark.parametrize("size", [0, 100, 4096, 9000])
def test_a_cut_file_is_refused(closed: Path, size: int) -> None:
    closed.write_bytes(closed.read_bytes()[:size])
    with pytest.raises(Refusal):
        Desk.open(str(closed), PASSPHRASE)


def test_a_newer_schema_is_refused_with_nothing_changed(closed: Path) -> None:
    with Desk.open(str(closed), PASSPHRASE) as desk, desk._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = closed.read_bytes()
    with pytest.raises(DeskTooNew):
        Desk.open(str(closed), PASSPHRASE)
    assert closed.read_bytes() == before


def test_secrets_are_sealed_under_the_desks_key() -> None:
    key, _ = vault.new_lock(PASSPHRASE)
    other, _ = vault.new_lock(PASSPHRASE)
    sealed = vault.seal_secret(key, b"secret")
    assert vault.open_secret(key, sealed) == b"secret"
    with pytest.raises(ValueError, match="another key"):
        vault.open_secret(other, sealed)
