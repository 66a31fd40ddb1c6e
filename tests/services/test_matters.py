"""What an exchange leaves for a person: strangers, mass voids, proposals, refusals; and what a booth may not do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import openpyxl
import pytest

from fairdesk.base.errors import (
    LettersTaken,
    NotAllowedHere,
    NothingWaits,
    ReasonMissing,
    ReceiptOfTwin,
    SecondPersonNeeded,
)
from fairdesk.exchange import parcel
from fairdesk.exchange.container import read_container, write_container
from fairdesk.exchange.keys import public_of
from fairdesk.exchange.seal import seal
from fairdesk.models.desks import EnrolledDesk
from fairdesk.models.fairs import Fair
from fairdesk.models.people import Participant
from fairdesk.records.choices import DeskKind
from fairdesk.records.journal import OperationRow
from fairdesk.records.matters import MatterKind, MatterState
from fairdesk.records.people import WalkInForm
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import arrivals, backups, enrolment, exchange, fairs, history, matters, talks
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.keys import desk_keys
from fairdesk.store import desks, things
from fairdesk.store.pen import fields_hash, operation_hash
from fairdesk.store.unit_of_work import Work
from tests import acts
from tests.factory import PASSPHRASE, small_fair

FAIR = {"fair_id": "TEST", "name": "测试对接会", "date": "2018-07-19"}


@dataclass
class Hall:
    """A bureau and one booth."""

    folder: Path
    bureau: Desk
    booth: Desk

    def bundle(self, name: str = "one.xlsx", desk: Desk | None = None) -> Path:
        """What the booth has to hand in."""
        out = self.folder / name
        exchange.export(desk or self.booth, out=out)
        return out

    def merged(self, *bundles: Path) -> list[str]:
        """How each bundle fared at the bureau."""
        return [one.status for one in exchange.merge(self.bureau, bundles=bundles).bundles]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    bureau, _recovery = fairs.new(str(tmp_path / "bureau.fairdesk"), PASSPHRASE, FAIR)
    bureau.do(small_fair, with_fair=False)
    kit = tmp_path / "kit.xlsx"
    enrolment.make_kit(bureau, booth="A03", out=kit, passphrase=PASSPHRASE)
    booth = enrolment.enrol(str(tmp_path / "booth.fairdesk"), PASSPHRASE, kit=kit, kit_passphrase=PASSPHRASE)
    bureau.actor = "王某"
    yield Hall(tmp_path, bureau, booth)
    bureau.close()
    booth.close()


def negotiate(desk: Desk) -> str:
    """One more negotiation."""
    return desk.do(talks.save, form=NegotiationForm(organisation_id="ORG001", area_id="A001", project="果蔬冷链")).result


# ---- mass voids and emptied records ------------------------------------------------------------------------------------


def people(hall: Hall, count: int) -> list[str]:
    """So many walk-ins of the booth are known at the bureau."""
    made = [hall.booth.do(acts.add_person, name=f"人{number}").result for number in range(count)]
    assert hall.merged(hall.bundle()) == ["merged"]
    return made


def test_many_voids_wait_for_a_second_person(hall: Hall) -> None:
    made = people(hall, 20)
    for one in made[:4]:
        hall.booth.do(acts.void_person, record_id=one, reason="清理")
    before = hall.bureau.look(history.state_digest)
    assert hall.merged(hall.bundle()) == ["refused"]
    assert hall.bureau.look(history.state_digest) == before
    (waiting,) = hall.bureau.look(matters.waiting)
    assert (waiting.kind, waiting.desk, waiting.actor, waiting.may_be_taken) == (MatterKind.VOIDS, "A03", "王某", True)
    assert "4" in waiting.reason
    with pytest.raises(SecondPersonNeeded):
        exchange.approve(hall.bureau, matter_id=waiting.id)
    hall.bureau.actor = "李某"
    assert exchange.approve(hall.bureau, matter_id=waiting.id).status == "merged"
    assert hall.bureau.look(matters.waiting) == []
    (done,) = hall.bureau.look(matters.settled)
    assert (done.state, done.closed_by) == (MatterState.TAKEN, "李某")
    assert hall.bureau.look(history.state_digest) != before
    with pytest.raises(NothingWaits):
        exchange.approve(hall.bureau, matter_id=waiting.id)


def test_a_day_s_slips_do_not_wait(hall: Hall) -> None:
    made = people(hall, 20)
    for one in made[:3]:
        hall.booth.do(acts.void_person, record_id=one, reason="重复")
    assert hall.merged(hall.bundle()) == ["merged"]


def test_five_percent_is_not_over_five_percent(hall: Hall) -> None:
    made = people(hall, 80)
    for one in made[:4]:
        hall.booth.do(acts.void_person, record_id=one, reason="重复")
    assert hall.merged(hall.bundle()) == ["merged"]
    for one in made[4:9]:
        hall.booth.do(acts.void_person, record_id=one, reason="重复")
    assert hall.merged(hall.bundle()) == ["refused"]


def test_an_emptied_record_waits_too(hall: Hall) -> None:
    made = hall.booth.do(acts.add_person, name="阿依努尔", note="素食").result
    assert hall.merged(hall.bundle()) == ["merged"]
    hall.booth.do(acts.change_person, record_id=made, note="")
    assert hall.merged(hall.bundle()) == ["merged"]
    hall.booth.do(acts.change_person, record_id=made, name="")
    assert hall.merged(hall.bundle()) == ["refused"]
    (waiting,) = hall.bureau.look(matters.waiting)
    assert waiting.kind is MatterKind.VOIDS
    assert "阿依努尔" in waiting.reason
    assert hall.bureau.look(lambda look: things.get(look, Participant, made).name) == "阿依努尔"


# ---- strangers ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def forgetful(hall: Hall) -> Iterator[Hall]:
    """A bureau that was restored from before it made the kit, and a booth it does not know any more."""
    other = hall.bureau
    early = backups.backup(other, folder=hall.folder / "backups")
    kit = hall.folder / "kit2.xlsx"
    enrolment.make_kit(other, booth="S02", out=kit, passphrase=PASSPHRASE)
    stranger = enrolment.enrol(str(hall.folder / "stranger.fairdesk"), PASSPHRASE, kit=kit, kit_passphrase=PASSPHRASE)
    restored, _epoch = backups.restore(early, target=str(hall.folder / "again.fairdesk"), passphrase=PASSPHRASE)
    with restored as bureau:
        bureau.actor = "王某"
        yield Hall(hall.folder, bureau, stranger)
    stranger.close()


def test_a_desk_nobody_enrolled_works_and_waits_until_it_is_approved(forgetful: Hall) -> None:
    made = negotiate(forgetful.booth)
    assert forgetful.merged(forgetful.bundle("strange.xlsx")) == ["refused"]
    (waiting,) = forgetful.bureau.look(matters.waiting)
    assert (waiting.kind, waiting.file, waiting.may_be_taken) == (MatterKind.STRANGER, "strange.xlsx", True)
    assert forgetful.merged(forgetful.bundle("strange.xlsx")) == ["refused"]
    (forgetful.folder / "strange.xlsx").unlink()
    with pytest.raises(LettersTaken):
        exchange.approve(forgetful.bureau, matter_id=waiting.id, letters="a03")
    assert exchange.approve(forgetful.bureau, matter_id=waiting.id).status == "merged"
    assert forgetful.bureau.look(talks.card, negotiation_id=made).row.id == made
    (other,) = forgetful.bureau.look(matters.waiting)
    again = exchange.approve(forgetful.bureau, matter_id=other.id)
    assert (again.status, again.operations) == ("merged", 0)
    assert forgetful.bureau.look(matters.waiting) == []
    receipts = exchange.merge(
        forgetful.bureau, bundles=[forgetful.bundle("later.xlsx")], receipts=forgetful.folder / "receipts"
    ).receipts
    exchange.acknowledge(forgetful.booth, receipt=Path(receipts[0]))
    assert forgetful.booth.look(desks.unexchanged) == 0


def test_a_stranger_s_bundle_that_was_changed_cannot_be_approved(forgetful: Hall) -> None:
    negotiate(forgetful.booth)
    path = forgetful.bundle("strange.xlsx")
    book = read_container(path)
    write_container(path, replace(book.sealed, signature="0" * 128), [], [])
    assert forgetful.merged(path) == ["refused"]
    (waiting,) = forgetful.bureau.look(matters.waiting)
    assert (waiting.kind, waiting.may_be_taken) == (MatterKind.REFUSED, False)
    with pytest.raises(NothingWaits):
        exchange.approve(forgetful.bureau, matter_id=waiting.id)


# ---- proposals and refusals stay ---------------------------------------------------------------------------------------


def test_a_cell_changed_by_hand_waits_until_somebody_closes_it(hall: Hall) -> None:
    negotiate(hall.booth)
    path = hall.bundle()
    book = openpyxl.load_workbook(path)
    sheet = next(one for one in book.worksheets if any("果蔬冷链" in str(cell.value) for row in one for cell in row))
    cell = next(cell for row in sheet for cell in row if "果蔬冷链" in str(cell.value))
    cell.value = "冷链物流"
    book.save(path)
    assert hall.merged(path, path) == ["merged", "already"]
    (waiting,) = hall.bureau.look(matters.waiting)
    assert waiting.proposal is not None
    assert (waiting.kind, waiting.proposal.recorded, waiting.proposal.proposed) == (MatterKind.PROPOSAL, "果蔬冷链", "冷链物流")
    with pytest.raises(ReasonMissing):
        hall.bureau.do(matters.close_matters, matter_ids=[waiting.id], answer=" ")
    hall.bureau.do(matters.close_matters, matter_ids=[waiting.id], answer="已电话核对，不改")
    assert hall.bureau.look(matters.waiting) == []
    assert hall.merged(path) == ["already"]
    assert hall.bureau.look(matters.waiting) == []
    hall.bureau.do(matters.reopen_matter, matter_id=waiting.id)
    assert [one.id for one in hall.bureau.look(matters.waiting)] == [waiting.id]


def test_what_was_refused_is_there_until_it_is_closed_or_comes_whole(hall: Hall) -> None:
    negotiate(hall.booth)
    torn = hall.folder / "torn.xlsx"
    torn.write_bytes(hall.bundle().read_bytes()[:-200])
    assert hall.merged(torn, hall.folder / "nothing.xlsx") == ["refused", "refused"]
    (waiting,) = hall.bureau.look(matters.waiting)
    assert (waiting.kind, waiting.file, waiting.may_be_taken) == (MatterKind.REFUSED, "torn.xlsx", False)
    hall.bureau.do(matters.close_matters, matter_ids=[waiting.id], answer="另一份完好的已收到")
    assert hall.bureau.look(matters.waiting) == []


# ---- what a booth may not do -------------------------------------------------------------------------------------------


@act("Rename the fair")
def rename_fair(work: Work) -> Outcome[None]:
    """The fair has another name."""
    things.where(work, Fair)[0].name = "别的会"
    return Outcome(None)


@act("Enrol a friend")
def enrol_friend(work: Work) -> Outcome[None]:
    """A desk nobody at the bureau knows of is on the register."""
    things.add(work, EnrolledDesk(kind=DeskKind.BUREAU, letters="X", public_key="ab" * 32, recipient="age1"))
    return Outcome(None)


@pytest.mark.parametrize("what", [rename_fair, enrol_friend])
def test_the_register_and_the_fair_are_the_bureau_s_alone(hall: Hall, what: object, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotAllowedHere):
        hall.booth.do(what)  # type: ignore[arg-type]
    negotiate(hall.booth)
    monkeypatch.setattr("fairdesk.store.journal.may_change", lambda _kind, _table: True)  # a program somebody tampered with
    hall.booth.do(what)  # type: ignore[arg-type]
    before = hall.bureau.look(history.state_digest)
    assert hall.merged(hall.bundle()) == ["refused"]
    assert hall.bureau.look(history.state_digest) == before


def forged(hall: Hall, **values: object) -> Path:
    """A bundle the booth's own key signed, whose last operation says this instead."""
    identity = hall.booth.identity
    operations = list(hall.booth.look(lambda look: list(desks.own_operations(look))))
    last = replace(operations[-1], **values)  # type: ignore[arg-type]
    last = replace(last, fields_hash=fields_hash(last.salt, last.fields))
    last = replace(last, hash=operation_hash({name: getattr(last, name) for name in OperationRow.__slots__}))
    operations[-1] = last
    keys = hall.booth.look(desk_keys)
    head: dict[str, object] = {"known": [], "lives": [[1, "", 0, 0]]}
    manifest = parcel.manifest("bundle", identity, operations, hall.booth.clock(), booth=identity.booth)
    sealed = seal(manifest, parcel.lines(head, operations), keys, [public_of(hall.bureau.look(desk_keys)).recipient])
    path = hall.folder / "forged.xlsx"
    write_container(path, sealed, [], [])
    return path


