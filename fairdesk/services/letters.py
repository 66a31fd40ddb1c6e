"""Issuing letters of intent: checked, numbered, signed by the desk, printed and voided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from fairdesk.base.clock import HALL
from fairdesk.base.errors import FormIncomplete, LetterExists, LetterNotFromHere, NotFound, TextTooLong
from fairdesk.base.i18n import N_, _
from fairdesk.exchange.codes import read_code, write_code
from fairdesk.exchange.keys import public_of
from fairdesk.models.areas import Area, Delegation
from fairdesk.models.fairs import Fair
from fairdesk.models.letters import LetterGoods, LetterOfIntent
from fairdesk.models.organisations import Organisation
from fairdesk.models.policies import PolicyDocument
from fairdesk.models.prints import Print
from fairdesk.models.supply import Demand, Offer
from fairdesk.models.talks import Negotiation
from fairdesk.printing import document
from fairdesk.records.choices import Field, LetterState, Mode, Track
from fairdesk.records.codes import CodeFlag, CodeParty, LetterCode
from fairdesk.records.letters import LetterCard, LetterForm, LetterRow
from fairdesk.records.papers import FairFacts, GoodsFacts, InstalmentFacts, LetterFacts, PartyFacts
from fairdesk.records.plain import from_json
from fairdesk.rules import eligibility, goods_lines, numbering
from fairdesk.rules.amounts import fen_of
from fairdesk.services import disputes
from fairdesk.services.desk import Outcome, act
from fairdesk.services.keys import desk_keys
from fairdesk.services.talks import completed
from fairdesk.services.wordings import setting
from fairdesk.store import desks, letters, talks, things
from fairdesk.store.directory import place_of
from fairdesk.store.unit_of_work import Look, Work

_SUBJECT = LetterOfIntent.__tablename__


@act(N_("Issue letter of intent"))
def issue(work: Work, *, form: LetterForm) -> Outcome[str]:
    """A letter with the next number of this desk and a signed code stands; answers with its id.

    Refused where the negotiation is unknown or lacks what a letter says, has a letter already, or the rules of DOMAIN 1.8
    forbid it. The number moves in this transaction: a refusal burns none.
    """
    talk = things.get(work, Negotiation, form.negotiation_id)
    facts = facts_for(work, talk, form, number="")
    check(work, talk, form, facts)
    identity = desks.identity(work)
    counter = desks.next_number(work, f"{_SUBJECT}:{facts.day.year}")
    pattern = desks.fair(work).patterns.get(_SUBJECT) or numbering.PATTERNS[_SUBJECT]
    number = numbering.document_number(
        pattern, year=facts.day.year, letters=identity.letters, epoch=identity.epoch, counter=counter
    )
    facts = facts_for(work, talk, form, number=number)
    letter = _letter(work, talk, form, facts)
    letter.qr = write_code(_code(work, letter, facts), desk_keys(work))
    things.add(work, letter)
    for one in facts.goods:
        things.add(
            work, LetterGoods(letter_id=letter.id, name=one.name, quantity=one.quantity, value_fen=one.value_fen, basis=one.basis)
        )
    return Outcome(letter.id)


def check(work: Look, talk: Negotiation, form: LetterForm, facts: LetterFacts) -> None:
    """Nothing changes; refused where the negotiation has a letter, or a rule forbids this one."""
    there = letters.of_negotiation(work, talk.id)
    if there is not None:
        raise LetterExists(number=there.number)
    disputes.refuse_disputed(work, (talk.id, talk.organisation_id, talk.area_id))
    if not facts.project:
        raise FormIncomplete(field=_(N_("Project")))
    check_length(_(N_("Project")), facts.project, LONGEST_PROJECT)
    for one in facts.goods:
        check_length(_(N_("Goods")), one.name, LONGEST_PROJECT)
    check_length(_(N_("Content")), facts.content + facts.need + facts.milestones, LONGEST_CONTENT)
    eligibility.check_days(facts.day, facts.starts, facts.ends, facts.formal_by)
    if not facts.total_fen and not facts.goods and not facts.services:
        raise FormIncomplete(field=_(N_("Cash or goods")))
    eligibility.check_instalments(facts.cash_fen, [one.amount_fen for one in facts.instalments])
    demand = things.find(work, Demand, talk.demand_id)
    eligibility.check_track(facts.track, demand.relief_kind if demand else None)
    trustee = things.find(work, Organisation, _trustee_id(work, talk, form))
    if trustee is not None:
        eligibility.check_trustee(
            giver=talk.organisation_id, trustee=trustee.id, category=trustee.category, supporting=trustee.supporting
        )


LONGEST_PROJECT, LONGEST_CONTENT = 120, 3_000
"""Signs of a name on a letter, and of what it describes: a letter of more is no letter, and its code could not name it."""


def check_length(field: str, words: str, most: int) -> None:
    """Nothing happens; refused where the words are more than stand on the paper."""
    if len(words) > most:
        raise TextTooLong(field=field, signs=len(words), most=most)


def _trustee_id(look: Look, talk: Negotiation, form: LetterForm) -> str:
    if form.trustee_id is not None:
        return things.get(look, Organisation, form.trustee_id).id if form.trustee_id else ""
    offer = things.find(look, Offer, talk.offer_id)
    return (offer.trustee_id or "") if offer else ""


def facts_for(look: Look, talk: Negotiation, form: LetterForm, number: str) -> LetterFacts:
    """What the letter of this negotiation would say; an empty number makes a preview."""
    organisation = things.get(look, Organisation, talk.organisation_id)
    area = things.get(look, Area, talk.area_id)
    trustee = things.find(look, Organisation, _trustee_id(look, talk, form))
    fair, told = desks.fair(look), completed(look, talks.form(look, talk))
    project, field = form.project or told.project or f"{area.name}帮扶项目", told.field or Field.OTHER
    facts = LetterFacts(
        number=number,
        fair=fair_facts(fair),
        day=day_in_hall(look, fair),
        track=told.track or Track.COUNTERPART,
        field=field,
        field_note=talk.field_note or (project if field is Field.OTHER else ""),
        mode=told.mode or Mode.CASE,
        project=project,
        place=place_of(area),
        party_a=_area_party(look, area),
        party_b=_organisation_party(organisation),
        party_c=_organisation_party(trustee) if trustee else None,
        next_step=talk.next_step,
        effect=form.effect,
        board=organisation.board_status,
        board_number=organisation.resolution_no,
        copies=form.copies or (4 if trustee else 3),
        desk=desks.identity(look).letters,
        policies=policies_of(look),
        attachments=_attachments(organisation, form),
        setting=setting(look, _SUBJECT),
    )
    return _promised(facts, talk, form, things.find(look, Demand, talk.demand_id), things.find(look, Offer, talk.offer_id))


def _promised(facts: LetterFacts, talk: Negotiation, form: LetterForm, demand: Demand | None, offer: Offer | None) -> LetterFacts:
    """What is needed, what is promised, to how many and until when: as the form says, else the negotiation, offer and demand."""
    talked = (_goods_of(talk, form),) if talk.goods else ()
    households, people = talk.households, talk.people
    if demand:
        households, people = households or demand.households, people or demand.people
    return replace(
        facts,
        need=demand.description if demand else "",
        demand_no=(demand.code or "") if demand else "",
        content=form.content or (offer.description if offer else ""),
        cash_fen=talk.cash_fen if form.cash_fen is None else form.cash_fen,
        instalments=form.instalments,
        goods=talked if form.goods is None else form.goods,
        services=offer.service if offer else "",
        households=households if form.households is None else form.households,
        people=people if form.people is None else form.people,
        registered_poor=demand.registered_poor if demand and form.people is None else 0,
        starts=form.starts or (offer.starts if offer else None),
        ends=form.ends or (offer.ends if offer else None),
        milestones=form.milestones,
        formal_by=form.formal_by,
    )


def _goods_of(talk: Negotiation, form: LetterForm) -> GoodsFacts:
    return GoodsFacts(
        name=talk.goods,
        kind=form.goods_kind,
        quantity=form.goods_quantity,
        price_fen=form.goods_price_fen,
        value_fen=talk.goods_fen,
        basis=talk.goods_basis,
    )


def policies_of(look: Look) -> tuple[str, ...]:
    """The titles of the policy documents the fair goes back to (R47), at most two: those that were taken in first."""
    return tuple(one.title.strip("《》") for one in things.where(look, PolicyDocument)[:2])


def _attachments(organisation: Organisation, form: LetterForm) -> tuple[str, ...]:
    told = [f"理事会决议（{organisation.resolution_no}）"] if organisation.resolution_no else []
    return (*told, *form.attachments)


def fair_facts(fair: Fair) -> FairFacts:
    """The fair as the head of a paper."""
    return FairFacts(
        fair_id=fair.code or fair.id,
        name=fair.name,
        theme=fair.theme,
        day=fair.day,
        hosts=tuple(fair.hosts),
        venue=fair.venue,
        notice=fair.notice,
    )


def day_in_hall(look: Look, fair: Fair) -> date:
    """The day in the hall: today, or the fair's own day where the desk is played back on another one."""
    at = getattr(look, "at", None)
    today = at.astimezone(HALL).date() if at else fair.day
    return today if fair.day <= today <= (fair.last_day or fair.day) else fair.day


