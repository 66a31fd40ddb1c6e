"""What papers say is gathered from the records: every kind, the names it may be asked by, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fairdesk.base.assets import asset
from fairdesk.base.errors import (
    AuthorisationNamesNothing,
    AuthorisationNotInForce,
    FunctionUnknown,
    NotFound,
    PairingWithoutVisit,
    PaperUnknown,
    RecordIsVoid,
    TrusteeIsGiver,
    TrusteeNotEntitled,
    VotesDiffer,
)
from fairdesk.models.agreements import Authorisation, FrameworkAgreement
from fairdesk.models.organisations import BoardResolution, Organisation
from fairdesk.models.relief import Household, Pairing
from fairdesk.models.supply import Entrustment
from fairdesk.models.talks import Negotiation
from fairdesk.printing import press
from fairdesk.records.choices import AuthorisationStatus, Category
from fairdesk.records.papers import GridFacts, PaperFacts, Setting
from fairdesk.rules.badges import read_badge
from fairdesk.services import issuing, wordings
from fairdesk.services.desk import Desk
from fairdesk.services.gathering.catalogue import SOURCES
from tests.commands import ask, fairdesk
from tests.factory import PASSPHRASE
from tests.papers import NAMES, change, furnish, void


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A small fair with a record for every kind of paper, on either database."""
    desk.do(furnish)
    return desk


def facts(desk: Desk, kind: str, name: str = "") -> PaperFacts:
    """What the paper says."""
    return desk.look(issuing.gathered, kind=kind, name=name or NAMES[kind]).facts


def words(told: PaperFacts) -> dict[str, str]:
    """What stands in its places."""
    return {one.place: one.words for one in told.values}


def cases(told: PaperFacts) -> dict[str, str]:
    """The choices its conditions ask for."""
    return {one.place: one.case for one in told.values if one.case}


def grid(told: PaperFacts, name: str) -> GridFacts:
    """One of its tables."""
    return next(one for one in told.grids if one.name == name)


@pytest.mark.parametrize("kind", sorted(SOURCES))
def test_what_is_gathered_fills_places_that_exist_and_is_drawn(full: Desk, kind: str) -> None:
    told = facts(full, kind)
    document = press.documents()[kind]
    assert told.kind == kind
    assert set(words(told)) <= {one.name for one in document.places}
    assert {one.name for one in told.grids} <= set(document.parts)
    choices = {one.name: one.cases for one in document.places}
    assert all(case in choices[place] for place, case in cases(told).items())
    assert press.page_count(press.paper(told, press.NO_CODE if SOURCES[kind].signed else "")) <= 4


@pytest.mark.parametrize("kind", sorted(SOURCES))
def test_what_is_not_there_is_refused_by_name(full: Desk, kind: str) -> None:
    with pytest.raises(NotFound, match="X999"):
        facts(full, kind, "X999")


def test_there_is_no_paper_of_an_unknown_kind(full: Desk) -> None:
    with pytest.raises(PaperUnknown, match="menu"):
        facts(full, "menu", "K1")


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        ("framework_agreement", FrameworkAgreement),
        ("authorisation", Authorisation),
        ("entrustment", Entrustment),
        ("pairing", Pairing),
        ("minutes", Negotiation),
        ("authorisation_person", Organisation),
    ],
)
def test_no_paper_is_made_of_a_void_record(full: Desk, kind: str, model: type[Any]) -> None:
    full.do(void, kind=model, name=NAMES[kind], reason="写错了")
    with pytest.raises(RecordIsVoid, match="写错了"):
        facts(full, kind)


# ---- one by one --------------------------------------------------------------------------------------------------------


