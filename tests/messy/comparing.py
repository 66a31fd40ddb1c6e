"""Where a reading differs from the right answer, in lines that a person can act on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.messy.files import shown
from tests.messy.page import Page

FACTS = ("entity", "header_rows", "data_first_row", "columns", "amount_unit", "skipped_rows")


def differences(page: Page, got: Mapping[str, Any]) -> list[str]:
    """Every difference between the answer of a page and what was read; none where all is right."""
    right = page.answer
    where = f"[{right['sheet'] or 'the table'}]"
    if got["sheet"] != right["sheet"]:
        return [f"{where} is called {got['sheet']!r}"]
    if right["entity"] is None or got["entity"] is None:
        if right["entity"] == got["entity"]:
            return []
        heads = " ; ".join(_row(page, row) for row in right.get("header_rows", [1]))
        return [f"{where} is {right['entity'] or 'no roster'}, read as {got['entity']}; heads: {heads}"]
    return [f"{where} {line}" for line in (*_facts(page, right, got), *_records(page, right, got))]


def _facts(page: Page, right: Mapping[str, Any], got: Mapping[str, Any]) -> Iterator[str]:
    for fact in FACTS[:-1]:
        if right[fact] == got[fact]:
            continue
        if fact != "columns":
            yield f"{fact} should be {right[fact]!r}, is {got[fact]!r}"
            continue
        for key in sorted(right[fact].keys() | got[fact].keys()):
            wanted, found = right[fact].get(key, "none"), got[fact].get(key, "none")
            if wanted != found:
                yield f"column {key} should be {wanted}, is {found}; heads: {_heads(page, right, wanted, found)}"
    wanted_rows = {one["row"]: one["reason"] for one in right["skipped_rows"]}
    found_rows = {one["row"]: one["reason"] for one in got["skipped_rows"]}
    for row in sorted(wanted_rows.keys() | found_rows.keys()):
        wanted, found = wanted_rows.get(row, "a record"), found_rows.get(row, "a record")
        if wanted != found:
            yield f"row {row} should be {wanted!r}, is {found!r}: {_row(page, row)}"
    kept = set(right["not_collected"]) - {one["column"] for one in got.get("dropped", [])}
    if kept:
        yield f"columns {sorted(kept)} should be named as not collected"


def _heads(page: Page, right: Mapping[str, Any], *places: str) -> list[str]:
    """The words over these columns."""
    columns = [ord(place) - 65 for place in places if len(place) == 1]
    rows = [page.rows[row - 1] for row in right["header_rows"]]
    return ["/".join(str(row[at]) for row in rows if row[at]) for at in columns]


def _row(page: Page, row: int) -> str:
    return " | ".join(shown(cell) for cell in page.rows[row - 1] if cell is not None)[:160] if row <= len(page.rows) else ""


def _records(page: Page, right: Mapping[str, Any], got: Mapping[str, Any]) -> Iterator[str]:
    found = {one["row"]: one for one in got["records"]}
    for wanted in right["records"]:
        if wanted["row"] in found:
            yield from _record(page, right["columns"], wanted, found[wanted["row"]])


def _record(page: Page, columns: Mapping[str, str], wanted: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[str]:
    row = wanted["row"]
    issues = sorted((str(one["field"]), one["code"]) for one in found["issues"])
    for key in ["None", *(key for key in columns if key in found["values"])]:
        right, read = _said(key, wanted["values"], wanted["issues"]), _said(key, found["values"], issues)
        if right != read:
            raw = shown(page.rows[row - 1][ord(columns[key]) - 65]) if key in columns else "the row"
            yield f"row {row} {key}: {raw} should give {right}, gives {read}"
    if wanted.get("duplicate_of_row") != found.get("duplicate_of_row"):
        yield f"row {row} should repeat row {wanted.get('duplicate_of_row')}, repeats {found.get('duplicate_of_row')}"


def _said(key: str, values: Mapping[str, Any], issues: Sequence[tuple[str, str]]) -> str:
    """The value of one column and its codes, in one comparable text."""
    codes = ", ".join(code for field, code in issues if field == key)
    return f"{values.get(key, '')!r} [{codes}]"
