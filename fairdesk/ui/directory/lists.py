"""The lists of the directory: which columns each kind has."""

from __future__ import annotations

from datetime import datetime

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import N_, _
from fairdesk.records.choices import BoardStatus
from fairdesk.ui.table_model import Column

SIGNS = {"participant": "users", "organisation": "building-2", "area": "map-pin", "booth": "house"}


def names() -> dict[str, str]:
    """What each list is called."""
    return {"participant": _("Participants"), "organisation": _("Organisations"), "area": _("Areas"), "booth": _("Booths")}


def clock(at: datetime | None) -> str:
    """The time in the hall; empty for no time."""
    return "" if at is None else f"{at.astimezone(HALL):%H:%M}"


def board_tone(status: BoardStatus) -> str:
    """Green where an organisation may sign, amber where its board has not decided."""
    return "green" if status is BoardStatus.PASSED else "amber"


PEOPLE = (
    Column(N_("Badge"), lambda row: row.badge_no, width=24),
    Column(N_("Name"), lambda row: row.name, width=30),
    Column(N_("Unit"), lambda row: row.unit, wide=True),
    Column(N_("Kind"), lambda row: row.category.label, width=32),
    Column(
        N_("Here"),
        lambda row: clock(row.arrived_at),
        sort=lambda row: row.arrived_at.timestamp() if row.arrived_at else 0.0,
        width=22,
        tone=lambda row: "green" if row.arrived_at else "",
        icon=lambda row: "check" if row.arrived_at else "",
    ),
)
ORGANISATIONS = (
    Column(N_("Number"), lambda row: row.code, width=22),
    Column(N_("Organisation"), lambda row: row.name, wide=True),
    Column(N_("Category"), lambda row: row.category.label if row.category else "", width=34),
    Column(
        N_("Board"),
        lambda row: row.board_status.label,
        width=42,
        tone=lambda row: board_tone(row.board_status),
        icon=lambda row: "check" if row.board_status is BoardStatus.PASSED else "clock",
    ),
)
AREAS = (
    Column(N_("Number"), lambda row: row.code, width=20),
    Column(N_("Area"), lambda row: row.name, wide=True),
    Column(N_("Province"), lambda row: row.province, width=36),
    Column(N_("Prefecture"), lambda row: row.prefecture, width=42),
    Column(N_("Booth"), lambda row: row.booth, width=18),
)
BOOTHS = (
    Column(N_("Booth"), lambda row: row.code, width=20),
    Column(N_("Holder"), lambda row: row.holder, wide=True),
    Column(N_("Zone"), lambda row: row.zone, width=50),
)
COLUMNS = {"participant": PEOPLE, "organisation": ORGANISATIONS, "area": AREAS, "booth": BOOTHS}