@pytest.mark.parametrize(
    "values",
    [
        {"hlc": (1 << 63) - 1},
        {"hlc": 1 << 80},
        {"wall": "yesterday"},
        {"wall": "2018-07-19T10:00:00"},
        {"parents": "{oops"},
        {"parents": '{"name":["zzz"]}'},
        {"parents": '{"name":"a.1.1"}'},
        {"fields": "{}"},
        {"fields": '{"name":5}'},
        {"fields": '{"name":"a\\u0000b"}'},
        {"fields": '{"cash_fen":1.5}'},
        {"label": "a\x00b"},
        {"record_id": "x" * 37},
        {"actor": 5},
    ],
    ids=str,
)
def test_what_no_program_writes_is_refused_and_the_bureau_works_on(hall: Hall, values: dict[str, object]) -> None:
    negotiate(hall.booth)
    path, before = forged(hall, **values), hall.bureau.look(history.state_digest)
    whole = hall.folder / "whole.xlsx"
    exchange.export(hall.booth, out=whole)
    report = exchange.merge(hall.bureau, bundles=[path])
    assert [one.status for one in report.bundles] == ["refused"]
    assert report.digest == before
    assert hall.merged(whole) == ["merged"]
    negotiate(hall.bureau)
    assert hall.bureau.look(history.check).clean


