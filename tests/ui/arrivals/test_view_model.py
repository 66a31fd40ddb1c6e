"""What the door answers to badges, names and phone tails, on a real desk."""

from __future__ import annotations

import pytest

from fairdesk.base.i18n import use_language
from fairdesk.records.choices import ArrivalMethod
from fairdesk.records.people import ArrivalState, PersonRow, WalkInForm
from fairdesk.services import arrivals, badges, directory
from fairdesk.ui.arrivals.view_model import Arrivals
from fairdesk.ui.arrivals.words import said
from tests.ui.talking import Place


@pytest.fixture
def door(here: Place) -> Arrivals:
    """The door, awake."""
    made = Arrivals(here.context)
    made.awaken()
    here.settled()
    return made


def somebody(here: Place, name: str) -> PersonRow:
    """The person of this name."""
    return next(row for row in here.desk.look(directory.persons) if row.name == name)


def entered(door: Arrivals, here: Place, words: str) -> None:
    """The words were typed and entered."""
    door.enter(words)
    here.settled()


def test_a_badge_number_is_welcome_once_and_here_already_after(door: Arrivals, here: Place) -> None:
    entered(door, here, "S001")
    assert door.state.answer is not None
    assert (door.state.answer.state, door.state.answer.name) == (ArrivalState.WELCOME, "罗嘉骁")
    entered(door, here, "s001")
    assert door.state.answer.state is ArrivalState.ALREADY
    assert [row.method for row in door.state.newest or ()] == [ArrivalMethod.SCAN]


def test_initials_check_in_the_one_person_they_mean(door: Arrivals, here: Place) -> None:
    entered(door, here, "ljx")
    assert door.state.answer is not None
    assert door.state.answer.name == "罗嘉骁"
    assert here.desk.look(arrivals.newest)[0].method is ArrivalMethod.NAME


def test_a_name_two_people_share_checks_nobody_in_until_one_is_picked(door: Arrivals, here: Place) -> None:
    for unit in ("甲单位", "乙单位"):
        door.register(WalkInForm(name="张伟", unit=unit))
        here.settled()
    before = len(here.desk.look(arrivals.newest))
    entered(door, here, "张伟")
    assert [hit.organisation for hit in door.state.hits] in (["甲单位", "乙单位"], ["乙单位", "甲单位"])
    assert not door.state.answering
    assert len(here.desk.look(arrivals.newest)) == before
    chosen = door.state.hits[1]
    door.pick(chosen.id)
    here.settled()
    assert door.state.answer is not None
    assert (door.state.answer.person_id, door.state.answer.unit) == (chosen.id, chosen.organisation)


def test_a_badge_that_was_replaced_is_void(door: Arrivals, here: Place) -> None:
    person = somebody(here, "罗嘉骁")
    here.desk.do(badges.note_printed, person_ids=[person.id])
    here.desk.do(badges.reprint, person_id=person.id, reason="遗失")
    entered(door, here, "S001")
    answer = said(door.state)
    assert answer is not None
    assert (answer.tone, answer.name) == ("red", "罗嘉骁")
    assert not here.desk.look(arrivals.newest)


def test_nobody_under_these_words_is_said_with_what_to_do(door: Arrivals, here: Place) -> None:
    entered(door, here, "Q999")
    assert door.state.answer is None
    assert "Q999" in door.state.unknown
    assert not here.refused
    assert not here.desk.look(arrivals.newest)


def test_a_scan_is_heard_only_while_the_page_is_seen(door: Arrivals, here: Place) -> None:
    door.rest()
    here.context.scanner.scanned.emit("S001")
    here.settled()
    assert not door.state.answering
    door.awaken()
    here.context.scanner.scanned.emit("S001")
    here.settled()
    assert door.state.answering


def test_the_answer_leaves_by_itself(door: Arrivals, here: Place) -> None:
    entered(door, here, "S001")
    here.qtbot.waitUntil(lambda: not door.state.answering, timeout=5_000)


def test_an_arrival_is_taken_back_with_a_reason_only(door: Arrivals, here: Place) -> None:
    entered(door, here, "S001")
    assert door.state.newest
    door.choose(door.state.newest[0].id)
    door.ask_undo()
    door.undo(" ")
    here.settled()
    assert door.state.undo_refusal
    assert door.state.present == 1
    door.undo("签错了人")
    here.settled()
    assert (door.state.newest, door.state.present, door.state.undoing) == ((), 0, False)


def test_a_walk_in_of_a_known_organisation_belongs_to_it(door: Arrivals, here: Place) -> None:
    door.open_walk_in()
    door.register(WalkInForm(name="司徒明远", unit="北京木铎返乡创业联盟"))
    here.settled()
    assert door.state.walked_in is not None
    assert "司徒明远" in {one.name for one in here.organisation().people}
    assert somebody(here, "司徒明远").arrived_at is not None


def test_a_walk_in_without_a_name_is_refused_beside_the_form(door: Arrivals, here: Place) -> None:
    door.open_walk_in()
    door.register(WalkInForm(name=" "))
    here.settled()
    assert door.state.walk_in_refusal
    assert door.state.walked_in is None
    assert not here.refused


def test_due_and_present_are_counted_by_province_and_category(door: Arrivals, here: Place) -> None:
    entered(door, here, "S001")
    sums = {row.group: (row.due, row.present) for row in door.state.attendance or ()}
    assert sums == {"河北省": (1, 1), "社会组织代表": (1, 0)}


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_each_answer_has_its_colour_and_says_what_to_do(door: Arrivals, here: Place, language: str) -> None:
    use_language(language)
    tones = []
    for words in ("S001", "S001", "Q999"):
        entered(door, here, words)
        answer = said(door.state)
        assert answer is not None
        assert answer.word
        assert answer.line
        tones.append(answer.tone)
    assert tones == ["green", "amber", "red"]
