"""A window's context on a real desk at which an organisation offers and an area needs something."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from PySide6.QtCore import QCoreApplication, QSettings
from pytestqt.qtbot import QtBot

from fairdesk.models.areas import Area
from fairdesk.models.organisations import Organisation
from fairdesk.models.supply import Demand, Offer
from fairdesk.printing import press
from fairdesk.records.choices import Field, Mode, Track
from fairdesk.records.directory import AreaCard, OrganisationCard
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import directory, fairs, talks
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import things
from fairdesk.store.unit_of_work import Work
from fairdesk.ui.changes import ChangeBus
from fairdesk.ui.notices import Notice, Notices
from fairdesk.ui.page import Context, Picture
from fairdesk.ui.preferences import Preferences
from fairdesk.ui.runner import Runner
from fairdesk.ui.scanner import Scanner
from tests.factory import PASSPHRASE, small_fair


@act("Offer and need")
def supply(work: Work) -> Outcome[None]:
    """The organisation offers two projects, the area needs one."""
    giver = things.where(work, Organisation)[0]
    area = things.where(work, Area)[0]
    for code, title, cash in (("X001", "返乡创业培训", 12_000_000), ("X002", "山村图书角", 3_000_000)):
        work.session.add(
            Offer(code=code, organisation_id=giver.id, title=title, field=Field.EDUCATION, mode=Mode.COORDINATED, cash_fen=cash)
        )
    work.session.add(
        Demand(
            code="Y001",
            area_id=area.id,
            track=Track.COUNTERPART,
            title="致富带头人培训",
            field=Field.EDUCATION,
            cash_fen=20_000_000,
            households=8,
            people=30,
        )
    )
    return Outcome(None)


def talking_desk(target: Path | str, fair_id: str = "TEST") -> Desk:
    """A bureau desk with keys of its own, at which one organisation and one area may meet."""
    desk, _recovery = fairs.new(str(target), PASSPHRASE, {"fair_id": fair_id, "name": "测试对接会", "date": "2018-07-19"})
    desk.do(small_fair, with_fair=False)
    desk.do(supply)
    return desk


class PaperViewer:
    """Draws pages for the screen; one at a time."""

    def __init__(self) -> None:
        self._one = Lock()

    def pages(self, pdf: bytes, /) -> int:
        """How many pages."""
        with self._one:
            return press.page_count(pdf)

    def picture(self, pdf: bytes, page: int, dpi: int, /) -> Picture:
        """One page."""
        with self._one:
            return Picture(*press.render_page(pdf, page, dpi))


@dataclass
class Place:
    """A desk, the context on it, and what was said and opened so far."""

    desk: Desk
    context: Context
    qtbot: QtBot
    opened: list[tuple[str, str]]
    told: list[Notice]
    refused: list[str]
    failed: list[BaseException]

    def settled(self) -> None:
        """Waits until nothing is under way, and no fault was met."""
        for _turn in range(2):  # an answer may ask the next question a turn of the loop later
            QCoreApplication.processEvents()
            self.qtbot.waitUntil(lambda: self.context.runner.idle, timeout=15_000)
        assert not self.failed

    def recorded(self, **fields: Any) -> str:
        """The id of one more negotiation of the two, recorded as the window does it."""
        form = NegotiationForm(organisation_id="ORG001", area_id="A001", **fields)
        made: list[str] = []
        self.context.runner.do(talks.save, made.append, form=form)
        self.settled()
        return made[0]

    def organisation(self) -> OrganisationCard:
        """The organisation that offers."""
        return self.desk.look(directory.organisation, name="ORG001")

    def area(self) -> AreaCard:
        """The area that needs."""
        return self.desk.look(directory.area, name="A001")


@contextmanager
def place(desk: Desk, qtbot: QtBot, folder: Path) -> Iterator[Place]:
    """A context on this desk, whose threads are gone afterwards."""
    bus, notices = ChangeBus(), Notices()
    runner = Runner(desk, bus)
    opened: list[tuple[str, str]] = []
    preferences = Preferences(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    context = Context(
        runner, bus, notices, preferences, Scanner(), lambda page, thing: opened.append((page, thing)), PaperViewer()
    )
    here = Place(desk, context, qtbot, opened, [], [], [])
    notices.told.connect(here.told.append)
    runner.refused.connect(here.refused.append)
    runner.failed.connect(here.failed.append)
    try:
        yield here
        here.settled()
    finally:
        runner.close()
