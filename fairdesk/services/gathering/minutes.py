"""What the minutes of a negotiation say, from its record (R45)."""

from __future__ import annotations

from datetime import datetime

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import in_language
from fairdesk.models.areas import Area
from fairdesk.models.hall import Booth
from fairdesk.models.organisations import MemberUnit, Organisation
from fairdesk.models.people import Participant
from fairdesk.models.supply import Demand, Offer
from fairdesk.models.talks import Negotiation
from fairdesk.records.choices import ValueBasis
from fairdesk.records.papers import GridFacts, PaperFacts, PartyFacts, SideFacts
from fairdesk.records.talks import NegotiationForm
from fairdesk.rules.dates import day_words
from fairdesk.rules.paper_values import stated
from fairdesk.services.gathering.gathered import Gathered, Words, about, amount, choice, fair_of, named, on_day
from fairdesk.services.talks import completed
from fairdesk.store import directory, people, talks, things
from fairdesk.store.unit_of_work import Look

RECEIVING, GIVING = "受援方", "社会组织"


def gather(look: Look, name: str) -> Gathered:
    """The minutes of the negotiation of this id or roster number. Refused where it is unknown or void."""
    talk = named(look, Negotiation, name)
    told = completed(look, talks.form(look, talk))
    organisation, area = things.get(look, Organisation, talk.organisation_id), things.get(look, Area, talk.area_id)
    booth = things.find(look, Booth, talk.booth_id)
    fair = fair_of(look)
    facts = PaperFacts(
        kind="minutes",
        title="洽谈纪要",
        fair=fair,
        day=talk.starts.astimezone(HALL).date(),
        about=told.project or organisation.name,
        sides=(
            SideFacts(label=f"{RECEIVING}（签字）", party=PartyFacts(name=directory.place_of(area))),
            SideFacts(label=f"{GIVING}（签字）", party=PartyFacts(name=organisation.name)),
        ),
        values=stated(
            talk_no=talk.code or "",
            time=_time(talk.starts, talk.ends),
            table=(booth.code or "") if booth else "",
            recorder=_recorder(look, talk.recorder),
            offer=_titled(things.find(look, Offer, told.offer_id)),
            demand=_titled(things.find(look, Demand, told.demand_id)),
            **_subject(told),
            outcome=choice(talk.outcome),
            minutes=talk.minutes,
            next_step=talk.next_step.rstrip("。"),
            next_due=on_day(talk.next_due),
            consent=("同意", "agreed", "YES") if talk.consent_contacts else ("未勾选", "not ticked", "NO"),
        ),
        grids=(_people(look, talk),),
    )
    return about(facts, talk)


def _subject(told: NegotiationForm) -> dict[str, Words]:
    """What was talked about: project, field, way and amounts."""
    field = choice(told.field)
    if field and told.field_note:
        field = (f"{field[0]}（{told.field_note}）", f"{field[1]} ({told.field_note})")
    counted = told.goods_fen if told.goods_basis is not ValueBasis.NONE else 0
    return {
        "project": told.project,
        "field": field,
        "mode": choice(told.mode),
        "track": choice(told.track),
        "cash": amount(told.cash_fen),
        "goods": told.goods,
        "goods_value": _value(told) if told.goods else "",
        "total": amount(told.cash_fen + counted) if told.cash_fen and counted else "",
        "beneficiaries": _beneficiaries(told.households, told.people),
    }


def _value(told: NegotiationForm) -> Words:
    """The value of the goods with its basis; goods without proof are not valued (DOMAIN 2.3)."""
    if told.goods_basis is ValueBasis.NONE:
        return "无凭据，不计金额", "without proof, not valued"
    value = amount(told.goods_fen)
    if isinstance(value, str):
        return value
    basis = told.goods_basis.value
    return f"{value[0]}，计价依据：{basis}", f"{value[1]} ({in_language('en', basis)})"


def _beneficiaries(households: int, persons: int) -> Words:
    counted = [f"{number}{unit}" for number, unit in ((households, "户"), (persons, "人")) if number]
    english = [f"{number} {unit}" for number, unit in ((households, "households"), (persons, "people")) if number]
    return ("、".join(counted), ", ".join(english)) if counted else ""


def _titled(one: Offer | Demand | None) -> str:
    return "　".join(part for part in (one.code, one.title) if part) if one else ""


def _time(starts: datetime, ends: datetime | None) -> Words:
    begin = starts.astimezone(HALL)
    end = ends.astimezone(HALL).strftime("%H:%M") if ends else ""
    clock = begin.strftime("%H:%M")
    return (
        f"{day_words(begin.date())} " + "—".join(one for one in (clock, end) if one),
        f"{begin.date().isoformat()} " + "–".join(one for one in (clock, end) if one),
    )


def _recorder(look: Look, told: str) -> str:
    """The recorder's name, where rosters give a badge number."""
    person = people.by_badge(look, told) if told else None
    return person.name if person else told


def _people(look: Look, talk: Negotiation) -> GridFacts:
    """Who sat at the table, side by side; a line for each side where nobody is on record."""
    rows = []
    for seat in talks.seats_of(look, talk.id):
        person = None if seat.voided else things.find(look, Participant, seat.participant_id)
        if person is None:
            continue
        member = things.find(look, MemberUnit, seat.member_unit_id)
        giving = member is not None or person.organisation_id == talk.organisation_id
        unit = f"{member.name}（会员单位）" if member else person.unit
        rows.append((GIVING if giving else RECEIVING, person.name, unit, person.title))
    rows.sort(key=lambda row: row[0] == GIVING)
    blank = tuple((side, "", "", "") for side in (RECEIVING, GIVING) if all(row[0] != side for row in rows))
    heads = ("方", "姓名", "单位", "职务")
    return GridFacts(name="people", heads=heads, shares=(14, 26, 42, 18), rows=(*rows, *blank), room=1 if rows else 2)
