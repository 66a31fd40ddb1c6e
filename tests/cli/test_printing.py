"""Printing by command: the same queue and the same record as in the window."""

from __future__ import annotations

import pytest

from tests.commands import ask, fairdesk
from tests.cups import IppPrinter
from tests.halls import Hall


def test_printers_are_listed_with_how_they_stand(ipp_printer: IppPrinter) -> None:
    rows = {row["name"]: row for row in ask("printers")}
    assert rows[ipp_printer.name]["state"] == "ready"
    assert "two-sided-long-edge" in rows[ipp_printer.name]["sides"]
    ipp_printer.service.run("cupsdisable", ipp_printer.name)
    rows = {row["name"]: row for row in ask("printers")}
    assert rows[ipp_printer.name]["state"] == "stopped"
    assert ipp_printer.name in rows[ipp_printer.name]["problem"]


def test_a_computer_without_printers_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    assert ask("printers") == []


def test_a_letter_is_printed_and_on_record(hall: Hall, ipp_printer: IppPrinter) -> None:
    told = ask("print", hall.booth, hall.number, "--printer", ipp_printer.name, "--copies", "2")
    assert (told["state"], told["copies"]) == ("sent", 2)
    (arrived,) = ipp_printer.arrived()
    assert arrived.facts["IPP_COPIES"] == "2"
    assert arrived.facts["IPP_JOB_NAME"] == hall.number


def test_a_letter_that_was_not_printed_is_told_with_the_reason(hall: Hall, ipp_printer: IppPrinter) -> None:
    ipp_printer.service.run("cupsreject", ipp_printer.name)
    done = fairdesk("print", hall.booth, hall.number, "--printer", ipp_printer.name, "--json")
    assert done.code == 1
    told = done.data
    assert told["state"] == "failed"
    assert ipp_printer.name in told["problem"]
    assert not ipp_printer.arrived()


@pytest.mark.parametrize("printer", ["tcp://127.0.0.1:1", "nowhere", "file:///nowhere/printer"])
def test_why_nothing_was_printed_is_said_once(hall: Hall, printer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    told = fairdesk("--lang", "en", "print", hall.booth, hall.number, "--printer", printer, "--json")
    done = fairdesk("--lang", "en", "print", hall.booth, hall.number, "--printer", printer)
    assert (done.code, told.code) == (1, 1)
    assert done.out == ""
    assert done.err == told.err == f"“{hall.number}” was not printed. {told.data['problem']}\n"


def test_no_such_printer_letter_or_page_is_refused(hall: Hall, ipp_printer: IppPrinter) -> None:
    for words in (("nothing",), (hall.number, "--pages", "9"), (hall.number, "--printer", "nowhere")):
        done = fairdesk("print", hall.booth, *words, "--json")
        assert done.code == 1, words
        assert not ipp_printer.arrived()
