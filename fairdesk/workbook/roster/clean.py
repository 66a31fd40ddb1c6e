"""From a cell to the value its column's type asks for: in JSON as rosters write it, and typed for the services."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any

from fairdesk.records.choices import BoardStatus, Category
from fairdesk.rules.amount_cells import YUAN, clean_amount
from fairdesk.rules.areas import resolve
from fairdesk.rules.choices import NO, YES, clean_choice, clean_yes_no
from fairdesk.rules.cleaning import STROKES, Cleaned, formula_like, spelt, tidied
from fairdesk.rules.counts import clean_count
from fairdesk.rules.credit_codes import clean_credit_code
from fairdesk.rules.dates import clean_date, clean_datetime, clean_time
from fairdesk.rules.names import clean_name
from fairdesk.rules.numbering import tidy_number
from fairdesk.rules.phones import clean_phone
from fairdesk.rules.widths import folded, wide, without_blanks
from fairdesk.workbook.cells import Cell

_CODE = re.compile(r"([A-Z]{1,5})[-_]?([0-9]{1,7})")
_TIDY_CODE = re.compile(r"[A-Z]{1,5}[0-9]{1,7}")
_STROKE = 5
"""No stroke has this many signs, blanks around it counted."""
_TEXTS = frozenset({"text", "free", "list"})
_EXACT = 10**15
"""Up to here a floating number holds every fen."""
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
    """The value of a cell of this type. An unknown type is a fault of the table of columns and raises KeyError.

    A stroke is put where nothing is to be filled in, and is nothing. Text that a spreadsheet could take for a formula is kept
    as text, and told.
    """
    name, words = _parted(kind)
    if type(cell) is str and len(cell) < _STROKE and name not in _TEXTS and without_blanks(cell) in STROKES:
        cell = None
    value = _plain(clean_choice(words, _text(cell))) if words else CLEANERS[name](cell, context)
    if type(value.shown) is str and formula_like(value.shown):
        return Value(value.shown, value.typed, (*value.issues, "TEXT_FORMULA_LIKE"), value.note)
    return value


@cache
def _parted(kind: str) -> tuple[str, str]:
    """The name of the type and, for a choice, of its word list."""
    name, _colon, words = kind.partition(":")
    return name, words


def _text(cell: Cell) -> str:
    """The cell as text: a whole number without a point, a day as ISO."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    if isinstance(cell, bool):
        return YES if cell else NO
    return "" if cell is None else spelt(cell)


def _plain(cleaned: Cleaned[str]) -> Value:
    return Value(cleaned.value or "", cleaned.value or None, cleaned.issues, cleaned.note)


def _line(cell: Cell, context: Context) -> Value:
    return _plain(tidied(_text(cell)))


def _free(cell: Cell, context: Context) -> Value:
    return _plain(tidied(_text(cell), free=True))


def _code(cell: Cell, context: Context) -> Value:
    """A short code such as a booth's: usual width, capitals, no dash; anything else is text."""
    text = _text(cell)
    if _TIDY_CODE.fullmatch(text):
        return Value(text, text)
    found = _CODE.fullmatch(without_blanks(text).upper())
    return _respelt(text, f"{found[1]}{found[2]}" if found else (tidied(folded(text)).value or ""))


def _division(cell: Cell, context: Context) -> Value:
    text = _text(cell)
    return _respelt(text, without_blanks(text))


def _document_number(cell: Cell, context: Context) -> Value:
    """The number as papers write it: other brackets and dashes are punctuation of the wrong width."""
    text = _text(cell)
    plain = tidy_number(text)
    return Value(plain, plain or None, _how(text, plain, "WIDTH_NORMALISED"))


def _respelt(text: str, plain: str) -> Value:
    return Value(plain, plain or None, _how(text, plain, "TRIMMED"))


def _how(text: str, plain: str, otherwise: str) -> tuple[str, ...]:
    """What was wrong with a text that ought to read like this."""
    if text == plain:
        return ()
    if wide(text):
        return ("WIDTH_NORMALISED",)
    return ("TRIMMED",) if tidied(text).value == plain else (otherwise,)


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
    return _respelt(text, without_blanks(text))


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
    return Value(cleaned.value, status.value, () if isinstance(cell, bool) else cleaned.issues)


def _answer(cell: Cell) -> Cleaned[bool]:
    return clean_yes_no(cell if isinstance(cell, str | int | float | bool) else _text(cell))


def _date(cell: Cell, context: Context) -> Value:
    cleaned = clean_date("" if cell is None else cell, fair_year=context.fair_year, since_1904=context.since_1904)
    return Value(cleaned.value.isoformat() if cleaned.value else "", cleaned.value, cleaned.issues, cleaned.note)


def _moment(cell: Cell, context: Context) -> Value:
    written = "" if cell is None else cell
    cleaned = clean_datetime(written, fair_year=context.fair_year, since_1904=context.since_1904)
    if cleaned.value is None:
        return Value("", None, cleaned.issues, cleaned.note)
    kept = isinstance(cell, str) and not cleaned.issues
    return Value(cell if kept else cleaned.value.isoformat(" "), cleaned.value, cleaned.issues)


def _time(cell: Cell, context: Context) -> Value:
    return _plain(clean_time("" if cell is None else cell))


def _money(cell: Cell, context: Context) -> Value:
    cleaned = clean_amount(cell if isinstance(cell, int | float | str) else _text(cell), context.unit)
    if cleaned.value is None:
        return Value("", None, cleaned.issues, cleaned.note)
    whole, rest = divmod(cleaned.value, 100)
    shown = (cleaned.value / 100 if cleaned.value < _EXACT else f"{whole}.{rest:02d}") if rest else whole
    return Value(shown, cleaned.value, cleaned.issues, cleaned.note)


def _count(cell: Cell, context: Context) -> Value:
    """A whole number of people, households, copies; with a unit behind it where a person wrote one."""
    cleaned = clean_count(_text(cell) if isinstance(cell, bool) or not isinstance(cell, int | float | str) else cell)
    return Value("" if cleaned.value is None else cleaned.value, cleaned.value, cleaned.issues, cleaned.note)


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
