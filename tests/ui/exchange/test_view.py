"""The page of exchange: at the bureau kits and merges, at a booth exports and receipts, on real desks and files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from fairdesk.records.choices import DeskKind
from fairdesk.records.choices import Outcome as Result
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import enrolment, exchange, history, talks, wiping
from fairdesk.services.desk import Desk
from fairdesk.ui.exchange.view import ExchangeView, view
from fairdesk.ui.widgets.buttons import Button
from tests.factory import PASSPHRASE
from tests.ui.dropping import let_fall
from tests.ui.talking import Place, place, talking_desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
BOOTH = "A03"


@contextmanager
def on_screen(desk: Desk, qtbot: QtBot, folder: Path) -> Iterator[tuple[ExchangeView, Place]]:
    """The page of this desk on the screen."""
    with place(desk, qtbot, folder) as here:
        page = view(here.context)
        page.resize(1060, 620)
        page.show()
        here.settled()
        yield page, here
        page.close()
        here.settled()
        page.deleteLater()


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Desk]:
    """A bureau with one negotiation."""
    with talking_desk(tmp_path / "bureau.fairdesk") as made:
        yield made


@pytest.fixture
def booth(bureau: Desk, tmp_path: Path) -> Iterator[Desk]:
    """A booth enrolled by that bureau."""
    kit = tmp_path / "kit.xlsx"
    enrolment.make_kit(bureau, booth=BOOTH, out=kit, passphrase=PASSPHRASE)
    with enrolment.enrol(str(tmp_path / "booth.fairdesk"), PASSPHRASE, kit=kit, kit_passphrase=PASSPHRASE) as made:
        yield made


def said(page: ExchangeView) -> str:
    """Everything the page says at the right."""
    return " ".join(label.text() for label in page.side.findChildren(QLabel) if label.isVisible())


def answer(page: ExchangeView, path: Path) -> None:
    """The dialog in front is told this file."""
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(path)])
    dialog.close()


def test_a_booth_exports_the_bureau_merges_and_the_booth_acknowledges(qtbot: QtBot, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.xlsx"
    with talking_desk(tmp_path / "bureau.fairdesk") as bureau:
        enrolment.make_kit(bureau, booth="A03", out=tmp_path / "kit.xlsx", passphrase=PASSPHRASE)
        booth = enrolment.enrol(
            str(tmp_path / "booth.fairdesk"), PASSPHRASE, kit=tmp_path / "kit.xlsx", kit_passphrase=PASSPHRASE
        )
        with booth, place(booth, qtbot, tmp_path) as there:
            page = view(there.context)
            qtbot.addWidget(page)
            page.show()
            there.recorded(minutes="谈")
            there.settled()
            assert page.model.state.card is not None
            assert page.model.state.card.unexchanged > 0
            page.model.export(bundle)
            there.settled()
            assert bundle.exists()
            with place(bureau, qtbot, tmp_path) as here:
                other = view(here.context)
                qtbot.addWidget(other)
                other.show()
                here.settled()
                assert other.model.state.bureau
                other.model.merge([bundle])
                here.settled()
                assert other.model.state.merged is not None
                assert [one.status for one in other.model.state.merged.bundles] == ["merged"]
                receipt = Path(other.model.state.merged.receipts[0])
            page.model.take_in(receipt)
            there.settled()
            assert page.model.state.card.unexchanged == 0


def test_an_empty_booth_says_what_to_do_and_exports_by_one_press(booth: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    with on_screen(booth, qtbot, tmp_path) as (page, here):
        assert page.nothing.isVisible()
        assert not page.kit.isVisible()
        page.nothing.pressed.emit()
        answer(page, tmp_path / "bundle.xlsx")
        here.settled()
        here.settled()
        assert page.deliveries.isVisible()
        assert [notice.kind for notice in here.told] == ["ok"]
    assert (tmp_path / "bundle.xlsx").exists()


def test_a_kit_asks_for_booth_and_pass_phrase_and_says_what_is_wrong_beside_them(
    bureau: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    with on_screen(bureau, qtbot, tmp_path) as (page, here):
        page.kit.click()
        form = page.kit_form
        assert page.side.currentWidget() is form
        form.booth.setEditText(BOOTH)
        form.phrase.setText("short")
        QTest.keyClick(form.phrase, Qt.Key.Key_Return)
        assert form.phrase.property("wrong")
        form.phrase.setText(PASSPHRASE)
        form.again.setText("another one")
        form.make.click()
        assert form.again.property("wrong")
        form.again.setText(PASSPHRASE)
        form.make.click()
        answer(page, tmp_path / "kit-A03.xlsx")
        here.settled()
        here.settled()
        assert page.side.currentWidget() is page.panel
        assert [row.letters for row in page.model.state.others] == [BOOTH]
    made = enrolment.enrol(str(tmp_path / "b.fairdesk"), PASSPHRASE, kit=tmp_path / "kit-A03.xlsx", kit_passphrase=PASSPHRASE)
    with made:
        assert made.identity.kind is DeskKind.BOOTH


def _disagree(bureau: Desk, booth: Desk, folder: Path) -> str:
    """Both desks have settled one negotiation, each its own way; the booth's bundle lies in the folder."""
    form = replace(talks_form(booth), minutes="谈")
    talk = booth.do(talks.save, form=form).result
    exchange.export(booth, out=folder / "first.xlsx")
    exchange.merge(bureau, bundles=[folder / "first.xlsx"])
    for desk, outcome in ((bureau, Result.CONTACTS), (booth, Result.INTENT)):
        known = desk.look(talks.card, negotiation_id=talk).form
        desk.do(talks.save, form=replace(known, outcome=outcome))
    exchange.export(booth, out=folder / "second.xlsx")
    return talk


