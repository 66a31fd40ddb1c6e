"""Letters of intent, their goods and their prints."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from fairdesk.models.journal import OPERATION
from fairdesk.models.letters import LetterGoods, LetterOfIntent
from fairdesk.models.prints import IssuedPaper, Print
from fairdesk.records.choices import BoardStatus
from fairdesk.records.letters import LetterRow
from fairdesk.store import desks
from fairdesk.store.unit_of_work import Look


def _query() -> Select[Any]:
    prints = (
        select(Print.subject_id, func.count().label("n")).where(Print.voided.is_(False)).group_by(Print.subject_id).subquery()
    )
    return select(LetterOfIntent, prints.c.n).outerjoin(prints, prints.c.subject_id == LetterOfIntent.id)


def rows(look: Look, *, with_void: bool = True, **filters: Any) -> list[LetterRow]:
    """Letters, newest first, void ones too unless told otherwise."""
    query = _query().order_by(LetterOfIntent.day.desc(), LetterOfIntent.id.desc())
    if not with_void:
        query = query.where(LetterOfIntent.voided.is_(False))
    for name, value in filters.items():
        query = query.where(getattr(LetterOfIntent, name) == value)
    handed_in = desks.handed_in(look)
    return [row_of(one, prints or 0, handed_in(one.id)) for one, prints in look.session.execute(query)]


def row_of(one: LetterOfIntent, prints: int, handed_in: bool | None = None) -> LetterRow:
    """A letter as a line of the list."""
    return LetterRow(
        id=one.id,
        number=one.number,
        day=one.day,
        state=one.state,
        party_a=one.party_a,
        party_b=one.party_b,
        party_c=one.party_c,
        project=one.project,
        field=one.field,
        cash_fen=one.cash_fen,
        goods_fen=one.goods_fen,
        negotiation_id=one.negotiation_id or "",
        prints=prints,
        voided=one.voided,
        board_passed=one.board_status is BoardStatus.PASSED,
        issued_here=bool(one.qr),
        handed_in=handed_in,
    )


def prints_of(look: Look, subject_id: str) -> list[tuple[datetime, int]]:
    """When a paper was printed, and which copy it was, oldest first."""
    query = select(Print.at, Print.copy).where(Print.subject_id == subject_id, Print.voided.is_(False)).order_by(Print.copy)
    return [(at, copy) for at, copy in look.session.execute(query)]


def goods_of(look: Look, letter_id: str) -> list[LetterGoods]:
    """A letter's goods."""
    query = select(LetterGoods).where(LetterGoods.letter_id == letter_id, LetterGoods.voided.is_(False)).order_by(LetterGoods.id)
    return list(look.session.execute(query).scalars())


def by_number(look: Look, name: str) -> LetterOfIntent | None:
    """The letter with this number, id or roster number, or None."""
    query = select(LetterOfIntent).where(
        (LetterOfIntent.number == name) | (LetterOfIntent.id == name) | (LetterOfIntent.code == name)
    )
    return look.session.execute(query.order_by(LetterOfIntent.voided).limit(1)).scalar_one_or_none()


def voided_at(look: Look, letter_id: str) -> datetime | None:
    """When the letter was last made void, by the clock of the desk that did it; None where no operation says so."""
    said = OPERATION.c.fields.contains('"voided":true', autoescape=True)
    query = select(OPERATION.c.wall).where(OPERATION.c.record_id == letter_id, said).order_by(OPERATION.c.hlc.desc()).limit(1)
    wall = look.session.execute(query).scalar_one_or_none()
    return datetime.fromisoformat(wall) if wall else None


def of_negotiation(look: Look, negotiation_id: str) -> LetterOfIntent | None:
    """The valid letter of a negotiation, or None."""
    query = select(LetterOfIntent).where(LetterOfIntent.negotiation_id == negotiation_id, LetterOfIntent.voided.is_(False))
    return look.session.execute(query.limit(1)).scalar_one_or_none()


def issued_paper(look: Look, digest: str) -> IssuedPaper | None:
    """The paper on record with this digest (hex) of its facts, a valid one first, or None."""
    query = select(IssuedPaper).where(IssuedPaper.digest == digest).order_by(IssuedPaper.voided, IssuedPaper.id.desc()).limit(1)
    return look.session.execute(query).scalar_one_or_none()
