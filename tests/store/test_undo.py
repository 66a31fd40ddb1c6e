"""Undo from the journal: the replaced values come back, and nobody's later work is lost."""

from __future__ import annotations

import pytest

from fairdesk.base.errors import MovedOn, NothingToUndo, NotVoidable
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import arrivals, history, talks
from fairdesk.services.desk import Desk
from tests import acts


def test_a_change_is_taken_back_and_taking_back_again_goes_one_further(empty_desk: Desk) -> None:
    made = empty_desk.do(acts.add, name="甲")
    empty_desk.do(acts.rename, record_id=made.result, name="乙")
    empty_desk.do(acts.rename, record_id=made.result, name="丙")
    empty_desk.do(history.take_back)
    assert empty_desk.look(acts.name_of, record_id=made.result) == "乙"
    empty_desk.do(history.take_back)
    assert empty_desk.look(acts.name_of, record_id=made.result) == "甲"
    empty_desk.do(history.take_back)
    assert empty_desk.look(acts.names) == []
    with pytest.raises(NothingToUndo):
        empty_desk.do(history.take_back)
    assert empty_desk.look(history.check).clean


def test_an_undo_refuses_where_someone_has_moved_on(empty_desk: Desk) -> None:
    made = empty_desk.do(acts.add, name="甲")
    renamed = empty_desk.do(acts.rename, record_id=made.result, name="乙")
    empty_desk.do(acts.rename, record_id=made.result, name="丙")
    before = empty_desk.look(history.state_digest)
    with pytest.raises(MovedOn):
        empty_desk.do(history.take_back, act_id=renamed.act)
    with pytest.raises(MovedOn):
        empty_desk.do(history.take_back, act_id=made.act)
    assert empty_desk.look(history.state_digest) == before


def test_a_change_of_another_field_does_not_stand_in_the_way(empty_desk: Desk) -> None:
    made = empty_desk.do(acts.add, name="甲")
    renamed = empty_desk.do(acts.rename, record_id=made.result, name="乙")
    empty_desk.do(acts.set_contact, record_id=made.result, contact="丁")
    empty_desk.do(history.take_back, act_id=renamed.act)
    assert empty_desk.look(acts.name_of, record_id=made.result) == "甲"


def test_a_void_is_taken_back(empty_desk: Desk) -> None:
    made = empty_desk.do(acts.add, name="甲")
    empty_desk.do(acts.void, record_id=made.result, reason="twice")
    assert empty_desk.look(acts.names) == []
    empty_desk.do(history.take_back)
    assert empty_desk.look(acts.names) == ["甲"]


def test_an_act_is_taken_back_once_and_an_undo_never(empty_desk: Desk) -> None:
    made = empty_desk.do(acts.add, name="甲")
    first = empty_desk.do(acts.rename, record_id=made.result, name="乙")
    second = empty_desk.do(acts.rename, record_id=made.result, name="丙")
    back = empty_desk.do(history.take_back, act_id=second.act)
    empty_desk.do(history.take_back, act_id=first.act)
    for act in (second.act, first.act, back.act, "no act"):
        with pytest.raises(NothingToUndo):
            empty_desk.do(history.take_back, act_id=act)
    assert empty_desk.look(acts.name_of, record_id=made.result) == "甲"


def test_the_newest_acts_are_named_without_those_taken_back(empty_desk: Desk) -> None:
    made = [empty_desk.do(acts.add, name=name).act for name in "甲乙丙"]
    back = empty_desk.do(history.take_back, act_id=made[1]).act
    told = [one.act for one in empty_desk.look(history.recent, limit=50)]
    assert told[:2] == [made[2], made[0]]
    assert not {made[1], back} & set(told)
    assert [one.act for one in empty_desk.look(history.recent, limit=1)] == [made[2]]


def test_what_something_stands_on_is_not_taken_away_from_under_it(desk: Desk) -> None:
    fair = desk.look(history.recent)[-1].act
    desk.do(arrivals.check_in, badge="S001")
    talk = desk.do(talks.save, form=NegotiationForm(organisation_id="ORG001", area_id="A001", project="冷链"))
    before = desk.look(history.state_digest)
    with pytest.raises(NotVoidable):
        desk.do(history.take_back, act_id=fair)
    assert desk.look(history.state_digest) == before
    desk.do(history.take_back, act_id=talk.act)
    desk.do(history.take_back)
    desk.do(history.take_back)
    assert desk.look(acts.names) == []
