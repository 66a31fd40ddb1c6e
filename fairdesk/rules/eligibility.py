"""What an organisation may sign, promise and do: the rules that follow from the founding report (DOMAIN 1.8)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from fairdesk.base.errors import (
    ActNotAuthorised,
    AuthorisationNamesNothing,
    AuthorisationNotInForce,
    BoardHasNotPassed,
    FunctionUnknown,
    InstalmentsDiffer,
    ModeIncomplete,
    OtherFieldUnsaid,
    PairingWithoutVisit,
    ReliefKindOnCounterpart,
    TermBackwards,
    TotalDiffers,
    TrusteeIsGiver,
    TrusteeNotEntitled,
    VotesDiffer,
)
from fairdesk.base.i18n import N_, _
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
from fairdesk.rules.amounts import yuan

LONG_TERM = timedelta(days=366)
"""Sustained help lasts longer than a year (R57)."""


def needs_board_clause(status: BoardStatus) -> bool:
    """Whether the paper must say that it takes effect once the board has passed it, and the desk list it as open (rule 2)."""
    return status is not BoardStatus.PASSED


def check_board(status: BoardStatus, reason: str = "") -> None:
    """Nothing; refused where the board has not passed it and nobody wrote why it is signed even so (R60, 民发〔2012〕166号)."""
    if needs_board_clause(status) and not reason.strip():
        raise BoardHasNotPassed


def check_track(track: Track, relief_kind: ReliefKind | None) -> None:
    """Nothing; refused where 助, 帮 or 减 stands beside counterpart support (rule 3). Relief without a kind is still open."""
    if relief_kind is not None and track is not Track.RELIEF:
        raise ReliefKindOnCounterpart(kind=relief_kind.label)


def check_field(field: Field, note: str) -> None:
    """Nothing; refused where the field is "other" and nobody said which (R49)."""
    if field is Field.OTHER and not note.strip():
        raise OtherFieldUnsaid


def check_trustee(*, giver: str, trustee: str, category: Category | None, supporting: bool) -> None:
    """Nothing; refused where the trustee is the giver itself, or neither a foundation nor a supporting organisation (R62)."""
    if giver == trustee:
        raise TrusteeIsGiver
    if category is not Category.FOUNDATION and not supporting:
        raise TrusteeNotEntitled


def check_mode(
    mode: Mode, *, target: str = "", external_project: str = "", starts: date | None = None, ends: date | None = None
) -> None:
    """Nothing; refused where the mode lacks what makes it that mode (R55-R57).

    Case help names whom it is for, coordinated help the project it joins, sustained help a term of more than a year.
    """
    if mode is Mode.CASE and not target.strip():
        raise ModeIncomplete(mode=mode.label, what=_(N_("the person, household or place it is for")))
    if mode is Mode.COORDINATED and not external_project.strip():
        raise ModeIncomplete(mode=mode.label, what=_(N_("the project it joins")))
    if mode is Mode.SUSTAINED and (starts is None or ends is None or ends - starts < LONG_TERM):
        raise ModeIncomplete(mode=mode.label, what=_(N_("a beginning and an end more than a year apart")))


def goods_total(goods: Iterable[GoodsFacts]) -> int:
    """The value of the goods in fen; goods without proof count in quantity and not in money (DOMAIN 2.3)."""
    return sum(one.value_fen for one in goods if one.basis is not ValueBasis.NONE)


def check_total(*, cash_fen: int, goods_fen: int, total_fen: int) -> None:
    """Nothing; refused where a stated total is not cash and goods together (rule 4)."""
    if cash_fen + goods_fen != total_fen:
        raise TotalDiffers(total=yuan(total_fen), reckoned=yuan(cash_fen + goods_fen))


def check_functions(functions: Collection[AuthorisationFunction]) -> None:
    """Nothing; refused where an authorisation names none of the four functions (rule 5)."""
    if not functions:
        raise AuthorisationNamesNothing


def read_functions(names: Iterable[str]) -> tuple[AuthorisationFunction, ...]:
    """The functions of these names, in the order of the four; refused where one is none of them, or there is none (rule 5)."""
    told = set(names)
    for name in sorted(told - set(AuthorisationFunction.__members__)):
        raise FunctionUnknown(name=name)
    found = tuple(one for one in AuthorisationFunction if one.name in told)
    check_functions(found)
    return found


def check_pairing(*, code: str, next_visit: date | None, ended_on: date | None) -> None:
    """Nothing; refused where an open pairing has no next visit (R54)."""
    if next_visit is None and ended_on is None:
        raise PairingWithoutVisit(code=code)


def check_votes(*, due: int, present: int, cast: int) -> None:
    """Nothing; refused where more people voted than were present, or more were present than there are (R60)."""
    if cast > present or present > due:
        raise VotesDiffer(due=due, present=present, cast=cast)


def check_authorised(
    *,
    functions: Collection[AuthorisationFunction],
    valid_from: date | None,
    valid_to: date | None,
    status: AuthorisationStatus,
    function: AuthorisationFunction,
    day: date,
) -> None:
    """Nothing; refused where an act lies outside the term, the standing or the functions of its authorisation (rule 5, R32).

    Both ends of the term are inside it; an end that is not stated is open.
    """
    early = valid_from is not None and day < valid_from
    late = valid_to is not None and day > valid_to
    standing = status in {AuthorisationStatus.SIGNED, AuthorisationStatus.IN_FORCE}
    if early or late or not standing:
        raise AuthorisationNotInForce(day=day.isoformat())
    if function not in functions:
        raise ActNotAuthorised(function=function.label)


def check_instalments(cash_fen: int, parts: Sequence[int]) -> None:
    """Nothing happens; refused where the cash is paid in parts that do not add up to it (both in fen)."""
    if parts and sum(parts) != cash_fen:
        raise InstalmentsDiffer(parts=yuan(sum(parts)), cash=yuan(cash_fen))


def check_days(signed: date, starts: date | None, ends: date | None, formal_by: date | None) -> None:
    """Nothing happens; refused where a project ends before it begins, or a formal agreement is wanted before the letter."""
    for first, last, names in (
        (starts, ends, (N_("The first day"), N_("The last day"))),
        (signed, formal_by, (N_("The day of the letter"), N_("The day for the formal agreement"))),
    ):
        if first and last and last < first:
            told = [f"{_(name)} {day.isoformat()}" for name, day in zip(names, (first, last), strict=True)]
            raise TermBackwards(first=told[0], last=told[1])
