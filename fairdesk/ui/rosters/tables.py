"""The tables of the page: sheets, rows, doubles, what was noticed, and columns."""

from __future__ import annotations

from fairdesk.base.i18n import N_, _
from fairdesk.records.rosters import TWIN_WORDS, Resolve, Twin
from fairdesk.ui.rosters.preview import OUTCOMES, RowLine, SheetLine, kind_words
from fairdesk.ui.table_model import Column

TONES = {"error": "red", "warn": "amber", "info": "muted", "": ""}
SIGNS = {"error": "circle-x", "warn": "triangle-alert", "info": "circle-check", "": ""}
RESOLVED = {
    Resolve.FILL: N_("the same; gaps are filled"),
    Resolve.REPLACE: N_("the same; this row counts"),
    Resolve.APART: N_("two different ones"),
    Resolve.LEAVE_OUT: N_("left out"),
}
"""What a person decided, in words."""


def _sheet_icon(row: SheetLine) -> str:
    if row.refused:
        return "circle-x"
    return ("triangle-alert" if row.mend else "circle-check") if row.entity else "circle"


def _sheet_tone(row: SheetLine) -> str:
    return "red" if row.refused else "amber" if row.mend else ""


def _outcome_tone(row: RowLine) -> str:
    return {"new": "green", "changed": "accent", "skipped": "amber"}.get(row.state, "muted")


def _waits(row: RowLine) -> str:
    return str(row.mend) if row.mend else ""


def other_words(twin: Twin) -> str:
    """Where the other one of a pair stands."""
    return _("row {row}", row=twin.other.row) if twin.other else _("on the desk")


def twin_sign(twin: Twin) -> str:
    """A pair that says the same is told from one that only may be one."""
    return "copy" if twin.reason == "SAME_ROW" else "users"


SHEETS = (
    Column(N_("File"), lambda row: row.file, wide=True, icon=_sheet_icon, tone=_sheet_tone),
    Column(N_("Sheet"), lambda row: row.sheet or "—", width=28),
    Column(N_("Holds"), kind_words, width=26),
    Column(N_("Rows"), lambda row: str(row.rows) if row.entity else "—", sort=lambda row: row.rows, width=14, right=True),
    Column(
        N_("Waiting"),
        lambda row: str(row.mend) if row.mend else "",
        sort=lambda row: row.mend,
        width=16,
        right=True,
        tone=_sheet_tone,
    ),
)
ROWS = (
    Column(N_("Row"), lambda row: str(row.place.row), sort=lambda row: row.place.row, width=14, right=True),
    Column(
        N_("Called"),
        lambda row: row.name or "—",
        wide=True,
        icon=lambda row: SIGNS[row.worst] if row.mend else "",
        tone=lambda row: TONES[row.worst] if row.mend else "",
    ),
    Column(N_("Waiting"), _waits, sort=lambda row: row.mend, width=16, right=True),
    Column(N_("What comes of it"), lambda row: _(OUTCOMES[row.state]) if row.state else "", width=24, tone=_outcome_tone),
)
TWINS = (
    Column(N_("Row"), lambda row: str(row.place.row), sort=lambda row: row.place.row, width=14, right=True),
    Column(N_("Called"), lambda row: row.name, wide=True, icon=twin_sign),
    Column(N_("Why"), lambda row: _(TWIN_WORDS[row.reason]), width=46),
    Column(N_("Beside"), other_words, width=22),
)
ISSUES = (
    Column(
        N_("What was noticed"),
        lambda row: row.words,
        wide=True,
        icon=lambda row: SIGNS[row.severity],
        tone=lambda row: TONES[row.severity] if row.severity in {"error", "warn"} else "",
    ),
    Column(N_("Cells"), lambda row: f"{row.count:,}", sort=lambda row: row.count, width=18, right=True),
)
COLUMNS = (
    Column(N_("Column"), lambda row: row.letter, width=14),
    Column(N_("Head"), lambda row: row.head, wide=True),
    Column(N_("Taken as"), lambda row: row.taken_as or _("not taken"), width=30, tone=lambda row: "" if row.key else "muted"),
    Column(N_("First values"), lambda row: row.samples, width=40),
)