def talks_form(desk: Desk) -> NegotiationForm:
    """A negotiation of the two, begun now."""
    return NegotiationForm(organisation_id="ORG001", area_id="A001", starts=desk.clock())


def test_two_values_stand_side_by_side_and_one_press_takes_one(bureau: Desk, booth: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    talk = _disagree(bureau, booth, tmp_path)
    with on_screen(bureau, qtbot, tmp_path) as (page, here):
        page.model.merge([tmp_path / "second.xlsx"])
        here.settled()
        here.settled()
        (card,) = page.model.state.conflicts
        qtbot.waitUntil(lambda: Result.INTENT.label in said(page) and Result.CONTACTS.label in said(page))
        assert "张北县" in said(page)
        takes = [one for one in page.panel.conflicts.findChildren(Button) if Result.INTENT.label in one.accessibleName()]
        assert len(takes) == 1
        takes[0].click()
        here.settled()
        here.settled()
        assert page.model.state.conflicts == ()
        assert card.field == "outcome"
    assert bureau.look(talks.card, negotiation_id=talk).form.outcome is Result.INTENT
    assert bureau.look(history.open_conflicts) == []


def test_a_file_that_is_no_bundle_is_refused_with_its_reason_and_harms_nothing(
    bureau: Desk, booth: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    booth.do(talks.save, form=talks_form(booth))
    exchange.export(booth, out=tmp_path / "good.xlsx")
    (tmp_path / "bad.xlsx").write_bytes(b"no workbook")
    with on_screen(bureau, qtbot, tmp_path) as (page, here):
        page.model.merge([tmp_path / "bad.xlsx", tmp_path / "good.xlsx"])
        here.settled()
        here.settled()
        assert page.model.state.merged is not None
        assert [one.status for one in page.model.state.merged.bundles] == ["refused", "merged"]
        reason = page.model.state.merged.bundles[0].reason
        qtbot.waitUntil(lambda: bool(reason) and reason in said(page))
        assert [notice.kind for notice in here.told] == ["warn"]
        assert page.model.state.waits == 1


def test_bundles_that_are_let_fall_on_the_page_are_merged(bureau: Desk, booth: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    booth.do(talks.save, form=talks_form(booth))
    exchange.export(booth, out=tmp_path / "good.xlsx")
    with on_screen(bureau, qtbot, tmp_path) as (page, here):
        assert not let_fall(page, tmp_path / "letter.pdf")
        assert let_fall(page, tmp_path / "good.xlsx")
        here.settled()
        here.settled()
        assert page.model.state.merged is not None
        assert [one.status for one in page.model.state.merged.bundles] == ["merged"]
        assert page.model.state.others[0].at is not None


def test_the_trust_file_is_written_where_a_person_says(bureau: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    with on_screen(bureau, qtbot, tmp_path) as (page, here):
        page.panel.trust.click()
        answer(page, tmp_path / "fair.trust")
        here.settled()
    assert (tmp_path / "fair.trust").exists()
    assert (tmp_path / "fair.cer").exists()


def test_the_tables_are_sound_models(bureau: Desk, booth: Desk, qtbot: QtBot, tmp_path: Path, qtmodeltester: ModelTester) -> None:
    with on_screen(bureau, qtbot, tmp_path) as (page, _here):
        assert page.desks.rows.rowCount() == 1
        assert page.deliveries.rows.rowCount() == 1
        qtmodeltester.check(page.desks.rows)  # type: ignore[no-untyped-call]
        qtmodeltester.check(page.deliveries.rows)  # type: ignore[no-untyped-call]


def test_a_booth_lends_its_bundle_takes_in_another_and_is_wiped_when_all_is_handed_in(
    bureau: Desk, booth: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    kit = tmp_path / "kit-other.xlsx"
    enrolment.make_kit(bureau, booth=BOOTH, out=kit, passphrase=PASSPHRASE)
    folder = tmp_path / "sticks"
    folder.mkdir()
    with (
        enrolment.enrol(str(tmp_path / "other.fairdesk"), PASSPHRASE, kit=kit, kit_passphrase=PASSPHRASE) as other,
        on_screen(other, qtbot, tmp_path) as (page, here),
    ):
        assert page.panel.shared.isVisible()
        assert not page.panel.wipe.isVisible()
        talk = other.do(talks.save, form=replace(talks_form(other), minutes="谈")).result
        page.panel.shared.click()
        page.nothing.pressed.emit()
        answer(page, folder / "lent.xlsx")
        here.settled()
        receipt = exchange.merge(bureau, bundles=[folder], receipts=tmp_path / "receipts").receipts[0]
        let_fall(page, Path(receipt))
        here.settled()
        here.settled()
        assert page.panel.wipe.isVisible()
        own = other.identity.letters
        page.panel.wipe.given.emit(own + "X")
        here.settled()
        assert len(here.refused) == 1
        assert page.isVisible()
        page.panel.wipe.given.emit(own.lower())
        qtbot.waitUntil(lambda: not page.isVisible())
        here.settled()
        assert wiping.at_close(other)
    assert not list(tmp_path.glob("other.fairdesk*"))
    exchange.acknowledge(booth, receipt=_receipt_of(bureau, booth, tmp_path))  # so that it knows the other desk
    with on_screen(booth, qtbot, tmp_path) as (page, here):
        assert talk in {one.id for one in booth.look(talks.rows)}
        let_fall(page, folder / "lent.xlsx")
        here.settled()
        assert [notice.kind for notice in here.told] == ["ok"]


def _receipt_of(bureau: Desk, booth: Desk, folder: Path) -> Path:
    exchange.export(booth, out=folder / "own.xlsx")
    return Path(exchange.merge(bureau, bundles=[folder / "own.xlsx"], receipts=folder / "own").receipts[0])
