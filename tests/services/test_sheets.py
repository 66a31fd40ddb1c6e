"""Lists, signs, cards and schedules from the records of a fair: in calling order, by any name, empty ones too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from fairdesk.base.clock import HALL
from fairdesk.base.errors import NoSuchChoice, NotFound, SlipsUnsaid
from fairdesk.models.agreements import Authorisation, Ceremony, CeremonyEntry, FrameworkAgreement
from fairdesk.models.areas import Area, Delegation
from fairdesk.models.hall import Booth, Zone
from fairdesk.models.letters import LetterGoods, LetterOfIntent
from fairdesk.models.meetings import Appointment
from fairdesk.models.organisations import Organisation
from fairdesk.models.pitches import Pitch
from fairdesk.models.programme import AgendaItem
from fairdesk.printing import press
from fairdesk.records.choices import Field, Mode, PitchKind, PitchSession, Track, ValueBasis
from fairdesk.records.sheets import EntryFacts, ListFacts, PaperSize
from fairdesk.services import papers
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.sheets import ceremonies, forms, halls, programmes
from fairdesk.services.sheets.catalogue import GATHERED, MAKERS, draw, preview
from fairdesk.store import desks, things
from fairdesk.store.unit_of_work import Work

NUMBERS = ("京社扶意〔2018〕ZX-0001-A号", "京社扶意〔2018〕ZX-0002-B号")


@act("Furnish the small fair for the stage")
def furnish(work: Work) -> Outcome[None]:
    """Two letters, an agreement, an authorisation with a flag, booths, tables, a programme, and meetings."""
    area, body = things.get(work, Area, "A001"), things.get(work, Organisation, "ORG001")
    body.legal_rep = "𬭎㛃"
    stands, tables = Zone(code="Z1", name="对口支援协作省（区）展示区"), Zone(code="Z4", name="洽谈区")
    booth, table = Booth(code="A01", zone_id=stands.id, holder="张北县"), Booth(code="T12", zone_id=tables.id, holder="洽谈桌12")
    things.get(work, Delegation, "D001").booth_id = booth.id
    common = {
        "day": date(2018, 7, 19),
        "organisation_id": body.id,
        "area_id": area.id,
        "field": Field.INDUSTRY,
        "mode": Mode.CASE,
    }
    made = [
        LetterOfIntent(
            number=number, party_a="张北县人民政府", party_b=body.name, project=f"果蔬冷链{place}", track=Track.COUNTERPART,
            cash_fen=6_000_000, **common,  # type: ignore[arg-type]
        )
        for place, number in enumerate(NUMBERS, start=1)
    ]  # fmt: skip
    planned = Ceremony(code="C1", kind="签约", title="首批签约")
    work.session.add_all(
        [stands, tables, booth, table, Booth(code="T07", zone_id=tables.id), *made, planned]
        + [LetterGoods(letter_id=made[0].id, name="棉衣", quantity="300 套", value_fen=900_000, basis=ValueBasis.INVOICE)]
        + [CeremonyEntry(ceremony_id=planned.id, place=2 - place, letter_id=one.id) for place, one in enumerate(made)]
        + [FrameworkAgreement(number="京民框〔2018〕1号", party_a="测试市民政局", party_b="河北省民政厅", signatory_b="𮧵生")]
        + [Authorisation(number="授1号", grantor="测试市民政局", organisation_id=body.id, flag=True, provinces=["河北省"])]
        + [AgendaItem(no=1, starts="09:00", ends="12:00", title="上午", place="主会场")]
        + [AgendaItem(no=2, starts="10:00", ends="10:30", title="项目推介", place="主会场", speaker="傅舒")]
        + [AgendaItem(no=3, starts="13:30", ends="17:00", title="洽谈", place="洽谈区")]
        + [Pitch(session=PitchSession.MORNING, starts="10:06", kind=PitchKind.PROJECT, presenter=body.name, topic="冷链")]
        + [_meeting(body, area, table, hour) for hour in (14, 13)]
    )
    return Outcome(None)


def _meeting(body: Organisation, area: Area, table: Booth, hour: int) -> Appointment:
    starts = datetime(2018, 7, 19, hour, 30, tzinfo=HALL)
    return Appointment(organisation_id=body.id, area_id=area.id, booth_id=table.id, starts=starts, state="agreed")


@pytest.fixture
def full(desk: Desk) -> Desk:
    """The small fair with all of that."""
    desk.do(furnish)
    return desk


def entries(facts: ListFacts) -> list[EntryFacts]:
    """Every entry of a list."""
    return [one for group in facts.groups for one in group.entries]


def test_letters_are_called_by_number_where_no_ceremony_is_planned(full: Desk) -> None:
    facts = full.look(ceremonies.ceremony_list, "letters")
    first, second = entries(facts)
    assert (first.lead, second.lead) == ("1", "2")
    assert first.head == "张北县人民政府　与　北京木铎返乡创业联盟"
    assert first.lines == (("签约人", "傅舒　　𬭎㛃"), ("项目", "果蔬冷链1"), ("意向金额", "6.00 万元"))
    assert first.tick
    assert not any("1380" in words for one in entries(facts) for _label, words in one.lines)


def test_a_planned_ceremony_has_its_own_order_and_title(full: Desk) -> None:
    for name in ("C1", "首批签约"):
        facts = full.look(ceremonies.ceremony_list, name)
        assert facts.title == "首批签约"
        assert [one.lines[1][1] for one in entries(facts)] == ["果蔬冷链2", "果蔬冷链1"]


def test_all_signings_stand_in_the_order_of_the_programme(full: Desk) -> None:
    facts = full.look(ceremonies.ceremony_list, "all")
    assert [one.title for one in facts.groups] == ["合作框架协议", "授权委托书", "帮扶项目意向书"]
    assert facts.above == (("签约", "合作框架协议 1 份，授权委托书 1 份，帮扶项目意向书 2 份"),)


def test_void_letters_are_not_called(full: Desk) -> None:
    full.do(void, number=NUMBERS[0])
    assert [one.lines[1][1] for one in entries(full.look(ceremonies.ceremony_list, "letters"))] == ["果蔬冷链2"]


@act("Void a letter of the tests")
def void(work: Work, *, number: str) -> Outcome[None]:
    """The letter is void."""
    things.where(work, LetterOfIntent, number=number)[0].void("test")
    return Outcome(None)


def test_only_letters_of_the_day_are_called(full: Desk) -> None:
    full.do(put_off, number=NUMBERS[1])
    for name, wanted in (
        ("letters", ["果蔬冷链1"]),
        ("2018-07-19", ["果蔬冷链1"]),
        ("2018-07-20", ["果蔬冷链2"]),
        ("2018-07-21", []),
    ):
        assert [one.lines[1][1] for one in entries(full.look(ceremonies.ceremony_list, name))] == wanted
    with pytest.raises(NotFound):
        full.look(ceremonies.ceremony_list, "2018-07-32")


@act("Put off a letter of the tests")
def put_off(work: Work, *, number: str) -> Outcome[None]:
    """The letter is signed a day later."""
    things.where(work, LetterOfIntent, number=number)[0].day = date(2018, 7, 20)
    return Outcome(None)


def test_flags_go_to_the_authorised_where_no_ceremony_is_planned(full: Desk) -> None:
    facts = full.look(ceremonies.flag_list, "all")
    assert facts.above[0] == ("授旗单位", "测试市民政局")
    assert [(one.head, one.lines) for one in entries(facts)] == [
        ("北京木铎返乡创业联盟", (("接旗人", "𬭎㛃"), ("联络", "河北省")))
    ]


def test_cards_stand_for_everybody_once_in_calling_order(full: Desk) -> None:
    cards = full.look(ceremonies.name_card, "all").cards
    assert [(one.name, one.unit) for one in cards] == [
        ("𮧵生", "河北省民政厅"),
        ("𬭎㛃", "北京木铎返乡创业联盟"),
        ("傅舒", "张北县人民政府"),
    ]
    assert [one.name for one in full.look(ceremonies.name_card, "S001").cards] == ["罗嘉骁"]


def test_signs_of_a_booth_a_zone_and_all_without_the_tables(full: Desk) -> None:
    for name in ("A01", "Z1", "all", "A01@A3"):
        facts = full.look(halls.booth_sign, name)
        (sign,) = facts.signs
        assert (sign.number, sign.holder, sign.place, sign.track) == ("A01", "张北县", "河北省张家口市", Track.COUNTERPART)
        assert facts.size is (PaperSize.A3 if "@" in name else PaperSize.A4)


def test_a_table_is_found_by_number_and_shows_its_meetings(full: Desk) -> None:
    for name in ("table:12", "12", "T12"):
        (table,) = full.look(halls.table_sign, name).tables
        assert table.number == "T12"
        assert [one.time for one in table.meetings] == ["13:30", "14:30"]
    assert len(full.look(halls.table_sign, "all").tables) == 2


def test_schedules_of_an_organisation_an_area_and_a_table(full: Desk) -> None:
    for name, place in (("ORG001", ""), ("A001", "展位 A01"), ("table:12", "")):
        (one,) = full.look(halls.schedule, name).schedules
        assert [each.time for each in one.meetings] == ["13:30", "14:30"]
        assert one.place == place
    assert [one.of.name for one in full.look(halls.schedule, "all").schedules] == ["ORGANISATION", "AREA", "TABLE"]
    (none,) = full.look(halls.schedule, "table:7").schedules
    assert none.meetings == ()


def test_talks_stand_under_the_shortest_line_of_their_time(full: Desk) -> None:
    facts = full.look(programmes.agenda, "all")
    assert [one.title for one in facts.groups] == ["上午", "下午"]
    lines = {one.head: one.lines for one in entries(facts)}
    assert lines["项目推介"] == (("地点", "主会场"), ("讲话", "傅舒"), ("10:06", "北京木铎返乡创业联盟：冷链"))
    assert lines["上午"] == (("地点", "主会场"),)


def test_the_ledger_and_statistics_are_the_reports_in_ten_thousands(full: Desk) -> None:
    facts = full.look(forms.ledger, "A4")
    assert (facts.size, facts.in_wan, facts.annex) == (PaperSize.A4, True, "附件1")
    assert len(facts.report.tables[0].rows) == 2
    assert full.look(forms.ledger, "all").size is PaperSize.A3
    assert full.look(forms.statistics, "overview@a3").size is PaperSize.A3


@pytest.mark.parametrize("kind", sorted(GATHERED))
def test_what_nobody_knows_is_refused_by_name(full: Desk, kind: str) -> None:
    for name in ("X999", "A01@A9"):
        with pytest.raises((NotFound, NoSuchChoice), match=name):
            full.look(GATHERED[kind], name)


@pytest.mark.parametrize(
    ("kind", "name", "known"),
    [("ledger", "A7", "all、A4、A3"), ("booth_sign", "A03@A7", "A03@A4、A03@A3"), ("statistics", "A7", "overview、")],
)
def test_a_size_or_report_that_is_none_is_refused_with_those_there_are(full: Desk, kind: str, name: str, known: str) -> None:
    with pytest.raises(NoSuchChoice, match=f"{name}.*{known}"):
        full.look(GATHERED[kind], name)


def test_every_kind_is_made_from_an_almost_empty_fair(desk: Desk, tmp_path: Path) -> None:
    names = {"name_card": "S001", "statistics": "overview", "walk_in_slip": "3", "negotiation_slip": "1", "receipt": "1"}
    no_hall = {"booth_sign", "table_sign"}
    for kind in MAKERS:
        out = tmp_path / f"{kind}.pdf"
        if kind in no_hall:
            with pytest.raises(NotFound):
                papers.print_document(desk, kind=kind, name="all", out=out)
            assert not out.exists()
            continue
        papers.print_document(desk, kind=kind, name=names.get(kind, "all"), out=out)
        assert press.page_count(out.read_bytes()) >= 1


def test_a_receipt_names_the_goods_of_a_letter_and_takes_a_number_only_if_it_can(full: Desk, tmp_path: Path) -> None:
    out = tmp_path / "receipt.pdf"
    with pytest.raises(NotFound):
        papers.print_document(full, kind="receipt", name="京社扶意〔2018〕ZX-0009-A号", out=out)
    papers.print_document(full, kind="receipt", name=NUMBERS[0], out=out)
    text = told(out.read_bytes())
    assert all(words in text for words in ("棉衣", "300 套", "9,000.00", "发票", "R-ZX-0001-"))
    papers.print_document(full, kind="receipt", name="1-1", out=out)
    assert "R-ZX-0001-" in told(out.read_bytes())


def test_a_preview_gives_no_number(full: Desk) -> None:
    for kind, name in (("walk_in_slip", "20"), ("negotiation_slip", "20"), ("receipt", "3"), ("receipt", NUMBERS[0])):
        pdf = preview(full, kind, name)
        assert press.page_count(pdf) == 1
        assert "ZX-0001-" not in told(pdf).replace(NUMBERS[0], "")
    assert "棉衣" in told(preview(full, "receipt", NUMBERS[0]))
    assert preview(full, "agenda", "all") == draw(full, "agenda", "all")
    assert "W-ZX-0001-" in told(draw(full, "walk_in_slip", "1"))


@act("Begin a rehearsal")
def rehearse(work: Work) -> Outcome[None]:
    """This desk is used for a rehearsal."""
    desks.set_preference(work, "training", True)
    return Outcome(None)


def test_a_sheet_of_a_rehearsal_says_so(full: Desk) -> None:
    plain = draw(full, "ceremony_list", "all")
    full.do(rehearse)
    marked = draw(full, "ceremony_list", "all")
    assert "TRAINING" in told(marked)
    assert "TRAINING" not in told(plain)
    assert "TRAINING" in told(draw(full, "walk_in_slip", "1"))


def told(pdf: bytes) -> str:
    """The words of a paper."""
    with press.opened(pdf) as paper:
        words = paper[0].get_textpage()
        text: str = words.get_text_range()
        words.close()
    return text


def test_slips_that_cannot_be_are_refused_and_leave_no_file(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "slips.pdf"
    for name in ("0", "all", "9999"):
        with pytest.raises(SlipsUnsaid):
            papers.print_document(desk, kind="walk_in_slip", name=name, out=out)
    assert not out.exists()


def test_every_kind_of_sheet_stands_in_the_catalogue_of_papers() -> None:
    kinds: Callable[[], list[tuple[str, str]]] = papers.kinds
    assert set(MAKERS) <= {key for key, _title in kinds()}
