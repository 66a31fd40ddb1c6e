"""Two desks change one field apart: what stands, what waits for a person, what is an alarm; the same in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from fairdesk.base.errors import PaperSealed
from fairdesk.models.organisations import Body
from fairdesk.models.people import Participant
from fairdesk.models.prints import IssuedPaper
from fairdesk.records.conflicts import Policy
from fairdesk.records.journal import ConflictRow, OperationRow
from fairdesk.services import history
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.enrolment import take_operations
from fairdesk.store import things
from fairdesk.store.unit_of_work import Look, Work
from tests import acts
from tests.factory import bare_desk

START = datetime(2018, 7, 19, 1, 0, tzinfo=UTC)


def told(desk: Desk) -> tuple[OperationRow, ...]:
    """What a desk knows."""
    return tuple(desk.look(history.operations))


def clock_from(start: datetime) -> Callable[[], datetime]:
    """A clock that moves a minute with every look at it."""
    minutes = iter(range(10_000))
    return lambda: start + timedelta(minutes=next(minutes))


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk, Desk]]:
    """Three desks; the third only listens."""
    clock = clock_from(START)
    made = [bare_desk(tmp_path / f"{name}.fairdesk", name * 16, name, clock) for name in "123"]
    made[0].actor, made[1].actor = "王某", "李某"
    yield made[0], made[1], made[2]
    for one in made:
        one.close()


def exchanged(*desks: Desk) -> None:
    """Every desk knows what all know."""
    every = [one for desk in desks for one in told(desk)]
    for number, desk in enumerate(desks):
        desk.do(take_operations, operations=tuple(every[number:] + every[:number]))


def agreed(desks: Sequence[Desk]) -> list[ConflictRow]:
    """All desks show one state; their open conflicts."""
    exchanged(*desks)
    assert len({desk.look(history.state_digest) for desk in desks}) == 1
    for desk in desks:
        assert desk.look(history.check).faults == ()
    found = [desk.look(history.open_conflicts) for desk in desks]
    assert found[0] == found[1] == found[2]
    return found[0]


def person(look: Look, record_id: str) -> Participant:
    """The person."""
    return things.get(look, Participant, record_id)


def note_of(desk: Desk, record_id: str) -> str:
    """The person's note."""
    return desk.look(lambda look: person(look, record_id).note)


def test_notes_keep_both_texts_with_their_authors(desks: tuple[Desk, Desk, Desk]) -> None:
    one, two, _third = desks
    made = one.do(acts.add_person, name="甲", note="素食").result
    exchanged(one, two)
    one.do(acts.change_person, record_id=made, note="素食，轮椅")
    two.do(acts.change_person, record_id=made, note="素食，下午到")
    assert agreed(desks) == []
    first, second = note_of(one, made).split("\n")
    assert first.startswith("素食，轮椅（王某 2018-07-19 09:")
    assert second.startswith("素食，下午到（李某 2018-07-19 09:")
    two.do(acts.change_person, record_id=made, note="素食，轮椅，下午到")
    assert agreed(desks) == []
    assert note_of(one, made) == "素食，轮椅，下午到"


def test_a_way_to_reach_somebody_waits_with_the_newest_offered(desks: tuple[Desk, Desk, Desk]) -> None:
    one, two, _third = desks
    made = one.do(acts.add_person, name="甲", mobile="13800000000").result
    exchanged(one, two)
    one.do(acts.change_person, record_id=made, mobile="13800000001")
    two.do(acts.change_person, record_id=made, mobile="13800000002", name="乙")
    (waiting,) = agreed(desks)
    assert (waiting.field, waiting.policy) == ("mobile", Policy.NEWEST)
    assert [choice[1] for choice in waiting.choices] == ["13800000002", "13800000001"]


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        (["扶贫办", "农工部"], ["扶贫办", "乡村办"], {"扶贫办", "农工部", "乡村办"}),
        ([], ["扶贫办", "乡村办"], {"乡村办"}),
        ([], [], set()),
        (["农工部"], ["乡村办"], {"农工部", "乡村办"}),
    ],
)
def test_lists_unite_what_was_added_and_lose_what_was_taken_away(
    desks: tuple[Desk, Desk, Desk], first: list[str], second: list[str], stands: set[str]
) -> None:
    one, two, _third = desks
    made = one.do(acts.add_body, name="局", former=["扶贫办"]).result
    exchanged(one, two)
    one.do(acts.set_former, record_id=made, names=first)
    two.do(acts.set_former, record_id=made, names=second)
    assert agreed(desks) == []
    names = one.look(lambda look: things.get(look, Body, made).former_names)
    assert (set(names), len(names)) == (stands, len(stands))


