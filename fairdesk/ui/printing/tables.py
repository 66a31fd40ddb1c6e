"""The tables of the page of printing: the queue, and where each kind of paper goes."""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import N_, _
from fairdesk.records.printing import JobState, PrinterProfile, PrintRow
from fairdesk.ui.table_model import Column

TONES = {
    JobState.WAITING: "amber",
    JobState.SENDING: "accent",
    JobState.SENT: "green",
    JobState.FAILED: "red",
    JobState.CAME_OUT: "green",
    JobState.LOST: "amber",
    JobState.CANCELLED: "grey",
}
ICONS = {
    JobState.WAITING: "clock",
    JobState.SENDING: "printer",
    JobState.SENT: "arrow-right",
    JobState.FAILED: "circle-x",
    JobState.CAME_OUT: "circle-check",
    JobState.LOST: "triangle-alert",
    JobState.CANCELLED: "x",
}


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """One kind of paper and where it goes, in words."""

    key: str
    label: str
    printer: str
    how: str


def sheets(row: PrintRow) -> str:
    """Pages of one copy, and the copies where there is more than one."""
    return f"{row.sheets_of} × {row.copies}" if row.copies > 1 else str(row.sheets_of)


def line_of(profile: PrinterProfile, usual: str) -> ProfileLine:
    """The profile as a line of the table; `usual` is the computer's usual printer."""
    said = profile.printer or (_("The usual printer ({name})", name=usual) if usual else _("The usual printer"))
    more = [profile.options.sides.label]
    if profile.copies:
        more.insert(0, _("{count} ×", count=profile.copies))
    if not profile.options.as_it_is:
        more.append(_("set right"))
    return ProfileLine(profile.kind.value, profile.kind.label, said, " · ".join(more))


def _tone(row: PrintRow) -> str:
    tone = TONES[row.state]
    return {"grey": "muted"}.get(tone, tone)


JOBS = (
    Column(N_("Time"), lambda row: f"{row.at.astimezone(HALL):%H:%M}", sort=lambda row: row.at.timestamp(), width=16),
    Column(N_("Paper"), lambda row: row.title, wide=True),
    Column(N_("Printer"), lambda row: row.printer, width=36),
    Column(N_("Pages"), sheets, sort=lambda row: row.sheets_of * row.copies, width=16, right=True),
    Column(
        N_("State"),
        lambda row: row.state.label,
        lambda row: list(JobState).index(row.state),
        width=28,
        tone=_tone,
        icon=lambda row: ICONS[row.state],
    ),
)
PROFILES = (
    Column(N_("Kind of paper"), lambda line: line.label, width=40),
    Column(N_("Printer"), lambda line: line.printer, wide=True),
    Column(N_("How"), lambda line: line.how, width=52),
)
