"""One line of a roster while it is taken in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fairdesk.records.rosters import ReadRecord, RowPlace
from fairdesk.store.roster_targets import Target

_WEIGHT = ("unchanged", "changed", "new", "skipped")


@dataclass(slots=True)
class Line:
    """One line of a roster and what has come of it so far; one line may make several records."""

    place: RowPlace
    entity: str
    record: ReadRecord
    state: str = "unchanged"
    record_id: str = ""
    """The record the line is about."""
    issues: dict[tuple[str, str], None] = field(default_factory=dict)
    changed: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    """What it changes of a record that was there: by the roster's key the values before and after."""

    @property
    def said(self) -> str:
        """What the line itself calls the thing it is about."""
        values = self.record.values
        return str(next((values[key] for key in ("name", "title", "county", "doc_no", "booth_id") if values.get(key)), ""))

    def became(self, state: str) -> None:
        """It is this at least: what was new stays new."""
        self.state = max(self.state, state, key=_WEIGHT.index)

    def note(self, key: str, code: str) -> None:
        """Something waits for a person."""
        self.issues[key, code] = None

    def changes(self, target: Target, differing: dict[str, tuple[Any, Any]]) -> None:
        """These fields of the record will be others."""
        keys = {column.field: column.key for column in target.columns}
        keys |= {place: link.key for link in target.links for place in link.kinds}
        for name, values in differing.items():
            self.changed[keys.get(name, name)] = values
