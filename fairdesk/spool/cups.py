"""The print service of Linux and macOS: a PDF goes to it by `lp`, and is followed until the service says what became of it."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from fairdesk.base.errors import (
    Cancelled,
    CancelledAtPrinter,
    NoPrinter,
    PrinterGaveUp,
    PrinterMissing,
    PrinterRefusedOrder,
    PrinterRejects,
    PrinterSlow,
    Refusal,
    SpoolerMissing,
)
from fairdesk.records.printing import Order, PrinterRow, PrinterState, Sides, Told
from fairdesk.spool import ipp
from fairdesk.spool.troubles import STOPPED, trouble

PATIENCE = 60.0
"""Seconds a printer may be out of paper or off before the job is taken back: time to fill it, and no longer."""
STANDSTILL = 600.0
"""Seconds a job may stand still without a word of why."""
BEAT = 0.25
"""Seconds between two looks at a job."""
CANCELLED_STATE, ABORTED, COMPLETED = 7, 8, 9
PRINTER_FACTS = (
    "printer-name",
    "printer-state",
    "printer-state-reasons",
    "printer-state-message",
    "printer-is-accepting-jobs",
    "media-source-supported",
    "sides-supported",
)
COUNTERS = ("job-impressions-completed", "job-media-sheets-completed")
JOB_FACTS = ("job-state", "job-state-reasons", "job-printer-state-message", *COUNTERS)


class CupsOutlet:
    """Prints through the print service. `patience` and `standstill` in seconds bound the waiting."""

    def __init__(self, patience: float | None = None, standstill: float | None = None) -> None:
        self.patience = PATIENCE if patience is None else patience
        self.standstill = STANDSTILL if standstill is None else standstill

    def send(self, order: Order, stopped: Callable[[], bool], told: Told) -> None:
        """The printer took every page of the order. Refused in words, and the job taken back, where it did not."""
        ticket = order.ticket or self.hand_over(order)
        told(ticket, "")
        self.follow(order.printer, ticket, stopped, told)

    def hand_over(self, order: Order, raw: bytes = b"") -> str:
        """The service has the job: the PDF, or bytes the printer is given as they are; answers with its ticket."""
        refuse_unready(order.printer)
        with tempfile.TemporaryDirectory(prefix="fairdesk-print-") as folder:
            paper = Path(folder) / ("paper.bin" if raw else "paper.pdf")
            paper.write_bytes(raw or order.pdf)
            asked = ["-o", "raw"] if raw else arguments(order)
            called = ["lp", "-d", order.printer, "-t", order.title[:120], *asked, "--", str(paper)]
            said = _run(called)
        if said.returncode or "request id is " not in said.stdout:
            raise PrinterRefusedOrder(detail=said.stderr.strip().removeprefix("lp: ") or "lp")
        return said.stdout.split("request id is ", 1)[1].split()[0]

    def follow(self, name: str, ticket: str, stopped: Callable[[], bool], told: Told) -> None:
        """Comes back when the job is completed; refused where it is not, and then it is no longer in the queue."""
        beat, last_moved, moved_at, trouble_since, said = Event(), -1, time.monotonic(), 0.0, ""
        while True:
            job = job_facts(ticket)
            if _over(job, name):
                return
            if stopped():
                take_back(ticket)
                raise Cancelled
            now, moved = time.monotonic(), _moved(job)
            if moved != last_moved:
                last_moved, moved_at = moved, now
            wrong = printer_trouble(name, str(_one(job, "job-printer-state-message", "")))
            trouble_since = max(trouble_since or now, moved_at) if wrong else 0.0
            if (wrong.message if wrong else "") != said:
                said = wrong.message if wrong else ""
                told(ticket, said)
            if wrong and now - trouble_since >= self.patience:
                take_back(ticket)
                raise wrong
            if now - moved_at >= self.standstill:
                take_back(ticket)
                raise PrinterSlow(name=name, minutes=round(self.standstill / 60))
            beat.wait(BEAT)


def arguments(order: Order) -> list[str]:
    """What `lp` is asked for: copies, sides, tray, size, pages, at the page's own size."""
    options = order.options
    asked = [f"sides={options.sides.value}", "print-scaling=none", "collate=true"]
    if options.size:
        asked.append(f"media={options.size}")
    if options.tray:
        asked.append(f"media-source={options.tray}")
    if not options.colour:
        asked.append("print-color-mode=monochrome")
    if not order.whole:
        asked.append("page-ranges=" + ",".join(str(page) for page in order.pages))
    return ["-n", str(order.copies), *(part for one in asked for part in ("-o", one))]


