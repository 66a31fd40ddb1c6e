"""What a receipt says of each record, and what the bureau knows to be missing."""

from __future__ import annotations

import json
from datetime import timedelta

import openpyxl

from fairdesk.base.clock import now
from fairdesk.exchange import parcel
from fairdesk.exchange.container import read_container
from fairdesk.exchange.seal import open_sealed
from fairdesk.records.exchange import Acknowledged, Gap, NotTaken
from fairdesk.records.letters import LetterForm
from fairdesk.records.matters import MatterKind, MatterState
from fairdesk.services import backups, exchange, letters, matters
from fairdesk.services.desk import Outcome, act
from fairdesk.services.keys import desk_keys
from fairdesk.store import desks
from fairdesk.store.unit_of_work import Work
from tests import acts
from tests.factory import PASSPHRASE
from tests.handing import Hall, negotiate
from tests.handing import hall as hall  # noqa: PLC0414

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
    exchange.merge(hall.bureau, bundles=[hall.bundle(other)])  # it did nothing all day
    assert hall.row(other).complete
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
    assert any("3650" in words or "3649" in words for words in hall.row().missing_words)
