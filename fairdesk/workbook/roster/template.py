"""Blank rosters to hand out: one head row our reader knows, lists to choose from, and a note on every column."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fairdesk.base.i18n import N_, _
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.records.roster_kinds import entity_words
from fairdesk.rules.choices import LISTS, NO, YES
from fairdesk.workbook.roster.entities import Column, entities
from fairdesk.workbook.roster.take import letter
from fairdesk.workbook.writer import add_table, free_name, lay_out, put

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ROWS = 2000
"""Rows for which lists and formats are laid."""
LISTS_SHEET = "字典"
"""The hidden sheet the lists lie in; ours and other people's templates call it so."""
_OURS = frozenset({"id", "ref", "gb2260"})
"""Numbers the bureau gives; a sender is not asked for them unless the table means nothing without."""
_NOTES = {
    "name": N_("The whole name as in the documents; between the parts of a name the dot ·, no blanks."),
    "phone": N_("One number, digits only; stored as text."),
    "uscc": N_("The unified social credit code, 18 signs."),
    "date": N_("A day as 2018-07-19."),
    "datetime": N_("Day and time as 2018-07-19 10:30."),
    "time": N_("A time as 09:30."),
    "money": N_("A number in the unit of the head; leave it empty where nothing is settled."),
    "int": N_("A whole number."),
    "bool": N_("Yes or no; choose from the list."),
    "passed": N_("Yes or no; choose from the list."),
    "enum": N_("Choose from the list."),
    "email": N_("One address."),
    "area": N_("The full official name of the county, banner, city or district."),
    "list": N_("Several words, parted by 、"),
}
_FORMATS = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm", "time": "hh:mm", "money": "#,##0.00", "int": "0"}
_WIDTHS = {"free": 36, "text": 22, "uscc": 22, "phone": 16, "email": 24, "name": 14}


def template_book(entity: str) -> bytes:
    """The blank workbook of this kind: the table, a sheet that explains its columns, and a hidden sheet of lists."""
    from openpyxl import Workbook

    columns = asked(entity)
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "FairDesk"
    page = book.create_sheet(free_name(book, entity_words(entity)))
    lists = _lists(book, columns)
    for at, column in enumerate(columns, start=1):
        _column(page, at, column, lists.get(column.key))
    page.freeze_panes = "A2"
    page.row_dimensions[1].height = 32
    lay_out(page, 1, 1)
    add_table(book, _explained(entity, columns))
    book.move_sheet(LISTS_SHEET, len(book.worksheets))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def asked(entity: str) -> list[Column]:
    """The columns a sender is asked for: each key once, without the numbers the bureau gives."""
    kind = next(one for one in entities() if one.key == entity)
    by_key: dict[str, Column] = {}
    for column in kind.columns:
        if column.type not in _OURS or column.required:
            by_key.setdefault(column.key, column)
    return list(by_key.values())


def _choices(column: Column) -> tuple[str, ...]:
    kind, _colon, words = column.type.partition(":")
    if kind == "enum":
        return LISTS[words].words
    return (YES, NO) if kind in {"bool", "passed"} else ()


def _lists(book: Workbook, columns: Sequence[Column]) -> dict[str, str]:
    """Where the words of each column with choices lie in the hidden sheet."""
    page = book.create_sheet(LISTS_SHEET)
    page.sheet_state = "hidden"
    places = {}
    chosen = [(column.key, words) for column in columns if (words := _choices(column))]
    for at, (key, words) in enumerate(chosen, start=1):
        for number, word in enumerate(words, start=1):
            put(page, number, at, word)
        places[key] = f"'{LISTS_SHEET}'!${letter(at)}$1:${letter(at)}${len(words)}"
    return places


def _column(page: Worksheet, at: int, column: Column, words: str | None) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    kind = column.type.partition(":")[0]
    head = put(page, 1, at, column.head)
    head.font = Font(bold=True, color="FFFFFF")
    head.fill = PatternFill("solid", fgColor="1F3A5F" if column.required else "5B7086")
    head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    said = note_of(column)
    if said:
        head.comment = Comment(said, "FairDesk", width=240, height=70)
    where: Any = page.column_dimensions[letter(at)]
    where.width = _WIDTHS.get(kind, 16)
    where.number_format = _FORMATS.get(kind, "@")
    if words:
        choice = DataValidation(type="list", formula1=f"={words}", allow_blank=True, showErrorMessage=True)
        choice.error, choice.errorTitle = _("Choose one of the words of the list."), column.head
        page.add_data_validation(choice)
        choice.add(f"{letter(at)}2:{letter(at)}{ROWS}")


def note_of(column: Column) -> str:
    """What to write in the column."""
    kind = column.type.partition(":")[0]
    words = [_("Must be filled in.")] if column.required else []
    return " ".join([*words, *([_(_NOTES[kind])] if kind in _NOTES else [])])


def _explained(entity: str, columns: Sequence[Column]) -> TableFacts:
    rows = tuple(
        (column.head, _("yes") if column.required else "", note_of(column), "、".join(_choices(column))) for column in columns
    )
    return TableFacts(
        title=_("How to fill it in"),
        columns=(
            TableColumn(head=_("The column"), width=24),
            TableColumn(head=_("Needed"), width=8),
            TableColumn(head=_("What to write"), width=50),
            TableColumn(head=_("Words to choose from"), width=60),
        ),
        rows=rows,
        note=_("Identity numbers, home addresses and photographs are not collected: leave them out."),
    )