def _area_party(look: Look, area: Area) -> PartyFacts:
    delegation = next(iter(things.where(look, Delegation, area_id=area.id)), None)
    return PartyFacts(
        name=(delegation.lead_unit if delegation and delegation.lead_unit else place_of(area)),
        code=area.gb_code or "",
        address=place_of(area),
        representative=delegation.lead if delegation else "",
        contact=delegation.lead if delegation else "",
        phone=delegation.phone if delegation else "",
    )


def _organisation_party(one: Organisation) -> PartyFacts:
    return PartyFacts(
        name=one.name, code=one.uscc, address=one.address, representative=one.legal_rep, contact=one.contact, phone=one.mobile
    )


def _letter(work: Work, talk: Negotiation, form: LetterForm, facts: LetterFacts) -> LetterOfIntent:
    return LetterOfIntent(
        number=facts.number,
        negotiation_id=talk.id,
        day=facts.day,
        organisation_id=talk.organisation_id,
        area_id=talk.area_id,
        trustee_id=_trustee_id(work, talk, form) or None,
        party_a=facts.party_a.name,
        party_b=facts.party_b.name,
        party_c=facts.party_c.name if facts.party_c else "",
        project=facts.project,
        field=facts.field,
        field_note=facts.field_note,
        mode=facts.mode,
        track=facts.track,
        demand_id=talk.demand_id,
        offer_id=talk.offer_id,
        cash_fen=facts.cash_fen,
        goods="、".join(one.name for one in facts.goods),
        goods_fen=facts.goods_fen,
        households=facts.households,
        people=facts.people,
        starts=facts.starts,
        ends=facts.ends,
        copies=facts.copies,
        board_status=facts.board,
        board_number=facts.board_number,
        effect=facts.effect,
        state=LetterState.ISSUED,
        digest=document.digest(facts).hex(),
        facts=document.facts_json(facts).decode(),
    )