def test_a_forged_bundle_without_a_lie_is_taken(hall: Hall) -> None:
    """The control: what refuses the others is what they say, not how the test seals them."""
    negotiate(hall.booth)
    assert hall.merged(forged(hall)) == ["merged"]


def test_a_copy_of_a_desk_goes_on_by_itself_and_its_work_comes_home_too(hall: Hall) -> None:
    negotiate(hall.booth)
    hall.booth.close()
    twin = hall.folder / "twin.fairdesk"
    for name in ("booth.fairdesk", "booth.fairdesk-key"):
        shutil.copy(hall.folder / name, hall.folder / name.replace("booth", "twin"))
    hall.booth = Desk.open(str(hall.folder / "booth.fairdesk"), PASSPHRASE)
    with Desk.open(str(twin), PASSPHRASE) as copy:
        for _once in range(3):
            negotiate(hall.booth)
        copy.do(arrivals.register_walk_in, form=WalkInForm(name="阿依努尔"))
        receipts = exchange.merge(hall.bureau, bundles=[hall.bundle()], receipts=hall.folder / "receipts").receipts
        assert copy.identity.epoch > hall.booth.identity.epoch == 1
        exchange.acknowledge(copy, receipt=Path(receipts[0]))
        own = copy.look(desks.known)[copy.identity.device, copy.identity.epoch]
        assert copy.look(desks.unexchanged) == own > 0
        assert exchange.acknowledge(hall.booth, receipt=Path(receipts[0])).last > 0
        exchange.export(copy, out=hall.folder / "twin.xlsx")
        found = exchange.merge(hall.bureau, bundles=[hall.folder / "twin.xlsx"], receipts=hall.folder / "receipts")
        assert [one.status for one in found.bundles] == ["merged"]
        with pytest.raises(ReceiptOfTwin):
            exchange.acknowledge(hall.booth, receipt=Path(found.receipts[0]))
        exchange.acknowledge(copy, receipt=Path(found.receipts[0]))
        assert copy.look(desks.unexchanged) == 0
