"""Today at this desk: who has come, what was talked about and promised, and what waits for a person."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, literal, select

from fairdesk.base.clock import HALL
from fairdesk.models.journal import CONFLICT, HELD_OPERATION, MATTER, SCAN
from fairdesk.models.outlines import ARRIVAL, FAIR, LETTER_OF_INTENT, NEGOTIATION, PARTICIPANT
from fairdesk.records.choices import Choice, DeskKind, LetterState, Outcome
from fairdesk.records.matters import MatterState
from fairdesk.records.overview import LastAct, LastArrival, TodayFacts, WaitingFacts
from fairdesk.records.scans import ScanState
from fairdesk.reports.counting import count, grouped, total
from fairdesk.store import desks, undo
from fairdesk.store.unit_of_work import Look

ARRIVALS_SHOWN = 10
ACTS_SHOWN = 8


def today(look: Look, day: date) -> TodayFacts:
    """This day in the hall's time, and what waits on it; nothing is refused on an empty desk."""
    starts, ends = bounds(day)
    outcomes = grouped(look, NEGOTIATION, NEGOTIATION.c.outcome, NEGOTIATION.c.starts >= starts, NEGOTIATION.c.starts < ends)
    amount = func.sum(LETTER_OF_INTENT.c.cash_fen + LETTER_OF_INTENT.c.goods_fen)
    return TodayFacts(
        day=day,
        due=count(look, PARTICIPANT),
        present=_present(look, starts, ends),
        last_arrivals=_last_arrivals(look, starts, ends),
        negotiations=tuple((one, outcomes.get(one, 0)) for one in Outcome),
        letters=count(look, LETTER_OF_INTENT, LETTER_OF_INTENT.c.day == day),
        amount_fen=total(look, LETTER_OF_INTENT, amount, LETTER_OF_INTENT.c.day == day),
        waiting=waiting(look, day),
        last_acts=_last_acts(look),
    )


def stirred(look: Look, day: date) -> bool:
    """Whether anybody came, talked or promised on this day."""
    starts, ends = bounds(day)
    talks, letters = NEGOTIATION.c, LETTER_OF_INTENT.c
    came = _arrivals(select(ARRIVAL.c.id), starts, ends)
    talked = select(talks.id).where(talks.voided.is_(False), talks.starts >= starts, talks.starts < ends)
    promised = select(letters.id).where(letters.voided.is_(False), letters.day == day)
    return bool(look.ask(select(came.exists() | talked.exists() | promised.exists())).scalar())


def fair_day(look: Look) -> date | None:
    """The first day of the fair; None while this desk knows of none."""
    query = select(FAIR.c.day).where(FAIR.c.voided.is_(False)).order_by(FAIR.c.id).limit(1)
    return look.ask(query).scalar_one_or_none()


def bounds(day: date) -> tuple[datetime, datetime]:
    """When the day begins and ends in the hall."""
    starts = datetime.combine(day, time(), HALL)
    return starts, starts + timedelta(days=1)


def waiting(look: Look, day: date) -> WaitingFacts:
    """What waits for a person on this day.

    A step is due when its day has come and no letter has followed. A bureau hands nothing back, so nothing of its own waits
    to be exchanged.
    """
    due = (NEGOTIATION.c.next_due <= day, NEGOTIATION.c.outcome != said(NEGOTIATION.c.outcome, Outcome.NONE), without_letter())
    return WaitingFacts(
        intents_without_letter=intents_without_letter(look),
        letters_not_printed=count(
            look, LETTER_OF_INTENT, LETTER_OF_INTENT.c.state == said(LETTER_OF_INTENT.c.state, LetterState.ISSUED)
        ),
        steps_due=count(look, NEGOTIATION, *due),
        conflicts=everything(look, CONFLICT),
        held=everything(look, HELD_OPERATION),
        unexchanged=unexchanged(look),
    )


def said(column: ColumnElement[Any], choice: Choice) -> ColumnElement[Any]:
    """The choice as a value of this column.

    Its type is told: SQLAlchemy would otherwise ask its mapper what the value is, and another thread may just be loading it.
    """
    return literal(choice, column.type)


def without_letter() -> Any:
    """The condition that no valid letter came of a negotiation."""
    letters = LETTER_OF_INTENT.c
    letter = select(letters.id).where(letters.negotiation_id == NEGOTIATION.c.id, letters.voided.is_(False))
    return ~letter.exists()


def intents_without_letter(look: Look) -> int:
    """How many negotiations came to an intent and have no letter yet."""
    return count(look, NEGOTIATION, NEGOTIATION.c.outcome == said(NEGOTIATION.c.outcome, Outcome.INTENT), without_letter())


def scans_waiting(look: Look) -> int:
    """How many scanned pages wait on the bench until a person says where they belong."""
    return int(look.ask(select(func.count()).select_from(SCAN).where(SCAN.c.state == ScanState.BENCH.value)).scalar_one())


def unexchanged(look: Look) -> int:
    """How many operations of this desk wait to be handed back; none at the bureau."""
    return 0 if desks.identity(look).kind is DeskKind.BUREAU else desks.unexchanged(look)


def open_matters(look: Look) -> int:
    """How much an exchange left for a person and nobody has closed."""
    return int(look.ask(select(func.count()).select_from(MATTER).where(MATTER.c.state == MatterState.OPEN.value)).scalar_one())


def everything(look: Look, kind: Table) -> int:
    """How many rows this table of the desk's own has."""
    return int(look.ask(select(func.count()).select_from(kind)).scalar_one())


def _arrivals(query: Select[*tuple[Any, ...]], starts: datetime, ends: datetime) -> Select[*tuple[Any, ...]]:
    query = query.select_from(ARRIVAL).join(PARTICIPANT, PARTICIPANT.c.id == ARRIVAL.c.participant_id)
    query = query.where(ARRIVAL.c.voided.is_(False), PARTICIPANT.c.voided.is_(False))
    return query.where(ARRIVAL.c.at >= starts, ARRIVAL.c.at < ends)


def _present(look: Look, starts: datetime, ends: datetime) -> int:
    query = _arrivals(select(func.count(ARRIVAL.c.participant_id.distinct())), starts, ends)
    return int(look.ask(query).scalar_one())


def _last_arrivals(look: Look, starts: datetime, ends: datetime) -> tuple[LastArrival, ...]:
    query = _arrivals(select(PARTICIPANT.c.id, PARTICIPANT.c.name, PARTICIPANT.c.unit, ARRIVAL.c.at), starts, ends)
    query = query.order_by(ARRIVAL.c.at.desc(), ARRIVAL.c.id.desc()).limit(ARRIVALS_SHOWN)
    return tuple(LastArrival(person_id=id_, name=name, unit=unit, at=at) for id_, name, unit, at in look.ask(query))


def _last_acts(look: Look) -> tuple[LastAct, ...]:
    return tuple(
        LastAct(act=one.act, label=one.label, actor=one.actor, wall=one.wall, records=one.records)
        for one in undo.recent(look, ACTS_SHOWN)
    )
