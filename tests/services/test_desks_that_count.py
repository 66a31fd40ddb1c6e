"""A desk counts in its term and until it is revoked."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fairdesk.base.errors import DeskTermBackwards, NotAllowedHere, NotFound, ReasonMissing
from fairdesk.services import enrolment, exchange, history
from fairdesk.services.desk import Desk
from fairdesk.services.enrolment import Term
from tests.factory import PASSPHRASE
from tests.handing import Hall, negotiate
from tests.handing import hall as hall  # noqa: PLC0414


def statuses(hall: Hall, desk: Desk | None = None) -> list[str]:
    """How the bundle of this desk fares."""
    return [one.status for one in exchange.merge(hall.bureau, bundles=[hall.bundle(desk)]).bundles]


def termed(hall: Hall, term: Term) -> Desk:
    """A desk with this term."""
    kit = hall.folder / "termed.xlsx"
    enrolment.make_kit(hall.bureau, booth="T01", out=kit, passphrase=PASSPHRASE, term=term)
    return enrolment.enrol(str(hall.folder / "T01.fairdesk"), PASSPHRASE, kit=kit, kit_passphrase=PASSPHRASE)


@pytest.mark.parametrize(
    ("day", "found"), [(18, "refused"), (19, "merged"), (20, "merged"), (21, "refused")], ids=["before", "first", "last", "after"]
)
def test_a_desk_counts_from_the_first_to_the_last_day_of_its_term(hall: Hall, day: int, found: str) -> None:
    with termed(hall, Term(date(2018, 7, 19), date(2018, 7, 20))) as desk:
        desk.clock = lambda: datetime(2018, 7, day, 4, tzinfo=UTC)
        negotiate(desk)
        assert statuses(hall, desk) == [found]


def test_the_term_counts_in_days_of_the_hall(hall: Hall) -> None:
    with termed(hall, Term(date(2018, 7, 19), date(2018, 7, 19))) as desk:
        desk.clock = lambda: datetime(2018, 7, 18, 16, 30, tzinfo=UTC)  # half past midnight of the 19th in the hall
        negotiate(desk)
        assert statuses(hall, desk) == ["merged"]


def test_a_term_that_runs_backwards_makes_no_kit(hall: Hall) -> None:
    backwards = Term(date(2018, 7, 20), date(2018, 7, 19))
    with pytest.raises(DeskTermBackwards):
        enrolment.make_kit(hall.bureau, booth="T01", out=hall.folder / "no.xlsx", passphrase=PASSPHRASE, term=backwards)
    assert not (hall.folder / "no.xlsx").exists()


def test_a_revoked_desk_hands_nothing_in_until_that_is_taken_back(hall: Hall) -> None:
    negotiate(hall.booth)
    hall.bureau.do(enrolment.revoke, letters="a03", reason="电脑遗失")
    before = hall.bureau.look(history.state_digest)
    assert statuses(hall) == ["refused"]
    assert hall.bureau.look(history.state_digest) == before
    assert hall.row().revoked
    hall.bureau.do(history.take_back)
    assert statuses(hall) == ["merged"]


def test_who_may_revoke_what(hall: Hall) -> None:
    with pytest.raises(NotAllowedHere):
        hall.booth.do(enrolment.revoke, letters="A03", reason="试")
    for letters in ("X99", hall.bureau.identity.letters):
        with pytest.raises(NotFound):
            hall.bureau.do(enrolment.revoke, letters=letters, reason="试")
    with pytest.raises(ReasonMissing):
        hall.bureau.do(enrolment.revoke, letters="A03", reason=" ")
    assert not hall.row().revoked
