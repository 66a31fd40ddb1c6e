"""Which way a printer's name means, and the printers of this computer."""

from __future__ import annotations

import sys

from fairdesk.base.errors import LanguageNeedsAddress
from fairdesk.records.printing import Language, Order, Outlet, PrinterRow
from fairdesk.spool import cups, raw


def outlet_for(order: Order) -> Outlet:
    """The way this order goes. Refused where a page is to be told in a label printer's tongue to a printer that gets PDF.

    On Windows there is no print service that takes PDF: there the window brings a way of its own for printers with a name.
    """
    if raw.is_address(order.printer):
        return raw.RawOutlet()
    if order.options.language is not Language.PDF:
        raise LanguageNeedsAddress(name=order.printer)
    return cups.CupsOutlet()


def printers() -> list[PrinterRow]:
    """The printers the print service of this computer knows; none on Windows, where the window knows them."""
    return [] if sys.platform == "win32" else cups.printers()


def usual_printer() -> str:
    """The printer papers go to where none was chosen; refused where there is none."""
    return cups.usual_printer()
