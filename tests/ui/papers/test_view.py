"""The page of papers: chosen by key and word, seen as it prints, on record when a printer took it, void with a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from fairdesk.base.i18n import LANGUAGES, use_language
from fairdesk.models.agreements import FrameworkAgreement
from fairdesk.models.organisations import Organisation
from fairdesk.printing import press
from fairdesk.records.choices import LetterState
from fairdesk.records.paper_choices import About, IssuedRow, ReadyPaper, Standing
from fairdesk.records.printing import JobState, PrintForm, PrintRow
from fairdesk.services import history, paper_choices, paper_making, print_queue
from fairdesk.services.desk import Desk
from fairdesk.ui.catalogue import PAGES
from fairdesk.ui.papers import view as papers_view
from fairdesk.ui.papers.view import PapersView, view
from fairdesk.ui.papers.words import said
from fairdesk.ui.printer import FIRST, FirstPages
from fairdesk.ui.printing.ask import PrintDialog, ask_to_print
from fairdesk.ui.printing.sending import print_paper
from fairdesk.ui.theme import theme
from tests.cups import IppPrinter
from tests.factory import bare_desk
from tests.papers import change
from tests.services.test_print_queue import Taking
from tests.ui.papers.conftest import drawn
from tests.ui.talking import PaperViewer, Place, place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Choose = Callable[[str], PapersView]
AGREEMENT = "framework_agreement"


def issued(here: Place, kind: str = AGREEMENT) -> list[IssuedRow]:
    """What is on record of this kind."""
    return here.desk.look(paper_choices.issued, kind=kind)


def kept(page: PapersView, here: Place, out: Path) -> None:
    """The paper in hand is kept as this file."""
    page.model.save_pdf(out)
    drawn(page, here)


def sent(desk: Desk, kind: str) -> PrintRow:
    """The first paper of this kind was issued, and a printer took it."""
    name = desk.look(paper_choices.records, kind=kind).rows[0].name
    ready = paper_making.ready(desk, kind=kind, name=name)
    form = PrintForm(
        kind=ready.kind, title=ready.title, printer="tcp://127.0.0.1:9", subject=ready.subject, subject_ids=ready.subject_ids
    )
    job = desk.do(print_queue.put, form=form, pdf=ready.pdf).result
    return print_queue.send(desk, job_id=job, outlet=Taking())


# ---- choosing ----------------------------------------------------------------------------------------------------------


def test_the_first_record_is_seen_at_once_and_nothing_is_issued(page: PapersView, here: Place) -> None:
    state = page.model.state
    assert (state.kind, state.row is not None, state.stands) == (AGREEMENT, True, True)
    assert page.preview.page_count >= 1
    assert page.print.isEnabled()
    assert not page.issued.isVisible()
    assert not issued(here)


def test_every_kind_shows_a_paper(page: PapersView, here: Place, chosen: Choose) -> None:
    without = {"booth_sign", "table_sign", "name_card"}
    for topic in paper_choices.kinds():
        chosen(topic.key)
        state = page.model.state
        assert state.kind == topic.key
        if topic.key == "name_card":
            assert state.refusal
            assert page.paper.currentWidget() is page.untouched
        elif topic.key not in without:
            assert state.stands, topic.key
            assert said(state).text
        assert page.kinds.currentItem().data(Qt.ItemDataRole.UserRole) == topic.key
    assert not here.refused


def test_a_person_types_walks_and_comes_to_the_button(page: PapersView, here: Place, chosen: Choose) -> None:
    chosen("invitation")
    page.search.setFocus()
    QTest.keyClicks(page.search, "Z001")
    here.qtbot.waitUntil(lambda: page.model.state.words == "Z001")
    drawn(page, here)
    assert [row.label for row in page.model.state.found.rows] == ["单砺舟"]  # type: ignore[union-attr]
    assert page.model.state.stands
    page.search.clear()
    here.qtbot.waitUntil(lambda: page.model.state.words == "")
    drawn(page, here)
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.records, Qt.Key.Key_Up)
    drawn(page, here)
    row = page.model.state.row
    assert row is not None
    assert row.key == page.records.current_id() == page.model.state.found.rows[-2].key  # type: ignore[union-attr]
    assert page.model.state.drawn_of is not None
    assert page.model.state.drawn_of.name == row.name
    QTest.keyClick(page.records, Qt.Key.Key_Return)
    assert page.window().focusWidget() is page.print


def test_nothing_found_says_so_and_nothing_is_printed(page: PapersView, here: Place) -> None:
    page.search.setText("没有这个单位")
    here.qtbot.waitUntil(lambda: page.model.state.words != "")
    drawn(page, here)
    assert page.lists.currentWidget() is page.empty
    assert not page.print.isEnabled()
    assert page.preview.page_count == 0


def test_where_nothing_can_be_made_a_person_is_led_on(qtbot: QtBot, tmp_path: Path, light: None) -> None:
    with bare_desk(tmp_path / "bare.fairdesk") as desk, place(desk, qtbot, tmp_path) as there:
        assert not issued(there)  # a newborn file is asked once before two threads ask it
        page = view(there.context)
        qtbot.addWidget(page)
        page.show()
        drawn(page, there)
        assert not there.refused
        assert page.lists.currentWidget() is page.empty
        page.empty.pressed.emit()
        page.kinds.picked.emit("minutes")
        drawn(page, there)
        page.empty.pressed.emit()
        assert there.opened == [("rosters", ""), ("negotiations", "new:")]


def test_what_cannot_be_made_says_why(page: PapersView, here: Place, chosen: Choose) -> None:
    here.desk.do(change, kind=Organisation, name="ORG001", values={"name": "\U000e0fff"})
    chosen("entrustment")
    assert page.model.state.refusal
    assert page.paper.currentWidget() is page.untouched
    assert not page.print.isEnabled()
    assert said(page.model.state).tone == "red"


def test_a_table_is_set_on_another_size(page: PapersView, here: Place, chosen: Choose) -> None:
    chosen("ledger")
    assert page.sheet.isVisible()
    large = page.model.state.drawn
    page.sheet.picked.emit("A4")
    drawn(page, here)
    assert page.model.state.stands
    assert page.model.state.drawn != large
    chosen(AGREEMENT)
    assert not page.sheet.isVisible()


def test_a_long_paper_shows_its_first_pages(page: PapersView, here: Place, chosen: Choose) -> None:
    chosen("negotiation_slip")
    pdf = paper_making.ready(here.desk, kind="negotiation_slip", name=str(FIRST + 6)).pdf
    assert press.page_count(pdf) > FIRST
    assert FirstPages(PaperViewer()).pages(pdf) == FIRST
    drawn_paper = page.model.state.drawn
    assert drawn_paper is not None
    page.model.settle(drawn=type(drawn_paper)(pdf=pdf, pages=press.page_count(pdf)))
    assert str(FIRST) in said(page.model.state).text
    drawn(page, here)
    assert page.preview.page_count == FIRST


# ---- printing, keeping, voiding ----------------------------------------------------------------------------------------


def test_a_kept_paper_is_issued_void_and_taken_back(page: PapersView, here: Place, tmp_path: Path) -> None:
    kept(page, here, tmp_path / "a.pdf")
    assert press.page_count((tmp_path / "a.pdf").read_bytes()) >= 1
    assert [(one.state, one.prints) for one in page.model.state.issued] == [(LetterState.PRINTED, 1)]
    assert page.issued.isVisible()
    assert page.model.state.drawn is not None
    assert (page.model.state.drawn.standing, page.model.state.drawn.prints) == (Standing.SAME, 1)
    assert here.told[-1].text
    page.issued.focus_rows()
    drawn(page, here)
    assert page.model.state.paper is not None
    assert page.void.isVisible()
    page.void.ask.click()
    page.void.line.setText("乙方名称写错")
    page.void.confirm.click()
    drawn(page, here)
    assert issued(here)[0].void_reason == "乙方名称写错"
    assert page.model.state.paper.voided
    assert not page.print.isEnabled()
    assert not page.void.isVisible()
    assert "乙方名称写错" in page.said.text()
    here.context.runner.do(history.take_back)
    drawn(page, here)
    assert not issued(here)[0].voided
    assert page.print.isEnabled()


def test_a_second_printing_of_an_issued_one_is_a_copy(page: PapersView, here: Place, tmp_path: Path) -> None:
    kept(page, here, tmp_path / "a.pdf")
    page.model.choose_issued(issued(here)[0].id)
    drawn(page, here)
    kept(page, here, tmp_path / "b.pdf")
    assert issued(here)[0].prints == 2
    assert len(issued(here)) == 1


def test_a_changed_record_warns_before_the_old_one_goes(page: PapersView, here: Place, tmp_path: Path) -> None:
    kept(page, here, tmp_path / "a.pdf")
    here.context.runner.do(change, kind=FrameworkAgreement, name="K1", values={"signatory_a": "别人"})
    drawn(page, here)
    assert page.model.state.drawn is not None
    assert page.model.state.drawn.standing is Standing.CHANGED
    assert said(page.model.state).tone == "amber"
    kept(page, here, tmp_path / "b.pdf")
    assert [one.state for one in issued(here)] == [LetterState.PRINTED, LetterState.VOID]


def test_a_person_is_asked_where_it_is_kept(page: PapersView) -> None:
    page.save_paper()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    asked = dialog.selectedFiles()
    assert asked[0].endswith(".pdf")
    assert "合作框架协议" in asked[0]
    dialog.reject()


def test_it_is_on_record_when_the_printer_took_it(
    page: PapersView, here: Place, ipp_printer: IppPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers_view, "printer_ready", lambda: ipp_printer.name)  # Qt asks the system's own CUPS
    page.print_paper()
    here.qtbot.waitUntil(lambda: page.findChild(PrintDialog) is not None, timeout=15_000)
    drawn(page, here)
    dialog = page.findChild(PrintDialog)
    assert dialog is not None
    assert [(one.state, one.prints) for one in issued(here)] == [(LetterState.ISSUED, 0)]
    assert dialog.copies.text() == "4"
    dialog.copies.setText("2")
    dialog.printer.set_value(ipp_printer.name)
    dialog.print()
    drawn(page, here)
    assert len(ipp_printer.arrived()) >= 1
    assert [(one.state, one.prints) for one in issued(here)] == [(LetterState.PRINTED, 2)]
    assert [one.state for one in here.desk.look(print_queue.rows)] == [JobState.SENT]


def test_a_printer_that_is_gone_leaves_it_unprinted(page: PapersView, here: Place) -> None:
    def send(ready: ReadyPaper) -> None:
        gone = PrintForm(
            kind=ready.kind, title=ready.title, printer="tcp://127.0.0.1:9", subject=ready.subject, subject_ids=ready.subject_ids
        )
        print_paper(here.context, gone, ready.pdf)

    page.model.make(send)
    drawn(page, here)
    assert [one.state for one in here.desk.look(print_queue.rows)] == [JobState.FAILED]
    assert [(one.state, one.prints) for one in issued(here)] == [(LetterState.ISSUED, 0)]
    assert here.told[-1].press is not None
    assert page.print.isEnabled()
    assert said(page.model.state).tone == "amber"


def test_a_long_paper_shows_its_first_pages_before_it_prints(page: PapersView, here: Place) -> None:
    pdf = paper_making.ready(here.desk, kind="negotiation_slip", name=str(FIRST + 1)).pdf
    dialog = ask_to_print(page, here.context, pdf, "negotiation_slip", "Slips")
    drawn(page, here)
    assert dialog.pages == FIRST + 1
    assert dialog.preview.page_count == FIRST
    dialog.reject()


def test_what_is_printed_elsewhere_is_seen_here(page: PapersView, here: Place) -> None:
    assert sent(here.desk, AGREEMENT).state is JobState.SENT
    page.model.refresh()
    drawn(page, here)
    assert [one.prints for one in page.model.state.issued] == [1]
    row = page.model.state.row
    assert row is not None
    assert row.issued == page.model.state.issued[0]


def test_slips_are_given_their_numbers_when_they_print(page: PapersView, here: Place, chosen: Choose, tmp_path: Path) -> None:
    chosen("walk_in_slip")
    assert page.model.state.row is not None
    assert page.model.state.row.about is About.COUNT
    assert page.count.isVisible()
    assert not page.lists.isVisible()
    page.count.selectAll()
    QTest.keyClicks(page.count, "0")
    drawn(page, here)
    assert not page.print.isEnabled()
    page.count.selectAll()
    QTest.keyClicks(page.count, "6")
    drawn(page, here)
    assert not issued(here, "walk_in_slip")
    kept(page, here, tmp_path / "a.pdf")
    assert [one.id for one in page.model.state.issued] == ["1-6"]
    page.model.choose_issued("1-6")
    drawn(page, here)
    assert not page.void.isVisible()
    kept(page, here, tmp_path / "b.pdf")
    assert [(one.id, one.prints) for one in page.model.state.issued] == [("1-6", 2)]
    page.model.choose(page.model.state.found.rows[0].key)  # type: ignore[union-attr]
    page.model.choose_count("5-9")
    drawn(page, here)
    kept(page, here, tmp_path / "c.pdf")
    assert here.refused
    assert not (tmp_path / "c.pdf").exists()


# ---- the page ----------------------------------------------------------------------------------------------------------


def test_the_page_stands_after_the_letters() -> None:
    keys = [one.key for one in PAGES]
    assert keys.index("papers") == keys.index("letters") + 1
    shortcuts = [one.shortcut for one in PAGES if one.shortcut]
    assert len(shortcuts) == len(set(shortcuts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_said_in_each_language(page: PapersView, here: Place, language: str) -> None:
    use_language(language)
    page.retranslate()
    drawn(page, here)
    assert page.print.text()
    assert page.kinds.count() == len(paper_choices.kinds()) + 4
    theme.use("dark", 1.5)
    drawn(page, here)
    assert page.kinds.item(0).text()


def test_the_tables_hold_what_qt_asks_of_them(page: PapersView, here: Place, qtmodeltester: ModelTester, tmp_path: Path) -> None:
    kept(page, here, tmp_path / "a.pdf")
    qtmodeltester.check(page.records.rows)  # type: ignore[no-untyped-call]
    qtmodeltester.check(page.issued.rows)  # type: ignore[no-untyped-call]
