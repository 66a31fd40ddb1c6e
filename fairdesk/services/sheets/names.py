"""Names a person gives for sheets: a record, a table, and the size of the paper behind an `@`."""

from __future__ import annotations

import re

from fairdesk.base.errors import NoSuchChoice
from fairdesk.base.i18n import listed
from fairdesk.records.sheets import PaperSize

ALL = "all"
_TABLE = re.compile(r"(?:table:|桌)?\s*([0-9]{1,3})", re.IGNORECASE)


def sized(name: str, usual: PaperSize) -> tuple[str, PaperSize]:
    """`A03@A3` is the sign of A03 on A3. Refused: a size that is neither A4 nor A3."""
    plain, at, size = name.partition("@")
    if not at:
        return name, usual
    if size.upper() not in set(PaperSize):
        raise NoSuchChoice(what=name, known=listed(f"{plain}@{one}" for one in PaperSize))
    return plain, PaperSize(size.upper())


def table_number(name: str) -> int | None:
    """The number in `table:12` or `12`; None where the name is another."""
    found = _TABLE.fullmatch(name.strip())
    return int(found[1]) if found else None
