"""The dialog before printing: what is seen is what prints, what is chosen is remembered, and nothing is on record too early."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fairdesk.records.choices import LetterState
from fairdesk.records.printing import JobState, PaperKind, PrintRow, Sides
from fairdesk.services import letters, papers, print_queue, printers
from fairdesk.spool import cups
from fairdesk.ui.printing import sending
from fairdesk.ui.printing.ask import PrintDialog, ask_to_print
from tests.cups import IppPrinter
from tests.ui.talking import Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page of the window."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def asked(page: QWidget, here: Place, letter: str, heard: list[PrintRow] | None = None) -> PrintDialog:
    """The dialog for the letter, its preview drawn."""
    pdf = papers.draw_letter(here.desk, letter_id=letter)
    kind = "letter_of_intent"
    then = heard.append if heard is not None else None
    dialog = ask_to_print(page, here.context, pdf, kind, "意向书 1", kind, (letter,), 3, then)
    here.settled()
    return dialog


def test_a_letter_is_printed_by_two_presses_of_one_key(page: QWidget, here: Place, letter: str, ipp_printer: IppPrinter) -> None:
    heard: list[PrintRow] = []
    dialog = asked(page, here, letter, heard)
    assert dialog.preview.page_count == dialog.pages >= 2
    assert ipp_printer.name in dialog.printer.currentText()
    dialog.sides.set_value(Sides.LONG_EDGE)
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    here.settled()
    assert [row.state for row in heard] == [JobState.SENT]
    (arrived,) = ipp_printer.arrived()
    assert (arrived.facts["IPP_COPIES"], arrived.facts["IPP_SIDES"]) == ("3", "two-sided-long-edge")
    (row,) = here.desk.look(letters.rows)
    assert (row.state, row.prints) == (LetterState.PRINTED, 3)
    assert here.told[-1].press_text  # a person is asked whether it came out
    assert here.told[-1].press is not None
    here.told[-1].press()
    here.settled()
    assert [one.state for one in here.desk.look(print_queue.rows)] == [JobState.CAME_OUT]
    again = asked(page, here, letter)
    assert again.sides.value() is Sides.LONG_EDGE
    again.reject()


def test_a_printer_that_fails_leaves_the_letter_unprinted_and_offers_to_try_again(
    page: QWidget, here: Place, letter: str, ipp_printer: IppPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cups, "PATIENCE", 0.5)
    ipp_printer.switch_off()
    dialog = asked(page, here, letter)
    dialog.go.click()
    here.settled()
    assert [one.state for one in here.desk.look(print_queue.rows)] == [JobState.FAILED]
    assert here.desk.look(letters.rows)[0].state is LetterState.ISSUED
    notice = here.told[-1]
    assert notice.kind == "warn"
    assert ipp_printer.name in notice.text
    ipp_printer.switch_on()
    assert notice.press is not None
    notice.press()
    here.settled()
    assert [one.state for one in here.desk.look(print_queue.rows)] == [JobState.SENT]
    assert here.desk.look(letters.rows)[0].state is LetterState.PRINTED


def test_a_slip_in_the_pages_is_told_beside_them_and_nothing_prints(
    page: QWidget, here: Place, letter: str, ipp_printer: IppPrinter
) -> None:
    dialog = asked(page, here, letter)
    dialog.range.setText("9-12")
    dialog.go.click()
    here.settled()
    assert dialog.isVisible()
    assert not here.desk.look(print_queue.rows)
    dialog.range.setText("2")
    dialog.copies.setText("1")
    dialog.go.click()
    here.settled()
    (job,) = here.desk.look(print_queue.rows)
    assert job.options.pages == (2,)
    assert here.desk.look(letters.rows)[0].state is LetterState.ISSUED  # a part is no letter


def test_a_computer_without_a_printer_offers_the_file(
    page: QWidget, here: Place, letter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    dialog = asked(page, here, letter)
    assert not dialog.go.isEnabled()
    dialog.print()
    out = tmp_path / "letter.pdf"
    here.context.runner.make_and_write("", print_queue.save_copy(dialog.paper.pdf, out), lambda _done: dialog._saved(out))
    here.settled()
    assert out.read_bytes() == dialog.paper.pdf
    assert not here.desk.look(print_queue.rows)
    assert here.desk.look(letters.rows)[0].state is LetterState.ISSUED


def test_a_printer_chosen_for_the_kind_is_there_even_where_the_computer_knows_it_not(
    page: QWidget, here: Place, letter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    profile = here.desk.look(printers.profile, kind=PaperKind.LETTER)
    here.desk.do(printers.put_profile, profile=replace(profile, printer="tcp://127.0.0.1:1", copies=2))
    dialog = asked(page, here, letter)
    assert dialog.printer.value() == "tcp://127.0.0.1:1"
    assert dialog.copies.text() == "2"
    dialog.go.click()
    here.settled()
    (job,) = here.desk.look(print_queue.rows)
    assert (job.state, job.copies) == (JobState.FAILED, 2)


def test_what_was_on_its_way_when_the_window_closed_is_taken_up(here: Place, letter: str, ipp_printer: IppPrinter) -> None:
    from tests.services.test_print_queue import queued

    made = queued(here.desk, letter, printer=ipp_printer.name)
    row = here.desk.look(print_queue.row, job_id=made)
    ticket = cups.CupsOutlet().hand_over(print_queue._order(row, here.desk.look(print_queue.pdf, job_id=made)))
    here.desk.do(print_queue._begin, job_id=made)
    here.desk.do(print_queue._note_way, job_id=made, ticket=ticket, error="")
    sending.take_up(here.context)
    here.settled()
    here.settled()
    assert here.desk.look(print_queue.row, job_id=made).state is JobState.SENT
    assert len(ipp_printer.arrived()) == 1
    assert here.desk.look(letters.rows)[0].state is LetterState.PRINTED
