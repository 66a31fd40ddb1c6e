"""The tables of the exchange: other desks, and what left and arrived."""

from __future__ import annotations

from fairdesk.base.i18n import N_, _, listed
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


def missing(row: DeskRow) -> str:
    """What is missing of it and since when; that all is here, where nothing is known to be missing."""
    if row.kind is DeskKind.BUREAU:
        return "—"
    words = row.missing_words
    if row.complete:
        return listed((_("complete"), *words))
    since = [_("since {time}", time=moment(row.since))] if row.since else []
    return listed((*words, *since))


def missing_tone(row: DeskRow) -> str:
    """Amber where something is missing or the clock is wrong, green where all is here."""
    if row.kind is DeskKind.BUREAU or row.revoked:
        return ""
    return "green" if row.complete and not row.ahead else "amber"


DESKS = (
    Column(N_("Desk"), lambda row: row.letters, width=26),
    Column(N_("Booth"), lambda row: row.booth or row.kind.label, width=22),
    Column(N_("Last heard"), heard, width=28, tone=heard_tone),
    Column(N_("Last number"), lambda row: row.last_number.rpartition("〕")[2] or "—", width=34),
    Column(N_("Known up to"), lambda row: f"{row.known:,}", sort=lambda row: row.known, width=24, right=True),
    Column(N_("Missing"), missing, wide=True, tone=missing_tone),
)
DELIVERIES = (
    Column(N_("Time"), lambda row: moment(row.at), sort=lambda row: row.at.timestamp(), width=28),
    Column(N_("Kind"), kind_of, width=36, icon=lambda row: "upload" if row.direction == "out" else "download"),
    Column(N_("File"), lambda row: row.file, wide=True),
    Column(N_("What came of it"), result_of, width=22, tone=lambda row: "amber" if row.result == "held" else ""),
    Column(N_("Up to"), lambda row: f"{row.to_seq:,}", sort=lambda row: row.to_seq, width=18, right=True),
)
