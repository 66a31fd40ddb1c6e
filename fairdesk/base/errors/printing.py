"""No, about a printer: it is gone, off, out of paper, or takes nothing; and about what was asked of it."""

from __future__ import annotations

from fairdesk.base.errors.refusal import Refusal
from fairdesk.base.i18n import N_


class NoPrinter(Refusal):
    sentence = N_("This computer has no printer. Set one up and try again, or save the paper as PDF.")


class SpoolerMissing(Refusal):
    sentence = N_("The print service of this computer does not answer. Start it (CUPS), or save the paper as PDF.")


class PrinterMissing(Refusal):
    sentence = N_("This computer has no printer called “{name}”. Choose another one and try again.")


class PrinterRejects(Refusal):
    sentence = N_("“{name}” takes no papers now. Let it take them in this computer's printer settings, then try again.")


class PrinterPaused(Refusal):
    sentence = N_("“{name}” is paused. Let it go on in this computer's printer settings, then try again.")


class PrinterOutOfPaper(Refusal):
    sentence = N_("“{name}” is out of paper. Fill it, then try again.")


class PrinterJammed(Refusal):
    sentence = N_("Paper is stuck in “{name}”. Take it out, then try again.")


class PrinterOpen(Refusal):
    sentence = N_("A cover of “{name}” is open. Close it, then try again.")


class PrinterOutOfInk(Refusal):
    sentence = N_("“{name}” is out of toner or ink. Change it, then try again.")


class PrinterOffline(Refusal):
    sentence = N_("“{name}” does not answer. See that it is on and plugged in, then try again.")


class PrinterHostUnknown(Refusal):
    sentence = N_("“{name}” cannot be found in the network. See that the network is the right one, then try again.")


class PrinterGaveUp(Refusal):
    sentence = N_("“{name}” gave the paper up ({detail}). Try again, or choose another printer.")


class PrinterSlow(Refusal):
    sentence = N_(
        "“{name}” stood still for {minutes} minutes, so the paper was taken back. See what it waits for, then try again."
    )


class PrinterRefusedOrder(Refusal):
    sentence = N_("The print service did not take the paper: {detail} Change what was asked for, and try again.")


class CancelledAtPrinter(Refusal):
    sentence = N_("Somebody cancelled this paper at “{name}” or in the print service. Try again if it is still wanted.")


class PrinterAddressWrong(Refusal):
    sentence = N_("“{address}” is no address of a printer. Write it like tcp://192.168.1.50:9100.")


class LanguageNeedsAddress(Refusal):
    sentence = N_("“{name}” is told a PDF, but a label printer was chosen. Choose “PDF (any printer)”, or write an address.")


class LabelTooSmall(Refusal):
    sentence = N_("The page is {page} and the label only {label}. Choose the label that is in the printer, or a smaller page.")


class PagesUnknown(Refusal):
    sentence = N_("The paper has {pages} pages; “{text}” names others. Write the pages like 1-3, 5.")


class MeasureOdd(Refusal):
    sentence = N_("{value} mm cannot be right for a line of 100 mm. Measure again, with the ruler along the line.")


class EdgeOdd(Refusal):
    sentence = N_("{value} mm is too far from {wanted} mm to be set right by shifting. See how the paper lies in the tray.")


class MeasuresApart(Refusal):
    sentence = N_("Across and down differ too much ({across} and {down} mm). Print the page at its actual size and measure.")


class PaperDropped(Refusal):
    sentence = N_("The pages of this job are no longer kept. Print the paper again from its own page.")


class JobUnderWay(Refusal):
    sentence = N_("“{title}” is just being printed. Wait for it, or cancel it first.")


class JobNotSent(Refusal):
    sentence = N_("“{title}” was not sent to a printer, so nobody can say whether it came out. Print it first.")


class PrintedElsewhere(Refusal):
    sentence = N_("“{title}” is printed from the computer {computer}. Look after it there.")
