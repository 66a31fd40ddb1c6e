"""Looking ahead for signs no font can print: in every text of the desk, and in rosters before they are taken in.

The question is put once for each distinct sign and not for each text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fairdesk.records.rosters import ReadFile, RowPlace
from fairdesk.records.unprintable import Lost, Unprintable
from fairdesk.store import texts
from fairdesk.store.unit_of_work import Look


def of_desk(look: Look) -> list[Unprintable]:
    """Every text of a valid record with a sign no font holds, by record and field; a field of several texts is named once."""
    every = list(texts.texts(look))
    lost = lost_signs(one.words for one in every)
    found: dict[tuple[str, str, str], Unprintable] = {}
    for one in every if lost else ():
        missing = in_order(one.words, lost)
        if missing:
            key = (one.kind, one.id, one.field)
            before = found[key].missing if key in found else ()
            missing = tuple(dict.fromkeys((*before, *missing)))
            found[key] = Unprintable(kind=one.kind, id=one.id, name=one.name, field=one.field, missing=missing)
    return list(found.values())


def of_files(files: Sequence[ReadFile]) -> Lost:
    """For each row of the rosters the columns whose signs no font holds; rows that can be printed are not among them."""
    rows: list[tuple[RowPlace, Mapping[str, Any]]] = [
        (RowPlace(at, sheet.sheet, record.row), record.values)
        for at, file in enumerate(files)
        for sheet in file.sheets
        if sheet.entity is not None
        for record in sheet.records
    ]
    lost = lost_signs(str(value) for _place, values in rows for value in values.values() if isinstance(value, str | list))
    if not lost:
        return {}
    found = {}
    for place, values in rows:
        cells = {key: in_order(str(value), lost) for key, value in values.items() if isinstance(value, str | list)}
        if any(cells.values()):
            found[place] = {key: missing for key, missing in cells.items() if missing}
    return found


def lost_signs(words: Iterable[str]) -> frozenset[str]:
    """The signs of these texts that no font holds. The fonts are asked for signs beyond GB 2312 alone: they hold all of those."""
    seen: set[str] = set()
    for one in words:
        seen.update(one)
    rare = sorted(sign for sign in seen if not usual(sign))
    if not rare:
        return frozenset()
    from fairdesk.printing import press

    return frozenset(press.missing_signs("".join(rare)))


def usual(sign: str) -> bool:
    """Whether the sign is one of GB 2312, all of which the fonts that come with the program hold."""
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def in_order(words: str, lost: frozenset[str]) -> tuple[str, ...]:
    """Those of the lost signs that stand in the text, each once."""
    return tuple(dict.fromkeys(sign for sign in words if sign in lost)) if not lost.isdisjoint(words) else ()