def _code(work: Work, letter: LetterOfIntent, facts: LetterFacts) -> LetterCode:
    return LetterCode(
        kind=_SUBJECT,
        number=facts.number,
        fair_id=facts.fair.fair_id,
        party_a=_code_party(facts.party_a),
        party_b=_code_party(facts.party_b),
        party_c=_code_party(facts.party_c) if facts.party_c else None,
        project=facts.project,
        field=facts.field.name,
        cash_fen=facts.cash_fen,
        goods_fen=facts.goods_fen,
        day=facts.day,
        digest=bytes.fromhex(letter.digest),
        epoch=work.pen.epoch,
        seq=work.pen.seq + 1,
    )


def _code_party(party: PartyFacts) -> CodeParty:
    return CodeParty(party.code, party.name)


@act(N_("Print letter"))
def note_print(work: Work, *, letter_id: str, target: str, sha256: str = "") -> Outcome[int]:
    """The letter is known to have been printed once more; answers with the number of this copy."""
    letter = things.get(work, LetterOfIntent, letter_id)
    if not letter.voided:  # a void letter is printed with its mark, to be kept beside the one that was signed
        letter.printed()
    copy = len(letters.prints_of(work, letter.id)) + 1
    things.add(
        work, Print(subject=_SUBJECT, subject_id=letter.id, kind=_SUBJECT, copy=copy, at=work.at, target=target, sha256=sha256)
    )
    return Outcome(copy)


