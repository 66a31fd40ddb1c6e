"""What may be signed, entrusted and done: each rule lets the right through and refuses the wrong."""

from __future__ import annotations

from datetime import date

import pytest

from fairdesk.base.errors import (
    ActNotAuthorised,
    AuthorisationNamesNothing,
    AuthorisationNotInForce,
    BoardHasNotPassed,
    ModeIncomplete,
    OtherFieldUnsaid,
    ReliefKindOnCounterpart,
    TotalDiffers,
    TrusteeIsGiver,
    TrusteeNotEntitled,
)
from fairdesk.records.choices import (
    AuthorisationFunction,
    AuthorisationStatus,
    BoardStatus,
    Category,
    Field,
    Mode,
    ReliefKind,
    Track,
    ValueBasis,
)
from fairdesk.records.papers import GoodsFacts
from fairdesk.rules import eligibility as judge

DAY = date(2018, 7, 19)
END = date(2020, 12, 31)


def test_the_board() -> None:
    judge.check_board(BoardStatus.PASSED)
    judge.check_board(BoardStatus.SUBMITTED, "理事长授权")
    with pytest.raises(BoardHasNotPassed):
        judge.check_board(BoardStatus.NOT_SUBMITTED, " ")
    assert judge.needs_board_clause(BoardStatus.SUBMITTED)


@pytest.mark.parametrize("kind", ReliefKind)
def test_relief_kinds_belong_to_relief(kind: ReliefKind) -> None:
    judge.check_track(Track.RELIEF, kind)
    judge.check_track(Track.COUNTERPART, None)
    with pytest.raises(ReliefKindOnCounterpart):
        judge.check_track(Track.COUNTERPART, kind)


def test_the_trustee() -> None:
    judge.check_trustee(giver="a", trustee="b", category=Category.FOUNDATION, supporting=False)
    judge.check_trustee(giver="a", trustee="b", category=Category.SERVICE, supporting=True)
    with pytest.raises(TrusteeNotEntitled):
        judge.check_trustee(giver="a", trustee="b", category=Category.ASSOCIATION, supporting=False)
    with pytest.raises(TrusteeIsGiver):
        judge.check_trustee(giver="a", trustee="a", category=Category.FOUNDATION, supporting=True)


def test_field_and_mode() -> None:
    judge.check_field(Field.HEALTH, "")
    judge.check_field(Field.OTHER, "培育")
    with pytest.raises(OtherFieldUnsaid):
        judge.check_field(Field.OTHER, "")
    judge.check_mode(Mode.CASE, target="某户")
    judge.check_mode(Mode.SUSTAINED, starts=DAY, ends=END)
    for mode in Mode:
        with pytest.raises(ModeIncomplete):
            judge.check_mode(mode, starts=DAY, ends=date(2019, 7, 19))


def test_goods_without_proof_are_no_money() -> None:
    goods = (GoodsFacts(name="轮椅", value_fen=100), GoodsFacts(name="旧书", value_fen=50, basis=ValueBasis.NONE))
    assert judge.goods_total(goods) == 100
    judge.check_total(cash_fen=1, goods_fen=100, total_fen=101)
    with pytest.raises(TotalDiffers, match=r"1\.51"):
        judge.check_total(cash_fen=1, goods_fen=150, total_fen=101)


def authorised(function: AuthorisationFunction, day: date, status: AuthorisationStatus = AuthorisationStatus.IN_FORCE) -> None:
    judge.check_authorised(
        functions=[AuthorisationFunction.LIAISON], valid_from=DAY, valid_to=END, status=status, function=function, day=day
    )


def test_authorisations() -> None:
    authorised(AuthorisationFunction.LIAISON, DAY)
    authorised(AuthorisationFunction.LIAISON, END)
    with pytest.raises(ActNotAuthorised):
        authorised(AuthorisationFunction.CONSULTING, DAY)
    for day in (date(2018, 7, 18), date(2021, 1, 1)):
        with pytest.raises(AuthorisationNotInForce):
            authorised(AuthorisationFunction.LIAISON, day)
    with pytest.raises(AuthorisationNotInForce):
        authorised(AuthorisationFunction.LIAISON, DAY, AuthorisationStatus.REVOKED)
    judge.check_functions([AuthorisationFunction.LIAISON])
    with pytest.raises(AuthorisationNamesNothing):
        judge.check_functions([])
