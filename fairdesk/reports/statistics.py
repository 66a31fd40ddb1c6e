"""The figures of a fair by the keys of the public interface (`fairdesk stats`); groups bear the Chinese words of the rosters."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Select, func, select

from fairdesk.models.areas import Area, Delegation
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Arrival, Participant
from fairdesk.models.relief import Pairing
from fairdesk.models.supply import Demand, Offer
from fairdesk.models.talks import Negotiation
from fairdesk.records.choices import (
    BoardStatus,
    Category,
    Field,
    FollowUpState,
    Mode,
    Outcome,
    ParticipantCategory,
    ReliefKind,
    Track,
)
from fairdesk.reports.counting import by_word, count, grouped, in_yuan, pairs, percent, total
from fairdesk.reports.letter_sums import LANDED, largest, latest_states, sums, sums_by
from fairdesk.reports.places import by_place, by_province
from fairdesk.store.unit_of_work import Look

NOT_GRADED = "未评估"
DOT = "\u00b7"
"""The one dot that belongs into a name (民委发〔2016〕33号)."""
_BASIC_PLANE = 0xFFFF


def statistics(look: Look) -> dict[str, Any]:
    """Every figure of the fair. Void records never count; amounts in yuan; a group nobody is in is not listed."""
    return {
        "organisations": _organisations(look),
        "delegations": _delegations(look),
        "participants": _participants(look),
        "signin": _signin(look),
        "demands": _demands(look),
        "offers": _offers(look),
        "negotiations": _negotiations(look),
        "letters_of_intent": _letters(look),
        "follow_up": _follow_up(look),
        "pairings": count(look, Pairing),
    }


def _organisations(look: Look) -> dict[str, Any]:
    grades: Counter[str] = Counter()
    for grade, number in grouped(look, Organisation, Organisation.grade).items():
        grades[grade or NOT_GRADED] += number
    return {
        "total": count(look, Organisation),
        "by_category": by_word(Category, grouped(look, Organisation, Organisation.category)),
        "by_grade": dict(sorted(grades.items())),
        "supporting": count(look, Organisation, Organisation.supporting.is_(True)),
        "hub": count(look, Organisation, Organisation.hub.is_(True)),
        "board_status": by_word(BoardStatus, grouped(look, Organisation, Organisation.board_status)),
        "in_joint_party_committee": count(look, Organisation, Organisation.committee_id.is_not(None)),
        "foundations": count(look, Organisation, Organisation.category == Category.FOUNDATION),
    }


def _delegations(look: Look) -> dict[str, Any]:
    return {
        "total": count(look, Delegation),
        "by_province": by_province(look, Delegation),
        "people": total(look, Delegation, func.sum(Delegation.size)),
    }


def _participants(look: Look) -> dict[str, Any]:
    names = list(look.session.execute(select(Participant.name).where(Participant.voided.is_(False))).scalars())
    return {
        "total": len(names),
        "by_category": by_word(ParticipantCategory, grouped(look, Participant, Participant.category)),
        "with_interpunct": sum(DOT in name for name in names),
        "non_bmp": sum(any(ord(sign) > _BASIC_PLANE for sign in name) for name in names),
    }


def _signin(look: Look) -> dict[str, Any]:
    people = func.count(Arrival.participant_id.distinct())
    rows, present = look.session.execute(_arrivals(select(func.count(), people))).one()
    query = _arrivals(select(Participant.category, people)).group_by(Participant.category)
    return {
        "log_rows": rows,
        "distinct_people": present,
        "rate_percent": percent(present, count(look, Participant)),
        "duplicates": rows - present,
        "by_category": by_word(ParticipantCategory, pairs(look, query)),
    }


def _arrivals(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Arrivals that stand, of people who are not void."""
    query = query.select_from(Arrival).join(Participant, Participant.id == Arrival.participant_id)
    return query.where(Arrival.voided.is_(False), Participant.voided.is_(False))


def _demands(look: Look) -> dict[str, Any]:
    return {
        "total": count(look, Demand),
        "by_track": by_word(Track, grouped(look, Demand, Demand.track)),
        "by_field": by_word(Field, grouped(look, Demand, Demand.field)),
        "by_province": by_province(look, Demand),
        "cash_yuan": in_yuan(total(look, Demand, func.sum(Demand.cash_fen))),
        "in_kind_yuan": in_yuan(total(look, Demand, func.sum(Demand.goods_fen))),
        "by_kind": by_word(ReliefKind, grouped(look, Demand, Demand.relief_kind, Demand.relief_kind.is_not(None))),
    }


def _offers(look: Look) -> dict[str, Any]:
    return {
        "total": count(look, Offer),
        "by_field": by_word(Field, grouped(look, Offer, Offer.field)),
        "by_mode": by_word(Mode, grouped(look, Offer, Offer.mode)),
        "cash_yuan": in_yuan(total(look, Offer, func.sum(Offer.cash_fen))),
        "in_kind_yuan": in_yuan(total(look, Offer, func.sum(Offer.goods_fen))),
        "entrusted": count(look, Offer, Offer.trustee_id.is_not(None)),
        "cultivate_local": count(look, Offer, Offer.cultivate_local.is_(True)),
    }


def _negotiations(look: Look) -> dict[str, Any]:
    return {
        "total": count(look, Negotiation),
        "by_outcome": by_word(Outcome, grouped(look, Negotiation, Negotiation.outcome)),
    }


def _letters(look: Look) -> dict[str, Any]:
    whole = sums(look)
    fields = by_word(Field, sums_by(look, LetterOfIntent.field))
    places = by_place(look, sums_by(look, Area.province))
    first = largest(look)
    return {
        "total": whole.letters,
        "distinct_organisations": whole.organisations,
        "distinct_areas": whole.areas,
        "by_field": {key: one.letters for key, one in fields.items()},
        "by_province": {key: one.letters for key, one in places.items()},
        "cash_yuan": in_yuan(whole.cash_fen),
        "in_kind_yuan": in_yuan(whole.goods_fen),
        "total_yuan": in_yuan(whole.total_fen),
        "amount_by_field": {key: in_yuan(one.total_fen) for key, one in fields.items()},
        "amount_by_province": {key: in_yuan(one.total_fen) for key, one in places.items()},
        "households": whole.households,
        "people": whole.people,
        "tripartite": whole.tripartite,
        "largest": [in_yuan(first[0]), first[1]] if first else None,
    }


def _follow_up(look: Look) -> dict[str, Any]:
    states = list(latest_states(look).values())
    signed = sums(look)
    landed = sum(one.state in LANDED for one in states)
    paid = sum(one.cash_paid_fen for one in states)
    return {
        "by_state": by_word(FollowUpState, Counter(one.state for one in states)),
        "landed": landed,
        "landing_rate_percent": percent(landed, signed.letters),
        "cash_paid_yuan": in_yuan(paid),
        "cash_in_place_percent": percent(paid, signed.cash_fen),
    }
