"""A desk's typefaces: chosen from files that may be used, named by the papers it makes, and missed in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.base.assets import asset
from fairdesk.base.errors import FaceForbidden, FaceUnusable, FileMissing
from fairdesk.printing import press
from fairdesk.records.faces import SLOT_WORDS, Slot
from fairdesk.services import preferences, wordings
from fairdesk.services.desk import Desk
from tests.commands import fairdesk
from tests.factory import fair_desk
from tests.printing.test_fonts import made, rights

KIND = "letter_of_intent"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A small fair; afterwards no face is in its slot."""
    with fair_desk(tmp_path / "desk.fairdesk") as opened:
        yield opened
    press.use_faces({})


def test_every_slot_has_its_setting(desk: Desk) -> None:
    assert set(desk.look(preferences.faces)) == set(Slot) == set(SLOT_WORDS)


def test_a_chosen_face_is_in_force_at_once_and_named_by_papers_to_come(desk: Desk, tmp_path: Path) -> None:
    path = made(tmp_path)
    desk.do(preferences.put, key="face_body", value=str(path))
    told = desk.look(preferences.settings).told
    assert "OwnFace" in told["face_body"]
    assert told["face_title"] == ""
    assert desk.look(wordings.setting, kind=KIND).faces.startswith("body=OwnFace:")
    assert {one.setting.faces for one in desk.look(wordings.every)} == {""}
    desk.do(preferences.put, key="face_body", value="")
    assert desk.look(wordings.setting, kind=KIND).faces == ""


def test_a_face_that_cannot_be_used_is_not_kept(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "no.ttf").write_bytes(b"no font")
    for path, refused in (
        (made(tmp_path, change=rights(2)), FaceForbidden),
        (tmp_path / "no.ttf", FaceUnusable),
        (tmp_path / "none.ttf", FileMissing),
    ):
        with pytest.raises(refused):
            desk.do(preferences.put, key="face_title", value=str(path))
    assert desk.look(preferences.faces)[Slot.TITLE] == ""


def test_a_desk_opened_again_has_its_faces_and_another_has_its_own(desk: Desk, tmp_path: Path) -> None:
    desk.do(preferences.put, key="face_heads", value=str(asset("fonts", "NotoSansSC-Bold.ttf")))
    press.use_faces({})
    assert preferences.use_faces(desk) == []
    assert press.faces().startswith("heads=")
    with fair_desk(tmp_path / "other.fairdesk") as other:
        preferences.use_faces(other)
        assert press.faces() == ""


def test_a_face_that_is_gone_is_told_by_window_and_command(desk: Desk, tmp_path: Path) -> None:
    path = made(tmp_path)
    desk.do(preferences.put, key="face_body", value=str(path))
    path.unlink()
    (sentence,) = desk.look(preferences.lost_faces)
    assert "OwnFace.ttf" in sentence
    assert "OwnFace.ttf" in desk.look(preferences.settings).told["face_body"]
    assert desk.look(wordings.setting, kind=KIND).faces == ""
    desk.close()
    said = fairdesk("preflight", tmp_path / "desk.fairdesk", expect=0)
    assert said.err.count("OwnFace.ttf") == 1
