"""A booth's bundle on its way through LibreOffice: the seal stays whole, every edit is listed, nobody's silence is an edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fairdesk.exchange.container import read_container
from fairdesk.records.exchange import CorrectionKind as Kind
from fairdesk.records.exchange import CorrectionRow
from fairdesk.records.sealed import Rows
from fairdesk.services import exchange, history, matters, talks
from fairdesk.services.desk import Desk
from tests.booths import demo_hall
from tests.exchange.edits import EDITS, saved_again
from tests.exchange.libreoffice import LibreOffice, needs_libreoffice

pytestmark = [needs_libreoffice, pytest.mark.slow]


@dataclass
class Way:
    """The bureau, the bundle as the booth wrote it, and the program it passes through."""

    bureau: Desk
    bundle: Path
    office: LibreOffice

    @property
    def rows(self) -> Rows:
        """The first sheet of records as it was written."""
        return next(iter(read_container(self.bundle).sheets.values()))

    def told(self, path: Path) -> tuple[CorrectionRow, ...]:
        """What the bureau lists; the bundle is whole."""
        (result,) = exchange.merge(self.bureau, bundles=[path], rehearse=True).bundles
        assert (result.status in {"merged", "already"}, result.reason) == (True, "")  # the same desk sees it in several tests
        return result.corrections


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Way]:
    folder = tmp_path_factory.mktemp("way")
    with demo_hall(folder) as hall:
        yield Way(hall.bureau, hall.bundle("A03.xlsx"), LibreOffice(folder))


def test_opened_and_saved_by_libreoffice_it_is_what_it_was(way: Way) -> None:
    again = way.office.saved_again(way.bundle)
    assert read_container(again).sealed == read_container(way.bundle).sealed
    assert len(read_container(again).sheets) == 4
    assert way.told(again) == ()
    twice = way.bundle.with_name("twice.xlsx")
    twice.write_bytes(saved_again(way.office.saved_again(again).read_bytes()))
    assert way.told(twice) == ()


def test_edits_of_another_program_are_still_told_after_libreoffice_saved_them(way: Way) -> None:
    """Each kind of edit alone, then written again by LibreOffice."""
    for edit in EDITS:
        path = way.bundle.with_name("edited.xlsx")
        path.write_bytes(saved_again(way.bundle.read_bytes(), edit.do))
        expected = [(kind, proposed) for kind, _recorded, proposed in edit.told(list(way.rows))]
        assert [(one.kind, one.proposed) for one in way.told(way.office.saved_again(path))] == expected, edit.name


BASIC = """
hand = book.Sheets.getByName("更正 Corrections")
hand.getCellByPosition(0, 1).setString(sheet.Name)
hand.getCellByPosition(1, 1).setString(sheet.getCellByPosition(0, 3).getString())
hand.getCellByPosition(2, 1).setString(sheet.getCellByPosition(4, 0).getString())
hand.getCellByPosition(3, 1).setString("应为冷链")
hand.getCellByPosition(4, 1).setString("李某")
sheet.getCellByPosition(4, 2).setString("改过的项目")
sheet.getCellByPosition(6, 4).setValue(4321.5)
sheet.getCellByPosition(7, 5).setFormula("=G2+G3")
sheet.Rows.removeByIndex(8, 1)
sheet.Rows.insertByIndex(10, 1)
sheet.getCellByPosition(2, 10).setString("漏记的一家")
sheet.Rows.insertByIndex(20, 1)
Dim cells As Object
cells = sheet.getCellRangeByName("A13:I13")
sheet.copyRange(sheet.getCellByPosition(0, 20).getCellAddress(), cells.getRangeAddress())
sheet.Rows.removeByIndex(12, 1)
sheet.Columns.insertByIndex(3, 1)
sheet.getCellByPosition(3, 0).setString("经办")
sheet.getCellByPosition(3, 1).setString("老王")
book.Sheets.insertNewByName("另记", 2)
book.Sheets.getByName("另记").getCellByPosition(0, 0).setString("顺手一记")
book.Sheets.getByIndex(3).Name = "改了名"
book.Sheets.getByIndex(4).IsVisible = False
book.Sheets.getByIndex(0).getCellByPosition(1, 2).setString("别的会")
"""


def test_edits_made_in_libreoffice_are_all_listed_and_none_is_taken(way: Way) -> None:
    rows, before = way.rows, way.bureau.look(history.state_digest)
    found = way.told(way.office.edited(way.bundle, BASIC))
    titles = list(read_container(way.bundle).sheets)
    assert sorted((one.kind, one.recorded, one.proposed) for one in found) == sorted(
        [
            (Kind.CELL, read_container(way.bundle).shown[0].rows[2][1], "别的会"),
            (Kind.CELL, rows[2][4], "改过的项目"),
            (Kind.CELL, rows[4][6], "4321.5"),
            (Kind.FORMULA, rows[5][7], found_formula(found)),
            (Kind.ROW_REMOVED, " · ".join(one for one in rows[8] if one), ""),
            (Kind.ROW_ADDED, "", "漏记的一家"),
            (Kind.ROW_MOVED, "13", "20"),
            (Kind.COLUMN_ADDED, "", "经办 · 老王"),
            (Kind.SHEET_ADDED, "", "另记 · 顺手一记"),
            (Kind.SHEET_RENAMED, titles[1], "改了名"),
            (Kind.SHEET_HIDDEN, "", ""),
            (Kind.BY_HAND, rows[3][4], "应为冷链"),
        ]
    )
    assert way.bureau.look(history.state_digest) == before


def found_formula(found: tuple[CorrectionRow, ...]) -> str:
    """The text of the formula as LibreOffice moved it; it is one, and refers to cells."""
    (formula,) = [one.proposed for one in found if one.kind == Kind.FORMULA]
    assert formula in {"=H2+H3", "=G2+G3"}
    return formula


def test_a_merge_leaves_what_was_edited_for_a_person(way: Way) -> None:
    path = way.bundle.with_name("last.xlsx")
    path.write_bytes(saved_again(way.bundle.read_bytes(), EDITS[0].do))
    again = way.office.saved_again(path)
    (result,) = exchange.merge(way.bureau, bundles=[again]).bundles
    assert result.status == "merged"
    assert [one.proposal for one in way.bureau.look(matters.waiting)] == list(result.corrections)
    names = {row.project for row in way.bureau.look(talks.rows)}
    assert "改过的项目" not in names
