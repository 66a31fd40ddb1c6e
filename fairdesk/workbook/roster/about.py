"""What a roster says of itself around its table: the unit of its amounts, its year, and who sent it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import PurePath

from fairdesk.base.clock import now
from fairdesk.rules.amount_cells import WAN, YUAN
from fairdesk.rules.widths import folded, without_blanks
from fairdesk.workbook.cells import Book, Cell, Sheet
from fairdesk.workbook.roster.recognise import Table

_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?=[-./年])")
_UNIT = re.compile(r"单位[:：]?\s*(?:人民币)?\s*(百万元|亿元|万元|千元|元)")
_SENDER = re.compile(r"(?:填报|报送|填表|推荐|上报)(?:单位|部门|机构)(?:[(][^)]{0,6}[)])?\s*:\s*([^\s:()]{2,40})")
_TAIL = re.compile(r"(?:单位|部门|机构)?[(][^)]*[)]|[0-9._-]+|(?:最终|修改|更新|新)版?|副本|copy", re.IGNORECASE)
_SIZES = {"百万元": 100 * WAN, "亿元": 10_000 * WAN, "万元": WAN, "千元": 1000 * YUAN, "元": YUAN}
"""The units of amounts in fen, the longer words first."""
_TITLES = 10
_LOOKED_AT = 500
"""Rows in which a year is looked for: enough to see what a roster speaks of."""


def amount_unit(sheet: Sheet, table: Table) -> str | None:
    """The unit of the amounts: from the heads, or from the lines above them; None where the table has no amounts."""
    money = [at for at, column in table.columns.items() if column.type == "money"]
    said = next((unit for at in money if (unit := _own_unit(table, at))), None)
    return (said or _stated(sheet, table) or "元") if money else None


def units(sheet: Sheet, table: Table) -> dict[int, int]:
    """For each column of amounts the fen in its unit: by its own head, the lines above, or the other amounts of the table."""
    others = amount_unit(sheet, table)
    stated = _stated(sheet, table)
    said = {at: _own_unit(table, at) or stated or others for at, column in table.columns.items() if column.type == "money"}
    return {at: _SIZES.get(unit or "", YUAN) for at, unit in said.items()}


def _own_unit(table: Table, at: int) -> str | None:
    head = without_blanks("".join(table.words[at].words))
    return next((unit for unit in _SIZES if unit in head), None)


def _stated(sheet: Sheet, table: Table) -> str | None:
    above = " ".join(str(cell) for row in sheet.rows[: table.first_row - 1] for cell in row if isinstance(cell, str))
    stated = _UNIT.search(folded(above))
    return stated[1] if stated else None


def year_of(sheet: Sheet) -> int:
    """The year the sheet speaks of most; this year where it speaks of none."""
    years: Counter[int] = Counter()
    for row in sheet.rows[:_LOOKED_AT]:
        for cell in row:
            years.update(_years(cell))
    return years.most_common(1)[0][0] if years else now().year


def _years(cell: Cell) -> list[int]:
    if isinstance(cell, date):
        return [cell.year]
    return [int(year) for year in _YEAR.findall(cell)] if isinstance(cell, str) else []


def sender_of(file: str, book: Book) -> str:
    """Who sent the file: the unit that says it filled the table in, else the file's name without numbers, dates and versions."""
    for sheet in book.sheets:
        for row in sheet.rows[:_TITLES]:
            for cell in row:
                if isinstance(cell, str) and (found := _SENDER.search(folded(cell).replace("：", ":"))):
                    return found[1]
    plain = folded(PurePath(file).stem)
    return _TAIL.sub("", plain).strip(" -_、，()（）") or plain.strip()