def test_a_framework_agreement_is_found_by_its_number_and_names_both_bodies(full: Desk) -> None:
    told = facts(full, "framework_agreement", "测民框〔2018〕1号")
    assert told == facts(full, "framework_agreement")
    assert (told.number, told.day, told.copies) == ("测民框〔2018〕1号", date(2018, 7, 19), 4)
    assert [one.party.name for one in told.sides] == ["测试市民政局", "河北省民政厅"]
    assert (told.sides[0].party.address, told.sides[0].party.representative) == ("测试路1号", "欧阳测")
    said = words(told)
    assert said["policies"] == "《关于广泛动员社会组织参与脱贫攻坚和精准救助的指导意见》"
    assert (said["province"], said["valid_to"], said["each"]) == ("河北省", "2020年12月31日", "2")
    assert said["fields"].count("、") == 7


def test_an_authorisation_tells_its_functions_in_the_order_of_the_four(full: Desk) -> None:
    told = facts(full, "authorisation")
    said = words(told)
    assert said["functions"] == "联络协调、事务工作"
    assert {"liaison", "admin_work", "flag"} <= set(said)
    assert not {"consulting", "co_management"} & set(said)
    assert (said["area"], said["valid_from"], said["valid_to"]) == ("河北省", "2018年7月19日", "2020年12月31日")
    assert told.sides[0].party.representative == "欧阳测", "the body is found by a name it had before"


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"status": AuthorisationStatus.REVOKED}, AuthorisationNotInForce),
        ({"status": AuthorisationStatus.EXPIRED}, AuthorisationNotInForce),
        ({"valid_to": date(2018, 7, 18)}, AuthorisationNotInForce),
        ({"functions": []}, AuthorisationNamesNothing),
        ({"functions": ["LIAISON", "FUNDRAISING"]}, FunctionUnknown),
    ],
)
def test_an_authorisation_that_gives_nothing_is_refused(full: Desk, values: dict[str, Any], refusal: type[Exception]) -> None:
    full.do(change, kind=Authorisation, name="Q01", values=values)
    with pytest.raises(refusal):
        facts(full, "authorisation")


def test_a_signatory_is_a_line_to_write_on_a_person_of_the_roster_or_meant_for_a_letter(full: Desk) -> None:
    blank, named = facts(full, "authorisation_person"), facts(full, "authorisation_person", "P0002")
    assert blank.sides[1].party.name == ""
    assert "person" not in words(blank)
    assert (named.sides[0].party.name, named.sides[1].party.name) == ("北京木铎返乡创业联盟", "单砺舟")
    assert words(named)["person"] == "单砺舟"
    with pytest.raises(NotFound):
        facts(full, "authorisation_person", "P0001")


def test_an_entrustment_says_its_amounts_in_both_ways_and_who_may_be_trusted(full: Desk) -> None:
    said = words(facts(full, "entrustment"))
    assert said["cash"] == "人民币壹拾壹万元整（¥110,000.00）"
    assert said["goods_value"] == "人民币壹拾玖万元整（¥190,000.00）"
    assert said["total"] == "人民币叁拾万元整（¥300,000.00）"
    assert (said["entitled"], said["purpose"], said["goods"]) == ("基金会", "村卫生室急救培训", "急救包")
    full.do(change, kind=Organisation, name="ORG002", values={"category": Category.SERVICE, "supporting": True})
    assert words(facts(full, "entrustment"))["entitled"] == "支持型社会组织"
    full.do(change, kind=Organisation, name="ORG002", values={"supporting": False})
    with pytest.raises(TrusteeNotEntitled):
        facts(full, "entrustment")


def test_nobody_entrusts_a_gift_to_itself(full: Desk) -> None:
    giver = full.look(issuing.gathered, kind="authorisation_person", name="ORG001").subject_id
    full.do(change, kind=Entrustment, name="W01", values={"trustee_id": giver})
    with pytest.raises(TrusteeIsGiver):
        facts(full, "entrustment")


