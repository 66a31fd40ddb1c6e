"""What a person says of rows that may be one, and what of a roster is kept that no field could hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import select

from fairdesk.models.base import Record
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Participant
from fairdesk.models.remarks import RosterRemark
from fairdesk.records.rosters import Decision, ReadFile, Resolve, RowPlace, TakeInReport
from fairdesk.services import history, rosters
from fairdesk.services.desk import Desk
from fairdesk.store.unit_of_work import Look
from tests.demo_rosters import File, Issue, Line, Sheet, roster
from tests.factory import bare_desk

R = TypeVar("R", bound=Record)
FIRST, SECOND = RowPlace(0, "Sheet1", 2), RowPlace(0, "Sheet1", 3)
WEI, OTHER_WEI = {"name": "张伟", "unit": "甲局", "mobile": "13800000001"}, {"name": "张玮", "unit": "甲局", "title": "科长"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with bare_desk(tmp_path / "bureau.fairdesk") as one:
        yield one


def take(desk: Desk, *files: ReadFile, decisions: Mapping[RowPlace, Decision] | None = None) -> TakeInReport:
    return desk.do(rosters.take_in, files=files, decisions=decisions).result


def every(desk: Desk, kind: type[R]) -> list[R]:
    def query(look: Look) -> list[R]:
        found = list(look.session.execute(select(kind).where(kind.voided.is_(False)).order_by(kind.id)).scalars())
        look.session.expunge_all()
        return found

    return desk.look(query)


def names(desk: Desk) -> list[str]:
    return sorted(one.name for one in every(desk, Participant))


def test_names_that_sound_the_same_go_in_as_two_until_a_person_says_they_are_one(desk: Desk) -> None:
    report = take(desk, roster("participants", WEI, OTHER_WEI))
    (twin,) = report.twins
    assert (twin.reason, twin.place, twin.other) == ("SAME_SOUND", SECOND, FIRST)
    assert names(desk) == ["张伟", "张玮"]
    assert take(desk, roster("participants", WEI, OTHER_WEI)).twins == (), "known people are not asked about again"


def test_one_row_fills_the_gaps_of_the_other_and_is_known_again(desk: Desk) -> None:
    same = {SECOND: Decision(resolve=Resolve.FILL, other=FIRST)}
    take(desk, roster("participants", WEI, OTHER_WEI), decisions=same)
    (person,) = every(desk, Participant)
    assert (person.name, person.mobile, person.title) == ("张伟", "13800000001", "科长")
    again = take(desk, roster("participants", WEI, OTHER_WEI))
    assert names(desk) == ["张伟"], "what a person said once is not asked twice"
    assert again.total().new == 0


def test_one_row_replaces_what_a_record_of_the_desk_says(desk: Desk) -> None:
    take(desk, roster("participants", WEI))
    (known,) = every(desk, Participant)
    report = desk.look(rosters.preview, files=[roster("participants", OTHER_WEI)])
    assert (report.twins[0].record_id, report.twins[0].other) == (known.id, None)
    same = {FIRST: Decision(resolve=Resolve.REPLACE, record_id=known.id)}
    take(desk, roster("participants", OTHER_WEI), decisions=same)
    (person,) = every(desk, Participant)
    assert (person.id, person.name, person.mobile) == (known.id, "张玮", "13800000001")
    take(desk, roster("participants", WEI))
    assert names(desk) == ["张玮"], "the old roster still means the same person, and changes nothing"


def test_a_row_with_the_same_key_is_kept_apart_or_left_out(desk: Desk) -> None:
    one, other = {"name": "某会", "mobile": "1"}, {"name": "某会", "mobile": "2"}
    files = [roster("organisations", one, other)]
    take(desk, *files, decisions={SECOND: Decision(resolve=Resolve.LEAVE_OUT)})
    assert [found.mobile for found in every(desk, Organisation)] == ["1"]
    desk.do(history.take_back)
    take(desk, *files, decisions={SECOND: Decision(resolve=Resolve.APART, other=FIRST)})
    assert sorted(found.mobile for found in every(desk, Organisation)) == ["1", "2"]


def test_rows_of_two_files_that_contradict_each_other_are_a_pair(desk: Desk) -> None:
    values = [{"name": "某会", "mobile": "1"}, {"name": "某会", "mobile": "2"}]
    files = [File(f"{at}.xlsx", [Sheet("S", "organisations", [Line(2, one, values=one)])]) for at, one in enumerate(values)]
    (twin,) = desk.look(rosters.preview, files=files).twins
    assert (twin.reason, twin.place.file, twin.other and twin.other.file) == ("SAME_KEY", 1, 0)
    assert [(one.key, one.old, one.new) for one in twin.fields] == [("mobile", "1", "2")]


def test_a_person_of_two_units(desk: Desk) -> None:
    two = [WEI, WEI | {"unit": "乙局"}]
    (twin,) = take(desk, roster("participants", *two)).twins
    assert twin.reason == "TWO_UNITS"


def noted(*issues: Issue, **typed: object) -> File:
    """A roster of one person with these remarks."""
    row = {"name": "张伟", "unit": "甲局", **typed}
    return File("名单.xlsx", [Sheet("S", "participants", [Line(5, row, issues, values=row)])])


def remarks(desk: Desk) -> list[tuple[str, str, str, bool]]:
    return [(one.field, one.issue, one.raw, one.settled) for one in every(desk, RosterRemark)]


def test_what_no_field_could_hold_is_kept_until_it_is_settled(desk: Desk) -> None:
    bad = noted(Issue("mobile", "PHONE_INVALID", "1380000"), Issue("name", "TRIMMED"))
    take(desk, bad)
    assert remarks(desk) == [("mobile", "PHONE_INVALID", "1380000", False)]
    assert every(desk, RosterRemark)[0].source == "名单.xlsx · S · 5"
    assert desk.do(rosters.take_in, files=[bad]).act == "", "the same roster again changes nothing"
    take(desk, noted(mobile="13800000001"))
    assert remarks(desk) == [("mobile", "PHONE_INVALID", "1380000", True)]
    found = desk.look(history.check)
    assert found.clean


def test_an_undo_takes_remarks_and_decisions_back(desk: Desk) -> None:
    take(desk, roster("participants", WEI, OTHER_WEI), decisions={SECOND: Decision(resolve=Resolve.FILL, other=FIRST)})
    desk.do(history.take_back)
    assert (every(desk, Participant), every(desk, RosterRemark)) == ([], [])
    take(desk, roster("participants", WEI, OTHER_WEI))
    assert names(desk) == ["张伟", "张玮"]


def test_a_row_that_was_sent_back_is_known_by_what_it_was(desk: Desk) -> None:
    def sent(values: Mapping[str, object], formerly: Mapping[str, object]) -> Sequence[ReadFile]:
        return [File("改.xlsx", [Sheet("S", "participants", [Line(2, values, values=values, formerly=formerly)])])]

    take(desk, roster("participants", {"name": "阿依古丽 买买提", "unit": "甲局"}))
    mended = {"name": "阿依古丽·买买提", "unit": "甲局"}
    report = take(desk, *sent(mended, {"name": "阿依古丽 买买提"}))
    assert (names(desk), report.total().changed) == (["阿依古丽·买买提"], 1)
    assert take(desk, *sent(mended, {"name": "阿依古丽 买买提"})).total().unchanged == 1
