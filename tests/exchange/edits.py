"""Edits people make in the visible sheets of a bundle, each with what must be listed for it: planted by openpyxl."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fairdesk.records.exchange import CorrectionKind as Kind
from fairdesk.workbook.sealed_book import CORRECTIONS_SHEET, COVER_SHEET

Told = tuple[Kind, str, str]
"""Kind, recorded, proposed."""


@dataclass(frozen=True)
class Edit:
    """One act of a person at a spreadsheet program: what it does to the book, and what must be listed, nothing else."""

    name: str
    do: Callable[[Any], None]
    told: Callable[[list[tuple[str, ...]]], list[Told]]
    """From the rows of the sheet as they were written."""


def record_sheet(book: Any) -> Any:
    """The first sheet of records."""
    ours = {COVER_SHEET, CORRECTIONS_SHEET}
    return next(sheet for sheet in book.worksheets if sheet.title not in ours and not sheet.title.startswith("FD_"))


def saved_again(raw: bytes, edit: Callable[[Any], None] = lambda _book: None) -> bytes:
    """The workbook opened and saved by openpyxl, with this edit."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(raw))
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _joined(row: tuple[str, ...]) -> str:
    return " · ".join(text for text in row if text)


def _cell(book: Any) -> None:
    record_sheet(book).cell(3, 5, "改过的项目")


def _number(book: Any) -> None:
    record_sheet(book).cell(2, 7, 4321.5)


def _emptied(book: Any) -> None:
    record_sheet(book).cell(4, 3).value = None


def _beside(book: Any) -> None:
    sheet = record_sheet(book)
    sheet.cell(3, sheet.max_column + 2, "此行有误")


def _formula(book: Any) -> None:
    record_sheet(book).cell(3, 7, "=G2+G4")


def _note(book: Any) -> None:
    from openpyxl.comments import Comment

    record_sheet(book).cell(3, 5).comment = Comment("应为冷链物流", "李某")


def _added(book: Any) -> None:
    sheet = record_sheet(book)
    sheet.insert_rows(4)
    sheet.cell(4, 2, "2018-07-19 15:00")
    sheet.cell(4, 3, "漏记的一家")


def _appended(book: Any) -> None:
    sheet = record_sheet(book)
    sheet.cell(sheet.max_row + 3, 3, "表下的一句话")


def _empty_row(book: Any) -> None:
    record_sheet(book).insert_rows(3)


def _copied(book: Any) -> None:
    sheet = record_sheet(book)
    row = [cell.value for cell in sheet[3]]
    sheet.insert_rows(3)
    for column, value in enumerate(row, 1):
        sheet.cell(3, column, value)


def _removed(book: Any) -> None:
    record_sheet(book).delete_rows(3)


def _moved(book: Any) -> None:
    sheet = record_sheet(book)
    row = [cell.value for cell in sheet[2]]
    sheet.delete_rows(2)
    sheet.insert_rows(6)
    for column, value in enumerate(row, 1):
        sheet.cell(6, column, value)


def _title_row(book: Any) -> None:
    sheet = record_sheet(book)
    sheet.insert_rows(1)
    sheet.cell(1, 1, "七月十九日洽谈情况")


def _head(book: Any) -> None:
    record_sheet(book).cell(1, 5, "合作事项")


def _head_gone(book: Any) -> None:
    record_sheet(book).delete_rows(1)


def _column_added(book: Any) -> None:
    sheet = record_sheet(book)
    sheet.insert_cols(4)
    for row, value in ((1, "经办"), (2, "老王"), (4, "小李")):
        sheet.cell(row, 4, value)


def _column_removed(book: Any) -> None:
    record_sheet(book).delete_cols(4)


def _column_moved(book: Any) -> None:
    sheet = record_sheet(book)
    column = [sheet.cell(row, 5).value for row in range(1, sheet.max_row + 1)]
    sheet.delete_cols(5)
    sheet.insert_cols(2)
    for row, value in enumerate(column, 1):
        sheet.cell(row, 2, value)


