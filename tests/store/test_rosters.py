"""What a roster's line becomes: which records, which fields, known again how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import select

from fairdesk.base.progress import silent
from fairdesk.models.agreements import Authorisation
from fairdesk.models.areas import Area, Delegation, DistrictStand
from fairdesk.models.base import Record
from fairdesk.models.hall import Booth
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import BoardResolution, Organisation
from fairdesk.models.people import Participant
from fairdesk.models.pitches import Pitch
from fairdesk.models.relief import Household
from fairdesk.models.supply import Demand
from fairdesk.models.talks import Negotiation
from fairdesk.records import rosters as words
from fairdesk.records.choices import (
    AreaKind,
    AreaLevel,
    AuthorisationFunction,
    BoardStatus,
    LetterState,
    ParticipantCategory,
    Track,
)
from fairdesk.records.rosters import ReadFile, TakeInReport
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import rosters, things
from fairdesk.store.unit_of_work import Look, Work
from tests.demo_rosters import File, Issue, Line, Sheet, csv_files, roster
from tests.factory import bare_desk

R = TypeVar("R", bound=Record)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with bare_desk(tmp_path / "bureau.fairdesk") as one:
        yield one


@act("Take in")
def _take(work: Work, *, files: Sequence[ReadFile]) -> Outcome[TakeInReport]:
    planned = rosters.plan(work, files, silent())
    rosters.apply(work, planned)
    return Outcome(planned.report)


@act("Void")
def _void(work: Work, *, kind: type[Record], name: str) -> Outcome[None]:
    things.get(work, kind, name).void("entered by mistake")
    return Outcome(None)


def take(desk: Desk, *files: ReadFile) -> TakeInReport:
    return desk.do(_take, files=files).result


def one(desk: Desk, kind: type[R], name: str) -> R:
    found = [record for record in every(desk, kind) if record.code == name]
    assert len(found) == 1
    return found[0]


def every(desk: Desk, kind: type[R]) -> list[R]:
    def query(look: Look) -> list[R]:
        found = list(look.session.execute(select(kind).order_by(kind.id)).scalars())
        look.session.expunge_all()
        return found

    return desk.look(query)


def noted(report: TakeInReport) -> list[tuple[str, str]]:
    return [(issue.field, issue.code) for issue in report.issues]


PLACE = {"province": "河北省", "prefecture": "张家口市", "county": "张北县", "kind": "县"}
COUNTY = {"delegation_id": "D001", "area_id": "A001", **PLACE}
USCC = "51110000FD0001093H"
DEMAND = {"title": "错季蔬菜加工设备", "field": "产业帮扶", "cash_yuan": 27_000_000}


def test_the_demo_fair_is_linked_whatever_the_order_of_its_files(desk: Desk) -> None:
    assert take(desk, *csv_files()).issues == ()
    organisation = one(desk, Organisation, "ORG002")
    assert organisation.board_status is BoardStatus.PASSED
    assert organisation.charity
    assert organisation.committee_id is not None
    assert organisation.resolution_date == date(2018, 6, 12)
    area, delegation, booth = one(desk, Area, "A001"), one(desk, Delegation, "D001"), one(desk, Booth, "A01")
    assert (delegation.area_id, delegation.booth_id, booth.area_id) == (area.id, booth.id, area.id)
    assert (area.gb_code, area.kind, area.level) == ("130722", AreaKind.COUNTY, AreaLevel.COUNTY)
    district = one(desk, Area, "B04")
    assert (district.province, district.kind) == ("北京市", AreaKind.DISTRICT)
    assert one(desk, DistrictStand, "B04").area_id == district.id
    stands = [booth.organisation_id for booth in every(desk, Booth) if booth.organisation_id]
    assert len(stands) == 10


def test_people_are_linked_to_what_their_unit_is(desk: Desk) -> None:
    take(desk, *csv_files())
    people = every(desk, Participant)
    linked = {
        name: sum(1 for person in people if getattr(person, name))
        for name in ("organisation_id", "delegation_id", "committee_id", "area_id")
    }
    assert linked == {"organisation_id": 260, "delegation_id": 133, "committee_id": 34, "area_id": 32}


def test_amounts_times_and_words_are_the_desks_own(desk: Desk) -> None:
    take(desk, *csv_files())
    letter = one(desk, LetterOfIntent, "Y03")
    assert (letter.cash_fen, letter.goods_fen, letter.copies) == (6_000_000, 22_000_000, 4)
    assert (letter.state, letter.board_status) == (LetterState.SIGNED, BoardStatus.PASSED)
    assert letter.trustee_id == one(desk, Organisation, "ORG140").id
    assert one(desk, Negotiation, "N001").starts == datetime(2018, 7, 19, 2, 30, tzinfo=UTC)
    authorisation = one(desk, Authorisation, "Q01")
    assert authorisation.functions == [function.name for function in AuthorisationFunction]
    assert authorisation.covers(AuthorisationFunction.LIAISON, date(2018, 7, 20))
    assert len(every(desk, BoardResolution)[0].points) == 4
    assert sum(household.consent for household in every(desk, Household)) == 58


def test_a_prefecture_that_pitches_becomes_an_area(desk: Desk) -> None:
    take(desk, *csv_files())
    prefectures = {area.name: area for area in every(desk, Area) if area.level is AreaLevel.PREFECTURE}
    assert set(prefectures) == {"赤峰市", "玉树藏族自治州"}
    assert prefectures["赤峰市"].kind is AreaKind.CITY
    pitches = every(desk, Pitch)
    assert prefectures["赤峰市"].id in {pitch.area_id for pitch in pitches}
    assert all(pitch.organisation_id or pitch.area_id or pitch.body_id for pitch in pitches)


def test_a_reference_to_nothing_is_named_and_the_row_goes_in_without_it(desk: Desk) -> None:
    report = take(desk, roster("organisations", {"name": "北京示例会", "pc_id": "PC99"}))
    assert noted(report) == [("pc_id", words.REF_UNKNOWN)]
    assert [organisation.committee_id for organisation in every(desk, Organisation)] == [None]


def test_a_row_that_cannot_stand_without_its_reference_is_left_out(desk: Desk) -> None:
    report = take(desk, roster("demands", {"demand_id": "X1", "area_id": "A404", "track": "对口支援", **DEMAND}))
    assert noted(report) == [("area_id", words.REF_UNKNOWN)]
    assert report.total("demands").skipped == 1
    assert every(desk, Demand) == []


def test_a_row_without_what_it_needs_is_left_out_and_the_column_named(desk: Desk) -> None:
    take(desk, roster("county_delegations", COUNTY), roster("organisations", {"org_id": "ORG1", "name": "某会"}))
    talk = {"org_id": "ORG1", "area_id": "A001", "outcome": "继续洽谈"}
    report = take(desk, roster("negotiations", talk, talk | {"outcome": "再说"}))
    assert noted(report) == [("time", words.VALUE_MISSING), ("outcome", words.VALUE_UNKNOWN), ("time", words.VALUE_MISSING)]
    assert every(desk, Negotiation) == []
    assert report.total("negotiations").skipped == 2


def test_what_a_roster_does_not_say_is_assumed_and_told(desk: Desk) -> None:
    report = take(desk, roster("participants", {"name": "罗嘉骁", "category": None}, {"name": "钟清岩", "category": "旁听"}))
    assert noted(report) == [("category", words.VALUE_ASSUMED), ("category", words.VALUE_UNKNOWN)]
    assert {person.category for person in every(desk, Participant)} == {ParticipantCategory.ORGANISATION}
    again = take(desk, roster("participants", {"name": "罗嘉骁", "category": None}))
    assert (again.issues, again.total().unchanged) == ((), 1)


def test_a_unit_says_whose_person_somebody_is(desk: Desk) -> None:
    take(desk, roster("county_delegations", COUNTY), roster("organisations", {"name": "某会"}))
    people = [{"name": "罗嘉骁", "unit": "某会"}, {"name": "钟清岩", "unit": "张北县民政局"}, {"name": "李四", "unit": "别处"}]
    take(desk, roster("participants", *people))
    found = {one.name: (one.category, bool(one.organisation_id), bool(one.area_id)) for one in every(desk, Participant)}
    assert found == {
        "罗嘉骁": (ParticipantCategory.ORGANISATION, True, False),
        "钟清岩": (ParticipantCategory.DELEGATE, False, True),
        "李四": (ParticipantCategory.ORGANISATION, False, False),
    }


@pytest.mark.parametrize("word", ["昭觉", "四川省凉山州昭觉县", "昭觉县"])
def test_another_fair_s_places_are_known_by_their_short_names_and_paths(desk: Desk, word: str) -> None:
    places = [{"province": "四川省", "prefecture": "凉山州", "county": name, "lead": "张三"} for name in ("昭觉县", "美姑县")]
    report = take(
        desk, roster("county_delegations", *places), roster("demands", {"county": word, "title": "一", "field": "其他帮扶"})
    )
    assert noted(report) == []
    (demand,) = every(desk, Demand)
    assert demand.area_id == next(area.id for area in every(desk, Area) if area.name == "昭觉县")
    elsewhere = take(desk, roster("demands", {"province": "云南省", "county": "昭觉", "title": "二", "field": "其他帮扶"}))
    assert noted(elsewhere) == [("area_id", words.REF_UNKNOWN)]


def test_a_need_of_a_paired_area_brings_the_area_with_it(desk: Desk) -> None:
    rows = [{"county": "和田市", "title": "一"}, {"county": "巴东县", "title": "二"}, {"county": "某县", "title": "三"}]
    report = take(desk, roster("demands", *rows))
    assert sorted(area.name for area in every(desk, Area)) == ["和田市", "巴东县"]
    assert report.total().skipped == 1
    take(desk, roster("county_delegations", {"province": "湖北省", "county": "巴东县", "gb_code": "422823", "lead": "张三"}))
    assert len(every(desk, Area)) == 2


def test_an_empty_or_missing_cell_touches_nothing(desk: Desk) -> None:
    first = {"org_id": "ORG1", "name": "北京示例会", "short": "示例", "supporting": True, "mobile": "13900000001"}
    take(desk, roster("organisations", first))
    report = take(desk, roster("organisations", {"org_id": "ORG1", "name": "北京示例会", "short": None, "mobile": "13900000002"}))
    assert report.total("organisations").changed == 1
    kept = one(desk, Organisation, "ORG1")
    assert (kept.short, kept.supporting, kept.mobile) == ("示例", True, "13900000002")


@pytest.mark.parametrize(
    ("entity", "first", "second"),
    [
        ("organisations", {"name": "北京示例会", "uscc": USCC}, {"name": "北京示例协会", "uscc": USCC}),
        ("organisations", {"org_id": "ORG1", "name": "北京示例会"}, {"name": "北京示例会", "short": "示例"}),
        ("organisations", {"name": "北京示例会"}, {"org_id": "ORG1", "name": "北京示例会"}),
        (
            "participants",
            {"name": "罗嘉骁", "category": "媒体记者", "badge_no": "M001"},
            {"name": "罗嘉晓", "category": "媒体记者", "badge_no": "M001"},
        ),
        (
            "participants",
            {"name": "罗嘉骁", "unit": "示例报", "category": "媒体记者"},
            {"name": "罗嘉骁", "unit": "示例报", "category": "媒体记者", "mobile": "13900000001"},
        ),
        ("county_delegations", COUNTY, COUNTY | {"delegation_id": None, "area_id": None, "lead": "傅舒"}),
    ],
)
def test_a_record_is_known_again_without_its_number(
    desk: Desk, entity: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    take(desk, roster(entity, first))
    report = take(desk, roster(entity, second))
    assert (report.total().changed, report.total().new) == (1, 0)
    assert take(desk, roster(entity, second)).total().unchanged == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"badge_no": "M001"}, {"badge_no": "M002"}),
        ({"mobile": "13900000001"}, {"mobile": "13900000002"}),
        ({"person_id": "P1"}, {"person_id": "P2"}),
    ],
)
def test_two_people_of_one_unit_may_share_a_name(desk: Desk, first: dict[str, str], second: dict[str, str]) -> None:
    person = {"name": "罗嘉骁", "unit": "示例报", "category": "媒体记者"}
    report = take(desk, roster("participants", person | first, person | second))
    assert report.total().new == 2
    assert {person.category for person in every(desk, Participant)} == {ParticipantCategory.MEDIA}


def test_a_row_that_fits_several_records_is_left_out(desk: Desk) -> None:
    person = {"name": "罗嘉骁", "unit": "示例报", "category": "媒体记者"}
    take(desk, roster("participants", person | {"badge_no": "M001"}, person | {"badge_no": "M002"}))
    assert noted(take(desk, roster("participants", person))) == [("", words.IDENTITY_AMBIGUOUS)]


def test_a_demand_finds_its_area_by_name_and_its_track_by_its_province(desk: Desk) -> None:
    take(desk, roster("county_delegations", COUNTY), roster("district_zone", {"district_id": "B01", "district": "东城区"}))
    report = take(desk, roster("demands", {"county": "张北县", **DEMAND}, {"province": "北京市", "county": "东城区", **DEMAND}))
    assert noted(report) == []
    assert {demand.track for demand in every(desk, Demand)} == {Track.COUNTERPART, Track.RELIEF}


def test_a_county_is_not_looked_for_in_another_province(desk: Desk) -> None:
    take(desk, roster("county_delegations", COUNTY))
    report = take(desk, roster("demands", {"province": "河南省", "county": "张北县", **DEMAND}))
    assert noted(report) == [("area_id", words.REF_UNKNOWN)]


@pytest.mark.parametrize("word", ["河北省张家口市张北县", "张北"])
def test_an_area_is_known_by_its_path_or_its_stem(desk: Desk, word: str) -> None:
    take(desk, roster("county_delegations", COUNTY))
    assert noted(take(desk, roster("demands", {"county": word, **DEMAND}))) == []
    assert one(desk, Area, "A001").id == every(desk, Demand)[0].area_id


def test_what_a_person_voided_does_not_come_back(desk: Desk) -> None:
    file = roster("organisations", {"org_id": "ORG1", "name": "北京示例会"})
    take(desk, file)
    desk.do(_void, kind=Organisation, name="ORG1")
    report = take(desk, file)
    assert noted(report) == [("", words.RECORD_VOID)]
    assert [organisation.voided for organisation in every(desk, Organisation)] == [True]


def test_rows_struck_out_or_repeated_are_left_out_and_near_doubles_go_in(desk: Desk) -> None:
    name = "北京示例会"
    lines = [
        Line(2, {"name": name}),
        Line(3, {"name": name}, [Issue(None, "ROW_DUPLICATE")], 2),
        Line(4, {"name": name + "二"}, [Issue(None, "ROW_STRUCK_OUT")]),
        Line(5, {"name": name + "三"}, [Issue(None, "ROW_NEAR_DUPLICATE")], 2),
    ]
    report = take(desk, File("a.xlsx", [Sheet("S", "organisations", lines)]))
    assert (report.total().new, report.total().skipped) == (2, 2)
    assert [issue.row for issue in report.issues] == [3, 4]


def test_a_later_line_of_the_same_rosters_adds_to_an_earlier_one(desk: Desk) -> None:
    row = {"org_id": "ORG1", "name": "北京示例会"}
    report = take(desk, roster("organisations", row, row | {"short": "示例"}), roster("organisations", row, file="b.xlsx"))
    assert (report.total().new, report.total().changed, report.total().unchanged) == (1, 1, 1)
    assert [organisation.short for organisation in every(desk, Organisation)] == ["示例"]


def test_a_doubtful_value_fills_an_empty_field_and_replaces_nothing(desk: Desk) -> None:
    row = {"org_id": "ORG1", "name": "北京示例会"}
    doubtful = Line(2, row | {"uscc": "51110000FDO001093H"}, [Issue("uscc", "USCC_BAD_CHAR")])
    file = File("a.xlsx", [Sheet("S", "organisations", [doubtful])])
    assert noted(take(desk, file)) == []
    assert one(desk, Organisation, "ORG1").uscc == "51110000FDO001093H"
    take(desk, roster("organisations", row | {"uscc": USCC}))
    assert noted(take(desk, file)) == [("uscc", words.VALUE_DOUBTFUL)]
    assert one(desk, Organisation, "ORG1").uscc == USCC


def test_a_near_double_of_one_roster_replaces_nothing_and_the_roster_again_changes_nothing(desk: Desk) -> None:
    row = {"name": "北京示例会", "uscc": USCC, "mobile": "13800000001"}
    near = Line(3, row | {"mobile": "13800000002", "address": "示例路"}, [Issue(None, "ROW_NEAR_DUPLICATE")], 2)
    file = File("a.xlsx", [Sheet("S", "organisations", [Line(2, row), near])])
    assert ("mobile", words.VALUE_DOUBTFUL) in noted(take(desk, file))
    (made,) = every(desk, Organisation)
    assert (made.mobile, made.address) == ("13800000001", "示例路")
    again = take(desk, file).total()
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)


def test_a_plain_no_does_not_take_back_that_a_vote_is_coming(desk: Desk) -> None:
    row = {"org_id": "ORG1", "name": "北京示例会"}
    take(desk, roster("organisations", row | {"board_status": "已提交待表决"}))
    said_no = Line(2, row | {"board_status": "未提交"}, values={"board_status": False})
    take(desk, File("a.xlsx", [Sheet("S", "organisations", [said_no])]))
    assert one(desk, Organisation, "ORG1").board_status is BoardStatus.SUBMITTED
    take(desk, roster("organisations", row | {"board_status": "未提交"}))
    assert one(desk, Organisation, "ORG1").board_status is BoardStatus.NOT_SUBMITTED


def test_a_category_that_contradicts_the_credit_code_replaces_nothing(desk: Desk) -> None:
    row = {"name": "北京示例会", "uscc": USCC, "category": "社会团体"}
    take(desk, roster("organisations", row))
    contradicts = Line(2, row | {"category": "基金会"}, [Issue("uscc", "USCC_CATEGORY_MISMATCH")])
    report = take(desk, File("a.xlsx", [Sheet("S", "organisations", [contradicts])]))
    assert noted(report) == [("category", words.VALUE_DOUBTFUL)]
    assert report.total().unchanged == 1
