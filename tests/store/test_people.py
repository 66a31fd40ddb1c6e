"""Which booth a person belongs to."""

from __future__ import annotations

from fairdesk.models.areas import Delegation
from fairdesk.models.hall import Booth
from fairdesk.models.people import Participant
from fairdesk.records.choices import ParticipantCategory
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import people, things
from fairdesk.store.unit_of_work import Look, Work


@act("Give booths")
def give_booths(work: Work) -> Outcome[None]:
    """A booth of nobody, one of the delegation, one of the organisation; and a guest who belongs to none."""
    organisation = things.where(work, Participant, code="P0002")[0].organisation_id
    booths = [Booth(code="A01"), Booth(code="A02"), Booth(code="J01", organisation_id=organisation)]
    work.session.add_all([*booths, Participant(code="P0003", name="佟远", category=ParticipantCategory.GUEST)])
    things.where(work, Delegation)[0].booth_id = booths[1].id
    return Outcome(None)


def booth_of(look: Look, code: str) -> str:
    """The booth of the person with this roster number."""
    return people.booth_of(look, things.get(look, Participant, code))


def test_a_person_has_the_booth_of_his_delegation_or_organisation_and_a_guest_has_none(desk: Desk) -> None:
    desk.do(give_booths)
    assert [desk.look(booth_of, code=code) for code in ("P0001", "P0002", "P0003")] == ["A02", "J01", ""]
