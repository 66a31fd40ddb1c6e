"""A paper that goes through a real print service arrives as it was asked for, or is refused with the reason and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fairdesk.base.errors import (
    Cancelled,
    CancelledAtPrinter,
    PrinterHostUnknown,
    PrinterMissing,
    PrinterOffline,
    PrinterOutOfPaper,
    PrinterPaused,
    PrinterRejects,
    PrinterSlow,
    Refusal,
    SpoolerMissing,
)
from fairdesk.printing import press
from fairdesk.printing.documents import letter_of_intent
from fairdesk.printing.placing import placed
from fairdesk.records.printing import Order, PrinterState, PrintOptions, Sides
from fairdesk.spool import cups, ipp
from fairdesk.spool.troubles import trouble
from tests.cups import IppPrinter, PrintService, wait_for
from tests.printing.readers import run, saved


@pytest.fixture(scope="module")
def paper() -> bytes:
    """A letter of several pages."""
    return letter_of_intent.LETTER_OF_INTENT.draw(letter_of_intent.LETTER_OF_INTENT.specimen())


def order(printer: str, paper: bytes, **options: object) -> Order:
    """The whole letter, twice."""
    chosen = PrintOptions(**options)  # type: ignore[arg-type]
    every = tuple(range(1, press.page_count(paper) + 1))
    pages = chosen.pages or every
    return Order(pdf=paper, title="意向书 000123", printer=printer, copies=2, pages=pages, whole=pages == every, options=chosen)


def pages_of(folder: Path, paper: bytes) -> set[str]:
    """The text of each page; a printer that lays its sheets face up is sent the last one first."""
    pages = run("pdftotext", saved(folder, paper), "-").split("\f")
    return {"".join(page.split()) for page in pages if page.strip()}


class Listener:
    """Hears what an outlet tells on its way."""

    def __init__(self) -> None:
        self.ticket = ""
        self.said: list[str] = []

    def __call__(self, ticket: str, waits_for: str) -> None:
        self.ticket = ticket
        self.said.append(waits_for)


def never() -> bool:
    """Nobody presses cancel."""
    return False


def test_a_letter_arrives_as_it_was_asked_for(ipp_printer: IppPrinter, paper: bytes, tmp_path: Path) -> None:
    heard = Listener()
    cups.CupsOutlet().send(order(ipp_printer.name, paper, sides=Sides.LONG_EDGE, size="A4", tray="main"), never, heard)
    (arrived,) = ipp_printer.arrived()
    assert arrived.facts["IPP_COPIES"] == "2"
    assert arrived.facts["IPP_SIDES"] == "two-sided-long-edge"
    assert arrived.facts["IPP_JOB_NAME"] == "意向书 000123"
    assert "x-dimension=21000 y-dimension=29700" in arrived.facts["IPP_MEDIA_COL"]
    assert pages_of(tmp_path, arrived.pdf) == pages_of(tmp_path, paper)
    assert heard.ticket.startswith(f"{ipp_printer.name}-")
    assert not any(heard.said)


def test_only_the_pages_asked_for_arrive(ipp_printer: IppPrinter, paper: bytes, tmp_path: Path) -> None:
    cups.CupsOutlet().send(order(ipp_printer.name, paper, pages=(2,)), never, Listener())
    (arrived,) = ipp_printer.arrived()
    assert arrived.facts["IPP_SIDES"] == "one-sided"
    assert len(pages_of(tmp_path, arrived.pdf)) == 1
    assert pages_of(tmp_path, arrived.pdf) < pages_of(tmp_path, paper)


def test_a_printer_that_was_switched_off_says_so_and_prints_once_it_is_on_again(ipp_printer: IppPrinter, paper: bytes) -> None:
    ipp_printer.switch_off()
    heard = Listener()
    with pytest.raises(PrinterOffline, match=ipp_printer.name):
        cups.CupsOutlet(patience=0.5).send(order(ipp_printer.name, paper), never, heard)
    assert any(heard.said)
    ipp_printer.switch_on()
    assert not ipp_printer.arrived()
    cups.CupsOutlet().send(order(ipp_printer.name, paper), never, Listener())
    assert len(ipp_printer.arrived()) == 1  # the job that was refused does not come out beside it


def test_a_printer_without_paper_waits_for_it_and_goes_on(ipp_printer: IppPrinter, paper: bytes) -> None:
    ipp_printer.run_out()

    def fill(_ticket: str, waits_for: str) -> None:
        if waits_for:
            ipp_printer.fill()

    cups.CupsOutlet(patience=30).send(order(ipp_printer.name, paper), never, fill)
    assert len(ipp_printer.arrived()) == 1


def test_a_printer_that_stays_without_paper_is_told_of(ipp_printer: IppPrinter, paper: bytes) -> None:
    ipp_printer.run_out()
    with pytest.raises(PrinterOutOfPaper):
        cups.CupsOutlet(patience=0.5).send(order(ipp_printer.name, paper), never, Listener())


@pytest.mark.parametrize(
    ("program", "refusal", "again"),
    [("cupsreject", PrinterRejects, "cupsaccept"), ("cupsdisable", PrinterPaused, "cupsenable")],
)
def test_a_queue_that_is_closed_is_told_of(
    print_service: PrintService, ipp_printer: IppPrinter, paper: bytes, program: str, refusal: type[Refusal], again: str
) -> None:
    print_service.run(program, ipp_printer.name)
    (row,) = [one for one in cups.printers() if one.name == ipp_printer.name]
    assert row.state is PrinterState.STOPPED
    assert ipp_printer.name in row.said
    with pytest.raises(refusal):
        cups.CupsOutlet(patience=0.5).send(order(ipp_printer.name, paper), never, Listener())
    print_service.run(again, ipp_printer.name)
    cups.CupsOutlet().send(order(ipp_printer.name, paper), never, Listener())
    assert len(ipp_printer.arrived()) == 1


def test_a_printer_on_an_unknown_host_or_without_a_queue_is_told_of(
    print_service: PrintService, ipp_printer: IppPrinter, paper: bytes
) -> None:
    print_service.queue("far", "ipp://no-such-host.invalid/ipp/print", "-m", "raw")
    with pytest.raises(PrinterHostUnknown):
        cups.CupsOutlet(patience=0.5).send(order("far", paper), never, Listener())
    print_service.run("lpadmin", "-x", "far")
    with pytest.raises(PrinterMissing):
        cups.CupsOutlet().send(order("far", paper), never, Listener())


def test_a_job_that_a_person_stops_or_cancels_elsewhere_is_over(
    print_service: PrintService, ipp_printer: IppPrinter, paper: bytes
) -> None:
    print_service.run("cupsdisable", ipp_printer.name)
    with pytest.raises(Cancelled):
        cups.CupsOutlet().send(order(ipp_printer.name, paper), lambda: True, Listener())
    ticket = cups.CupsOutlet().hand_over(order(ipp_printer.name, paper))
    print_service.run("cancel", ticket)
    with pytest.raises(CancelledAtPrinter):
        cups.CupsOutlet().send(replace(order(ipp_printer.name, paper), ticket=ticket), never, Listener())
    assert not ipp_printer.arrived()


def test_a_job_that_stands_still_without_a_word_is_taken_back(ipp_printer: IppPrinter, paper: bytes) -> None:
    ipp_printer.run_out("INFO: thinking")
    with pytest.raises(PrinterSlow):
        cups.CupsOutlet(standstill=1.5).send(order(ipp_printer.name, paper), never, Listener())


def test_a_job_handed_over_before_is_followed_and_not_sent_twice(ipp_printer: IppPrinter, paper: bytes) -> None:
    ticket = cups.CupsOutlet().hand_over(order(ipp_printer.name, paper))
    cups.CupsOutlet().send(replace(order(ipp_printer.name, paper), ticket=ticket), never, Listener())
    assert len(ipp_printer.arrived()) == 1


def test_a_computer_without_a_print_service_has_no_printers(monkeypatch: pytest.MonkeyPatch, paper: bytes) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    assert cups.printers() == []
    with pytest.raises(SpoolerMissing):
        cups.CupsOutlet().send(order("any", paper), never, Listener())


def test_a_moved_page_says_the_same(paper: bytes, tmp_path: Path) -> None:
    assert placed(paper, 0, 0, 10_000) is paper
    moved, still = (pages_of(tmp_path, one) for one in (placed(paper, 120, -40, 10_081), paper))
    assert {"".join(sorted(one)) for one in moved} == {"".join(sorted(one)) for one in still}  # in whatever order of lines


def test_the_troubles_of_printers_have_sentences_and_low_toner_is_none() -> None:
    assert isinstance(trouble("a", 5, ["media-empty-error"], ""), PrinterOutOfPaper)
    assert isinstance(trouble("a", 3, ["media-empty-warning"], "", warnings=True), PrinterOutOfPaper)
    assert trouble("a", 3, ["media-empty-warning", "toner-low-report"], "") is None
    assert isinstance(trouble("a", 5, ["none"], ""), PrinterPaused)
    assert trouble("a", 4, ["none"], "Printing page 3") is None


def test_answers_of_the_print_service_are_read_whatever_they_hold() -> None:
    asked = ipp.encode(ipp.GET_PRINTER, [(ipp.URI, "printer-uri", "ipp://localhost/printers/a")], ("printer-state", "media"))
    status, groups = ipp.decode(b"\x02\x00\x00\x00" + asked[4:])
    assert (status, groups) == (0, [])
    nested = bytes.fromhex("0200040100000001010434000161000044000000017837000000002100016200040000000703")
    assert ipp.decode(nested) == (0x401, [{"b": [7]}])
    with pytest.raises(SpoolerMissing):
        ipp.decode(b"")


def test_the_private_service_can_fail() -> None:
    with pytest.raises(RuntimeError, match="in vain"):
        wait_for(lambda: False, "nothing", 0.1)
