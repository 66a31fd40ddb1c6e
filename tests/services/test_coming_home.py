"""Take-overs, twins, bundles passed on and attached files come home; and when a laptop may forget."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from fairdesk.base.errors import DeskMissing, InDispute, NotAllowedHere, NotFound, NotHandedBack, ReceiptOfTwin
from fairdesk.exchange.attached import folder_of, write_attached
from fairdesk.models.attachments import Attachment
from fairdesk.models.people import Participant
from fairdesk.records.letters import LetterForm
from fairdesk.records.matters import MatterKind
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import backups, exchange, history, letters, matters, takeover, talks, wiping
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import desks, scans, things
from fairdesk.store.unit_of_work import Work
from tests import acts
from tests.factory import PASSPHRASE
from tests.handing import Hall, negotiate
from tests.handing import hall as hall  # noqa: PLC0414

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


# ---- copies that know it -----------------------------------------------------------------------------------------------


def test_a_copy_and_its_original_get_a_receipt_each(hall: Hall) -> None:
    negotiate(hall.booth)
    hall.booth.close()
    for name in ("A03.fairdesk", "A03.fairdesk-key"):
        shutil.copyfile(hall.folder / name, hall.folder / name.replace("A03", "copy"))
    hall.booth = Desk.open(str(hall.folder / "A03.fairdesk"), PASSPHRASE)
    with Desk.open(str(hall.folder / "copy.fairdesk"), PASSPHRASE) as copy:
        for desk in (copy, hall.booth):
            negotiate(desk)
        receipts = hall.receipts(hall.bundle(), hall.bundle(copy))
        assert len(receipts) == 2
        for desk in (hall.booth, copy):
            answers = []
            for receipt in receipts:
                with contextlib.suppress(ReceiptOfTwin):
                    answers.append(exchange.acknowledge(desk, receipt=receipt))
            assert any(one.same_state for one in answers)
            assert desk.look(desks.unexchanged) == 0


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


# ---- what is in dispute ------------------------------------------------------------------------------------------------


def test_no_letter_is_issued_on_what_two_desks_say_differently(hall: Hall) -> None:
    talk = negotiate(hall.booth)
    hall.handed_back()
    for desk, cash in ((hall.booth, 1_000_000), (hall.bureau, 2_000_000)):
        known = desk.look(talks.card, negotiation_id=talk).form
        desk.do(talks.save, form=replace(known, cash_fen=cash, minutes=str(cash)))
    hall.handed_back()
    (conflict,) = hall.bureau.look(history.open_conflicts)
    assert conflict.field == "cash_fen"
    for desk in (hall.bureau, hall.booth):
        with pytest.raises(InDispute):
            desk.do(letters.issue, form=LetterForm(negotiation_id=talk))
    hall.bureau.do(history.resolve, conflict=conflict.id, operation=conflict.choices[0][0])
    issued = hall.bureau.do(letters.issue, form=LetterForm(negotiation_id=talk)).result
    assert hall.bureau.look(letters.card, letter_id=issued).row.cash_fen == conflict.choices[0][1]


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
