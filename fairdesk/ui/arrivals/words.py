"""What the door says to each badge: its colour, its word, and the lines under the name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import _
from fairdesk.records.people import ArrivalAnswer, ArrivalState
from fairdesk.ui.arrivals.view_model import State


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in words."""

    tone: str
    word: str
    name: str
    line: str = ""
    more: str = ""


def said(state: State) -> Said | None:
    """The answer the page is filled with; None while it waits for a badge."""
    if state.unknown:
        return Said("red", _("Please wait"), _("Not known here"), state.unknown)
    if state.answer is None:
        return None
    return _SAYINGS[state.answer.state](state.answer)


def clock(at: datetime) -> str:
    """The time in the hall."""
    return f"{at.astimezone(HALL):%H:%M}"


def _who(answer: ArrivalAnswer) -> str:
    return " · ".join(part for part in (answer.unit, answer.title) if part)


def _where(answer: ArrivalAnswer) -> str:
    booth = _("Booth {booth}", booth=answer.booth) if answer.booth else ""
    return " · ".join(part for part in (answer.category.label, booth, answer.badge_no) if part)


def _welcome(answer: ArrivalAnswer) -> Said:
    return Said("green", _("Welcome"), answer.name, _who(answer), _where(answer))


def _already(answer: ArrivalAnswer) -> Said:
    since = _("Checked in at {time}, desk {desk}", time=clock(answer.at), desk=answer.station)
    return Said(
        "amber", _("Here already"), answer.name, since, " · ".join(part for part in (_who(answer), _where(answer)) if part)
    )


def _void(answer: ArrivalAnswer) -> Said:
    todo = _("This badge is void. Ask for the newer badge, or print a new one at the registration desk.")
    return Said("red", _("Badge is void"), answer.name, todo, _who(answer))


_SAYINGS = {ArrivalState.WELCOME: _welcome, ArrivalState.ALREADY: _already, ArrivalState.VOID: _void}
