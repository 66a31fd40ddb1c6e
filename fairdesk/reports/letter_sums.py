"""What the valid letters of intent add up to, whole and by group; letters, organisations, money and people each apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, func, select

from fairdesk.models.areas import Area
from fairdesk.models.follow_up import FollowUp
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import Organisation
from fairdesk.records.choices import FollowUpState
from fairdesk.store.unit_of_work import Look

LANDED = frozenset({FollowUpState.AGREED, FollowUpState.RUNNING, FollowUpState.DONE})
"""The states in which a letter has become more than an intent (DOMAIN 2.4, follow-up)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSums:
    """Sums over letters. `organisations` and `areas` are counted once each, however many letters they signed; money in fen."""

    letters: int = 0
    organisations: int = 0
    areas: int = 0
    cash_fen: int = 0
    goods_fen: int = 0
    households: int = 0
    people: int = 0
    tripartite: int = 0

    @property
    def total_fen(self) -> int:
        """Cash and goods together (DOMAIN 1.8, rule 4)."""
        return self.cash_fen + self.goods_fen


_SUMS = (
    func.count(),
    func.count(LetterOfIntent.organisation_id.distinct()),
    func.count(LetterOfIntent.area_id.distinct()),
    func.sum(LetterOfIntent.cash_fen),
    func.sum(LetterOfIntent.goods_fen),
    func.sum(LetterOfIntent.households),
    func.sum(LetterOfIntent.people),
    func.sum(case((LetterOfIntent.trustee_id.is_not(None), 1), else_=0)),
)


def _sums(row: Any) -> LetterSums:
    values = (int(value or 0) for value in row)
    return LetterSums(**dict(zip(LetterSums.__dataclass_fields__, values, strict=True)))


def _valid(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.select_from(LetterOfIntent).where(LetterOfIntent.voided.is_(False))


def sums(look: Look) -> LetterSums:
    """What all valid letters add up to."""
    return _sums(look.session.execute(_valid(select(*_SUMS))).one())


def sums_by(look: Look, key: Any) -> dict[Any, LetterSums]:
    """The same by a column of the letter, of its area or of its organisation."""
    query = _valid(select(key, *_SUMS)).join(Area, Area.id == LetterOfIntent.area_id)
    query = query.join(Organisation, Organisation.id == LetterOfIntent.organisation_id).group_by(key)
    return {row[0]: _sums(row[1:]) for row in look.session.execute(query)}


def largest(look: Look) -> tuple[int, str] | None:
    """The valid letter with the highest total: fen and number, the lower number where two are equal; None without letters."""
    amount = LetterOfIntent.cash_fen + LetterOfIntent.goods_fen
    query = _valid(select(amount, LetterOfIntent.number)).order_by(amount.desc(), LetterOfIntent.number).limit(1)
    row = look.session.execute(query).one_or_none()
    return (row[0], row[1]) if row else None


def latest_states(look: Look) -> dict[str, FollowUp]:
    """The newest entry of follow-up of every valid letter that has one, by the letter's id."""
    query = select(FollowUp).join(LetterOfIntent, LetterOfIntent.id == FollowUp.letter_id)
    query = query.where(FollowUp.voided.is_(False), LetterOfIntent.voided.is_(False)).order_by(FollowUp.as_of, FollowUp.id)
    return {one.letter_id: one for one in look.session.execute(query).scalars()}
