"""Two booths and a bureau that never meet: kits out, bundles in, receipts back, one fair."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from fairdesk.base.errors import KitPassphraseWrong, NotAllowedHere, Refusal
from fairdesk.models.hall import Booth
from fairdesk.models.relief import Household
from fairdesk.models.talks import Negotiation
from fairdesk.records.choices import Field, Mode
from fairdesk.records.letters import LetterForm
from fairdesk.records.people import WalkInForm
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import arrivals, backups, badges, enrolment, exchange, fairs, history, letters, talks
from fairdesk.services.desk import Desk, Outcome
from fairdesk.store import desks, things
from fairdesk.store.unit_of_work import Look, Work
from tests.factory import PASSPHRASE, small_fair

FAIR = {"fair_id": "TEST", "name": "测试对接会", "date": "2018-07-19"}


def _besides(work: Work) -> Outcome[None]:
    for code in ("A03", "S02"):
        things.add(work, Booth(code=code, holder=code))
    things.add(work, Household(code="H0101001", district="东城区", members=3))
    return small_fair(work, with_fair=False)


@dataclass
class Hall:
    """A bureau and two booths with their files."""

    folder: Path
    bureau: Desk
    one: Desk
    two: Desk


@pytest.fixture
def hall(address: Callable[[str], str], tmp_path: Path) -> Iterator[Hall]:
    """A bureau on either database, and two booths on files."""
    bureau, _ = fairs.new(address("bureau"), PASSPHRASE, FAIR)
    bureau.do(_besides)
    booths = []
    for booth in ("A03", "S02"):
        kit = tmp_path / f"kit-{booth}.xlsx"
        enrolment.make_kit(bureau, booth=booth, out=kit, passphrase=PASSPHRASE)
        booths.append(enrolment.enrol(str(tmp_path / f"{booth}.fairdesk"), PASSPHRASE, kit=kit, kit_passphrase=PASSPHRASE))
    made = Hall(tmp_path, bureau, *booths)
    yield made
    for desk in (made.bureau, made.one, made.two):
        desk.close()


def _negotiate(desk: Desk, minutes: str = "") -> str:
    form = NegotiationForm(
        organisation_id="ORG001",
        area_id="A001",
        project="果蔬冷链",
        field=Field.INDUSTRY,
        mode=Mode.SUSTAINED,
        cash_fen=6_000_000,
        minutes=minutes,
    )
    return desk.do(talks.save, form=form).result


def _households(look: Look) -> int:
    return len(things.where(look, Household))


def test_what_booths_did_comes_home_in_either_order_to_one_digest(hall: Hall, tmp_path: Path) -> None:
    numbers = set()
    for desk in (hall.one, hall.two):
        issued = desk.do(letters.issue, form=LetterForm(negotiation_id=_negotiate(desk))).result
        numbers.add(desk.look(letters.card, letter_id=issued).row.number)
    assert len(numbers) == 2
    bundles = [tmp_path / "one.xlsx", tmp_path / "two.xlsx"]
    for desk, bundle in zip((hall.one, hall.two), bundles, strict=True):
        assert exchange.export(desk, out=bundle) > 0
    dry = exchange.merge(hall.bureau, bundles=bundles, rehearse=True)
    assert [one.status for one in dry.bundles] == ["merged", "merged"]
    assert {row.number for row in hall.bureau.look(letters.rows)} == set()
    first = exchange.merge(hall.bureau, bundles=bundles, receipts=tmp_path / "receipts")
    assert [one.status for one in first.bundles] == ["merged", "merged"]
    assert first.conflicts == first.held == 0
    assert {row.number for row in hall.bureau.look(letters.rows)} == numbers
    again = exchange.merge(hall.bureau, bundles=list(reversed(bundles)))
    assert [one.status for one in again.bundles] == ["already", "already"]
    assert again.digest == first.digest
    for desk, receipt in zip((hall.one, hall.two), first.receipts, strict=True):
        assert exchange.acknowledge(desk, receipt=Path(receipt)).last > 0
        assert desk.look(desks.unexchanged) == 0
        assert desk.look(history.check).clean
    assert {row.number for row in hall.two.look(letters.rows)} == numbers
    assert hall.bureau.look(history.check).clean


def test_a_receipt_for_another_desk_is_refused(hall: Hall, tmp_path: Path) -> None:
    _negotiate(hall.one)
    exchange.export(hall.one, out=tmp_path / "one.xlsx")
    report = exchange.merge(hall.bureau, bundles=[tmp_path / "one.xlsx"], receipts=tmp_path / "receipts")
    before = hall.two.look(history.state_digest)
    with pytest.raises(Refusal) as refused:
        exchange.acknowledge(hall.two, receipt=Path(report.receipts[0]))
    assert refused.type is not Refusal
    assert hall.two.look(history.state_digest) == before


def test_only_the_bureau_writes_receipts_and_only_booths_export(hall: Hall, tmp_path: Path) -> None:
    with pytest.raises(NotAllowedHere):
        exchange.export(hall.bureau, out=tmp_path / "x.xlsx")
    with pytest.raises(NotAllowedHere):
        exchange.merge(hall.one, bundles=[], receipts=tmp_path / "receipts")
    assert not (tmp_path / "receipts").exists()
    assert not (tmp_path / "x.xlsx").exists()


def test_a_bundle_of_another_fair_is_refused_and_the_others_are_taken(hall: Hall, tmp_path: Path) -> None:
    _negotiate(hall.one)
    exchange.export(hall.one, out=tmp_path / "one.xlsx")
    (tmp_path / "junk.xlsx").write_bytes(b"PK\x03\x04 junk")
    report = exchange.merge(hall.bureau, bundles=[tmp_path / "junk.xlsx", tmp_path / "missing.xlsx", tmp_path / "one.xlsx"])
    assert [one.status for one in report.bundles] == ["refused", "refused", "merged"]
    assert all(one.reason for one in report.bundles[:2])


def test_a_cell_edited_on_the_way_is_a_proposal_and_breaks_no_seal(hall: Hall, tmp_path: Path) -> None:
    _negotiate(hall.one, minutes="原文")
    path = tmp_path / "one.xlsx"
    exchange.export(hall.one, out=path)
    book = openpyxl.load_workbook(path)
    sheet = next(one for one in book.worksheets if one.sheet_state == "visible" and one.max_row == 2)
    sheet["E2"] = "被改过"
    book.save(path)
    (result,) = exchange.merge(hall.bureau, bundles=[path]).bundles
    assert result.status == "merged"
    assert [(one.recorded, one.proposed) for one in result.corrections] == [("果蔬冷链", "被改过")]
    assert hall.bureau.look(talks.rows)[0].project == "果蔬冷链"


def test_a_line_on_the_sheet_for_corrections_is_a_proposal_beside_what_is_recorded(hall: Hall, tmp_path: Path) -> None:
    _negotiate(hall.one, minutes="原文")
    path = tmp_path / "one.xlsx"
    exchange.export(hall.one, out=path)
    book = openpyxl.load_workbook(path)
    table = next(one for one in book.worksheets if one.sheet_state == "visible" and one.max_row == 2)
    record, head = table["A2"].value, table["E1"].value
    for place, value in enumerate((table.title, record, head, "果蔬保鲜", "王芳", "写错了"), 1):
        book["更正 Corrections"].cell(2, place, value)
    book["更正 Corrections"]["D4"] = "没有写明是哪一条"
    book.save(path)
    (result,) = exchange.merge(hall.bureau, bundles=[path]).bundles
    first, second = result.corrections
    assert (first.sheet, first.row, first.column, first.recorded, first.proposed) == (
        table.title,
        2,
        head,
        "果蔬冷链",
        "果蔬保鲜",
    )
    assert (first.what, first.by, first.reason) == (record, "王芳", "写错了")
    assert (second.row, second.recorded, second.proposed) == (0, "", "没有写明是哪一条")
    for one in (first, second):
        assert one.proposed in one.sentence
    assert hall.bureau.look(talks.rows)[0].project == "果蔬冷链"


def test_households_never_reach_a_booth_and_its_chain_still_holds(hall: Hall) -> None:
    assert hall.bureau.look(_households) == 1
    assert hall.one.look(_households) == 0
    assert hall.one.look(history.check).clean
    withheld = [one for one in hall.one.look(history.operations) if one.withheld]
    assert [one.record_table for one in withheld] == ["household"]
    assert withheld[0].fields == ""


def test_a_walk_in_of_one_booth_is_known_at_the_other_by_his_signed_badge(hall: Hall) -> None:
    guest = hall.one.do(arrivals.register_walk_in, form=WalkInForm(name="艾力·买买提", unit="示例合作社")).result
    code = hall.one.look(badges.chosen, names=[guest.id])[0].qr
    met = hall.two.do(arrivals.check_in, badge=code).result
    assert (met.name, met.unit, met.person_id) == ("艾力·买买提", "示例合作社", guest.id)
    bundles = [hall.folder / "one.xlsx", hall.folder / "two.xlsx"]
    for desk, bundle in zip((hall.one, hall.two), bundles, strict=True):
        exchange.export(desk, out=bundle)
    forged = code[:-1] + ("A" if code[-1] != "A" else "B")
    with pytest.raises(Refusal):
        hall.bureau.do(arrivals.check_in, badge=forged)
    report = exchange.merge(hall.bureau, bundles=list(reversed(bundles)), receipts=hall.folder / "receipts")
    assert report.conflicts == 0
    for desk, receipt in zip((hall.two, hall.one), report.receipts, strict=True):
        exchange.acknowledge(desk, receipt=Path(receipt))
    for desk in (hall.bureau, hall.one, hall.two):
        assert desk.look(history.check).faults == ()
        assert desk.look(badges.chosen, names=[guest.id])[0].badge_no == guest.badge_no
    assert hall.one.look(history.state_digest) == hall.two.look(history.state_digest)


def test_a_kit_opens_with_its_pass_phrase_only_and_a_second_one_has_letters_of_its_own(hall: Hall, tmp_path: Path) -> None:
    kit = tmp_path / "second.xlsx"
    letters_of_kit = enrolment.make_kit(hall.bureau, booth="A03", out=kit, passphrase="kit phrase")
    assert letters_of_kit not in {"A03", "S02"}
    with pytest.raises(KitPassphraseWrong):
        enrolment.enrol(str(tmp_path / "x.fairdesk"), PASSPHRASE, kit=kit, kit_passphrase="another")
    assert not (tmp_path / "x.fairdesk").exists()


def _restored(desk: Desk, backup: Path, target: Path) -> Desk:
    desk.close()
    made, _epoch = backups.restore(backup, target=str(target), passphrase=PASSPHRASE)
    return made


def test_a_restored_booth_loses_nothing_it_had_and_hears_again_what_the_bureau_had_of_it(hall: Hall, tmp_path: Path) -> None:
    _negotiate(hall.one, minutes="甲")
    exchange.export(hall.one, out=tmp_path / "first.xlsx")
    first = exchange.merge(hall.bureau, bundles=[tmp_path / "first.xlsx"], receipts=tmp_path / "receipts")
    exchange.acknowledge(hall.one, receipt=Path(first.receipts[0]))
    _negotiate(hall.one, minutes="乙")
    copy = backups.backup(hall.one, folder=tmp_path / "copies")
    _negotiate(hall.one, minutes="丙")
    exchange.export(hall.one, out=tmp_path / "second.xlsx")
    exchange.merge(hall.bureau, bundles=[tmp_path / "second.xlsx"])
    hall.one = _restored(hall.one, copy, tmp_path / "again.fairdesk")
    assert hall.one.look(desks.unexchanged) == 1
    _negotiate(hall.one, minutes="丁")
    assert hall.one.look(desks.unexchanged) == 2
    assert exchange.export(hall.one, out=tmp_path / "third.xlsx") == 2
    report = exchange.merge(hall.bureau, bundles=[tmp_path / "third.xlsx"], receipts=tmp_path / "receipts2")
    assert (report.bundles[0].status, report.held) == ("merged", 0)
    exchange.acknowledge(hall.one, receipt=Path(report.receipts[0]))
    for desk in (hall.bureau, hall.one):
        assert {one.minutes for one in desk.look(lambda look: things.where(look, Negotiation))} == {"甲", "乙", "丙", "丁"}
        assert desk.look(history.check).clean
    assert hall.one.look(desks.unexchanged) == 0


def test_what_only_a_lost_laptop_had_comes_home_from_its_copy(hall: Hall, tmp_path: Path) -> None:
    _negotiate(hall.one, minutes="甲")
    copy = backups.backup(hall.one, folder=tmp_path / "copies")
    hall.one = _restored(hall.one, copy, tmp_path / "again.fairdesk")
    assert exchange.export(hall.one, out=tmp_path / "one.xlsx") == 1
    report = exchange.merge(hall.bureau, bundles=[tmp_path / "one.xlsx"], receipts=tmp_path / "receipts")
    assert (report.bundles[0].status, report.bundles[0].operations) == ("merged", 1)
    exchange.acknowledge(hall.one, receipt=Path(report.receipts[0]))
    assert hall.one.look(desks.unexchanged) == 0


def test_a_restored_bureau_hears_again_what_it_had_acknowledged(hall: Hall, tmp_path: Path) -> None:
    if "://" in hall.bureau.target:
        pytest.skip("a file stands for both: what is restored is the same")
    copy = backups.backup(hall.bureau, folder=tmp_path / "copies")
    _negotiate(hall.one, minutes="甲")
    exchange.export(hall.one, out=tmp_path / "first.xlsx")
    first = exchange.merge(hall.bureau, bundles=[tmp_path / "first.xlsx"], receipts=tmp_path / "receipts")
    exchange.acknowledge(hall.one, receipt=Path(first.receipts[0]))
    hall.bureau = _restored(hall.bureau, copy, tmp_path / "bureau-again.fairdesk")
    _negotiate(hall.one, minutes="乙")
    exchange.export(hall.one, out=tmp_path / "second.xlsx")
    report = exchange.merge(hall.bureau, bundles=[tmp_path / "second.xlsx"], receipts=tmp_path / "receipts2")
    assert report.bundles[0].status == "held"
    exchange.acknowledge(hall.one, receipt=Path(report.receipts[0]))
    exchange.acknowledge(hall.one, receipt=Path(first.receipts[0]))  # an answer of the bureau that was: it promises nothing now
    assert exchange.export(hall.one, out=tmp_path / "third.xlsx") == 2
    again = exchange.merge(hall.bureau, bundles=[tmp_path / "third.xlsx"])
    assert (again.bundles[0].status, again.held) == ("merged", 0)
    assert {one.minutes for one in hall.bureau.look(lambda look: things.where(look, Negotiation))} == {"甲", "乙"}


def test_no_number_of_a_walk_in_is_given_twice_after_a_restore(hall: Hall, tmp_path: Path) -> None:
    first = hall.one.do(arrivals.register_walk_in, form=WalkInForm(name="艾力")).result.badge_no
    copy = backups.backup(hall.one, folder=tmp_path / "copies")
    second = hall.one.do(arrivals.register_walk_in, form=WalkInForm(name="阿依")).result.badge_no
    hall.one = _restored(hall.one, copy, tmp_path / "again.fairdesk")
    third, fourth = (hall.one.do(arrivals.register_walk_in, form=WalkInForm(name=name)).result.badge_no for name in "甲乙")
    assert len({first, second, third, fourth}) == 4
    assert hall.one.do(arrivals.check_in, badge=third.lower()).result.badge_no == third
