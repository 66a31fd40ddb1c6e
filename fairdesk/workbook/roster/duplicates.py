"""Rows that say the same again, and rows that speak of the same thing with a difference: proposed to a person, never removed."""

from __future__ import annotations

from typing import Any

from fairdesk.workbook.roster.entities import Entity
from fairdesk.workbook.roster.results import Issue, RecordResult

IDENTITIES: dict[str, tuple[tuple[str, ...], ...]] = {
    "organisations": (("uscc",), ("name",)),
    "joint_party_committees": (("name",),),
    "government_bodies": (("name",),),
    "zones": (("name",),),
    "county_delegations": (("province", "prefecture", "county"),),
    "district_zone": (("district",),),
    "participants": (("name", "unit", "mobile"),),
    "demands": (("county", "title"),),
    "offers": (("org_name", "title"),),
}
"""What tells two records of a kind apart where the roster gives them no number of their own; the first that is filled counts."""
_BESIDE = frozenset({"note"})


def mark_duplicates(entity: Entity, records: list[RecordResult]) -> None:
    """Each record that repeats an earlier one points to it: ROW_DUPLICATE where all is the same, else ROW_NEAR_DUPLICATE."""
    seen: dict[tuple[Any, ...], RecordResult] = {}
    for record in records:
        identities = _identities(entity, record)
        earlier = next((seen[one] for one in identities if one in seen), None)
        if earlier is not None:
            record.duplicate_of_row = earlier.row
            same = _content(earlier) == _content(record)
            record.issues.append(Issue(None, "ROW_DUPLICATE" if same else "ROW_NEAR_DUPLICATE"))
        for one in identities:
            seen.setdefault(one, record)


def _identities(entity: Entity, record: RecordResult) -> list[tuple[Any, ...]]:
    """The ways this record may be told apart: by its own number where there is one, otherwise by what it is."""
    own = next((column.key for column in entity.columns if column.type == "id" and record.values.get(column.key)), None)
    if own:
        return [(own, record.values[own])]
    found = []
    for keys in IDENTITIES.get(entity.key, ()):
        words = tuple(record.values.get(key, "") for key in keys)
        if words[0] and words[-1]:
            found.append((*keys, *words))
    return found


def _content(record: RecordResult) -> dict[str, Any]:
    return {key: value for key, value in record.values.items() if key not in _BESIDE}
