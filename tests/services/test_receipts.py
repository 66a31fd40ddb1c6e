"""What a receipt says of each record, what the bureau knows to be missing, and when a laptop may forget."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from fairdesk.base.clock import now
from fairdesk.base.errors import DeskMissing, NotAllowedHere, NotFound, NotHandedBack
from fairdesk.exchange import parcel
from fairdesk.exchange.attached import folder_of, write_attached
from fairdesk.exchange.container import read_container
from fairdesk.exchange.seal import open_sealed
from fairdesk.models.attachments import Attachment
from fairdesk.models.people import Participant
from fairdesk.records.exchange import Acknowledged, DeskRow, Gap, NotTaken
from fairdesk.records.letters import LetterForm
from fairdesk.records.matters import MatterKind, MatterState
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import backups, enrolment, exchange, fairs, history, letters, matters, takeover, talks, wiping
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.keys import desk_keys
from fairdesk.store import desks, scans, things
from fairdesk.store.unit_of_work import Work
from tests import acts
from tests.factory import PASSPHRASE, small_fair

FAIR = {"fair_id": "TEST", "name": "测试对接会", "date": "2018-07-19"}


class Hall:
    """A bureau and a booth, and what passes between them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bureau, _recovery = fairs.new(str(folder / "bureau.fairdesk"), PASSPHRASE, FAIR)
        self.bureau.actor = "王某"
        self.bureau.do(small_fair, with_fair=False)
        self.booth = self.enrol("A03")

    def enrol(self, booth: str) -> Desk:
        """A desk for this booth."""
        kit = self.folder / f"kit-{booth}.xlsx"
        enrolment.make_kit(self.bureau, booth=booth, out=kit, passphrase=PASSPHRASE)
        return enrolment.enrol(str(self.folder / f"{booth}.fairdesk"), PASSPHRASE, kit=kit, kit_passphrase=PASSPHRASE)

    def bundle(self, desk: Desk | None = None) -> Path:
        """What a desk has to hand in."""
        out = self.folder / f"bundle-{len(list(self.folder.glob('bundle-*')))}.xlsx"
        exchange.export(desk or self.booth, out=out)
        return out

    def receipts(self, *bundles: Path) -> list[Path]:
        """The receipts for these bundles."""
        found = exchange.merge(self.bureau, bundles=bundles, receipts=self.folder / "receipts").receipts
        return [Path(one) for one in found]

    def handed_back(self, desk: Desk | None = None) -> Acknowledged:
        """The desk has handed in, and taken the receipt."""
        (receipt,) = self.receipts(self.bundle(desk))
        return exchange.acknowledge(desk or self.booth, receipt=receipt)

    def row(self, desk: Desk | None = None) -> DeskRow:
        """What the bureau knows of this desk."""
        device = (desk or self.booth).identity.device
        return next(one for one in self.bureau.look(exchange.card).desks if one.device == device)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    for desk in (made.bureau, made.booth):
        desk.close()


def negotiate(desk: Desk) -> str:
    """One more negotiation."""
    return desk.do(
        talks.save, form=NegotiationForm(organisation_id="ORG001", area_id="A001", project="果蔬冷链", cash_fen=6_000_000)
    ).result


# ---- what a receipt says -----------------------------------------------------------------------------------------------


def test_a_receipt_names_every_record_and_both_desks_say_the_same(hall: Hall) -> None:
    negotiate(hall.booth)
    (receipt,) = hall.receipts(hall.bundle())
    book = openpyxl.load_workbook(receipt)
    (sheet,) = (book[name] for name in book.sheetnames if name in {"记录", "Records"} or "Records" in name)
    rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[:3] for row in rows] == [["洽谈", "北京木铎返乡创业联盟 × 张北县", "已收"]]
    answer = exchange.acknowledge(hall.booth, receipt=receipt)
    assert (answer.not_taken, answer.same_state) == ((), True)
    assert hall.booth.look(desks.unacknowledged) == set()


@act("Forget what was acknowledged")
def forget(work: Work) -> Outcome[None]:
    """Nothing counts as being at the bureau."""
    desks.forget_acknowledged(work)
    return Outcome(None)