def test_what_was_taken_away_long_ago_does_not_come_back(desks: tuple[Desk, Desk, Desk]) -> None:
    one, two, _third = desks
    made = one.do(acts.add_body, name="局", former=["旧名"]).result
    exchanged(one, two)
    for names in ([], ["甲"], ["甲", "乙"]):
        one.do(acts.set_former, record_id=made, names=names)
    two.do(acts.set_former, record_id=made, names=["旧名", "丙"])
    assert agreed(desks) == []
    assert set(one.look(lambda look: things.get(look, Body, made).former_names)) == {"甲", "乙", "丙"}


def test_an_edit_beside_a_void_leaves_it_void_and_asks(desks: tuple[Desk, Desk, Desk]) -> None:
    one, two, _third = desks
    made = one.do(acts.add_person, name="甲").result
    exchanged(one, two)
    one.do(acts.void_person, record_id=made, reason="重复")
    two.do(acts.change_person, record_id=made, title="处长")
    (waiting,) = agreed(desks)
    assert (waiting.field, waiting.policy, [choice[1] for choice in waiting.choices]) == ("voided", Policy.STANDS, [True, False])
    assert one.look(lambda look: person(look, made).voided)
    two.do(history.resolve, conflict=waiting.id, operation=waiting.choices[0][0])
    assert agreed(desks) == []
    assert two.look(lambda look: (person(look, made).voided, person(look, made).title)) == (True, "处长")


def test_a_person_may_say_that_it_counts_after_all(desks: tuple[Desk, Desk, Desk]) -> None:
    one, two, _third = desks
    made = one.do(acts.add_person, name="甲").result
    exchanged(one, two)
    two.do(acts.change_person, record_id=made, title="处长")
    one.do(acts.void_person, record_id=made, reason="重复")
    (waiting,) = agreed(desks)
    resolved = one.do(history.resolve, conflict=waiting.id, operation=waiting.choices[1][0])
    assert agreed(desks) == []
    assert two.look(lambda look: (person(look, made).voided, person(look, made).void_reason)) == (False, "")
    one.do(history.take_back, act_id=resolved.act)
    (again,) = agreed(desks)
    assert (again.id, again.choices) == (waiting.id, waiting.choices)
    assert two.look(lambda look: person(look, made).voided)


@pytest.mark.parametrize("taken", [0, 1])
def test_a_resolution_that_is_taken_back_asks_again(desks: tuple[Desk, Desk, Desk], taken: int) -> None:
    one, two, _third = desks
    made = one.do(acts.add_person, name="甲").result
    exchanged(one, two)
    one.do(acts.change_person, record_id=made, name="乙")
    two.do(acts.change_person, record_id=made, name="丙")
    (waiting,) = agreed(desks)
    resolved = one.do(history.resolve, conflict=waiting.id, operation=waiting.choices[taken][0])
    assert one.look(history.open_conflicts) == []
    one.do(history.take_back, act_id=resolved.act)
    assert one.look(history.open_conflicts) == [waiting]
    assert one.look(history.check).faults == ()
    assert agreed(desks) == [waiting]
    two.do(history.resolve, conflict=waiting.id, operation=waiting.choices[1][0])
    assert agreed(desks) == []
    assert one.look(lambda look: person(look, made).name) == waiting.choices[1][1]


