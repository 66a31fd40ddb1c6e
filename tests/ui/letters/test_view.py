"""What the page of letters shows, and that its main button is always the next thing to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester

from fairdesk.base.i18n import use_language
from fairdesk.records.choices import LetterState, Outcome, ValueBasis
from fairdesk.services import letters
from fairdesk.ui.letters import view as letters_view
from fairdesk.ui.letters.view import LettersView, view
from fairdesk.ui.printing.ask import PrintDialog
from tests.cups import IppPrinter
from tests.ui.talking import Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@pytest.fixture
def page(here: Place) -> Iterator[LettersView]:
    """The page on the screen."""
    made = view(here.context)
    made.resize(1060, 620)
    made.show()
    here.settled()
    yield made
    made.close()
    here.settled()
    made.deleteLater()


def prepared(page: LettersView, here: Place, cash_fen: int = 100_00) -> None:
    """A letter in preparation is in hand."""
    page.open(f"negotiation:{here.recorded(outcome=Outcome.INTENT, project='助学', cash_fen=cash_fen)}")
    here.settled()


def test_an_empty_page_says_what_it_is_for_and_leads_to_a_negotiation(page: LettersView, here: Place) -> None:
    assert page.parts.currentWidget() is page.empty
    page.empty.pressed.emit()
    assert here.opened == [("negotiations", "new:")]


def test_the_page_that_will_print_is_seen_and_the_main_button_goes_from_issuing_to_signing(
    page: LettersView, here: Place, qtmodeltester: ModelTester, tmp_path: Path
) -> None:
    prepared(page, here)
    assert page.preview.page_count >= 1
    page.main.click()
    here.settled()
    assert [row.state for row in here.desk.look(letters.rows)] == [LetterState.ISSUED]
    assert page.main.accessibleName() == page.print.accessibleName()
    page.model.save_pdf(tmp_path / "a.pdf")
    here.settled()
    page.main.click()
    here.settled()
    assert [row.state for row in here.desk.look(letters.rows)] == [LetterState.SIGNED]
    assert not page.main.isVisibleTo(page)
    qtmodeltester.check(page.rows)  # type: ignore[no-untyped-call]


def test_a_letter_that_cannot_be_made_has_no_main_act_and_shows_where_to_mend_it(page: LettersView, here: Place) -> None:
    prepared(page, here, cash_fen=0)
    assert not page.main.isEnabled()
    assert page.paper.currentWidget() is page.untouched
    page.side.jumped.emit("cash_fen")
    assert here.opened[-1][1].endswith(":cash_fen")


def test_one_signature_at_a_time(page: LettersView, here: Place, tmp_path: Path) -> None:
    prepared(page, here)
    page.main.click()
    here.settled()
    assert not page.side.by_a.isEnabled()
    page.model.save_pdf(tmp_path / "a.pdf")
    here.settled()
    page.side.by_a.click()
    here.settled()
    assert [row.state for row in here.desk.look(letters.rows)] == [LetterState.SIGNED_A]
    assert not page.side.by_a.isEnabled()
    assert page.side.by_b.isEnabled()


def test_a_void_letter_offers_nothing_more(page: LettersView, here: Place) -> None:
    prepared(page, here)
    page.main.click()
    here.settled()
    page.side.voided.emit("重复")
    here.settled()
    assert not page.main.isVisibleTo(page)
    assert not page.save.isEnabled()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_page_speaks_each_language(page: LettersView, here: Place, language: str) -> None:
    use_language(language)
    page.retranslate()
    prepared(page, here)
    assert page.main.accessibleName()
    assert page.table.accessibleName()
    assert page.life.accessibleName()


def test_the_letter_is_printed_from_its_page_in_as_many_originals_as_it_says(
    page: LettersView, here: Place, ipp_printer: IppPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters_view, "printer_ready", lambda: ipp_printer.name)
    prepared(page, here)
    page.main.click()
    here.settled()
    page.main.click()
    dialog = page.findChild(PrintDialog)
    assert dialog is not None
    here.settled()
    dialog.print()
    here.settled()
    (arrived,) = ipp_printer.arrived()
    (row,) = here.desk.look(letters.rows)
    assert arrived.facts["IPP_COPIES"] == "3"
    assert arrived.facts["IPP_JOB_NAME"] == row.number
    assert (row.state, row.prints) == (LetterState.PRINTED, 3)


def test_goods_are_said_more_closely_before_the_letter_is_issued(page: LettersView, here: Place) -> None:
    wanted = {"outcome": Outcome.INTENT, "project": "助学", "goods": "棉衣", "goods_fen": 15_000_00}
    page.open(f"negotiation:{here.recorded(**wanted)}")
    here.settled()
    fields = page.side.goods
    assert fields.isVisibleTo(page)
    fields.kind.setText("成人加厚")
    fields.kind.editingFinished.emit()
    here.settled()
    assert page.model.state.facts is not None
    assert [one.kind for one in page.model.state.facts.goods] == ["成人加厚"]
    fields.quantity.setText("50件")
    fields.price.setText("3百")
    page.issue()
    here.settled()
    assert page.model.state.prepared  # a price that is no amount is not issued
    fields.price.setText("300")
    page.issue()
    here.settled()
    (row,) = here.desk.look(letters.rows)
    (goods,) = here.desk.look(letters.card, letter_id=row.id).facts.goods
    assert (goods.name, goods.kind, goods.quantity, goods.price_fen) == ("棉衣", "成人加厚", "50件", 300_00)
    assert (goods.value_fen, goods.basis) == (15_000_00, ValueBasis.AGREED)


def test_what_was_typed_for_one_letter_is_not_kept_for_the_next(page: LettersView, here: Place) -> None:
    wanted = {"outcome": Outcome.INTENT, "project": "助学", "goods": "棉衣", "goods_fen": 15_000_00}
    first, second = here.recorded(**wanted), here.recorded(**wanted)
    page.open(f"negotiation:{first}")
    here.settled()
    page.side.goods.price.setText("3百")
    page.open(f"negotiation:{second}")
    here.settled()
    assert page.side.goods.price.text() == ""


def test_a_letter_without_goods_asks_nothing_about_them(page: LettersView, here: Place) -> None:
    prepared(page, here)
    assert not page.side.goods.isVisibleTo(page)
