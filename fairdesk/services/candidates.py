"""People of two desks who may be one: a person joins them or says that they are two."""

from __future__ import annotations

from fairdesk.base.errors import NotFound
from fairdesk.base.i18n import N_, _
from fairdesk.models.attachments import Attachment
from fairdesk.models.people import Participant
from fairdesk.records.conflicts import Policy
from fairdesk.records.people import Candidate
from fairdesk.rules.merging import policy_of
from fairdesk.services.desk import Outcome, act
from fairdesk.store import candidates, things
from fairdesk.store.unit_of_work import Look, Work
from fairdesk.store.values import journaled, links_of

_FILLED = ("mobile", "title", "unit", "gender", "ethnicity", "organisation_id", "delegation_id", "area_id")
"""What the person who stays takes over where he says nothing himself."""


def waiting(look: Look) -> list[Candidate]:
    """Every pair nobody has decided."""
    return candidates.rows(look)


@act(N_("Join two people"))
def join(work: Work, *, keep: str, drop: str) -> Outcome[str]:
    """The two are one: what pointed to the one who is dropped points to the one who stays, whose gaps are filled; the dropped
    record is void and says with whom it was joined, and its badge opens the other. Papers keep what they say. Refused where
    the two are the same, or one is unknown or void.
    """
    one, other = _both(work, keep, drop)
    for name, kind in journaled().items():
        for field in [field for field, target in links_of(name).items() if target == Participant.__tablename__]:
            if policy_of(name, field) is not Policy.SEALED:
                for record in things.where(work, kind, **{field: other.id}):
                    setattr(record, field, one.id)
    for attached in things.where(work, Attachment, subject=Participant.__tablename__, subject_id=other.id):
        attached.subject_id = one.id
    for field in _FILLED:
        if not getattr(one, field) and getattr(other, field):
            setattr(one, field, getattr(other, field))
    candidates.remember(work, other, one, candidates.JOINED)
    other.void(_("joined with {badge}", badge=one.badge_no or one.name))
    return Outcome(one.id)


@act(N_("Keep two people apart"))
def apart(work: Work, *, one: str, other: str) -> Outcome[None]:
    """The two are two, and nobody is asked again. Refused as `join`."""
    candidates.remember(work, *_both(work, one, other), candidates.APART)
    return Outcome(None)


def _both(work: Work, one: str, other: str) -> tuple[Participant, Participant]:
    first, second = things.get(work, Participant, one), things.get(work, Participant, other)
    void = next((each for each in (first, second) if each.voided), None)
    if void is not None or first is second:
        raise NotFound(what=(void or first).name)
    return first, second