def test_who_decides_anew_while_another_takes_the_first_decision_back(desks: tuple[Desk, Desk, Desk]) -> None:
    one, two, third = desks
    made = one.do(acts.add_person, name="甲").result
    exchanged(one, two)
    one.do(acts.change_person, record_id=made, name="乙")
    two.do(acts.change_person, record_id=made, name="丙")
    (waiting,) = agreed(desks)
    resolved = one.do(history.resolve, conflict=waiting.id, operation=waiting.choices[0][0])
    two.do(history.resolve, conflict=waiting.id, operation=waiting.choices[1][0])
    third.do(acts.change_person, record_id=made, name="丁")
    one.do(history.take_back, act_id=resolved.act)
    every = {operation.id: operation for desk in desks for operation in told(desk)}
    states = set()
    with_all = list(every.values())
    for order in (with_all, with_all[::-1], sorted(with_all, key=lambda each: each.hash)):
        for desk in desks:
            desk.do(take_operations, operations=tuple(order))
        states |= {desk.look(history.state_digest) for desk in desks}
    assert len(states) == 1
    assert agreed(desks) != []


def test_who_voids_what_he_saw_asks_nobody(desks: tuple[Desk, Desk, Desk]) -> None:
    one, two, _third = desks
    made = one.do(acts.add_person, name="甲").result
    one.do(acts.change_person, record_id=made, title="处长")
    exchanged(one, two)
    two.do(acts.void_person, record_id=made, reason="没有来")
    exchanged(one, two)
    one.do(acts.change_person, record_id=made, note="电话里说的")
    assert agreed(desks) == []


def test_two_voids_keep_both_reasons(desks: tuple[Desk, Desk, Desk]) -> None:
    one, two, _third = desks
    made = one.do(acts.add_person, name="甲").result
    exchanged(one, two)
    one.do(acts.void_person, record_id=made, reason="重复")
    two.do(acts.void_person, record_id=made, reason="没有来")
    assert agreed(desks) == []
    reason = one.look(lambda look: person(look, made).void_reason)
    assert ["重复" in reason, "没有来" in reason] == [True, True]


# ---- what an issued paper says -----------------------------------------------------------------------------------------


@act("Issue something")
def issued(work: Work, *, digest: str = "ab") -> Outcome[str]:
    """A paper that was issued."""
    paper = IssuedPaper(kind="minutes", subject="negotiation", subject_id="n", number="1号", day=START.date(), digest=digest)
    things.add(work, paper)
    return Outcome(paper.id)


@act("Say something else")
def renumbered(work: Work, *, record_id: str, number: str) -> Outcome[None]:
    """The paper has another number."""
    things.get(work, IssuedPaper, record_id).number = number
    return Outcome(None)


@act("Print")
def printed(work: Work, *, record_id: str) -> Outcome[None]:
    """The paper was printed."""
    things.get(work, IssuedPaper, record_id).printed()
    return Outcome(None)


def test_what_an_issued_paper_says_is_changed_by_nobody(desks: tuple[Desk, Desk, Desk]) -> None:
    one, _two, _third = desks
    made = one.do(issued).result
    before = one.look(history.state_digest)
    with pytest.raises(PaperSealed):
        one.do(renumbered, record_id=made, number="2号")
    assert one.look(history.state_digest) == before
    one.do(printed, record_id=made)
    draft = one.do(issued, digest="").result
    one.do(renumbered, record_id=draft, number="2号")


def test_a_second_value_from_elsewhere_is_an_alarm_and_never_shown(
    desks: tuple[Desk, Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, _third = desks
    made = one.do(issued).result
    exchanged(one, two)
    monkeypatch.setattr("fairdesk.store.journal.is_paper", lambda _table: False)  # a desk whose program was tampered with
    two.do(renumbered, record_id=made, number="2号")
    monkeypatch.undo()
    exchanged(one, desks[2])
    for order in permutations(told(two)):
        desks[2].do(take_operations, operations=order)
    one.do(take_operations, operations=told(two))
    (alarm,) = one.look(history.open_conflicts)
    assert (alarm.field, alarm.policy, [choice[1] for choice in alarm.choices]) == ("number", Policy.SEALED, ["1号", "2号"])
    assert one.look(lambda look: things.get(look, IssuedPaper, made).number) == "1号"
    assert one.look(history.state_digest) == desks[2].look(history.state_digest)
    with pytest.raises(PaperSealed):
        one.do(history.resolve, conflict=alarm.id, operation=alarm.choices[1][0])
    one.do(history.resolve, conflict=alarm.id, operation=alarm.choices[0][0])
    assert one.look(history.open_conflicts) == []
    assert one.look(history.check).faults == ()