def forgetful(hall: Hall) -> None:
    """The bureau was restored from a copy that is older than what the booth handed in last."""
    copy = backups.backup(hall.bureau, folder=hall.folder / "copies")
    negotiate(hall.booth)
    hall.handed_back()
    hall.bureau.close()
    hall.bureau, _epoch = backups.restore(copy, target=str(hall.folder / "again.fairdesk"), passphrase=PASSPHRASE)


def test_what_waits_is_told_and_missed_until_it_comes(hall: Hall) -> None:
    hall.handed_back()
    forgetful(hall)
    talk = negotiate(hall.booth)
    bundle = hall.bundle()
    (result,) = exchange.merge(hall.bureau, bundles=[bundle]).bundles
    assert (result.status, result.operations) == ("held", 0)
    (matter,) = hall.bureau.look(matters.waiting)
    assert (matter.kind, matter.desk) == (MatterKind.HELD, "A03")
    assert "A03" in matter.reason
    row = hall.row()
    assert row.missing == (Gap(epoch=1, first=1, last=2),)
    assert row.since is not None
    assert not row.complete
    (receipt,) = hall.receipts(bundle)
    answer = exchange.acknowledge(hall.booth, receipt=receipt)
    assert [one.what for one in answer.not_taken] == ["洽谈 北京木铎返乡创业联盟 × 张北县"]
    assert not answer.same_state
    assert talk in hall.booth.look(desks.unacknowledged)
    assert hall.handed_back() == Acknowledged(last=2, same_state=True)
    assert hall.row().complete
    assert hall.bureau.look(matters.waiting) == []
    assert [one.state for one in hall.bureau.look(matters.settled)] == [MatterState.TAKEN]


def test_what_waits_can_be_put_aside_with_an_answer_and_is_taken_all_the_same(hall: Hall) -> None:
    hall.handed_back()
    forgetful(hall)
    negotiate(hall.booth)
    hall.receipts(hall.bundle())
    (matter,) = hall.bureau.look(matters.waiting)
    hall.bureau.do(matters.close_matters, matter_ids=[matter.id], answer="等展位再交")
    hall.receipts(hall.bundle())
    assert hall.bureau.look(matters.waiting) == []
    assert hall.row().missing
    hall.booth.do(forget)
    assert hall.handed_back().same_state


def test_a_refused_bundle_gets_a_receipt_with_its_reason(hall: Hall) -> None:
    made = [hall.booth.do(acts.add_person, name=f"人{number}").result for number in range(40)]
    hall.handed_back()
    for one in made[:20]:
        hall.booth.do(acts.void_person, record_id=one, reason="录错")
    bundle = hall.bundle()
    (receipt,) = hall.receipts(bundle)
    answer = exchange.acknowledge(hall.booth, receipt=receipt)
    (told,) = answer.not_taken
    assert told.what == bundle.name
    assert "20" in told.reason
    assert hall.booth.look(desks.unexchanged) == 20
    assert hall.booth.look(exchange.card).not_taken == (NotTaken(what=told.what, reason=told.reason),)
    hall.bureau.actor = "李某"
    (matter,) = hall.bureau.look(matters.waiting)
    exchange.approve(hall.bureau, matter_id=matter.id)
    assert hall.handed_back().not_taken == ()
    assert hall.booth.look(exchange.card).not_taken == ()


def test_rows_that_are_at_the_bureau_are_known_one_by_one(hall: Hall) -> None:
    first = hall.booth.do(acts.add_person, name="甲").result
    hall.handed_back()
    second = negotiate(hall.booth)
    assert hall.booth.look(desks.unacknowledged) == {second}
    hall.booth.do(acts.change_person, record_id=first, name="乙")
    assert hall.booth.look(desks.unacknowledged) == {first, second}


# ---- what the bureau knows to be missing ------------------------------------------------------------------------------


