"""Today at this desk: who has come, what was talked about and promised, and what waits for a person."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, func, select

from fairdesk.base.clock import HALL
from fairdesk.models.fairs import Fair
from fairdesk.models.journal import Conflict, HeldOperation
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.people import Arrival, Participant
from fairdesk.models.talks import Negotiation
from fairdesk.records.choices import DeskKind, LetterState, Outcome
from fairdesk.records.overview import LastAct, LastArrival, TodayFacts, WaitingFacts
from fairdesk.reports.counting import count, grouped, total
from fairdesk.store import desks, undo
from fairdesk.store.unit_of_work import Look

ARRIVALS_SHOWN = 10
ACTS_SHOWN = 8


def today(look: Look, day: date) -> TodayFacts:
    """This day in the hall's time, and what waits on it; nothing is refused on an empty desk."""
    starts, ends = bounds(day)
    outcomes = grouped(look, Negotiation, Negotiation.outcome, Negotiation.starts >= starts, Negotiation.starts < ends)
    amount = func.sum(LetterOfIntent.cash_fen + LetterOfIntent.goods_fen)
    return TodayFacts(
        day=day,
        due=count(look, Participant),
        present=_present(look, starts, ends),
        last_arrivals=_last_arrivals(look, starts, ends),
        negotiations=tuple((one, outcomes.get(one, 0)) for one in Outcome),
        letters=count(look, LetterOfIntent, LetterOfIntent.day == day),
        amount_fen=total(look, LetterOfIntent, amount, LetterOfIntent.day == day),
        waiting=waiting(look, day),
        last_acts=_last_acts(look),
    )


def fair_day(look: Look) -> date | None:
    """The first day of the fair; None while this desk knows of none."""
    query = select(Fair.day).where(Fair.voided.is_(False)).order_by(Fair.id).limit(1)
    return look.session.execute(query).scalar_one_or_none()


def bounds(day: date) -> tuple[datetime, datetime]:
    """When the day begins and ends in the hall."""
    starts = datetime.combine(day, time(), HALL)
    return starts, starts + timedelta(days=1)


def waiting(look: Look, day: date) -> WaitingFacts:
    """What waits for a person on this day.

    A step is due when its day has come and no letter has followed. A bureau hands nothing back, so nothing of its own waits
    to be exchanged.
    """
    due = (Negotiation.next_due <= day, Negotiation.outcome != Outcome.NONE, without_letter())
    return WaitingFacts(
        intents_without_letter=intents_without_letter(look),
        letters_not_printed=count(look, LetterOfIntent, LetterOfIntent.state == LetterState.ISSUED),
        steps_due=count(look, Negotiation, *due),
        conflicts=everything(look, Conflict),
        held=everything(look, HeldOperation),
        unexchanged=unexchanged(look),
    )


def without_letter() -> Any:
    """The condition that no valid letter came of a negotiation."""
    letter = select(LetterOfIntent.id).where(LetterOfIntent.negotiation_id == Negotiation.id, LetterOfIntent.voided.is_(False))
    return ~letter.exists()


def intents_without_letter(look: Look) -> int:
    """How many negotiations came to an intent and have no letter yet."""
    return count(look, Negotiation, Negotiation.outcome == Outcome.INTENT, without_letter())


def unexchanged(look: Look) -> int:
    """How many operations of this desk wait to be handed back; none at the bureau."""
    return 0 if desks.identity(look).kind is DeskKind.BUREAU else desks.unexchanged(look)


def everything(look: Look, kind: type[Any]) -> int:
    """How many rows this table of the desk's own has."""
    return look.session.execute(select(func.count()).select_from(kind)).scalar_one()


def _arrivals(query: Select[*tuple[Any, ...]], starts: datetime, ends: datetime) -> Select[*tuple[Any, ...]]:
    query = query.select_from(Arrival).join(Participant, Participant.id == Arrival.participant_id)
    query = query.where(Arrival.voided.is_(False), Participant.voided.is_(False))
    return query.where(Arrival.at >= starts, Arrival.at < ends)


def _present(look: Look, starts: datetime, ends: datetime) -> int:
    query = _arrivals(select(func.count(Arrival.participant_id.distinct())), starts, ends)
    return int(look.session.execute(query).scalar_one())


def _last_arrivals(look: Look, starts: datetime, ends: datetime) -> tuple[LastArrival, ...]:
    query = _arrivals(select(Participant.id, Participant.name, Participant.unit, Arrival.at), starts, ends)
    query = query.order_by(Arrival.at.desc(), Arrival.id.desc()).limit(ARRIVALS_SHOWN)
    return tuple(LastArrival(person_id=id_, name=name, unit=unit, at=at) for id_, name, unit, at in look.session.execute(query))


def _last_acts(look: Look) -> tuple[LastAct, ...]:
    return tuple(
        LastAct(act=one.act, label=one.label, actor=one.actor, wall=one.wall, records=one.records)
        for one in undo.recent(look, ACTS_SHOWN)
    )
