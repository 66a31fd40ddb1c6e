"""Conflicts as a person decides them: names for ids, choices, dates and amounts for what the journal writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum

from fairdesk.models.areas import Area
from fairdesk.models.organisations import Organisation
from fairdesk.models.talks import Negotiation
from fairdesk.records.choices import Category
from fairdesk.records.choices import Outcome as Result
from fairdesk.services import history
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.enrolment import take_operations
from fairdesk.store import things
from fairdesk.store.unit_of_work import Work
from tests.factory import MORNING, bare_desk, fair_desk


@act("Begin")
def begin(work: Work) -> Outcome[str]:
    """A second organisation, and a negotiation of the first."""
    other = Organisation(code="ORG002", name="北京示例基金会", category=Category.FOUNDATION)
    first = things.where(work, Organisation, code="ORG001")[0]
    third = Organisation(code="ORG003", name="北京样本促进会", category=Category.ASSOCIATION)
    area = things.where(work, Area)[0].id
    work.session.add_all([other, third])
    talk = Negotiation(organisation_id=first.id, area_id=area, starts=MORNING)
    work.session.add(talk)
    return Outcome(talk.id)


@act("Change")
def change(work: Work, /, *, talk: str, **values: object) -> Outcome[None]:
    """The negotiation has these values."""
    record = things.get(work, Negotiation, talk)
    for name, value in values.items():
        setattr(record, name, value)
    return Outcome(None)


def _to(desk: Desk, other: Desk) -> None:
    desk.do(take_operations, operations=tuple(other.look(history.operations)))


def test_a_person_reads_names_choices_days_and_numbers(address: Callable[[str], str]) -> None:
    with fair_desk(address("one"), "1" * 16) as one, bare_desk(address("two"), "2" * 16) as two:
        talk = one.do(begin).result
        _to(two, one)
        second, third = (one.look(things.get, Organisation, code).id for code in ("ORG002", "ORG003"))
        one.do(change, talk=talk, outcome=Result.INTENT, next_due=date(2018, 8, 1), cash_fen=500, organisation_id=third)
        two.do(change, talk=talk, outcome=Result.NONE, next_due=date(2018, 9, 1), cash_fen=700, organisation_id=second)
        _to(one, two)
        cards = {card.field: card for card in one.look(history.conflict_cards)}
        assert set(cards) == {"outcome", "next_due", "cash_fen", "organisation_id"}
        assert {card.record_table for card in cards.values()} == {"negotiation"}
        for field, values in {
            "outcome": {Result.INTENT, Result.NONE},
            "next_due": {date(2018, 8, 1), date(2018, 9, 1)},
            "cash_fen": {500, 700},
            "organisation_id": {"北京示例基金会", "北京样本促进会"},
        }.items():
            assert {choice.value for choice in cards[field].choices} == values
        assert all(isinstance(choice.value, Enum) for choice in cards["outcome"].choices)
        assert cards["outcome"].name.endswith("张北县")
        assert {choice.at for choice in cards["outcome"].choices} == {MORNING}
        chosen = cards["outcome"].choices[0].operation
        one.do(history.resolve, conflict=cards["outcome"].id, operation=chosen)
        assert len(one.look(history.conflict_cards)) == 3