def test_a_desk_that_has_handed_in_lacks_nothing_and_a_silent_one_all(hall: Hall) -> None:
    other = hall.enrol("S02")
    hall.booth.do(letters.issue, form=LetterForm(negotiation_id=negotiate(hall.booth)))
    hall.handed_back()
    row = hall.row()
    assert (row.complete, row.missing, row.since) == (True, (), None)
    assert "A03-0001" in row.last_number
    silent = hall.row(other)
    assert (silent.complete, silent.silent) == (False, True)
    assert silent.since is not None  # since its kit was handed out
    other.close()


def test_a_bundle_says_what_lives_its_desk_has_led(hall: Hall) -> None:
    hall.handed_back()
    for _once in range(3):
        negotiate(hall.booth)
    own = hall.booth.look(desks.known)[hall.booth.identity.device, 1]
    copy = backups.backup(hall.booth, folder=hall.folder / "copies")
    again, epoch = backups.restore(copy, target=str(hall.folder / "again.fairdesk"), passphrase=PASSPHRASE)
    with again:
        negotiate(again)
        sealed = read_container(hall.bundle(again)).sealed
        keys, public = hall.bureau.look(desk_keys), bytes.fromhex(json.loads(sealed.manifest)["key"])
        _document, lines = open_sealed(sealed, keys.age_secret, [public], fair="TEST", kind="bundle")
        told = parcel.lives_told(parcel.unpack(lines).head)
        assert [(one.before, one.before_seq) for one in told] == [(0, 0), (1, own)]
        hall.handed_back(again)
    row = hall.row()
    assert (row.epoch, row.missing) == (epoch, ())


def test_a_clock_that_is_ahead_is_told_and_decides_nothing(hall: Hall) -> None:
    hall.booth.clock = lambda: now() + timedelta(days=3650)
    negotiate(hall.booth)
    hall.receipts(hall.bundle())
    assert hall.row().ahead > 3649 * 86_400
    assert any("3650" in words or "8759" in words for words in hall.row().missing_words)


# ---- a booth that was taken over ---------------------------------------------------------------------------------------


def test_what_the_old_laptop_wrote_after_the_take_over_waits_for_a_person(hall: Hall) -> None:
    negotiate(hall.booth)
    copy = backups.backup(hall.booth, folder=hall.folder / "copies")
    spare, _told = takeover.take_over(copy, target=str(hall.folder / "spare.fairdesk"), passphrase=PASSPHRASE)
    with spare:
        negotiate(spare)
        late = negotiate(hall.booth)  # somebody went on at the old laptop
        hall.receipts(hall.bundle(spare))
    before = hall.bureau.look(history.state_digest)
    found = exchange.merge(hall.bureau, bundles=[hall.bundle()])
    assert ([one.status for one in found.bundles], found.digest) == (["refused"], before)
    (matter,) = hall.bureau.look(matters.waiting)
    assert matter.kind is MatterKind.FENCED
    assert exchange.approve(hall.bureau, matter_id=matter.id).status == "merged"
    assert late in {one.id for one in hall.bureau.look(talks.rows)}
    assert hall.bureau.look(history.check).clean


def test_what_the_old_laptop_had_written_before_comes_in_as_ever(hall: Hall) -> None:
    negotiate(hall.booth)
    bundle = hall.bundle()
    copy = backups.backup(hall.booth, folder=hall.folder / "copies")
    spare, _told = takeover.take_over(copy, target=str(hall.folder / "spare.fairdesk"), passphrase=PASSPHRASE)
    with spare:
        negotiate(spare)
        hall.receipts(hall.bundle(spare))
    (result,) = exchange.merge(hall.bureau, bundles=[bundle]).bundles
    assert (result.status, result.operations) == ("merged", 0)


# ---- twins nobody could tell apart -------------------------------------------------------------------------------------


def twin_of(hall: Hall) -> Desk:
    """A copy of the booth's desk that does not know it is one, as on a disk that was cloned."""
    target = hall.folder / "twin.fairdesk"
    hall.booth.close()
    for name in ("A03.fairdesk", "A03.fairdesk-key"):
        shutil.copyfile(hall.folder / name, hall.folder / name.replace("A03", "twin"))
    hall.booth = Desk.open(str(hall.folder / "A03.fairdesk"), PASSPHRASE)
    twin = Desk.open(str(target), PASSPHRASE)
    twin._life = "0" * 32
    return twin


