"""Recording negotiations."""

from __future__ import annotations

from dataclasses import replace

from fairdesk.base.errors import DemandOfAnother, FormIncomplete, NotFound, OfferOfAnother
from fairdesk.base.i18n import N_, _
from fairdesk.models.areas import Area
from fairdesk.models.hall import Booth
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Participant
from fairdesk.models.supply import Demand, Offer
from fairdesk.models.talks import Negotiation, NegotiationPerson
from fairdesk.records.choices import Mode, Track
from fairdesk.records.choices import Outcome as Result
from fairdesk.records.talks import NegotiationCard, NegotiationForm, NegotiationRow
from fairdesk.services.desk import Outcome, act
from fairdesk.store import talks, things
from fairdesk.store.directory import areas
from fairdesk.store.unit_of_work import Look, Work

ORGANISATION, AREA = N_("Organisation"), N_("Area")
NEEDED_FOR_LETTER = {
    "project": N_("Project"),
    "field": N_("Field"),
    "mode": N_("Mode of help"),
    "track": N_("Track"),
}


@act(N_("Record negotiation"))
def save(work: Work, *, form: NegotiationForm) -> Outcome[str]:
    """The negotiation is recorded (or changed, where the form names one); answers with its id. Refused without both sides."""
    form = completed(work, form)
    values = {name: getattr(form, name) for name in talks.FORM_FIELDS}
    if form.id:
        negotiation = things.get(work, Negotiation, form.id)
        for name, value in values.items():
            if getattr(negotiation, name) != value:
                setattr(negotiation, name, value)
    else:
        negotiation = Negotiation(**values, recorder=work.actor)
        things.add(work, negotiation)
    _seat(work, negotiation.id, form.participant_ids)
    return Outcome(negotiation.id)


def _seat(work: Work, negotiation_id: str, participant_ids: tuple[str, ...]) -> None:
    there = {seat.participant_id: seat for seat in talks.seats_of(work, negotiation_id)}
    for participant_id in participant_ids:
        person = things.get(work, Participant, participant_id)
        seat = there.pop(person.id, None)
        if seat is None:
            things.add(work, NegotiationPerson(negotiation_id=negotiation_id, participant_id=person.id))
        elif seat.voided:
            seat.voided, seat.void_reason = False, ""
    for seat in there.values():
        if not seat.voided:
            seat.void(N_("left the table"))


def completed(look: Look, form: NegotiationForm) -> NegotiationForm:
    """The form with ids for roster numbers, and what it leaves empty taken from offer, demand and area."""
    offer = things.get(look, Offer, form.offer_id) if form.offer_id else None
    demand = things.get(look, Demand, form.demand_id) if form.demand_id else None
    organisation_id = form.organisation_id or (offer.organisation_id if offer else "")
    area_id = form.area_id or (demand.area_id if demand else "")
    if not organisation_id:
        raise FormIncomplete(field=_(ORGANISATION))
    if not area_id:
        raise FormIncomplete(field=_(AREA))
    organisation, area = things.get(look, Organisation, organisation_id), things.get(look, Area, area_id)
    if offer and offer.organisation_id != organisation.id:
        raise OfferOfAnother(title=offer.title, name=organisation.name)
    if demand and demand.area_id != area.id:
        raise DemandOfAnother(title=demand.title, name=area.name)
    booth = things.get(look, Booth, form.booth_id) if form.booth_id else None
    return replace(
        form,
        organisation_id=organisation.id,
        area_id=area.id,
        offer_id=offer.id if offer else None,
        demand_id=demand.id if demand else None,
        booth_id=booth.id if booth else None,
        starts=form.starts or getattr(look, "at", None),
        track=form.track or (demand.track if demand else areas(look, id=area.id)[0].track),
        field=form.field or (offer.field if offer else demand.field if demand else None),
        mode=form.mode or (offer.mode if offer else Mode.CASE if demand and demand.track is Track.RELIEF else None),
        project=form.project or (offer.title if offer else demand.title if demand else ""),
    )


@act(N_("Void negotiation"))
def void(work: Work, *, negotiation_id: str, reason: str) -> Outcome[str]:
    """The negotiation no longer counts; a reason is needed."""
    negotiation = things.get(work, Negotiation, negotiation_id)
    negotiation.void(reason)
    return Outcome(negotiation.id)


def rows(look: Look) -> list[NegotiationRow]:
    """Every negotiation, newest first."""
    return talks.rows(look)


def without_letter(look: Look) -> list[NegotiationRow]:
    """Negotiations that came to an intent and have no letter yet, newest first."""
    return [row for row in talks.rows(look, outcome=Result.INTENT) if not row.letter_id]


def card(look: Look, *, negotiation_id: str) -> NegotiationCard:
    """One negotiation, whole; refused where it is unknown or void."""
    one = things.get(look, Negotiation, negotiation_id)
    rows_of_it = talks.rows(look, id=one.id)
    if not rows_of_it:
        raise NotFound(what=negotiation_id)
    missing = tuple(label for name, label in NEEDED_FOR_LETTER.items() if not getattr(one, name))
    if not one.cash_fen and not one.goods:
        missing += (N_("Cash or goods"),)
    return NegotiationCard(row=rows_of_it[0], form=talks.form(look, one), missing=missing)
