"""What waits for a person, from the command line: listed, closed with a reason, taken in; contacts decided at once."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from fairdesk.services import exchange
from fairdesk.services.desk import Desk
from tests import acts
from tests.commands import fairdesk
from tests.exchange.edits import record_sheet
from tests.factory import PASSPHRASE
from tests.services.test_matters import Hall, negotiate
from tests.services.test_matters import hall as hall  # noqa: PLC0414


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRDESK_PASSPHRASE", PASSPHRASE)


def bureau_of(hall: Hall) -> str:
    """The bureau's file, nobody holding it open."""
    hall.bureau.close()
    return str(hall.folder / "bureau.fairdesk")


def test_nothing_waits_and_that_is_said(hall: Hall) -> None:
    assert fairdesk("waiting", bureau_of(hall), "--json", expect=0).data == []


def test_a_torn_bundle_is_listed_and_closed_with_a_reason(hall: Hall, tmp_path: Path) -> None:
    torn = tmp_path / "torn.xlsx"
    torn.write_bytes(b"PK\x03\x04torn")
    desk = bureau_of(hall)
    fairdesk("merge", desk, torn, expect=1)
    (row,) = fairdesk("waiting", desk, "--json", expect=3).data
    assert (row["kind"], row["file"], row["state"]) == ("refused", "torn.xlsx", "open")
    assert "ReasonMissing" in fairdesk("waiting", desk, "--close", row["id"][:8], "--json", expect=1).out
    assert fairdesk("waiting", desk, "--close", "all", "--because", "已收到完好的一份", "--json", expect=0).data == {"closed": 1}
    assert fairdesk("waiting", desk, "--json", expect=0).data == []
    (done,) = fairdesk("waiting", desk, "--settled", "--json", expect=0).data
    assert (done["state"], done["answer"]) == ("closed", "已收到完好的一份")


def test_what_nobody_can_take_in_is_refused(hall: Hall) -> None:
    assert fairdesk("waiting", bureau_of(hall), "--take", "nothing", "--json", expect=1).data["refused"] == "NotFound"


def test_a_correction_is_put_into_the_record_by_its_id(hall: Hall) -> None:
    negotiate(hall.booth)
    path = hall.bundle()
    book = openpyxl.load_workbook(path)
    record_sheet(book).cell(2, 5, "冷链物流")
    record_sheet(book).cell(2, 3, "别的协会")
    book.save(path)
    desk = bureau_of(hall)
    fairdesk("merge", desk, path, expect=3)
    rows = {bool(one["why_not"]): one["id"] for one in fairdesk("waiting", desk, "--json", expect=3).data}
    assert fairdesk("waiting", desk, "--apply", rows[True][:8], "--json", expect=1).data["refused"] == "CannotApply"
    applied = fairdesk("waiting", desk, "--apply", rows[False][:8], "--json", expect=0).data["applied"]
    journal = fairdesk("journal", desk, "--record", applied, expect=0).out.splitlines()
    (line,) = [one for one in journal if path.name in one]
    assert "冷链物流" in line
    assert fairdesk("waiting", desk, "--apply", rows[False][:8], "--json", expect=1).data["refused"] in {
        "NothingWaits",
        "NotFound",
    }


def test_contacts_are_decided_at_once(hall: Hall) -> None:
    made = hall.booth.do(acts.add_person, name="甲", mobile="13800000000").result
    hall.merged(hall.bundle())
    hall.booth.do(acts.change_person, record_id=made, mobile="13800000001")
    hall.bureau.do(acts.change_person, record_id=made, mobile="13800000002")
    exchange.export(hall.booth, out=hall.folder / "two.xlsx")
    desk = bureau_of(hall)
    fairdesk("merge", desk, hall.folder / "two.xlsx", expect=3)
    assert fairdesk("resolve", desk, "--newest", "--json", expect=0).data == {"resolved": 1}
    assert fairdesk("conflicts", desk, "--json", expect=0).data == []
    fairdesk("resolve", desk, expect=2)
    with Desk.open(desk, PASSPHRASE):
        pass