@act(N_("Sign letter"))
def sign(work: Work, *, letter_id: str, by_a: bool = False, by_b: bool = False) -> Outcome[str]:
    """The paper is known to bear these signatures."""
    letter = things.get(work, LetterOfIntent, letter_id)
    letter.signed(by_a, by_b)
    return Outcome(letter.id)


@act(N_("Void letter"))
def void(work: Work, *, letter_id: str, reason: str) -> Outcome[str]:
    """The letter is void with its reason; its number stays used."""
    letter = things.get(work, LetterOfIntent, letter_id)
    letter.void(reason)
    return Outcome(letter.id)


def rows(look: Look) -> list[LetterRow]:
    """Every letter, newest first, void ones too."""
    return letters.rows(look)


def card(look: Look, *, letter_id: str) -> LetterCard:
    """One letter, whole; refused where it is unknown or came from a roster and has no facts of its own."""
    letter = letters.by_number(look, letter_id)
    if letter is None:
        raise NotFound(what=letter_id)
    if not letter.facts:
        raise LetterNotFromHere(number=letter.number)
    prints = letters.prints_of(look, letter.id)
    facts = from_json(LetterFacts, letter.facts)
    at = letters.voided_at(look, letter.id) if letter.voided else None
    return LetterCard(
        row=letters.row_of(letter, len(prints), desks.handed_in(look)(letter.id)),
        facts=facts,
        qr=letter.qr,
        prints=tuple(prints),
        void_reason=letter.void_reason if letter.voided else "",
        void_on=at.astimezone(HALL).date() if at else None,
    )


def code_now(look: Look, *, card: LetterCard) -> str:
    """The code a printing of this letter bears now: one that says copy or void where it is one.

    Only the desk that issued the letter can say so in its code; elsewhere the code stays as it was.
    """
    flag = CodeFlag.VOID if card.row.voided else CodeFlag.COPY if card.prints else CodeFlag.ORIGINAL
    keys, read = desk_keys(look), read_code(card.qr)
    if flag is CodeFlag.ORIGINAL or read.signed.kid != public_of(keys).kid:
        return card.qr
    return write_code(replace(read.facts, flag=flag), keys)


def preview(look: Look, *, form: LetterForm) -> LetterFacts:
    """What the letter of a negotiation would say, checked and without a number; refused as `issue` would."""
    talk = things.get(look, Negotiation, form.negotiation_id)
    facts = facts_for(look, talk, form, number="")
    check(look, talk, form, facts)
    return facts


def cash_of(text: str) -> int:
    """Yuan as typed, in fen; refused where it is no amount."""
    return fen_of(text)


def instalments_of(lines: Iterable[str]) -> tuple[InstalmentFacts, ...]:
    """Instalments from lines of `yuan` or `yuan:YYYY-MM-DD`; refused where a line has no amount or no such day."""
    told = []
    for line in lines:
        amount, _colon, day = line.partition(":")
        try:
            told.append(InstalmentFacts(amount_fen=fen_of(amount), due=date.fromisoformat(day) if day else None))
        except ValueError:
            raise FormIncomplete(field=_(N_("Day of the instalment “{line}”"), line=line)) from None
    return tuple(told)


GOODS_FORM = goods_lines.FORM
"""How a line of goods is written."""


def goods_of_form(lines: tuple[str, ...]) -> tuple[GoodsFacts, ...]:
    """Goods from lines as `rules.goods_lines` reads them; refused where one has no value or a part nobody knows."""
    return tuple(goods_lines.goods_of(line) for line in lines)
