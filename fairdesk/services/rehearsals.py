"""What the demo day and the training of staff need besides the acts: an unannounced guest and a forged paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fairdesk.base.errors import NotFound
from fairdesk.base.i18n import N_
from fairdesk.exchange.container import write_safely
from fairdesk.printing import press
from fairdesk.records.choices import Outcome as Result
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.people import PersonRow, WalkInForm
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import arrivals, badges, letters, talks
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import directory
from fairdesk.store.unit_of_work import Work

GUEST = WalkInForm(name="艾力·买买提", unit="示例合作社（现场登记）", title="理事长", category=ParticipantCategory.WALK_IN)


def walk_in(desk: Desk) -> PersonRow:
    """An invented guest has come unannounced to this desk."""
    return desk.do(arrivals.register_walk_in, form=GUEST).result


@act(N_("Record negotiation"))
def walk_in_negotiates(work: Work, *, person_id: str) -> Outcome[str]:
    """The guest has negotiated with the first organisation for the first area."""
    organisation, area = directory.organisations(work)[0], directory.areas(work)[0]
    form = NegotiationForm(
        organisation_id=organisation.id,
        area_id=area.id,
        outcome=Result.CONTACTS,
        minutes=GUEST.unit,
        participant_ids=(person_id,),
    )
    return talks.save(work, form=form)


def badge_code(desk: Desk, *, person_id: str) -> str:
    """The text of the code on this person's badge."""
    return desk.look(badges.chosen, names=[person_id])[0].qr


def doctor(*desks: Desk, number: str, out: Path) -> None:
    """A copy of this letter with one amount changed and its old code lies at `out`, as a forger would make it."""
    for desk in desks:
        try:
            card = desk.look(letters.card, letter_id=number)
        except NotFound:
            continue
        write_safely(out, press.letter(replace(card.facts, cash_fen=card.facts.cash_fen + 10_000_000), card.qr))
        return
    raise NotFound(what=number)
