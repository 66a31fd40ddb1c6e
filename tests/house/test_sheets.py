"""Every visible sheet of a bundle makes the round trip: written, read back, and found unchanged."""

from __future__ import annotations

from pathlib import Path

from fairdesk.exchange.corrections import proposals
from fairdesk.records.people import WalkInForm
from fairdesk.records.sealed import Rows, Sealed
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import arrivals, talks
from fairdesk.store.unit_of_work import Look
from fairdesk.workbook.sealed_book import fields_of_columns, sealed_book, sheets_of_workbook
from fairdesk.workbook.sealed_reader import read_sealed_book
from fairdesk.workbook.sheets.catalogue import SHEETS
from tests.factory import fair_desk

SEALED = Sealed(manifest="{}", signature="00" * 64, chunks=("AAAA",))


class _Everything:
    def __contains__(self, _one: object) -> bool:
        return True

    def __iter__(self) -> object:
        raise AssertionError

    def __len__(self) -> int:
        return 1


def _tables(look: Look) -> list[object]:
    return [make(look, _Everything()) for make in SHEETS]  # type: ignore[arg-type]


def test_every_sheet_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    with fair_desk(tmp_path / "desk.fairdesk") as desk:
        desk.do(arrivals.register_walk_in, form=WalkInForm(name="=1+1", unit="-单位", mobile="13800000001"))
        desk.do(talks.save, form=NegotiationForm(organisation_id="ORG001", area_id="A001", project="@果蔬", minutes="x"))
        tables = desk.look(_tables)
    written: dict[str, Rows] = sheets_of_workbook(tables, [("a", "b")], corrections=True)  # type: ignore[arg-type]
    assert len(written) == len(SHEETS) + 2
    book = read_sealed_book(sealed_book(SEALED, tables, [("a", "b")], corrections=True))  # type: ignore[arg-type]
    fields = fields_of_columns(tables)  # type: ignore[arg-type]
    assert set(fields) == set(book.sheets)
    assert all(names[0] == "id" and len(names) == len(written[title][0]) for title, names in fields.items())
    assert proposals(written, book, fields) == ()
    changed = dict(written)
    title = next(name for name in book.sheets if len(written[name]) > 1)
    changed[title] = (written[title][0], ("other", *written[title][1][1:]), *written[title][2:])
    assert len(proposals(changed, book, fields)) == 1
