"""What papers of agreement speak of: records by the number on their paper, and what belongs beside them."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import select

from fairdesk.models.base import Record
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import BoardResolution, Body
from fairdesk.models.prints import IssuedPaper
from fairdesk.store import things
from fairdesk.store.unit_of_work import Look

R = TypeVar("R", bound=Record)


def numbered(look: Look, kind: type[R], number: str) -> R | None:
    """The thing that bears this number itself, or on a paper that was issued about it; valid ones first; or None."""
    column = getattr(kind, "number", None)
    if column is not None:
        query = select(kind).where(column == number).order_by(kind.voided, kind.id).limit(1)
        found = look.session.execute(query).scalar_one_or_none()
        if found is not None:
            return found
    told = select(IssuedPaper.subject_id).where(IssuedPaper.number == number, IssuedPaper.subject == kind.__tablename__)
    subject = look.session.execute(told.limit(1)).scalar_one_or_none()
    return things.find(look, kind, subject)


def body(look: Look, name: str) -> Body | None:
    """The government body of this name, or of one it had before; or None."""
    found = things.where(look, Body)
    return next((one for one in found if one.name == name), None) or next(
        (one for one in found if name in one.former_names), None
    )


def civil_affairs_of(look: Look, district: str) -> Body | None:
    """The civil-affairs bureau of a district, or None."""
    return next((one for one in things.where(look, Body, area=district) if one.name.endswith("民政局")), None)


def resolution_of(look: Look, organisation_id: str) -> BoardResolution | None:
    """The newest resolution of an organisation's board, or None."""
    found = things.where(look, BoardResolution, organisation_id=organisation_id)
    return max(found, key=lambda one: (one.day is not None, one.day, one.id), default=None) if found else None


def letter_under(look: Look, *, organisation_id: str, trustee_id: str, offer_id: str | None) -> LetterOfIntent | None:
    """The valid letter an organisation signed with this trustee, on this offer where one is given; or None."""
    found = things.where(look, LetterOfIntent, organisation_id=organisation_id, trustee_id=trustee_id)
    return next((one for one in found if not offer_id or one.offer_id == offer_id), None)