def test_the_work_of_an_undetected_twin_comes_home_once_and_whole(hall: Hall) -> None:
    both = hall.booth.do(acts.add_person, name="旧名").result
    hall.handed_back()
    with twin_of(hall) as twin:
        hall.booth.do(acts.change_person, record_id=both, name="甲说")
        twin.do(acts.change_person, record_id=both, name="乙说")
        alone = twin.do(acts.add_person, name="只在副本").result
        twin.do(acts.change_person, record_id=alone, name="只在副本改名")
        hall.handed_back()
        before = hall.bureau.look(history.state_digest)
        bundle = hall.bundle(twin)
        found = exchange.merge(hall.bureau, bundles=[bundle])
        assert ([one.status for one in found.bundles], found.digest) == (["refused"], before)
        (matter,) = hall.bureau.look(matters.waiting)
        assert matter.kind is MatterKind.FORKED
        assert exchange.approve(hall.bureau, matter_id=matter.id).operations == 3
        assert hall.bureau.look(lambda look: things.get(look, Participant, alone).name) == "只在副本改名"
        (conflict,) = hall.bureau.look(history.open_conflicts)
        assert (conflict.record_id, {one[1] for one in conflict.choices}) == (both, {"甲说", "乙说"})
        assert hall.bureau.look(history.check).clean
        settled = hall.bureau.look(history.state_digest)
        hall.bureau.do(acts.add_person, name="后来")  # the journal goes on
        assert hall.bureau.look(history.check).clean
        hall.bureau.do(history.take_back)
        exchange.merge(hall.bureau, bundles=[hall.bundle(twin)])
        (again,) = hall.bureau.look(matters.waiting)
        assert exchange.approve(hall.bureau, matter_id=again.id).operations == 0
        assert settled
        assert len(hall.bureau.look(history.open_conflicts)) == 1
        assert hall.bureau.look(history.check).clean
    assert hall.handed_back().same_state


# ---- from booth to booth -----------------------------------------------------------------------------------------------


def test_a_bundle_passed_on_is_merged_by_the_other_booth_and_all_end_alike(hall: Hall) -> None:
    other = hall.enrol("S02")
    hall.handed_back()  # its receipt tells the first booth of the second
    with other:
        talk = negotiate(hall.booth)
        passed = hall.folder / "passed.xlsx"
        exchange.export(hall.booth, out=passed, also=["S02"])
        (result,) = exchange.merge(other, bundles=[passed]).bundles
        assert result.status == "merged"
        assert talk in {one.id for one in other.look(talks.rows)}
        other.do(talks.save, form=NegotiationForm(id=talk, organisation_id="ORG001", area_id="A001", project="冷库", cash_fen=1))
        # the second booth is home first: what it wrote waits for what it saw
        (result,) = exchange.merge(hall.bureau, bundles=[hall.bundle(other)]).bundles
        assert result.status == "held"
        assert [gap.last for gap in hall.row().missing] == [other.look(desks.known)[hall.booth.identity.device, 1]]
        (result,) = exchange.merge(hall.bureau, bundles=[passed]).bundles
        assert result.status == "merged"
        assert hall.row().complete
        for desk in (other, hall.booth):
            assert hall.handed_back(desk).same_state


def test_a_bundle_for_the_bureau_alone_is_no_other_booths_to_read(hall: Hall) -> None:
    other = hall.enrol("S02")
    hall.handed_back()
    with other:
        negotiate(hall.booth)
        before = other.look(history.state_digest)
        found = exchange.merge(other, bundles=[hall.bundle()])
        assert ([one.status for one in found.bundles], found.digest) == (["refused"], before)
        with pytest.raises(NotAllowedHere):
            exchange.merge(other, bundles=[], receipts=hall.folder / "receipts")
        with pytest.raises(NotFound):
            exchange.export(hall.booth, out=hall.folder / "no.xlsx", also=["X99"])
        assert not (hall.folder / "no.xlsx").exists()


