"""What may be signed, entrusted and done: each rule lets the right through and refuses the wrong."""

from __future__ import annotations

from datetime import date

import pytest

from fairdesk.base.errors import (
    ActNotAuthorised,
    AuthorisationNamesNothing,
    AuthorisationNotInForce,
    BoardHasNotPassed,
    FunctionUnknown,
    ModeIncomplete,
    OtherFieldUnsaid,
    PairingWithoutVisit,
    ReliefKindOnCounterpart,
    TotalDiffers,
    TrusteeIsGiver,
    TrusteeNotEntitled,
    VotesDiffer,
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


def test_the_names_of_functions_are_some_of_the_four() -> None:
    told = judge.read_functions(["ADMIN_WORK", "LIAISON", "LIAISON"])
    assert told == (AuthorisationFunction.LIAISON, AuthorisationFunction.ADMIN_WORK)
    with pytest.raises(FunctionUnknown, match="FUNDRAISING"):
        judge.read_functions(["LIAISON", "FUNDRAISING"])
    with pytest.raises(AuthorisationNamesNothing):
        judge.read_functions([])


def test_an_open_pairing_has_a_next_visit() -> None:
    judge.check_pairing(code="J01", next_visit=DAY, ended_on=None)
    judge.check_pairing(code="J01", next_visit=None, ended_on=DAY)
    with pytest.raises(PairingWithoutVisit, match="J01"):
        judge.check_pairing(code="J01", next_visit=None, ended_on=None)


def test_votes_add_up() -> None:
    judge.check_votes(due=21, present=18, cast=18)
    judge.check_votes(due=21, present=18, cast=0)
    for due, present, cast in ((21, 18, 19), (17, 18, 18)):
        with pytest.raises(VotesDiffer):
            judge.check_votes(due=due, present=present, cast=cast)
