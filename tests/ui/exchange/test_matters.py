"""What waits at the exchange, on the screen: refused bundles are closed, many voids taken in, contacts decided at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fairdesk.base.i18n import _, ngettext
from fairdesk.models.areas import Area
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Participant
from fairdesk.models.talks import Negotiation
from fairdesk.records.choices import Outcome as Result
from fairdesk.records.letters import LetterForm
from fairdesk.records.matters import MatterKind
from fairdesk.records.people import WalkInForm
from fairdesk.records.talks import NegotiationForm
from fairdesk.rules.proposed import ANOTHER
from fairdesk.services import arrivals, exchange, history, letters, matters, talks
from fairdesk.services.desk import Desk
from fairdesk.store import things
from fairdesk.ui.exchange.matters import TAKES
from fairdesk.ui.exchange.view import ExchangeView
from fairdesk.ui.exchange.words import moment
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.reason_box import ReasonBox
from tests import acts
from tests.exchange.edits import record_sheet
from tests.ui.exchange.test_view import booth as booth  # noqa: PLC0414
from tests.ui.exchange.test_view import bureau as bureau  # noqa: PLC0414
from tests.ui.exchange.test_view import on_screen, said

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


def button(page: ExchangeView, words: str) -> Button:
    """The one button that says this."""
    (found,) = [one for one in page.panel.findChildren(Button) if one.isVisible() and one.text().strip() == words]
    return found


def test_a_refused_bundle_stays_until_it_is_closed_with_a_reason(bureau: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    torn = tmp_path / "torn.xlsx"
    torn.write_bytes(b"PK\x03\x04torn")
    with on_screen(bureau, qtbot, tmp_path) as (page, here):
        page.model.merge([torn])
        here.settled()
        assert page.model.state.waits == 1
        assert "torn.xlsx" in said(page)
        box = page.panel.matters.findChild(ReasonBox)
        assert box is not None
        box.ask.click()
        box.line.setText("已收到完好的一份")
        QTest.keyClick(box.line, Qt.Key.Key_Return)
        here.settled()
        assert page.model.state.waits == 0
        (row,) = bureau.look(matters.settled)
        assert row.answer == "已收到完好的一份"
        assert not page.panel.matters.isVisible()


def test_many_voids_are_taken_in_by_another_person(bureau: Desk, booth: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    made = [booth.do(acts.add_person, name=f"人{number}").result for number in range(8)]
    exchange.export(booth, out=tmp_path / "one.xlsx")
    exchange.merge(bureau, bundles=[tmp_path / "one.xlsx"])
    for one in made[:5]:
        booth.do(acts.void_person, record_id=one, reason="清理")
    exchange.export(booth, out=tmp_path / "two.xlsx")
    bureau.actor = "王某"
    with on_screen(bureau, qtbot, tmp_path) as (page, here):
        page.model.merge([tmp_path / "two.xlsx"])
        here.settled()
        (waiting,) = page.model.state.matters
        assert waiting.kind is MatterKind.VOIDS
        button(page, _(TAKES[MatterKind.VOIDS])).click()
        here.settled()
        assert len(here.refused) == 1
        assert page.model.state.waits == 1
        bureau.actor = "李某"
        button(page, _(TAKES[MatterKind.VOIDS])).click()
        here.settled()
        assert page.model.state.waits == 0
        assert bureau.look(lambda look: things.get(look, Participant, made[0]).voided)


def test_contacts_take_the_newest_at_once(bureau: Desk, booth: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    made = [booth.do(acts.add_person, name=name, mobile="13800000000").result for name in "甲乙"]
    exchange.export(booth, out=tmp_path / "one.xlsx")
    exchange.merge(bureau, bundles=[tmp_path / "one.xlsx"])
    for number, one in enumerate(made):
        booth.do(acts.change_person, record_id=one, mobile=f"1380000100{number}")
        bureau.do(acts.change_person, record_id=one, mobile=f"1380000200{number}", title="处长")
    exchange.export(booth, out=tmp_path / "two.xlsx")
    exchange.merge(bureau, bundles=[tmp_path / "two.xlsx"])
    with on_screen(bureau, qtbot, tmp_path) as (page, here):
        assert len(page.model.state.conflicts) == 2
        newest = {one.choices[0].operation for one in page.model.state.conflicts}
        assert page.panel.every.isVisible()
        page.panel.every.click()
        here.settled()
        assert bureau.look(history.open_conflicts) == []
        shown = {bureau.look(lambda look, one=one: things.get(look, Participant, one).mobile) for one in made}  # type: ignore[misc]
        assert len(newest) == len(shown) == 2


def test_a_correction_is_applied_by_one_press_or_says_why_it_cannot(
    bureau: Desk, booth: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    area = bureau.look(lambda look: things.where(look, Area))[0].id
    organisation = bureau.look(lambda look: things.where(look, Organisation))[0].id
    form = NegotiationForm(organisation_id=organisation, area_id=area, project="果蔬冷链")
    made = booth.do(talks.save, form=form).result
    exchange.export(booth, out=tmp_path / "one.xlsx")
    book = openpyxl.load_workbook(tmp_path / "one.xlsx")
    record_sheet(book).cell(2, 5, "冷链物流")
    record_sheet(book).cell(2, 3, "别的协会")
    book.save(tmp_path / "one.xlsx")
    with on_screen(bureau, qtbot, tmp_path) as (page, here):
        page.model.merge([tmp_path / "one.xlsx"])
        here.settled()
        assert {one.kind for one in page.model.state.matters} == {MatterKind.PROPOSAL}
        assert page.model.state.waits == 2
        assert _(ANOTHER) in said(page)
        button(page, _("Apply it")).click()
        here.settled()
        assert bureau.look(lambda look: things.get(look, Negotiation, made).project) == "冷链物流"
        assert page.model.state.waits == 1
        assert not [one for one in page.panel.findChildren(Button) if one.isVisible() and one.text() == _("Apply it")]


def test_one_desk_is_believed_in_all_cases(bureau: Desk, booth: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    made = [booth.do(acts.add_person, name=name).result for name in "甲乙丙"]
    exchange.export(booth, out=tmp_path / "one.xlsx")
    exchange.merge(bureau, bundles=[tmp_path / "one.xlsx"])
    for number, one in enumerate(made):
        booth.do(acts.change_person, record_id=one, name=f"展位{number}")
        bureau.do(acts.change_person, record_id=one, name=f"中心{number}")
    exchange.export(booth, out=tmp_path / "two.xlsx")
    exchange.merge(bureau, bundles=[tmp_path / "two.xlsx"])
    own = booth.identity.letters
    with on_screen(bureau, qtbot, tmp_path) as (page, here):
        assert dict(page.model.state.bulk_desks)[own] == 3
        words = ngettext("Desk {desk} in {count} case", "Desk {desk} in all {count} cases", 3, desk=own)
        button(page, words).click()
        here.settled()
        names = {bureau.look(lambda look, one=one: things.get(look, Participant, one).name) for one in made}  # type: ignore[misc]
        assert names == {"展位0", "展位1", "展位2"}
        assert page.model.state.conflicts == ()
        page.model.do(history.take_back)
        here.settled()
        assert len(bureau.look(history.open_conflicts)) == 3


def test_a_conflict_says_on_which_paper_and_at_what_time_by_a_wrong_clock(
    bureau: Desk, booth: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    form = NegotiationForm(organisation_id="ORG001", area_id="A001", project="果蔬冷链", cash_fen=100)
    talk = booth.do(talks.save, form=form).result
    letter = booth.do(letters.issue, form=LetterForm(negotiation_id=talk)).result
    number = booth.look(letters.card, letter_id=letter).row.number
    exchange.export(booth, out=tmp_path / "one.xlsx")
    exchange.merge(bureau, bundles=[tmp_path / "one.xlsx"])
    real = booth.clock
    booth.clock = lambda: real() + timedelta(hours=30)
    for desk, outcome in ((booth, Result.CONTACTS), (bureau, Result.NONE)):
        known = desk.look(talks.card, negotiation_id=talk).form
        desk.do(talks.save, form=replace(known, outcome=outcome))
    exchange.export(booth, out=tmp_path / "two.xlsx")
    exchange.merge(bureau, bundles=[tmp_path / "two.xlsx"])
    with on_screen(bureau, qtbot, tmp_path) as (page, _here):
        (card,) = page.model.state.conflicts
        assert card.papers == (number,)
        assert number in said(page)
        (wrong,) = [one for one in card.choices if one.ahead]
        assert wrong.desk == booth.identity.letters
        assert abs(wrong.really_at - real()) < timedelta(hours=1)
        assert moment(wrong.really_at) in said(page)
    (row,) = bureau.look(talks.rows)
    assert row.disputed


def test_one_person_at_two_desks_is_joined_or_kept_apart_by_one_press(
    bureau: Desk, booth: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    for name, phone in (("古丽", "13900000001"), ("张伟", "13900000002")):
        bureau.do(acts.add_person, name=name, mobile=phone)
        booth.do(arrivals.register_walk_in, form=WalkInForm(name=name, mobile=phone))
    exchange.export(booth, out=tmp_path / "one.xlsx")
    with on_screen(bureau, qtbot, tmp_path) as (page, here):
        page.model.merge([tmp_path / "one.xlsx"])
        here.settled()
        assert page.model.state.waits == 2
        first, second = page.model.state.people
        keep = [one for one in page.panel.people.findChildren(Button) if first.other.name in one.accessibleName()]
        keep[0].click()
        here.settled()
        assert bureau.look(lambda look: things.get(look, Participant, first.one.id)).voided
        button(page, _("Two people")).click()
        here.settled()
        assert page.model.state.waits == 0
        assert not bureau.look(lambda look: things.get(look, Participant, second.one.id)).voided
        assert not page.panel.people.isVisible()
