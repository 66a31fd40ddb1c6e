"""The page of printing: what failed and why, what a person says of it, and which printer takes which paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.modeltest import ModelTester

from fairdesk.base.errors import PrinterOutOfPaper
from fairdesk.base.i18n import LANGUAGES, use_language
from fairdesk.records.choices import LetterState
from fairdesk.records.printing import JobState, Language, PaperKind, Sides
from fairdesk.services import letters, print_queue, printers
from fairdesk.ui.printing.view import PrintingView, view
from fairdesk.ui.printing.view_model import PRINTERS, QUEUE
from tests.cups import IppPrinter
from tests.services.test_print_queue import Taking, queued
from tests.ui.talking import Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def page(here: Place) -> Iterator[PrintingView]:
    """The page on the screen."""
    made = view(here.context)
    made.resize(1060, 620)
    made.show()
    here.settled()
    yield made
    made.close()
    here.settled()
    made.deleteLater()


def shown(page: PrintingView, here: Place) -> None:
    """The page has read everything again."""
    page.model.refresh()
    here.settled()


def test_an_empty_queue_says_what_it_is_for_and_leads_to_the_printers(page: PrintingView, here: Place) -> None:
    assert page.parts.currentWidget() is page.empty
    page.empty.pressed.emit()
    assert page.parts.currentWidget() is page.printers
    page.open("1")
    assert page.model.state.part == QUEUE


def test_a_failed_paper_says_why_and_is_tried_again(
    page: PrintingView, here: Place, letter: str, ipp_printer: IppPrinter, qtmodeltester: ModelTester
) -> None:
    made = queued(here.desk, letter, printer=ipp_printer.name)
    print_queue.send(here.desk, job_id=made, outlet=Taking(PrinterOutOfPaper(name="booth")))
    shown(page, here)
    assert page.model.state.job is not None
    assert page.job.retry.isVisible()
    assert page.main.isVisible()
    page.main.click()
    here.settled()
    assert here.desk.look(print_queue.row, job_id=made).state is JobState.SENT
    assert here.desk.look(letters.rows)[0].state is LetterState.PRINTED
    assert not page.job.retry.isVisible()
    page.job.out.click()
    here.settled()
    assert here.desk.look(print_queue.row, job_id=made).state is JobState.CAME_OUT
    assert not page.main.isVisible()
    qtmodeltester.check(page.jobs.rows)  # type: ignore[no-untyped-call]
    qtmodeltester.check(page.kinds.rows)  # type: ignore[no-untyped-call]


def test_what_did_not_come_out_waits_and_prints_by_one_press(
    page: PrintingView, here: Place, letter: str, ipp_printer: IppPrinter
) -> None:
    made = queued(here.desk, letter, printer=ipp_printer.name)
    print_queue.send(here.desk, job_id=made, outlet=Taking())
    shown(page, here)
    page.job.page.setText("2")
    page.job.part.click()
    here.settled()
    assert here.desk.look(print_queue.row, job_id=made).state is JobState.LOST
    assert page.model.state.job is not None
    assert page.model.state.job.state is JobState.WAITING
    press = here.told[-1].press
    assert press is not None
    press()
    here.settled()
    assert len(ipp_printer.arrived()) == 1
    states = [row.state for row in here.desk.look(print_queue.rows)]
    assert sorted(states) == [JobState.LOST, JobState.SENT]


def test_a_paper_is_given_up_and_its_pages_dropped(page: PrintingView, here: Place, letter: str) -> None:
    made = queued(here.desk, letter)
    shown(page, here)
    page.job.cancel.click()
    here.settled()
    assert here.desk.look(print_queue.row, job_id=made).state is JobState.CANCELLED
    page.job.drop.click()
    here.settled()
    assert not here.desk.look(print_queue.row, job_id=made).has_pdf
    assert not page.job.drop.isVisible()


def test_a_printer_is_chosen_for_a_kind_of_paper(page: PrintingView, here: Place, ipp_printer: IppPrinter) -> None:
    page.open(PRINTERS)
    shown(page, here)
    page.model.choose_kind("table")
    page.profile.printer.set_value(ipp_printer.name)
    page.profile.sides.set_value(Sides.SHORT_EDGE)
    page.profile.printer.picked.emit(ipp_printer.name)
    here.settled()
    kept = here.desk.look(printers.profile, kind=PaperKind.TABLE)
    assert (kept.printer, kept.options.sides) == (ipp_printer.name, Sides.SHORT_EDGE)
    page.profile.address.setText("tcp://10.0.0.7:99999")
    page.profile.address.editingFinished.emit()
    here.settled()
    assert "99999" in page.model.state.refusal
    page.profile.language.set_value(Language.ZPL)
    page.profile.address.setText("tcp://10.0.0.7:9100")
    page.profile.address.editingFinished.emit()
    here.settled()
    kept = here.desk.look(printers.profile, kind=PaperKind.TABLE)
    assert (kept.printer, kept.options.language) == ("tcp://10.0.0.7:9100", Language.ZPL)
    assert not page.profile.cross.isVisible()
    page.profile.label.width_mm.setText("50")
    page.profile.label.gap.setText("3.5")
    page.profile.label.darkness.setText("99")
    page.profile.label.head.set_value(300)
    page.profile.label.changed.emit()
    here.settled()
    options = here.desk.look(printers.profile, kind=PaperKind.TABLE).options
    assert (options.label_width, options.label_height, options.gap, options.darkness, options.dpi) == (5_000, 4_000, 350, 8, 300)


def test_a_printer_is_tried_and_set_right(page: PrintingView, here: Place, ipp_printer: IppPrinter) -> None:
    page.open(PRINTERS)
    shown(page, here)
    page.profile.cross.click()
    page.profile.test.click()
    here.settled()
    here.settled()
    assert len(ipp_printer.arrived()) == 2
    assert [row.subject for row in here.desk.look(print_queue.rows)] == ["", ""]
    for line, typed in zip(page.profile.lengths, ("99.2", "99.2", "54", "98.9"), strict=True):
        line.setText(typed)
    page.profile.set_right.click()
    here.settled()
    options = here.desk.look(printers.profile, kind=PaperKind.LETTER).options
    assert (options.scale, options.shift_x, options.shift_y) == (10_081, 140, 0)
    page.profile.lengths[0].setText("9")
    page.profile.set_right.click()
    assert page.model.state.refusal
    page.profile.undo.click()
    here.settled()
    assert here.desk.look(printers.profile, kind=PaperKind.LETTER).options.as_it_is


def test_a_choice_belongs_to_its_computer(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    profile = here.desk.look(printers.profile, kind=PaperKind.BADGE)
    here.desk.do(printers.put_profile, profile=replace(profile, printer="Canon"))
    assert here.desk.look(printers.profile, kind=PaperKind.BADGE).printer == "Canon"
    monkeypatch.setattr(printers, "computer", lambda: "another")
    assert here.desk.look(printers.profile, kind=PaperKind.BADGE).printer == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_said_in_each_language(page: PrintingView, here: Place, language: str) -> None:
    use_language(language)
    page.retranslate()
    shown(page, here)
    assert page.job.out.text()
    assert page.profile.test.text()