def _renamed(book: Any) -> None:
    record_sheet(book).title = "改了名"


def _hidden(book: Any) -> None:
    record_sheet(book).sheet_state = "hidden"


def _sheet_added(book: Any) -> None:
    book.create_sheet("另记", 1)["B2"] = "顺手一记"


def _sheet_removed(book: Any) -> None:
    book.remove(record_sheet(book))


def _cover(book: Any) -> None:
    book[COVER_SHEET]["B4"] = "A99"


def _by_hand(book: Any) -> None:
    for column, value in enumerate((record_sheet(book).title, record_sheet(book).cell(3, 1).value, "", 18000, "李某", "笔误"), 1):
        book[CORRECTIONS_SHEET].cell(2, column, value)


EDITS = (
    Edit("a cell", _cell, lambda rows: [(Kind.CELL, rows[2][4], "改过的项目")]),
    Edit("a number typed", _number, lambda rows: [(Kind.CELL, rows[1][6], "4321.5")]),
    Edit("a cell emptied", _emptied, lambda rows: [(Kind.CELL, rows[3][2], "")]),
    Edit("a note beside a row", _beside, lambda _rows: [(Kind.CELL, "", "此行有误")]),
    Edit("a formula", _formula, lambda rows: [(Kind.FORMULA, rows[2][6], "=G2+G4")]),
    Edit("a comment", _note, lambda _rows: [(Kind.NOTE, "", "应为冷链物流")]),
    Edit("a row added", _added, lambda _rows: [(Kind.ROW_ADDED, "", "2018-07-19 15:00 · 漏记的一家")]),
    Edit("a line below the table", _appended, lambda _rows: [(Kind.ROW_ADDED, "", "表下的一句话")]),
    Edit("an empty row", _empty_row, lambda _rows: [(Kind.ROW_ADDED, "", "")]),
    Edit("a row copied", _copied, lambda rows: [(Kind.ROW_ADDED, "", _joined(rows[2]))]),
    Edit("a row removed", _removed, lambda rows: [(Kind.ROW_REMOVED, _joined(rows[2]), "")]),
    Edit("a row moved", _moved, lambda _rows: [(Kind.ROW_MOVED, "2", "6")]),
    Edit("a title above the head", _title_row, lambda _rows: [(Kind.ROW_ADDED, "", "七月十九日洽谈情况")]),
    Edit("a word of the head", _head, lambda rows: [(Kind.CELL, rows[0][4], "合作事项")]),
    Edit("the head removed", _head_gone, lambda rows: [(Kind.ROW_REMOVED, _joined(rows[0]), "")]),
    Edit("a column added", _column_added, lambda _rows: [(Kind.COLUMN_ADDED, "", "经办 · 老王 · 小李")]),
    Edit("a column removed", _column_removed, lambda rows: [(Kind.COLUMN_REMOVED, _joined(tuple(row[3] for row in rows)), "")]),
    Edit("a column moved", _column_moved, lambda _rows: [(Kind.COLUMN_MOVED, "E", "B")]),
    Edit("a sheet renamed", _renamed, lambda _rows: [(Kind.SHEET_RENAMED, "", "改了名")]),
    Edit("a sheet hidden", _hidden, lambda _rows: [(Kind.SHEET_HIDDEN, "", "")]),
    Edit("a sheet added", _sheet_added, lambda _rows: [(Kind.SHEET_ADDED, "", "另记 · 顺手一记")]),
    Edit("a sheet removed", _sheet_removed, lambda _rows: [(Kind.SHEET_REMOVED, "", "")]),
    Edit("the cover", _cover, lambda _rows: [(Kind.CELL, "", "A99")]),
    Edit("a correction by hand", _by_hand, lambda _rows: [(Kind.BY_HAND, "", "18000")]),
)
"""Each leaves `recorded` empty where it is not told from the rows."""
