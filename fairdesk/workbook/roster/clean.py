"""From a cell to the value its column's type asks for: in JSON as rosters write it, and typed for the services."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from fairdesk.records.choices import BoardStatus, Category
from fairdesk.rules.amount_cells import YUAN, clean_amount
from fairdesk.rules.areas import resolve
from fairdesk.rules.choices import NO, YES, clean_choice, clean_yes_no
from fairdesk.rules.cleaning import Cleaned, formula_like, tidied
from fairdesk.rules.credit_codes import clean_credit_code
from fairdesk.rules.dates import clean_date, clean_datetime, clean_time
from fairdesk.rules.names import clean_name
from fairdesk.rules.numbering import tidy_number
from fairdesk.rules.phones import clean_phone
from fairdesk.rules.widths import folded, wide, without_blanks
from fairdesk.workbook.cells import Cell

_CODE = re.compile(r"([A-Z]{1,5})[-_]?([0-9]{1,7})")
_LIST_MARKS = re.compile(r"[、,，;；/\n]+")


@dataclass(frozen=True, slots=True)
class Context:
    """What a cell cannot know: the fair's year, the workbook's dates, its column's unit, its row's category and place."""

    fair_year: int
    since_1904: bool = False
    unit: int = YUAN
    category: Category | None = None
    province: str = ""
    prefecture: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A cleaned cell: as JSON shows it (empty text for nothing), as services use it, and what was noticed."""

    shown: Any
    typed: Any
    issues: tuple[str, ...] = ()
    note: str = ""


NOTHING = Value("", None)
Cleaner = Callable[[Cell, Context], Value]


def clean(kind: str, cell: Cell, context: Context) -> Value:
    """The value of a cell of this type. An unknown type is a fault of the table of columns and raises KeyError."""
    name, _colon, words = kind.partition(":")
    if name == "enum":
        return _plain(clean_choice(words, _text(cell)))
    return CLEANERS[name](cell, context)


def _text(cell: Cell) -> str:
    """The cell as text: a whole number without a point, a day as ISO."""
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, float):
        return repr(int(cell)) if cell.is_integer() else repr(cell)
    return "" if cell is None else str(cell)


def _plain(cleaned: Cleaned[str]) -> Value:
    return Value(cleaned.value or "", cleaned.value or None, cleaned.issues, cleaned.note)


def _line(cell: Cell, context: Context) -> Value:
    return _written(tidied(_text(cell)))


def _free(cell: Cell, context: Context) -> Value:
    return _written(tidied(_text(cell), free=True))


def _written(tidy: Cleaned[str]) -> Value:
    """Text that a spreadsheet could take for a formula is kept as text, and told."""
    text = tidy.value or ""
    told = ("TEXT_FORMULA_LIKE",) if formula_like(text) else ()
    return Value(text, text or None, (*tidy.issues, *told))


def _code(cell: Cell, context: Context) -> Value:
    """A short code such as a booth's: usual width, capitals, no dash; anything else is text."""
    text = _text(cell)
    plain = without_blanks(text).upper()
    found = _CODE.fullmatch(plain)
    code = f"{found[1]}{found[2]}" if found else (tidied(folded(text)).value or "")
    if code == text:
        return Value(code, code or None)
    return Value(code, code or None, ("WIDTH_NORMALISED",) if wide(text) else ("TRIMMED",))


def _division(cell: Cell, context: Context) -> Value:
    text = _text(cell)
    plain = without_blanks(text)
    return Value(plain, plain or None, () if plain == text else ("WIDTH_NORMALISED",))


def _document_number(cell: Cell, context: Context) -> Value:
    text = _text(cell)
    plain = tidy_number(text)
    return Value(plain, plain or None, () if plain == text else ("WIDTH_NORMALISED",))


def _name(cell: Cell, context: Context) -> Value:
    return _plain(clean_name(_text(cell)))


def _phone(cell: Cell, context: Context) -> Value:
    written = cell if isinstance(cell, int | float) and not isinstance(cell, bool) else _text(cell)
    return _plain(clean_phone(written))


def _credit_code(cell: Cell, context: Context) -> Value:
    return _plain(clean_credit_code(_text(cell), context.category))


