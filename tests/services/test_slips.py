"""Numbers of slips: without a gap, never twice, not even after a restore or from two threads at once, and on record."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from fairdesk.base.errors import SlipsNotGiven, SlipsUnsaid
from fairdesk.models.prints import Print
from fairdesk.records.sheets import SlipRange
from fairdesk.rules.slips import SlipKind, read_slip
from fairdesk.services import backups, slips
from fairdesk.services.desk import Desk
from fairdesk.store import things
from tests.factory import PASSPHRASE, fair_desk


def allocate(desk: Desk, count: int, kind: SlipKind = SlipKind.WALK_IN) -> SlipRange:
    """So many new numbers."""
    return desk.do(slips.allocate, kind=kind, count=count).result


def records(desk: Desk) -> list[tuple[str, str, int]]:
    """What is on record of slips: kind of paper, range and which printing it was."""
    found = desk.look(lambda look: things.where(look, Print, subject=slips.SUBJECT))
    return [(one.kind, one.subject_id, one.copy) for one in found]


def test_numbers_follow_each_other_without_a_gap(desk: Desk) -> None:
    assert list(allocate(desk, 20).counters) == list(range(1, 21))
    assert list(allocate(desk, 5).counters) == list(range(21, 26))
    assert list(allocate(desk, 2, SlipKind.RECEIPT).counters) == [1, 2]
    told = [("walk_in_slip", "W ZX 1-20", 1), ("walk_in_slip", "W ZX 21-25", 1), ("receipt", "R ZX 1-2", 1)]
    assert sorted(records(desk)) == sorted(told)


def test_printed_slips_can_be_printed_again_and_only_those(desk: Desk) -> None:
    given = allocate(desk, 26)
    again = desk.do(slips.asked, kind=SlipKind.WALK_IN, text="7-26").result
    assert list(again.counters) == list(range(7, 27))
    desk.do(slips.asked, kind=SlipKind.WALK_IN, text="7-26")
    assert max(records(desk)) == ("walk_in_slip", "W ZX 7-26", 2)
    for text in ("20-27", "0-3", "5-2"):
        with pytest.raises(SlipsNotGiven):
            desk.do(slips.asked, kind=SlipKind.WALK_IN, text=text)
    with pytest.raises(SlipsNotGiven):
        desk.do(slips.asked, kind=SlipKind.RECEIPT, text="1-1")
    assert allocate(desk, 1).first == given.last + 1


@pytest.mark.parametrize("text", ["", "0", "501", "twenty", "-3", "1-2-3"])
def test_what_asks_for_no_slips_is_refused_and_gives_no_number(desk: Desk, text: str) -> None:
    with pytest.raises(SlipsUnsaid):
        desk.do(slips.asked, kind=SlipKind.WALK_IN, text=text)
    assert records(desk) == []
    assert allocate(desk, 1).first == 1


def test_numbers_and_codes_of_a_range_read_back(desk: Desk) -> None:
    given = allocate(desk, 3, SlipKind.NEGOTIATION)
    facts = desk.look(slips.slip_facts, given=given)
    assert [read_slip(one.number).counter for one in facts] == [1, 2, 3]
    assert [read_slip(one.qr).counter for one in facts] == [1, 2, 3]
    assert all(read_slip(one.number).letters == "ZX" for one in facts)


def test_a_restored_desk_never_gives_a_number_again(tmp_path: Path) -> None:
    with fair_desk(tmp_path / "desk.fairdesk") as desk:
        allocate(desk, 3)
        copy = backups.backup(desk, folder=tmp_path / "copies")
        later = desk.look(slips.slip_facts, given=allocate(desk, 3))
        later_epoch = desk.identity.epoch
    restored, epoch = backups.restore(copy, target=str(tmp_path / "again.fairdesk"), passphrase=PASSPHRASE)
    with restored:
        given = allocate(restored, 3)
        facts = restored.look(slips.slip_facts, given=given)
        assert (given.epoch, given.first) == (epoch, 1)
        assert epoch > later_epoch
        assert not {one.number for one in facts} & {one.number for one in later}
        assert not {one.qr for one in facts} & {one.qr for one in later}
        with pytest.raises(SlipsNotGiven):
            restored.do(slips.asked, kind=SlipKind.WALK_IN, text="4-6")


def test_two_threads_never_share_a_number(desk: Desk) -> None:
    given: list[int] = []

    def take() -> None:
        for _time in range(10):
            given.extend(allocate(desk, 3).counters)

    threads = [Thread(target=take) for _place in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(given) == list(range(1, 61))
