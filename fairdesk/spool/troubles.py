"""What a print service says is wrong with a printer, as our sentences."""

from __future__ import annotations

from fairdesk.base.errors import (
    PrinterHostUnknown,
    PrinterJammed,
    PrinterOffline,
    PrinterOpen,
    PrinterOutOfInk,
    PrinterOutOfPaper,
    PrinterPaused,
    Refusal,
)

STOPPED = 5
"""IPP's number of a printer that is stopped."""
REASONS: tuple[tuple[str, type[Refusal]], ...] = (
    ("media-empty", PrinterOutOfPaper),
    ("media-needed", PrinterOutOfPaper),
    ("media-jam", PrinterJammed),
    ("cover-open", PrinterOpen),
    ("door-open", PrinterOpen),
    ("interlock-open", PrinterOpen),
    ("toner-empty", PrinterOutOfInk),
    ("marker-supply-empty", PrinterOutOfInk),
    ("offline", PrinterOffline),
    ("shutdown", PrinterOffline),
    ("timed-out", PrinterOffline),
    ("paused", PrinterPaused),
    ("moving-to-paused", PrinterPaused),
)
"""How a reason begins (RFC 8011, 5.4.12; its end says how bad it is), and what it means to a person; the first that fits."""
MESSAGES: tuple[tuple[str, type[Refusal]], ...] = (
    ("unable to locate printer", PrinterHostUnknown),
    ("lookup failed", PrinterHostUnknown),
    ("may not exist or is unavailable", PrinterOffline),
    ("unable to connect", PrinterOffline),
    ("not responding", PrinterOffline),
    ("unreachable", PrinterOffline),
    ("host is down", PrinterOffline),
)
"""CUPS tells some troubles of its connection in a sentence alone."""


def trouble(name: str, state: int, reasons: list[str], message: str, *, warnings: bool = False) -> Refusal | None:
    """What keeps this printer from printing, or None. A warning (one tray of two is empty) counts only where it is asked for."""
    for reason in reasons:
        for begins, refusal in REASONS:
            if reason.startswith(begins) and (warnings or not reason.endswith("-warning")):
                return refusal(name=name)
    told = message.lower()
    for part, refusal in MESSAGES:
        if part in told:
            return refusal(name=name)
    if any(reason.startswith("connecting-to-device") for reason in reasons) and message:
        return PrinterOffline(name=name)
    return PrinterPaused(name=name) if state == STOPPED else None