def _area(cell: Cell, context: Context) -> Value:
    """The county's own name; empty where the word fits several counties and the row does not decide, kept where none is known."""
    tidy = tidied(_text(cell))
    found = resolve(tidy.value or "", context.province or None, context.prefecture or None)
    if found.choices:
        return Value("", None, (*tidy.issues, *found.issues), _text(cell))
    county = found.place.county if found.place else tidy.value
    return Value(county or "", county or None, (*tidy.issues, *found.issues))


def _email(cell: Cell, context: Context) -> Value:
    text = _text(cell)
    plain = without_blanks(text)
    return Value(plain, plain or None, () if plain == text else ("TRIMMED",))


def _yes_no(cell: Cell, context: Context) -> Value:
    cleaned = _answer(cell)
    shown = "" if cleaned.value is None else (YES if cleaned.value else NO)
    return Value(shown, cleaned.value, cleaned.issues, cleaned.note)


def _passed(cell: Cell, context: Context) -> Value:
    """Whether the board passed it, where a roster asks only that; a plain no says nothing of a vote to come."""
    cleaned = _answer(cell)
    if cleaned.value is None:
        return Value("", None, cleaned.issues, cleaned.note)
    status = BoardStatus.PASSED if cleaned.value else BoardStatus.NOT_SUBMITTED
    return Value(cleaned.value, status.value, cleaned.issues)


def _answer(cell: Cell) -> Cleaned[bool]:
    return clean_yes_no(cell if isinstance(cell, str | int | float | bool) else _text(cell))


def _date(cell: Cell, context: Context) -> Value:
    cleaned = clean_date("" if cell is None else cell, fair_year=context.fair_year, since_1904=context.since_1904)
    return Value(cleaned.value.isoformat() if cleaned.value else "", cleaned.value, cleaned.issues, cleaned.note)


def _moment(cell: Cell, context: Context) -> Value:
    cleaned = clean_datetime("" if cell is None else cell)
    if cleaned.value is None:
        return Value("", None, cleaned.issues, cleaned.note)
    kept = isinstance(cell, str) and not cleaned.issues
    return Value(cell if kept else cleaned.value.isoformat(" "), cleaned.value, cleaned.issues)


def _time(cell: Cell, context: Context) -> Value:
    return _plain(clean_time("" if cell is None else cell))


def _money(cell: Cell, context: Context) -> Value:
    cleaned = clean_amount(cell if isinstance(cell, int | float) else _text(cell), context.unit)
    if cleaned.value is None:
        return Value("", None, cleaned.issues, cleaned.note)
    whole, rest = divmod(cleaned.value, 100)
    return Value(cleaned.value / 100 if rest else whole, cleaned.value, cleaned.issues, cleaned.note)


def _count(cell: Cell, context: Context) -> Value:
    """A whole number of people, households, copies; with a unit behind it where a person wrote one."""
    found = re.fullmatch(r"([0-9]{1,9})(?:\.0+)?[人户份名个家件]?", without_blanks(_text(cell)).replace(",", ""))
    if found is None:
        text = _text(cell).strip()
        return Value("", None, ("ENUM_UNKNOWN",), text) if text not in {"", "/", "-", "—"} else NOTHING
    return Value(int(found[1]), int(found[1]))


def _list(cell: Cell, context: Context) -> Value:
    tidy = tidied(_text(cell), free=True)
    parts = [part.strip() for part in _LIST_MARKS.split(tidy.value or "") if part.strip()]
    return Value(tidy.value or "", parts, tidy.issues)


CLEANERS: Mapping[str, Cleaner] = {
    "text": _line,
    "free": _free,
    "id": _code,
    "ref": _code,
    "gb2260": _division,
    "area": _area,
    "docno": _document_number,
    "name": _name,
    "phone": _phone,
    "uscc": _credit_code,
    "email": _email,
    "bool": _yes_no,
    "passed": _passed,
    "date": _date,
    "datetime": _moment,
    "time": _time,
    "money": _money,
    "int": _count,
    "list": _list,
}
"""The cleaner of each type a column may have; `enum:` is followed by the name of a word list."""