def test_a_pairing_names_the_household_by_its_code_and_is_organised_by_the_district(full: Desk) -> None:
    told = facts(full, "pairing")
    said = words(told)
    assert (said["household"], said["cause"], said["need"], said["members"]) == ("H0101001", "因病", "看不起病", "2人")
    assert (cases(told)["relief"], cases(told)["consent"]) == ("REDUCE", "YES")
    assert told.sides[1].party.name == "测试市东城区民政局"
    assert [row[0].splitlines()[0] for row in grid(told, "years").rows] == ["第一年", "第二年", "第三年"]
    full.do(change, kind=Household, name="H0101001", values={"consent": False})
    assert cases(facts(full, "pairing"))["consent"] == "NO"


def test_an_open_pairing_has_a_next_visit_and_an_ended_one_a_reason(full: Desk) -> None:
    full.do(change, kind=Pairing, name="J01", values={"next_visit": None})
    with pytest.raises(PairingWithoutVisit, match="J01"):
        facts(full, "pairing")
    full.do(change, kind=Pairing, name="J01", values={"ended_on": date(2019, 3, 1), "end_reason": "迁出本区"})
    said = words(facts(full, "pairing"))
    assert (said["ended"], said["end_reason"]) == ("2019年3月1日", "迁出本区")
    assert "next_visit" not in said


def test_a_resolution_is_found_by_its_number_and_ticks_what_was_resolved(full: Desk) -> None:
    told = facts(full, "board_resolution")
    assert told == facts(full, "board_resolution", "杏坛里基理字〔2018〕15号")
    said = words(told)
    assert [said[f"tick_{place}"] for place in range(1, 5)] == ["✓", "✓", "□", "✓"]
    assert said["point_2"] == "急救培训"
    assert "point_1" not in said
    assert grid(told, "votes").rows == (("21", "18", "17", "0", "1"),)
    assert grid(told, "plan").rows == (("赴张北核实需求", "2018-08-01", "2018-08-05"),)
    assert cases(told)["passed"] == "OPEN", "the organisation's board has not passed it by the records"


def test_an_organisation_without_a_resolution_has_a_form(full: Desk) -> None:
    told = facts(full, "board_resolution", "ORG001")
    assert told.number == ""
    assert not {"due", "present", "team_lead", "point_1"} & set(words(told))
    assert grid(told, "votes").rows == (("",) * 5,)
    assert (told.about, cases(told)["passed"]) == ("北京木铎返乡创业联盟", "OPEN")


def test_votes_that_do_not_add_up_are_refused(full: Desk) -> None:
    one = full.look(issuing.gathered, kind="board_resolution", name="ORG002").subject_id
    full.do(change, kind=BoardResolution, name=one, values={"against": 5})
    with pytest.raises(VotesDiffer, match="23"):
        facts(full, "board_resolution")


def test_an_invitation_bears_the_code_of_the_badge_for_a_person_alone(full: Desk) -> None:
    told = facts(full, "invitation")
    assert cases(told)["guest_kind"] == "PERSON"
    subject = full.look(issuing.gathered, kind="invitation", name="P0002").subject_id
    assert read_badge(words(told)["entry_code"]).person_id == subject
    assert words(told)["hours"].strip() == "08:00—12:00"
    assert [row[1] for row in grid(told, "agenda").rows] == ["签到", "推介"]
    unit, area = facts(full, "invitation", "ORG001"), facts(full, "invitation", "A001")
    assert (cases(unit)["guest_kind"], cases(area)["guest_kind"]) == ("ORGANISATION", "AREA")
    assert "entry_code" not in words(unit)
    assert words(unit)["sent"] == "2018年7月5日", "the day in the hall, not in London"
    assert words(area)["guest"] == "河北省张家口市张北县"


def test_minutes_tell_who_sat_where_and_what_was_said(full: Desk) -> None:
    told = facts(full, "minutes")
    said = words(told)
    assert said["time"] == "2018年7月19日 10:30—11:10"
    assert (said["table"], said["recorder"], said["field"]) == ("T01", "罗嘉骁", "其他帮扶（法律援助）")
    assert said["goods_value"] == "人民币壹仟贰佰元伍角（¥1,200.50），计价依据：发票"
    assert said["total"] == "人民币陆万壹仟贰佰元伍角（¥61,200.50）"
    assert (said["beneficiaries"], said["outcome"], said["next_due"]) == ("3户、12人", "达成意向", "2018年7月26日")
    assert cases(told)["consent"] == "NO"
    assert grid(told, "people").rows == (
        ("受援方", "罗嘉骁", "张北县民政局", ""),
        ("社会组织", "单砺舟", "北京示例物流有限公司（会员单位）", ""),
    )


