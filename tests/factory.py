"""Builds real desks for tests: encrypted files with cheap keys, a small fair, and people in it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import update

from fairdesk.base.clock import Clock
from fairdesk.exchange.keys import new_keys
from fairdesk.models.areas import Area, Delegation
from fairdesk.models.fairs import Fair
from fairdesk.models.journal import DESK_IDENTITY
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Participant
from fairdesk.records.choices import AreaLevel, BoardStatus, Category, DeskKind, ParticipantCategory, Role
from fairdesk.records.journal import Identity
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.keys import as_secrets
from fairdesk.store import vault
from fairdesk.store.unit_of_work import Work

vault.COST.update(time=1, memory_kib=1024, lanes=1)  # a test guesses no pass-phrases: its keys may be cheap

PASSPHRASE = "a pass-phrase for tests"
MORNING = datetime(2018, 7, 19, 1, 0, tzinfo=UTC)


def identity(device: str = "b" * 16, kind: DeskKind = DeskKind.BUREAU, letters: str = "ZX") -> Identity:
    """The identity of a desk that holds no real keys."""
    return Identity(
        device=device,
        kind=kind,
        booth="",
        letters=letters,
        fair_code="TEST",
        epoch=1,
        seq=0,
        bureau_device=device,
        bureau_key="",
        bureau_recipient="",
    )


def bare_desk(target: Path | str, device: str = "b" * 16, letters: str = "ZX", clock: Clock = lambda: MORNING) -> Desk:
    """A newborn desk without a fair, with keys nobody enrolled."""
    secrets = as_secrets(new_keys())
    desk = Desk.create(str(target), PASSPHRASE, identity(device, letters=letters), secrets, "", clock=clock)
    desk.actor, desk.role = "tester", Role.BUREAU
    with desk.first_steps():
        return desk


@act("Make a small fair")
def small_fair(work: Work, *, with_fair: bool = True) -> Outcome[None]:
    """A fair with one county, its delegation, one organisation that may sign, and a person on each side."""
    if with_fair:
        work.session.add(Fair(code="TEST", name="测试对接会", day=date(2018, 7, 19), hosts=["测试市民政局"]))
    area = Area(code="A001", level=AreaLevel.COUNTY, province="河北省", prefecture="张家口市", name="张北县", gb_code="130722")
    organisation = Organisation(
        code="ORG001", name="北京木铎返乡创业联盟", short="木铎", category=Category.ASSOCIATION, board_status=BoardStatus.PASSED
    )
    work.session.add_all([area, organisation])
    delegation = Delegation(code="D001", area_id=area.id, lead="傅舒", size=3)
    work.session.add(delegation)
    work.session.add_all(
        [
            Participant(
                code="P0001",
                name="罗嘉骁",
                unit="张北县民政局",
                category=ParticipantCategory.DELEGATE,
                badge_no="S001",
                delegation_id=delegation.id,
            ),
            Participant(
                code="P0002",
                name="单砺舟",
                unit=organisation.name,
                category=ParticipantCategory.ORGANISATION,
                badge_no="Z001",
                organisation_id=organisation.id,
            ),
        ]
    )
    return Outcome(None)


def fair_desk(target: Path | str, device: str = "b" * 16, letters: str = "ZX") -> Desk:
    """A bureau desk with the small fair in it."""
    desk = bare_desk(target, device, letters)
    desk.do(small_fair)
    return desk


@act("Turn into a booth")
def _into_booth(work: Work) -> Outcome[None]:
    """The desk is a booth's from now on."""
    work.ask(update(DESK_IDENTITY).values(kind=DeskKind.BOOTH))
    return Outcome(None)


def booth_desk(target: Path | str) -> Desk:
    """A booth's desk with a small fair, which the bureau made: a booth itself may not."""
    desk = Desk.create(str(target), PASSPHRASE, identity(), {}, "")
    with desk.first_steps():
        desk.do(small_fair)
        desk.do(_into_booth)
    return desk
