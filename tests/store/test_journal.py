"""The journal: one operation per change, gapless, chained, with parents, and nothing can change it."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DatabaseError

from fairdesk.models.journal import OPERATION
from fairdesk.models.organisations import Organisation
from fairdesk.rules.lives import LOT_BITS
from fairdesk.services import history
from fairdesk.services.desk import Desk, Outcome
from fairdesk.store import desks, lives, pen
from fairdesk.store.unit_of_work import Work
from tests import acts


def test_every_change_is_one_operation_with_the_parents_the_actor_saw(empty_desk: Desk) -> None:
    made = empty_desk.do(acts.add, name="甲")
    empty_desk.do(acts.rename, record_id=made.result, name="乙")
    empty_desk.do(acts.set_contact, record_id=made.result, contact="丙")
    empty_desk.do(acts.rename, record_id=made.result, name="丁")
    first, second, third, fourth = empty_desk.look(history.operations)
    assert [one.seq for one in (first, second, third, fourth)] == [1, 2, 3, 4]
    assert [one.kind for one in (first, second, third, fourth)] == ["create", "change", "change", "change"]
    assert json.loads(second.fields) == {"name": "乙"}
    assert json.loads(second.parents) == {"name": [first.id]}
    assert json.loads(third.parents) == {"contact": [first.id]}
    assert json.loads(fourth.parents) == {"name": [second.id]}
    assert first.prev_hash == pen.GENESIS
    assert [one.prev_hash for one in (second, third, fourth)] == [first.hash, second.hash, third.hash]


def test_the_outcome_says_what_kinds_of_things_changed(empty_desk: Desk) -> None:
    outcome = empty_desk.do(acts.add, name="甲")
    assert outcome.changed == {"organisation"}
    assert outcome.label == "Add an organisation"
    assert empty_desk.look(history.recent)[0].act == outcome.act


def test_setting_the_same_value_writes_nothing(empty_desk: Desk) -> None:
    made = empty_desk.do(acts.add, name="甲")
    outcome = empty_desk.do(acts.rename, record_id=made.result, name="甲")
    assert outcome.act == ""
    assert outcome.changed == frozenset()
    assert len(empty_desk.look(history.operations)) == 1


def test_an_act_that_fails_leaves_nothing(empty_desk: Desk) -> None:
    before = empty_desk.look(history.state_digest)
    with pytest.raises(ZeroDivisionError):
        empty_desk.do(acts.fail, name="甲")
    assert empty_desk.look(history.state_digest) == before
    assert empty_desk.look(history.operations) == []
    empty_desk.do(acts.add, name="乙")
    assert [one.seq for one in empty_desk.look(history.operations)] == [1]
    assert empty_desk.look(history.check).clean


def test_the_database_itself_refuses_to_change_the_journal(empty_desk: Desk) -> None:
    empty_desk.do(acts.add, name="甲")
    for statement in ("UPDATE operation SET actor = 'somebody else'", "DELETE FROM operation"):
        with pytest.raises(DatabaseError), empty_desk._engine.begin() as connection:
            connection.execute(text(statement))
    assert empty_desk.look(history.check).clean


def _bulk_update(work: Work) -> Outcome[None]:
    work.session.execute(update(Organisation).values(name="x"))
    return Outcome(None)


def _bulk_delete(work: Work) -> Outcome[None]:
    work.session.execute(delete(Organisation))
    return Outcome(None)


def _delete_one(work: Work) -> Outcome[None]:
    work.session.delete(work.session.execute(select(Organisation)).scalars().one())
    work.flush()
    return Outcome(None)


@pytest.mark.parametrize("service", [_bulk_update, _bulk_delete, _delete_one])
def test_what_cannot_be_journaled_is_refused_before_it_happens(empty_desk: Desk, service: object) -> None:
    empty_desk.do(acts.add, name="甲")
    with pytest.raises(TypeError):
        empty_desk.do(service)  # type: ignore[arg-type]
    assert empty_desk.look(acts.names) == ["甲"]


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE organisation SET name = 'x'", "differs in name"),
        ("DELETE FROM organisation", "is missing"),
        ("UPDATE head SET origin = 'b.1.9'", "heads"),
        ("UPDATE desk_identity SET seq = 7", "own number"),
        ("INSERT INTO conflict VALUES ('{id}', 'name', 'organisation', '[]')", "conflicts"),
    ],
)
def test_the_check_names_what_is_wrong(empty_desk: Desk, statement: str, named: str) -> None:
    made = empty_desk.do(acts.add, name="甲")
    assert empty_desk.look(history.check).clean
    with empty_desk._engine.begin() as connection:
        connection.execute(text(statement.format(id=made.result)))
    found = empty_desk.look(history.check)
    assert not found.clean
    assert any(named in fault for fault in found.faults), found.faults


def test_the_check_finds_an_operation_changed_behind_the_triggers(empty_desk: Desk) -> None:
    empty_desk.do(acts.add, name="甲")
    empty_desk.do(acts.add, name="乙")
    with empty_desk._engine.begin() as connection:
        server = connection.dialect.name == "postgresql"
        drop = "DROP TRIGGER operation_append_only ON operation" if server else "DROP TRIGGER operation_no_UPDATE"
        connection.execute(text(drop))
        connection.execute(update(OPERATION).where(OPERATION.c.seq == 1).values(actor="somebody else"))
    assert any("was changed" in fault for fault in empty_desk.look(history.check).faults)


def test_numbers_of_a_series_have_no_gap_and_start_anew_in_the_next_epoch(empty_desk: Desk) -> None:
    def take(work: Work) -> Outcome[int]:
        return Outcome(desks.next_number(work, "letter"))

    def take_and_fail(work: Work) -> Outcome[int]:
        desks.next_number(work, "letter")
        raise ZeroDivisionError

    assert empty_desk.do(take).result == 1
    with pytest.raises(ZeroDivisionError):
        empty_desk.do(take_and_fail)
    assert empty_desk.do(take).result == 2
    epoch = empty_desk.do(lambda work: Outcome(lives.begin(work, lives.Why.RESTORED))).result
    assert epoch >= 1 << LOT_BITS
    assert empty_desk.do(take).result == 1
    made = empty_desk.do(acts.add, name="甲")
    assert made.act
    assert [(one.epoch, one.seq) for one in empty_desk.look(history.operations)] == [(epoch, 1)]
    assert empty_desk.look(history.check).clean