def test_goods_without_proof_are_not_in_the_sum(full: Desk) -> None:
    from fairdesk.records.choices import ValueBasis

    full.do(change, kind=Negotiation, name="N001", values={"goods_basis": ValueBasis.NONE})
    said = words(facts(full, "minutes"))
    assert said["goods_value"] == "无凭据，不计金额"
    assert "total" not in said


def test_a_changed_notice_has_another_version(full: Desk) -> None:
    before = words(facts(full, "privacy_notice"))["version"]
    assert facts(full, "privacy_notice", "TEST") == facts(full, "privacy_notice")
    wording = press.shipped_wording("privacy_notice").replace("十五日内", "十日内")
    full.do(wordings.save, kind="privacy_notice", setting=Setting(wording=wording))
    told = facts(full, "privacy_notice")
    assert words(told)["version"] != before
    assert told.setting.wording == wording


def test_english_stands_beside_every_choice(full: Desk) -> None:
    told = {one.place: one.english for one in facts(full, "authorisation").values}
    assert told["functions"].isascii()
    assert told["valid_to"] == "2020-12-31"


# ---- the demo fair -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A bureau's desk with the whole demo fair from its rosters; nobody changes it."""
    target = tmp_path_factory.mktemp("demo") / "bureau.fairdesk"
    ask("new", target, "--fair", asset("demo", "fair.json"))
    fairdesk("import", target, *sorted(asset("demo").glob("*.csv")), expect=0)
    with Desk.open(str(target), PASSPHRASE) as desk:
        yield desk


ROSTERS = {
    "framework_agreement": ("framework_agreements.csv", 7),
    "authorisation": ("authorisations.csv", 10),
    "entrustment": ("entrustments.csv", 0),
    "pairing": ("pairings.csv", 0),
}


@pytest.mark.parametrize("kind", ROSTERS)
def test_every_line_of_the_demo_s_rosters_has_its_paper(demo: Desk, kind: str) -> None:
    file, count = ROSTERS[kind]
    codes = [line.split(",")[0] for line in asset("demo", file).read_text(encoding="utf-8-sig").splitlines()[1:]]
    told = [facts(demo, kind, code) for code in codes]
    assert len(told) >= max(count, 1)
    assert all(one.sides[0].party.name and one.sides[1].party.name for one in told)
    if kind == "authorisation":
        assert all(words(one)["functions"].count("、") == 3 for one in told)


@pytest.mark.parametrize("name", ["P0001", "ORG002", "A001", "B01"])
def test_invitations_of_the_demo_take_one_page(demo: Desk, name: str) -> None:
    told = facts(demo, "invitation", name)
    assert press.page_count(press.paper(told)) == 1
    assert len(grid(told, "agenda").rows) <= 8


def test_a_letter_of_the_demo_limits_what_may_be_signed(demo: Desk) -> None:
    said = words(facts(demo, "authorisation_person", "京社扶意〔2018〕001号"))
    assert said["limit"] == "人民币贰拾贰万伍仟元整（¥225,000.00）"
    assert said["letter"] == "京社扶意〔2018〕001号"


def test_the_wording_of_the_fair_is_on_the_paper(full: Desk, tmp_path: Path) -> None:
    wording = press.shipped_wording("minutes").replace("# 洽谈纪要", "# 现场洽谈纪要")
    full.do(wordings.save, kind="minutes", setting=Setting(wording=wording))
    out = tmp_path / "minutes.pdf"
    out.write_bytes(issuing.preview(full, kind="minutes", name="N001"))
    assert "现场洽谈纪要" in press.page_text(out.read_bytes())
