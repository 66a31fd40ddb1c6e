"""A correction proposed in a workbook is applied by one press: an act of the bureau, in the journal, that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest

from fairdesk.base.errors import (
    AmountUnreadable,
    CannotApply,
    DeskOutsideTerm,
    DeskRevoked,
    NothingWaits,
    ProposalOvertaken,
    Refusal,
)
from fairdesk.exchange.container import read_container
from fairdesk.exchange.manifest import read_manifest
from fairdesk.models.talks import Negotiation
from fairdesk.records.matters import MatterKind, MatterRow, MatterState
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import exchange, history, matters, standing, talks
from fairdesk.services.desk import Desk
from fairdesk.store import things
from tests.exchange.edits import record_sheet
from tests.exchange.torn_files import change_desk
from tests.services.test_matters import Hall
from tests.services.test_matters import hall as hall  # noqa: PLC0414


def waiting(hall: Hall, edit: Callable[[Any], None]) -> MatterRow:
    """The one proposal the bureau finds in the booth's bundle after this edit."""
    form = NegotiationForm(organisation_id="ORG001", area_id="A001", project="果蔬冷链", cash_fen=6_000_000, next_step="回访")
    hall.booth.do(talks.save, form=form)
    path = hall.bundle()
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    assert hall.merged(path) == ["merged"]
    (row,) = hall.bureau.look(matters.waiting)
    assert row.kind is MatterKind.PROPOSAL
    return row


def talk(desk: Desk) -> Negotiation:
    """The only negotiation there is."""
    (one,) = desk.look(lambda look: things.where(look, Negotiation))
    return one


def put(column: int, value: object) -> Callable[[Any], None]:
    """This value into a cell of the first record."""
    return lambda book: record_sheet(book).cell(2, column, value)


@pytest.mark.parametrize(
    ("column", "value", "field", "stored"),
    [
        (5, "冷链物流", "project", "冷链物流"),
        (7, 18000, "cash_fen", 1_800_000),
        (7, "18,000.50", "cash_fen", 1_800_050),
        (9, "送材料", "next_step", "送材料"),
    ],
)
def test_one_press_puts_what_was_proposed_into_the_record(
    hall: Hall, column: int, value: object, field: str, stored: object
) -> None:
    row = waiting(hall, put(column, value))
    assert row.may_be_applied
    before = getattr(talk(hall.bureau), field)
    outcome = hall.bureau.do(matters.apply_proposal, matter_id=row.id)
    assert getattr(talk(hall.bureau), field) == stored
    newest = hall.bureau.look(history.operations, record=outcome.result)[-1]
    assert (newest.device, newest.actor) == (hall.bureau.identity.device, "王某")
    assert "one.xlsx" in newest.reason
    assert "2" in newest.reason
    assert hall.bureau.look(matters.waiting) == []
    (settled,) = hall.bureau.look(matters.settled)
    assert (settled.state, settled.answer) == (MatterState.TAKEN, newest.reason)
    hall.bureau.do(history.take_back, act_id=outcome.act)
    assert getattr(talk(hall.bureau), field) == before
    assert hall.bureau.look(history.check).clean


def test_what_was_applied_reaches_the_booth_and_asks_nobody(hall: Hall) -> None:
    row = waiting(hall, put(5, "冷链物流"))
    hall.bureau.do(matters.apply_proposal, matter_id=row.id)
    report = exchange.merge(hall.bureau, bundles=[hall.bundle("again.xlsx")], receipts=hall.folder / "receipts")
    exchange.acknowledge(hall.booth, receipt=hall.folder / "receipts" / report.receipts[0])
    assert talk(hall.booth).project == "冷链物流"
    assert report.conflicts == 0


@pytest.mark.parametrize(
    "edit",
    [
        put(3, "别的协会"),
        put(7, "=6*7"),
        put(7, "很多"),
        put(6, "也许"),
        put(12, "旁注"),
        lambda book: record_sheet(book).delete_rows(2),
    ],
    ids=["another record", "a formula", "no amount", "no outcome", "a note", "a row removed"],
)
def test_what_one_press_cannot_do_is_refused_with_the_reason(hall: Hall, edit: Callable[[Any], None]) -> None:
    row = waiting(hall, edit)
    before = hall.bureau.look(history.state_digest)
    with pytest.raises((CannotApply, AmountUnreadable)):
        hall.bureau.do(matters.apply_proposal, matter_id=row.id)
    assert hall.bureau.look(history.state_digest) == before
    assert hall.bureau.look(matters.waiting) == [row]


def test_a_record_that_has_moved_on_is_not_changed(hall: Hall) -> None:
    row = waiting(hall, put(5, "冷链物流"))
    form = NegotiationForm(id=talk(hall.bureau).id, organisation_id="ORG001", area_id="A001", project="又改过")
    hall.bureau.do(talks.save, form=form)
    with pytest.raises(ProposalOvertaken):
        hall.bureau.do(matters.apply_proposal, matter_id=row.id)
    assert talk(hall.bureau).project == "又改过"


def test_a_void_record_and_a_proposal_that_is_settled_are_left_alone(hall: Hall) -> None:
    row = waiting(hall, put(5, "冷链物流"))
    act = hall.bureau.do(talks.void, negotiation_id=talk(hall.bureau).id, reason="重复").act
    with pytest.raises(CannotApply):
        hall.bureau.do(matters.apply_proposal, matter_id=row.id)
    hall.bureau.do(history.take_back, act_id=act)
    hall.bureau.do(matters.apply_proposal, matter_id=row.id)
    with pytest.raises(NothingWaits):
        hall.bureau.do(matters.apply_proposal, matter_id=row.id)


def test_a_desk_that_is_revoked_or_out_of_its_term_may_not_hand_in(hall: Hall) -> None:
    device, text = hall.booth.identity.device, read_container(hall.bundle()).sealed.manifest
    assert bytes.fromhex(read_manifest(text)["key"]) in hall.bureau.look(standing.keys_for, manifest=text)
    steps: tuple[tuple[dict[str, date | None], type[Refusal]], ...] = (
        ({"valid_to": date(2018, 7, 18)}, DeskOutsideTerm),
        ({"valid_to": None, "valid_from": date(2999, 1, 1)}, DeskOutsideTerm),
        ({"valid_from": None, "revoked_on": date(2018, 7, 18)}, DeskRevoked),
    )
    for values, refusal in steps:
        hall.bureau.do(change_desk, device=device, values=values)
        with pytest.raises(refusal):
            hall.bureau.look(standing.keys_for, manifest=text)
    assert hall.merged(hall.bundle()) == ["refused"]
    (row,) = hall.bureau.look(matters.waiting)
    assert (row.kind, row.may_be_taken) == (MatterKind.REFUSED, False)
