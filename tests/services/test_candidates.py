"""Who may be one person at two desks is put before a person, and joined by nobody else."""

from __future__ import annotations

from time import perf_counter

import pytest

from fairdesk.base.errors import NotFound
from fairdesk.models.people import Arrival, Participant
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.people import ArrivalState, WalkInForm
from fairdesk.services import arrivals, candidates, exchange, history
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import things
from fairdesk.store.unit_of_work import Work
from tests import acts
from tests.handing import Hall
from tests.handing import hall as hall  # noqa: PLC0414


def walk_in(desk: Desk, name: str, unit: str = "", mobile: str = "") -> str:
    """Somebody who came unannounced."""
    return desk.do(arrivals.register_walk_in, form=WalkInForm(name=name, unit=unit, mobile=mobile)).result.id


def planted(hall: Hall, other: Desk) -> set[tuple[frozenset[str], str]]:
    """Three who are at both desks, and some who only look it."""
    first = walk_in(hall.booth, "阿依努尔", "县供销社", "13900000001")
    second = walk_in(other, "阿依努尔·买买提", "供销社", "13900000001")
    third = walk_in(hall.booth, "张伟", "某县民政局")
    fourth = walk_in(other, "张伟", "某县 民政局")
    fifth = walk_in(hall.booth, "李玮", "乡卫生院")
    sixth = walk_in(other, "李伟", "乡卫生院")
    walk_in(hall.booth, "王芳", "甲协会")
    walk_in(other, "王芳", "乙协会")  # one name in two units is two people
    walk_in(other, "赵敏")
    walk_in(hall.booth, "赵敏")  # and one without a unit tells nothing
    return {
        (frozenset({first, second}), "SAME_PHONE"),
        (frozenset({third, fourth}), "SAME_NAME"),
        (frozenset({fifth, sixth}), "SAME_SOUND"),
    }


def found(desk: Desk) -> set[tuple[frozenset[str], str]]:
    """The pairs that wait at this desk."""
    return {(frozenset({row.one.id, row.other.id}), row.reason) for row in desk.look(candidates.waiting)}


def test_everyone_at_two_desks_is_found_in_any_order_and_nobody_else(hall: Hall) -> None:
    other = hall.enrol("S02")
    with other:
        wanted = planted(hall, other)
        bundles = [hall.bundle(), hall.bundle(other)]
        twin = hall.folder / "twin.fairdesk"
        hall.bureau.copy_to(twin)
        assert found(hall.bureau) == set()
        report = exchange.merge(hall.bureau, bundles=bundles)
        assert report.candidates == 3
        assert found(hall.bureau) == wanted
        with Desk.open(str(twin), "a pass-phrase for tests") as copy:
            exchange.merge(copy, bundles=list(reversed(bundles)))
            assert found(copy) == wanted
            assert [row.one.id for row in copy.look(candidates.waiting)] == [
                row.one.id for row in hall.bureau.look(candidates.waiting)
            ]


def pair(hall: Hall) -> tuple[str, str]:
    """A person on the bureau's rosters, and the same who walked in at the booth; both known at the bureau."""
    listed = hall.bureau.do(acts.add_person, name="古丽", mobile="13900000002").result
    came = walk_in(hall.booth, "古丽", "县医院", "13900000002")
    hall.handed_back()
    return listed, came


def test_joined_people_are_one_everywhere_and_the_old_badge_opens_the_one_who_stays(hall: Hall) -> None:
    listed, came = pair(hall)
    (row,) = hall.bureau.look(candidates.waiting)
    assert row.reason == "SAME_PHONE"
    badge = hall.bureau.look(lambda look: things.get(look, Participant, came).badge_no)
    hall.bureau.do(candidates.join, keep=listed, drop=came)
    assert found(hall.bureau) == set()
    kept = hall.bureau.look(lambda look: things.get(look, Participant, listed))
    assert kept.unit == "县医院"
    assert [one.participant_id for one in hall.bureau.look(lambda look: things.where(look, Arrival))] == [listed]
    answer = hall.bureau.do(arrivals.check_in, badge=badge).result
    assert (answer.state, answer.person_id) == (ArrivalState.ALREADY, listed)
    hall.handed_back()
    assert hall.booth.do(arrivals.check_in, badge=badge).result.person_id == listed
    assert hall.bureau.look(history.check).clean


def test_a_join_is_taken_back_whole(hall: Hall) -> None:
    listed, came = pair(hall)
    before = hall.bureau.look(history.state_digest)
    hall.bureau.do(candidates.join, keep=listed, drop=came)
    hall.bureau.do(history.take_back)
    assert found(hall.bureau) == {(frozenset({listed, came}), "SAME_PHONE")}
    assert [one.participant_id for one in hall.bureau.look(lambda look: things.where(look, Arrival))] == [came]
    assert not hall.bureau.look(lambda look: things.get(look, Participant, came)).voided
    assert before
    assert hall.bureau.look(history.check).clean


def test_two_people_are_not_asked_about_again_at_any_desk(hall: Hall) -> None:
    listed, came = pair(hall)
    hall.bureau.do(candidates.apart, one=listed, other=came)
    assert found(hall.bureau) == set()
    hall.handed_back()
    assert found(hall.booth) == set()
    assert not hall.bureau.look(lambda look: things.get(look, Participant, came)).voided


def test_nobody_is_joined_with_himself_or_with_a_void_record(hall: Hall) -> None:
    listed, came = pair(hall)
    with pytest.raises(NotFound):
        hall.bureau.do(candidates.join, keep=listed, drop=listed)
    hall.bureau.do(candidates.join, keep=listed, drop=came)
    with pytest.raises(NotFound):
        hall.bureau.do(candidates.join, keep=came, drop=listed)
    with pytest.raises(NotFound):
        hall.bureau.do(candidates.apart, one=came, other=listed)


@act("Add many")
def many(work: Work, *, count: int) -> Outcome[None]:
    """So many people of so many units."""
    for number in range(count):
        person = Participant(
            name=f"人{number}", unit=f"单位{number % 500}", mobile=f"139{number:08d}", category=ParticipantCategory.DELEGATE
        )
        work.session.add(person)
    return Outcome(None)


def test_ten_thousand_people_are_compared_at_once(hall: Hall) -> None:
    hall.bureau.do(many, count=10_000)
    for number in range(50):
        walk_in(hall.booth, f"人{number}", f"单位{number}")
    hall.handed_back()
    start = perf_counter()
    rows = hall.bureau.look(candidates.waiting)
    assert len(rows) == 50
    assert perf_counter() - start < 3  # 1 s on a quiet machine
