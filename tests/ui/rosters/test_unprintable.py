"""Cells of a roster that no font can print are remarked before anything is taken in: the cell, the sign and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdesk.records.unprintable import UNPRINTABLE
from fairdesk.ui.rosters.view import RostersView
from tests.ui.rosters.test_view import desk, here, page, people, roster, settle  # noqa: F401  # fixtures
from tests.ui.talking import Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
LOST = "\U0001f600"
HEAD = ["序号", "姓名", "工作单位", "手机号码", "对接号"]


def read(page: RostersView, here: Place, folder: Path, *names: str) -> None:  # noqa: F811
    """A roster of these people has been read."""
    rows = [[at, name, "甲县民政局", f"1380000000{at}", None] for at, name in enumerate(names, start=1)]
    page.model.read([roster(folder / "people.xlsx", HEAD, *rows)])
    settle(here)


def test_the_notice_names_cell_sign_and_what_to_do(page: RostersView, here: Place, tmp_path: Path) -> None:  # noqa: F811
    read(page, here, tmp_path, "张伟", f"李{LOST}四", f"王{LOST}")
    told = here.told[-1].text
    assert "U+1F600" in told
    assert "3" in told
    state = page.model.state
    assert state.preview is not None
    line = next(one for one in state.issues if one.code == UNPRINTABLE)
    assert (line.count, [place.row for place in line.places]) == (2, [3, 4])
    assert "U+1F600" in line.words
    page.model.narrow(UNPRINTABLE)
    assert [row.place.row for row in page.model.state.rows] == [3, 4]
    notes = [words for cell in page.model.state.cells for _severity, words in cell.notes]
    assert any("U+1F600" in words for words in notes)
    page.model.narrow("")
    assert len({row.mend for row in page.model.state.rows}) == 1
    told_before = len(here.told)
    page.model.refresh()
    settle(here)
    assert len(here.told) == told_before


def test_it_can_still_be_taken_in(page: RostersView, here: Place, tmp_path: Path) -> None:  # noqa: F811
    read(page, here, tmp_path, f"王{LOST}")
    page.model.take_in()
    settle(here)
    assert [name for name, _phone in people(here.desk)] == [f"王{LOST}"]


def test_a_sound_roster_is_not_remarked(page: RostersView, here: Place, tmp_path: Path) -> None:  # noqa: F811
    read(page, here, tmp_path, "张伟", "买买提·吐尔逊", "𬭎䶮")
    assert here.told == []
    assert all(one.code != UNPRINTABLE for one in page.model.state.issues)
