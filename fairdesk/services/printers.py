"""The printers of this computer, and what a person chose for each kind of paper: printer, copies, sides, tray, place.

A choice is kept in the desk, under the name of the computer: a printer belongs to a computer, and a desk that is carried to
another one, or lies on a server that several use, must not send papers to a printer that is not there.
"""

from __future__ import annotations

import json
import platform
from dataclasses import replace
from datetime import date
from typing import Final

from fairdesk.base.i18n import N_
from fairdesk.printing import press
from fairdesk.records.plain import from_json, plain
from fairdesk.records.printing import Language, PaperKind, PrinterProfile, PrinterRow, TrialFacts
from fairdesk.rules import calibration
from fairdesk.services.desk import Outcome, act
from fairdesk.spool import outlets, raw
from fairdesk.store import desks
from fairdesk.store.unit_of_work import Look, Work

TABLE: Final = "preference"


def computer() -> str:
    """The name of this computer."""
    return platform.node() or "?"


def printers() -> list[PrinterRow]:
    """The printers of this computer as they stand now; none where it has no print service."""
    return outlets.printers()


def usual_printer() -> str:
    """The printer papers go to where none was chosen; refused where there is none."""
    return outlets.usual_printer()


def is_address(printer: str) -> bool:
    """Whether a printer is named by its address (`tcp://…`, `file://…`, `raw://QUEUE`)."""
    return raw.is_address(printer)


def profiles(look: Look) -> dict[PaperKind, PrinterProfile]:
    """What was chosen at this computer, for every kind of paper; the usual printer where nothing was."""
    kept = desks.preference(look, _key()) or {}
    return {kind: _profile(kind, kept.get(kind.value)) for kind in PaperKind}


def profile(look: Look, *, kind: PaperKind) -> PrinterProfile:
    """What was chosen at this computer for this kind of paper."""
    return profiles(look)[kind]


@act(N_("Choose a printer"))
def put_profile(work: Work, *, profile: PrinterProfile) -> Outcome[None]:
    """This kind of paper goes to this printer from now on; nothing of it is journaled. Refused: an address nobody can call."""
    if profile.printer.startswith("tcp:"):
        raw.place_of(profile.printer)
    kept = desks.preference(work, _key()) or {}
    desks.set_preference(work, _key(), kept | {profile.kind.value: plain(profile)})
    return Outcome(None, frozenset({TABLE}))


def trial_page(key: str, *, printer: str, day: date, profile: PrinterProfile) -> bytes:
    """The page that tries a printer (`printer_test` or `calibration`), on the sheet or the label of this profile."""
    options = profile.options
    sheet = {} if plain_paper(profile) else {"width": options.label_width, "height": options.label_height}
    facts = TrialFacts(printer=printer, day=day, shift_x=options.shift_x, shift_y=options.shift_y, scale=options.scale, **sheet)
    return press.documents()[key].draw(facts)


def trial_title(key: str) -> str:
    """What such a page is called."""
    return press.documents()[key].label


def calibrated(profile: PrinterProfile, *, across: str, down: str, left: str, top: str) -> PrinterProfile:
    """The profile with the scale and the shift that set right what was measured on its calibration page (millimetres as typed).

    Refused where a length is none, cannot be right, or cannot be set right.
    """
    wide, high = calibration.length(across), calibration.length(down)
    options = profile.options
    scale = calibration.scale(wide, high, options.scale)
    shift_x = calibration.shift(calibration.length(left), wide, calibration.LEFT, options.shift_x)
    shift_y = calibration.shift(calibration.length(top), high, calibration.TOP, options.shift_y)
    return replace(profile, options=replace(options, scale=scale, shift_x=shift_x, shift_y=shift_y))


def plain_paper(profile: PrinterProfile) -> bool:
    """Whether the printer of this profile takes pages and not labels."""
    return profile.options.language is Language.PDF


def _key() -> str:
    return f"printing:{computer()}"


def _profile(kind: PaperKind, kept: object) -> PrinterProfile:
    return from_json(PrinterProfile, json.dumps(kept)) if kept else PrinterProfile(kind=kind)
