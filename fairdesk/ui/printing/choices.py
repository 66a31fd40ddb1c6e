"""The words of what can be chosen about printing: printers, sides and trays, the same in the dialog and on the page."""

from __future__ import annotations

from collections.abc import Sequence

from fairdesk.base.i18n import N_, _
from fairdesk.records.printing import PrinterRow, PrinterState, Sides

TRAYS = {
    "auto": N_("By itself"),
    "main": N_("Main tray"),
    "alternate": N_("Second tray"),
    "manual": N_("By hand"),
    "by-pass-tray": N_("Side tray"),
    "photo": N_("Photo tray"),
    "tray-1": N_("Tray 1"),
    "tray-2": N_("Tray 2"),
    "tray-3": N_("Tray 3"),
    "envelope": N_("Envelopes"),
    "top": N_("Upper tray"),
    "bottom": N_("Lower tray"),
}
"""Words for the names printers give their trays (PWG 5101.1); other names are shown as they are."""


def printer_choices(rows: Sequence[PrinterRow], chosen: str) -> list[tuple[str, str]]:
    """The computer's usual printer, every printer by its name, and what was chosen where it is not among them."""
    usual = next((row.name for row in rows if row.default), rows[0].name if rows else "")
    first = ("", _("The usual printer ({name})", name=usual) if usual else _("The usual printer"))
    names = [row.name for row in rows]
    more = [(chosen, chosen)] if chosen and chosen not in names else []
    return [first, *((name, name) for name in names), *more]


def side_choices(row: PrinterRow | None) -> list[tuple[Sides, str]]:
    """One side, and both where the printer offers it or says nothing of it."""
    offered = row.sides if row is not None and row.sides else tuple(Sides)
    return [(one, one.label) for one in Sides if one is Sides.ONE or one in offered]


def tray_choices(row: PrinterRow | None) -> list[tuple[str, str]]:
    """The printer's usual tray, and those it names."""
    trays = row.trays if row is not None else ()
    return [("", _("The usual tray")), *((key, _(TRAYS[name]) if name in TRAYS else name) for key, name in trays)]


def meant(rows: Sequence[PrinterRow], chosen: str) -> PrinterRow | None:
    """The printer that is meant by a choice; the usual one for an empty choice, None where it is not known."""
    if chosen:
        return next((row for row in rows if row.name == chosen), None)
    return next((row for row in rows if row.default), rows[0] if rows else None)


def stands(row: PrinterRow | None, chosen: str) -> tuple[str, str]:
    """How a chosen printer stands, in words, and the tone of them."""
    if row is None:
        return ("", "grey") if chosen else (_("This computer has no printer"), "amber")
    if row.said or row.state is PrinterState.STOPPED:
        return row.said or row.state.label, "amber"
    tones = {PrinterState.READY: "green", PrinterState.BUSY: "accent"}
    return row.state.label, tones.get(row.state, "grey")