def test_a_folder_stands_for_the_bundles_in_it(hall: Hall) -> None:
    negotiate(hall.booth)
    stick = hall.folder / "stick"
    stick.mkdir()
    exchange.export(hall.booth, out=stick / "one.xlsx")
    assert [one.status for one in exchange.merge(hall.bureau, bundles=[stick]).bundles] == ["merged"]


# ---- attached files ----------------------------------------------------------------------------------------------------


@act("Attach a photo")
def attach(work: Work, *, subject_id: str, content: bytes) -> Outcome[str]:
    """A photo belongs to the negotiation."""
    sha256 = scans.keep_bytes(work, content, "image/jpeg")
    record = Attachment(
        subject="negotiation", subject_id=subject_id, kind="photo", name="a.jpg", sha256=sha256, size=len(content)
    )
    work.session.add(record)
    return Outcome(sha256)


def test_attached_files_come_home_beside_the_bundle(hall: Hall) -> None:
    content = os.urandom(70_000)
    sha256 = hall.booth.do(attach, subject_id=negotiate(hall.booth), content=content).result
    bundle = hall.bundle()
    (sealed,) = folder_of(bundle).iterdir()
    assert content[:1000] not in sealed.read_bytes()
    answer = exchange.acknowledge(hall.booth, receipt=hall.receipts(bundle)[0])
    assert answer.same_state
    assert hall.bureau.look(scans.bytes_of, sha256=sha256) == content
    assert hall.row().complete
    wiping.wipe(hall.booth)


@pytest.mark.parametrize("harm", ["lost", "cut", "flipped", "another"])
def test_a_file_that_did_not_come_is_asked_for_until_it_does(hall: Hall, harm: str) -> None:
    content = os.urandom(5_000)
    sha256 = hall.booth.do(attach, subject_id=negotiate(hall.booth), content=content).result
    bundle = hall.bundle()
    (sealed,) = folder_of(bundle).iterdir()
    raw = bytearray(sealed.read_bytes())
    raw[len(raw) // 2] ^= 1
    if harm == "lost":
        sealed.unlink()
    elif harm == "another":
        key = hall.bureau.identity.bureau_recipient
        write_attached(hall.folder / "other.xlsx", b"something else", "image/jpeg", [key]).replace(sealed)
    else:
        sealed.write_bytes(raw if harm == "flipped" else raw[:-100])
    exchange.acknowledge(hall.booth, receipt=hall.receipts(bundle)[0])
    row = hall.row()
    assert (row.files_missing, row.complete) == (1, False)
    assert hall.bureau.look(scans.bytes_of, sha256=sha256) == b""
    assert hall.booth.look(desks.unexchanged) == 0
    with pytest.raises(NotHandedBack):
        wiping.wipe(hall.booth)
    hall.handed_back()
    assert hall.row().complete
    wiping.wipe(hall.booth)


# ---- wiping ------------------------------------------------------------------------------------------------------------


def test_a_laptop_forgets_only_what_the_bureau_has(hall: Hall) -> None:
    negotiate(hall.booth)
    target = Path(hall.booth.target)
    with pytest.raises(NotHandedBack):
        wiping.wipe(hall.booth)
    bundle = hall.bundle()
    with pytest.raises(NotHandedBack):  # handed in is not yet heard of
        wiping.wipe(hall.booth)
    (receipt,) = hall.receipts(bundle)
    negotiate(hall.booth)
    exchange.acknowledge(hall.booth, receipt=receipt)
    with pytest.raises(NotHandedBack):  # one change is younger than the bundle
        wiping.wipe(hall.booth)
    assert hall.booth.look(history.check).clean
    hall.handed_back()
    content = target.read_bytes()
    assert wiping.wipe(hall.booth).desk == str(target)
    assert content
    assert not list(hall.folder.glob("A03.fairdesk*"))
    with pytest.raises(DeskMissing):
        Desk.open(str(target), PASSPHRASE)


def test_the_bureau_is_never_wiped(hall: Hall) -> None:
    with pytest.raises(NotAllowedHere):
        wiping.wipe(hall.bureau)
    assert hall.bureau.look(history.check).clean
