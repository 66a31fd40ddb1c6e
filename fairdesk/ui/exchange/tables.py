"""The tables of the exchange: other desks, and what left and arrived."""

from __future__ import annotations

from fairdesk.base.i18n import N_, _
from fairdesk.records.choices import DeskKind
from fairdesk.records.exchange import DeliveryRow, DeskRow
from fairdesk.ui.exchange.words import moment
from fairdesk.ui.table_model import Column

RESULTS = {
    "written": N_("written"),
    "merged": N_("merged"),
    "already": N_("was here already"),
    "held": N_("waits"),
    "acknowledged": N_("taken in"),
}


def kind_of(row: DeliveryRow) -> str:
    """What left or arrived."""
    kinds = {"kit": _("Kit"), "bundle": _("Bundle"), "receipt": _("Receipt")}
    return kinds.get(row.kind, row.kind)


def result_of(row: DeliveryRow) -> str:
    """What came of it."""
    return _(RESULTS[row.result]) if row.result in RESULTS else row.result


def heard(row: DeskRow) -> str:
    """When this desk's own changes came in last; the bureau's own and a silent desk have said nothing."""
    if row.revoked:
        return _("no longer trusted")
    if row.at is None:
        return "—" if row.kind is DeskKind.BUREAU else _("nothing yet")
    return moment(row.at)


def heard_tone(row: DeskRow) -> str:
    """Amber where a booth has handed nothing in, red where it is no longer trusted."""
    if row.revoked:
        return "red"
    return "amber" if row.at is None and row.kind is not DeskKind.BUREAU else ""


DESKS = (
    Column(N_("Desk"), lambda row: row.letters, width=24),
    Column(N_("Kind"), lambda row: row.kind.label, width=20),
    Column(N_("Booth"), lambda row: row.booth, width=24),
    Column(N_("Last heard"), heard, wide=True, tone=heard_tone),
    Column(N_("Known up to"), lambda row: f"{row.known:,}", sort=lambda row: row.known, width=28, right=True),
)
DELIVERIES = (
    Column(N_("Time"), lambda row: moment(row.at), sort=lambda row: row.at.timestamp(), width=28),
    Column(N_("Kind"), kind_of, width=36, icon=lambda row: "upload" if row.direction == "out" else "download"),
    Column(N_("File"), lambda row: row.file, wide=True),
    Column(N_("What came of it"), result_of, width=22, tone=lambda row: "amber" if row.result == "held" else ""),
    Column(N_("Up to"), lambda row: f"{row.to_seq:,}", sort=lambda row: row.to_seq, width=18, right=True),
)