def printers() -> list[PrinterRow]:
    """Every printer of this computer as it stands; none where no print service answers."""
    try:
        _status, found = ipp.ask(ipp.GET_PRINTERS, [], PRINTER_FACTS)
        _status, default = ipp.ask(ipp.GET_DEFAULT, [], ("printer-name",))
    except SpoolerMissing:
        return []
    usual = str(_one(default[0], "printer-name", "")) if default else ""
    return [_row(one, usual) for one in found if "printer-name" in one]


def usual_printer() -> str:
    """The printer papers go to where none was chosen; refused where there is none."""
    found = printers()
    if not found:
        raise NoPrinter
    return next((one.name for one in found if one.default), found[0].name)


def refuse_unready(name: str) -> None:
    """Nothing happens; refused where there is no such printer, or where it takes no jobs."""
    facts = _printer(name)
    if not _one(facts, "printer-is-accepting-jobs", True):
        raise PrinterRejects(name=name)


def printer_trouble(name: str, message: str = "") -> Refusal | None:
    """What keeps this printer from printing now, warnings too, or None; refused where it is gone."""
    facts = _printer(name)
    reasons = [str(one) for one in facts.get("printer-state-reasons", [])]
    said = f"{_one(facts, 'printer-state-message', '')} {message}"
    return trouble(name, int(_one(facts, "printer-state", 3)), reasons, said, warnings=True)


def job_facts(ticket: str) -> ipp.Attributes:
    """What the service says of a job; empty where it has forgotten it."""
    number = int(ticket.rsplit("-", 1)[1])
    _status, groups = ipp.ask(ipp.GET_JOB, [(ipp.URI, "job-uri", f"ipp://localhost/jobs/{number}")], JOB_FACTS)
    return groups[0] if groups else {}


def take_back(ticket: str) -> None:
    """The job is no longer in the queue, so that it does not come out later beside its retry."""
    _run(["cancel", ticket])


def _printer(name: str) -> ipp.Attributes:
    status, groups = ipp.ask(ipp.GET_PRINTER, [(ipp.URI, "printer-uri", ipp.printer_uri(name))], PRINTER_FACTS)
    if status >= 0x100 or not groups:
        raise PrinterMissing(name=name)
    return groups[0]


def _row(facts: ipp.Attributes, usual: str) -> PrinterRow:
    name, state = str(_one(facts, "printer-name", "")), int(_one(facts, "printer-state", 3))
    reasons = [str(one) for one in facts.get("printer-state-reasons", [])]
    wrong = trouble(name, state, reasons, str(_one(facts, "printer-state-message", "")))
    if not _one(facts, "printer-is-accepting-jobs", True):
        wrong = PrinterRejects(name=name)
    stands = PrinterState.STOPPED if wrong or state == STOPPED else PrinterState.BUSY if state == 4 else PrinterState.READY
    trays = tuple((str(one), str(one)) for one in facts.get("media-source-supported", []))
    known = {one.value for one in Sides}
    sides = tuple(Sides(str(one)) for one in facts.get("sides-supported", []) if str(one) in known)
    said = wrong.message if wrong else ""
    return PrinterRow(name=name, state=stands, said=said, default=name == usual, trays=trays, sides=sides)


def _over(job: ipp.Attributes, name: str) -> bool:
    """Whether the job is completed; refused where it ended in another way, or where the service has forgotten it."""
    state = int(_one(job, "job-state", 0))
    if state == CANCELLED_STATE:
        raise CancelledAtPrinter(name=name)
    if state == ABORTED or not state:
        message = str(_one(job, "job-printer-state-message", "")).strip()
        reasons = ", ".join(str(one) for one in job.get("job-state-reasons", []) if one != "none")
        raise PrinterGaveUp(name=name, detail=message or reasons or "CUPS")
    return state == COMPLETED


def _moved(job: ipp.Attributes) -> int:
    return sum(int(_one(job, key, 0)) for key in COUNTERS) * 10 + int(_one(job, "job-state", 0))


def _one(facts: ipp.Attributes, name: str, default: Any) -> Any:
    values = facts.get(name)
    return values[0] if values else default


def _run(called: list[str]) -> subprocess.CompletedProcess[str]:
    try:
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}  # what they say is read here
        return subprocess.run(called, capture_output=True, text=True, timeout=30, env=environment, check=False)  # noqa: S603
    except FileNotFoundError:
        raise SpoolerMissing from None
    except subprocess.TimeoutExpired:
        raise SpoolerMissing from None
