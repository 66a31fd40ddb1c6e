"""Operations from elsewhere: any order, any number of times, one state; forged and forked ones refused; early ones held."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import asdict, replace

import pytest

from fairdesk.base.errors import JournalForged, JournalForked
from fairdesk.records.journal import OperationRow
from fairdesk.services import history
from fairdesk.services.desk import Desk
from fairdesk.services.enrolment import take_operations
from fairdesk.store import conflicts
from fairdesk.store.pen import operation_hash
from tests import acts
from tests.factory import bare_desk

Address = Callable[[str], str]


def _operations(desk: Desk) -> tuple[OperationRow, ...]:
    return tuple(desk.look(history.operations))


def _two_that_disagree(address: Address) -> tuple[Desk, Desk, str]:
    """Two desks that share one organisation and have renamed it apart, one of them twice."""
    one, two = bare_desk(address("one"), "1" * 16), bare_desk(address("two"), "2" * 16)
    made = one.do(acts.add, name="甲").result
    two.do(take_operations, operations=_operations(one))
    one.do(acts.rename, record_id=made, name="乙")
    two.do(acts.rename, record_id=made, name="丙")
    two.do(acts.rename, record_id=made, name="丁")
    two.do(acts.set_contact, record_id=made, contact="戊")
    return one, two, made


def test_any_order_any_grouping_any_number_of_times_gives_one_state(address: Address) -> None:
    one, two, made = _two_that_disagree(address)
    everything = sorted({each.id: each for each in (*_operations(one), *_operations(two))}.values(), key=lambda each: each.id)
    digests = set()
    for seed in range(6):
        dice = random.Random(seed)
        with bare_desk(address(f"bureau{seed}"), "3" * 16) as bureau:
            deliveries = [*everything, *dice.choices(everything, k=4)]
            dice.shuffle(deliveries)
            while deliveries:
                size = dice.randint(1, 3)
                bureau.do(take_operations, operations=tuple(deliveries[:size]))
                deliveries = deliveries[size:]
            assert bureau.look(conflicts.held) == []
            assert bureau.look(history.check).clean
            digests.add(bureau.look(history.state_digest))
            (open_conflict,) = bureau.look(history.open_conflicts)
            assert {value for _, value, _, _ in open_conflict.choices} == {"乙", "丁"}
            assert bureau.look(acts.name_of, record_id=made) == "丁"
    assert len(digests) == 1
    one.close()
    two.close()


def test_a_second_time_changes_nothing(address: Address) -> None:
    with bare_desk(address("one"), "1" * 16) as one, bare_desk(address("bureau"), "3" * 16) as bureau:
        one.do(acts.add, name="甲")
        first = bureau.do(take_operations, operations=_operations(one))
        before = bureau.look(history.state_digest)
        second = bureau.do(take_operations, operations=_operations(one))
        assert (first.result.new, second.result.new, second.result.known) == (1, 0, 1)
        assert second.changed == frozenset()
        assert bureau.look(history.state_digest) == before


def test_a_resolution_names_both_and_settles_every_desk(address: Address) -> None:
    one, two, made = _two_that_disagree(address)
    one.do(take_operations, operations=_operations(two))
    (conflict,) = one.look(history.open_conflicts)
    chosen = next(operation for operation, value, _, _ in conflict.choices if value == "乙")
    one.do(history.resolve, conflict=conflict.id, operation=chosen)
    two.do(take_operations, operations=_operations(one))
    for desk in (one, two):
        assert desk.look(history.open_conflicts) == []
        assert desk.look(acts.name_of, record_id=made) == "乙"
        assert desk.look(history.check).clean
    assert one.look(history.state_digest) == two.look(history.state_digest)
    one.do(history.take_back)
    assert one.look(acts.name_of, record_id=made) == "丁"
    one.close()
    two.close()


def test_an_operation_that_came_too_early_is_held_and_taken_later(address: Address) -> None:
    with bare_desk(address("one"), "1" * 16) as one, bare_desk(address("bureau"), "3" * 16) as bureau:
        made = one.do(acts.add, name="甲").result
        one.do(acts.rename, record_id=made, name="乙")
        first, second = _operations(one)
        early = bureau.do(take_operations, operations=(second,)).result
        assert [held for held, _ in early.held] == [second.id]
        assert bureau.look(acts.names) == []
        late = bureau.do(take_operations, operations=(first,)).result
        assert (late.new, late.held) == (2, ())
        assert bureau.look(acts.names) == ["乙"]


@pytest.mark.parametrize("change", [{"actor": "x"}, {"fields": '{"name":"x"}'}, {"hash": "0" * 64}, {"prev_hash": "1" * 64}])
def test_a_forged_operation_is_refused_and_nothing_is_taken(address: Address, change: dict[str, str]) -> None:
    with bare_desk(address("one"), "1" * 16) as one, bare_desk(address("bureau"), "3" * 16) as bureau:
        one.do(acts.add, name="甲")
        one.do(acts.add, name="乙")
        first, second = _operations(one)
        forged = replace(second, **change)  # type: ignore[arg-type]
        with pytest.raises(JournalForged):
            bureau.do(take_operations, operations=(first, forged))
        assert bureau.look(history.operations) == []
        assert bureau.look(history.check).clean


def test_a_fork_is_refused(address: Address) -> None:
    with bare_desk(address("a"), "1" * 16) as one, bare_desk(address("b"), "1" * 16) as clone, bare_desk(address("c")) as bureau:
        one.do(acts.add, name="甲")
        clone.do(acts.add, name="乙")
        bureau.do(take_operations, operations=_operations(one))
        with pytest.raises(JournalForked):
            bureau.do(take_operations, operations=_operations(clone))
        assert bureau.look(acts.names) == ["甲"]


def test_one_bad_operation_that_waits_stands_in_nobody_elses_way(address: Address) -> None:
    desks = {name: bare_desk(address(name), name * 16) for name in "1243"}
    one, clone, two, bureau = (desks[name] for name in "1243")
    for desk, name in ((one, "甲"), (clone, "乙")):
        desk.do(acts.add, name=name)
        desk.do(acts.add, name=name * 2)
    two.do(acts.add, name="丙")
    _, second = _operations(one)
    for wrong in (replace(second, actor="x"), replace(second, salt="0" * 32)):
        with pytest.raises(JournalForged):
            bureau.do(take_operations, operations=(wrong,))
    stranger = replace(_operations(clone)[1], device=one.look(history.operations)[0].device)
    stranger = replace(stranger, hash=operation_hash(asdict(stranger)))
    assert [name for name, _ in bureau.do(take_operations, operations=(stranger,)).result.held] == [second.id]
    with pytest.raises(JournalForked):
        bureau.do(take_operations, operations=_operations(one))
    assert bureau.do(take_operations, operations=_operations(two)).result.new == 1
    first = bureau.do(take_operations, operations=_operations(one)[:1]).result
    assert (first.new, len(first.held)) == (1, 1)
    assert bureau.do(take_operations, operations=_operations(one)[:1]).result.new == 0
    assert bureau.look(acts.names) == ["丙", "甲"]
    assert bureau.look(history.check).clean
    for desk in desks.values():
        desk.close()
