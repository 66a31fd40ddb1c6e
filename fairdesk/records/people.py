"""People as the desk meets them: at the door, in the list, as a walk-in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fairdesk.base.i18n import N_, _
from fairdesk.records.choices import ArrivalMethod, ParticipantCategory


class ArrivalState(StrEnum):
    """What the door says to a badge."""

    WELCOME = "welcome"
    ALREADY = "already"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One line of the list of people."""

    id: str
    code: str
    name: str
    unit: str
    title: str
    category: ParticipantCategory
    badge_no: str
    phone: str
    """Masked."""
    arrived_at: datetime | None
    walk_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalAnswer:
    """The answer at the door: who, and whether welcome or here already since when and at which desk."""

    state: ArrivalState
    person_id: str
    name: str
    unit: str
    title: str
    category: ParticipantCategory
    badge_no: str
    booth: str
    at: datetime
    station: str
    arrival_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkInForm:
    """Somebody who came unannounced."""

    name: str
    unit: str = ""
    title: str = ""
    category: ParticipantCategory = ParticipantCategory.WALK_IN
    mobile: str = ""
    organisation_id: str | None = None
    delegation_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRow:
    """How many of a group are due and present."""

    group: str
    due: int
    present: int


LIKE = {
    "SAME_PHONE": N_("the same telephone"),
    "SAME_NAME": N_("the same name in the same unit"),
    "SAME_SOUND": N_("names that sound the same in the same unit"),
}
"""Why two people may be one, by the code of the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two people of different desks who may be one, the later one first, and why (a code of `LIKE`)."""

    one: PersonRow
    other: PersonRow
    reason: str

    @property
    def why(self) -> str:
        """Why they may be one, as a person reads it."""
        return _(LIKE[self.reason])


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalRow:
    """One entry of the sign-in log."""

    id: str
    person_id: str
    name: str
    unit: str
    badge_no: str
    at: datetime
    station: str
    method: ArrivalMethod
