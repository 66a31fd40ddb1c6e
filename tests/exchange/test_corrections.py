"""Every edit of the visible sheets is listed as exactly what it is, and nothing is listed where nobody edited."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairdesk.exchange.alike import says_the_same
from fairdesk.exchange.corrections import MOST, proposals
from fairdesk.exchange.sheet_differences import column_letters
from fairdesk.records.exchange import CorrectionKind as Kind
from fairdesk.records.exchange import CorrectionRow
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.records.sealed import Rows, Sealed, SealedBook, ShownSheet
from fairdesk.workbook.sealed_book import CORRECTIONS_SHEET, fields_of_columns, sealed_book, sheets_of_workbook
from fairdesk.workbook.sealed_cells import sheets_of
from fairdesk.workbook.sealed_reader import sealed_book_of
from fairdesk.workbook.trimming import trimmed
from tests.exchange.edits import EDITS, Edit, saved_again

SEALED = Sealed(manifest="{}", signature="00" * 64, chunks=("AAAA",))
COVER = (("会议", "测试对接会"), ("展位", "A03"))
NAMES = ("id", "time", "organisation", "area", "project", "outcome", "cash", "goods", "next")
TABLE = TableFacts(
    title="洽谈",
    columns=tuple(TableColumn(head=name, field="id" if name == "id" else f"negotiation.{name}") for name in NAMES),
    rows=tuple(
        (f"0192-{n:04d}", f"2018-07-19 0{n % 9}:30", f"协会{n}", "张北县", f"果蔬{n}", "达成意向", f"{n}0,000.00", "0.00", end)
        for n, end in ((n, "=回访" if n > 10 else "") for n in range(1, 24))
    ),
)
OTHER = TableFacts(title="到场", columns=(TableColumn(head="id"), TableColumn(head="name")), rows=(("1", "张*"), ("2", "李*")))
WRITTEN = sheets_of_workbook([TABLE, OTHER], COVER, corrections=True)
FIELDS = fields_of_columns([TABLE, OTHER])


@pytest.fixture(scope="module")
def raw() -> bytes:
    return sealed_book(SEALED, [TABLE, OTHER], COVER, corrections=True)


def _found(raw: bytes) -> tuple[CorrectionRow, ...]:
    return proposals(WRITTEN, sealed_book_of(sheets_of(raw)), FIELDS)


def test_where_nobody_edited_nothing_is_listed(raw: bytes) -> None:
    assert _found(raw) == ()
    assert _found(saved_again(saved_again(raw))) == ()


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_is_listed_once_and_as_what_it_is(raw: bytes, edit: Edit) -> None:
    found = _found(saved_again(raw, edit.do))
    expected = edit.told(list(WRITTEN["洽谈"]))
    assert [(one.kind, one.proposed) for one in found] == [(kind, proposed) for kind, _recorded, proposed in expected]
    assert all(one.recorded == recorded for one, (_kind, recorded, _proposed) in zip(found, expected, strict=True) if recorded)
    assert all(one.sentence.startswith("建议更改") or "proposed, not taken" in one.sentence for one in found)


def test_all_edits_of_cells_and_rows_at_once_are_told_apart(raw: bytes) -> None:
    names = {"a cell", "a formula", "a note beside a row", "a title above the head", "a sheet renamed", "a sheet added"}

    def all_of_them(book: Any) -> None:
        for edit in sorted((one for one in EDITS if one.name in names), key=lambda one: one.name != "a sheet renamed"):
            if edit.name != "a sheet added":
                edit.do(book)
        book.create_sheet("另记")["B2"] = "顺手一记"

    kinds = sorted(one.kind for one in _found(saved_again(raw, all_of_them)))
    assert kinds == sorted([Kind.CELL, Kind.FORMULA, Kind.CELL, Kind.ROW_ADDED, Kind.SHEET_RENAMED, Kind.SHEET_ADDED])


def test_two_sheets_that_swapped_their_titles_are_both_renamed(raw: bytes) -> None:
    def swap(book: Any) -> None:
        book["洽谈"].title = "x"
        book["到场"].title = "洽谈"
        book["x"].title = "到场"

    assert [(one.kind, one.recorded, one.proposed) for one in _found(saved_again(raw, swap))] == [
        (Kind.SHEET_RENAMED, "洽谈", "到场"),
        (Kind.SHEET_RENAMED, "到场", "洽谈"),
    ]


def test_a_sorted_sheet_is_one_proposal(raw: bytes) -> None:
    def turn_over(book: Any) -> None:
        sheet = book["洽谈"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows * 2), 2):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column, value)

    shown = _book(WRITTEN | {"洽谈": (WRITTEN["洽谈"][0], *reversed(WRITTEN["洽谈"][1:]))})
    moved = proposals(WRITTEN, shown, FIELDS)
    assert {one.kind for one in moved} == {Kind.ROW_MOVED}
    assert len(moved) == len(TABLE.rows) - 1
    long = {"t": (("n",), *((f"{n}",) for n in range(60)))}
    (one,) = proposals(long, _book({"t": (("n",), *reversed(long["t"][1:]))}))
    assert (one.kind, one.proposed) == (Kind.SORTED, "59")
    twice = _found(saved_again(raw, turn_over))
    assert sum(one.kind == Kind.ROW_ADDED for one in twice) == len(TABLE.rows)


def test_a_proposal_names_the_record_and_its_field(raw: bytes) -> None:
    (one,) = _found(saved_again(raw, next(edit for edit in EDITS if edit.name == "a cell").do))
    assert (one.record, one.field, one.row, one.column) == ("0192-0002", "negotiation.project", 3, "project")
    (line,) = _found(saved_again(raw, next(edit for edit in EDITS if edit.name == "a correction by hand").do))
    assert (line.record, line.what, line.by, line.reason) == ("0192-0002", "0192-0002", "李某", "笔误")


def test_a_line_by_hand_that_fits_several_rows_names_no_record(raw: bytes) -> None:
    def line(book: Any) -> None:
        for column, value in enumerate(("洽谈", "张北县", "project", "新", "", ""), 1):
            book[CORRECTIONS_SHEET].cell(2, column, value)

    (one,) = _found(saved_again(raw, line))
    assert (one.kind, one.record, one.row, one.recorded) == (Kind.BY_HAND, "", 0, "")


def test_a_renamed_sheet_for_corrections_is_read_all_the_same(raw: bytes) -> None:
    def edit(book: Any) -> None:
        book[CORRECTIONS_SHEET]["D2"] = "应为乙"
        book[CORRECTIONS_SHEET].title = "意见"

    assert [one.kind for one in _found(saved_again(raw, edit))] == [Kind.SHEET_RENAMED, Kind.BY_HAND]


# ---- values ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        *(("0042", "42"), ("100000", "100000"), ("1E05", "100000"), ("18,000.00", "18000"), ("2018-07-19", "2018-07-19")),
        *(
            ("2018-07-19 09:30", "2018-07-19 09:30:00"),
            ("110101199001010023", "110101199001010000"),
            ("true", "TRUE"),
            ("a ", "a"),
        ),
    ],
)
def test_a_program_that_makes_numbers_of_texts_edits_nothing(written: str, shown: str) -> None:
    assert says_the_same(written, shown, number=True)


@pytest.mark.parametrize(
    ("written", "shown", "number"),
    [
        *(("0042", "42", False), ("0042", "43", True), ("2018-07-19", "2018-07-20", True), ("", "0", True), ("nan", "0", True)),
        *(
            ("110101199001010023", "110101199001020000", True),
            ("12345", "12344", True),
            ("sNaN", "1", True),
            ("1e400", "1", True),
        ),
    ],
)
def test_another_value_is_another_value(written: str, shown: str, number: bool) -> None:
    assert not says_the_same(written, shown, number=number)


def test_columns_are_named_as_spreadsheet_programs_do() -> None:
    assert [column_letters(one) for one in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


# ---- any sheet at all --------------------------------------------------------------------------------------------------


def _book(sheets: dict[str, Rows]) -> SealedBook:
    shown = tuple(ShownSheet(title=title, rows=rows) for title, rows in sheets.items())
    return SealedBook(sealed=SEALED, sheets=dict(sheets), corrections=(), shown=shown)


TEXTS = st.lists(st.lists(st.text("ab1", max_size=2), max_size=4).map(tuple), max_size=7).map(trimmed)


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_two_sheets_are_compared_and_equal_ones_alone_are_equal(written: Rows, shown: Rows) -> None:
    """Equal sheets have no difference; unequal ones have one, but for empty ends and lines, which say nothing."""
    assert proposals({"t": written}, _book({"t": written})) == ()
    found = proposals({"t": written}, _book({"t": shown}))
    assert bool(found) == (written != shown)


@given(st.integers(1, 30), st.data())
@settings(max_examples=100, deadline=None)
def test_rows_of_one_number_each_are_told_apart_whatever_is_done_to_them(count: int, data: st.DataObject) -> None:
    rows = [(f"n{n}", f"v{n}", f"w{n}") for n in range(count)]
    gone = data.draw(st.sets(st.integers(0, count - 1)))
    edited = data.draw(st.sets(st.integers(0, count - 1))) - gone
    kept = [(n, f"edited{n}", w) if int(n[1:]) in edited else (n, v, w) for n, v, w in rows if int(n[1:]) not in gone]
    at = data.draw(st.integers(0, len(kept)))
    shown = [*kept[:at], ("new", "a", "b"), *kept[at:]]
    head = ("number", "value", "word")
    found = proposals({"t": (head, *rows)}, _book({"t": (head, *shown)}))
    told = {kind: [one for one in found if one.kind == kind] for kind in Kind}
    assert {one.recorded.split(" ")[0] for one in told[Kind.ROW_REMOVED]} == {f"n{n}" for n in gone}
    assert {one.recorded for one in told[Kind.CELL]} == {f"v{n}" for n in edited}
    assert [one.proposed for one in told[Kind.ROW_ADDED]] == ["new · a · b"]
    assert len(found) == len(gone) + len(edited) + 1


def test_a_workbook_that_was_rewritten_is_counted_and_not_told_without_end() -> None:
    written = {"t": (("n", "v"), *((f"{n}", "a") for n in range(2_000)))}
    shown = (("n", "v"), *((f"{n}", "b" * 9_000) for n in range(2_000)))
    found = proposals(written, _book({"t": shown}))
    assert len(found) == MOST + 1
    assert (found[-1].kind, found[-1].proposed) == (Kind.MORE, "1000")
    assert all(len(one.proposed) <= 2_000 for one in found)


def test_words_far_outside_a_table_are_counted() -> None:
    written: dict[str, Rows] = {"t": (("n", "v"), ("1", "a"))}
    far = ((*("n", "v"), *[""] * 500, "x"), ("1", "a"), *[()] * 9_000, ("y",))
    (one,) = proposals(written, _book({"t": far}))
    assert (one.kind, one.proposed) == (Kind.MORE, "2")


def test_a_book_without_a_record_of_its_cover_is_compared_by_its_tables_alone(raw: bytes) -> None:
    tables = {title: rows for title, rows in WRITTEN.items() if title in {"洽谈", "到场"}}
    book = openpyxl.load_workbook(io.BytesIO(raw))
    book.worksheets[0]["B3"] = "别的会"
    stream = io.BytesIO()
    book.save(stream)
    assert proposals(tables, sealed_book_of(sheets_of(stream.getvalue()))) == ()
