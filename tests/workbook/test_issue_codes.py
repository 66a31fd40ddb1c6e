"""Codes of cells: for each, cells that must raise it and what is left of them, and cells much like them that must not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.records.roster_issues import severity
from fairdesk.workbook.roster.clean import clean
from tests.workbook.issue_cells import PLAIN, WORDS, Raising, Silent
from tests.workbook.issue_numbers import NUMBERS

CODES: dict[str, dict[str, str]] = json.loads(
    (Path(__file__).parents[1] / "reference" / "messy" / "expected.json").read_text(encoding="utf-8")
)["issue_codes"]
NOT_OF_CELLS = {"MERGED_FILL", "ROW_DUPLICATE", "ROW_NEAR_DUPLICATE", "ROW_STRUCK_OUT", "FORMULA_DERIVED"} | {
    *("COLUMN_NOT_COLLECTED", "AMOUNT_UNIT_HEADER", "ID_PRECISION_LOST"),
}
"""Codes of rows, columns and sheets: tested where rows, columns and sheets are."""

TABLE = {**WORDS, **NUMBERS}
"""The code, and what raises it."""


def raising() -> Iterator[tuple[str, Raising]]:
    """Every cell that must raise a code."""
    return ((code, one) for code, cells in TABLE.items() for one in cells.must)


def silent() -> Iterator[tuple[str, Silent]]:
    """Every cell that must not."""
    return ((code, one) for code, cells in TABLE.items() for one in cells.must_not)


@pytest.mark.parametrize(("code", "one"), list(raising()), ids=repr)
def test_the_code_is_raised_and_the_value_is_left(code: str, one: Raising) -> None:
    kind, cell, shown, context = (*one, PLAIN)[:4]
    value = clean(kind, cell, context)
    assert code in value.issues
    assert value.shown == shown
    assert not (severity(code) == "error" and value.shown == "") or value.note


@pytest.mark.parametrize(("code", "one"), list(silent()), ids=repr)
def test_what_only_looks_like_it_is_not_told(code: str, one: Silent) -> None:
    kind, cell, context = (*one, PLAIN)[:3]
    assert code not in clean(kind, cell, context).issues


def test_every_code_of_a_cell_is_here_with_two_cells_of_each() -> None:
    assert set(TABLE) == set(CODES) - NOT_OF_CELLS
    assert set(CODES) > NOT_OF_CELLS
    assert not [code for code, cells in TABLE.items() if len(cells.must) < 2 or len(cells.must_not) < 2]


@pytest.mark.parametrize("code", sorted(CODES))
def test_codes_weigh_what_the_reference_says(code: str) -> None:
    assert severity(code) == CODES[code]["severity"]
