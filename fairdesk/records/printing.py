"""Papers on their way to a printer: what is asked of it, how it stands, and what a person chose for each kind of paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from fairdesk.base.i18n import N_, _


class Worded(StrEnum):
    """A choice that is kept by its value and shown by its words."""

    @property
    def label(self) -> str:
        """What a person reads, in the language in force."""
        return _(_WORDS[self])


class JobState(Worded):
    """How far a paper has come: waiting and sending lead to sent or failed; after sent a person says whether it came out."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    CAME_OUT = "came_out"
    LOST = "lost"
    CANCELLED = "cancelled"


class Sides(Worded):
    """One side of each sheet, or both, turned like a book (long edge) or like a pad (short edge)."""

    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


class Language(Worded):
    """What a printer is told: the PDF, or the picture of a page in the tongue of a label printer."""

    PDF = "pdf"
    TSPL = "tspl"
    ZPL = "zpl"


class PaperKind(Worded):
    """The kinds of paper a printer is chosen for."""

    LETTER = "letter"
    BADGE = "badge"
    LABEL = "label"
    TABLE = "table"
    SIGN = "sign"
    SLIP = "slip"


class PrinterState(Worded):
    """What a printer says of itself."""

    READY = "ready"
    BUSY = "busy"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


_WORDS: dict[Worded, str] = {
    JobState.WAITING: N_("In line"),
    JobState.SENDING: N_("On its way"),
    JobState.SENT: N_("Sent"),
    JobState.FAILED: N_("Failed"),
    JobState.CAME_OUT: N_("Came out"),
    JobState.LOST: N_("Did not come out"),
    JobState.CANCELLED: N_("Cancelled"),
    Sides.ONE: N_("One side"),
    Sides.LONG_EDGE: N_("Both sides (book)"),
    Sides.SHORT_EDGE: N_("Both sides (pad)"),
    Language.PDF: N_("PDF (any printer)"),
    Language.TSPL: N_("TSPL (labels)"),
    Language.ZPL: N_("ZPL (labels)"),
    PaperKind.LETTER: N_("Letters and agreements"),
    PaperKind.BADGE: N_("Badges"),
    PaperKind.LABEL: N_("Labels"),
    PaperKind.TABLE: N_("Tables and statistics"),
    PaperKind.SIGN: N_("Table and booth signs"),
    PaperKind.SLIP: N_("Slips and receipts"),
    PrinterState.READY: N_("Ready"),
    PrinterState.BUSY: N_("Busy"),
    PrinterState.STOPPED: N_("Stopped"),
    PrinterState.UNKNOWN: N_("Not known"),
}

KINDS_OF_PAPERS = {"badge": PaperKind.BADGE}
KINDS_OF_PAPERS |= dict.fromkeys(
    ("report", "ledger", "statistics", "agenda", "ceremony_list", "flag_list", "schedule"), PaperKind.TABLE
)
KINDS_OF_PAPERS |= dict.fromkeys(("table_sign", "booth_sign", "name_card"), PaperKind.SIGN)
KINDS_OF_PAPERS |= dict.fromkeys(("receipt", "walk_in_slip", "negotiation_slip"), PaperKind.SLIP)
"""Which printer a document of this key goes to; a letter's where nothing is said."""


def paper_kind(document: str) -> PaperKind:
    """The kind of paper by a document's key, or by the kind's own name; a letter where neither is known."""
    known = {one.value: one for one in PaperKind}
    return KINDS_OF_PAPERS.get(document) or known.get(document, PaperKind.LETTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """How a paper is to lie on its sheets. Lengths are whole hundredths of a millimetre, the scale hundredths of a per cent."""

    sides: Sides = Sides.ONE
    tray: str = ""
    """The printer's own name of the tray; empty for the printer's usual one."""
    size: str = ""
    """The printer's own name of the paper's size; empty for the size of the page."""
    colour: bool = True
    shift_x: int = 0
    shift_y: int = 0
    """To the right and down."""
    scale: int = 10_000
    language: Language = Language.PDF
    dpi: int = 203
    gap: int = 200
    """Between two labels."""
    darkness: int = 8
    """0 to 15, as label printers count."""
    label_width: int = 6_000
    label_height: int = 4_000
    pages: tuple[int, ...] = ()
    """Page numbers from 1; empty for all of them."""

    @property
    def as_it_is(self) -> bool:
        """Whether the page is neither moved nor stretched."""
        return not self.shift_x and not self.shift_y and self.scale == 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterProfile:
    """What a person chose for one kind of paper at this computer: the printer, how many copies, and the options."""

    kind: PaperKind
    printer: str = ""
    """A printer's name, or an address like `tcp://192.168.1.50:9100`; empty for the computer's usual printer."""
    copies: int = 0
    """0 for as many as the paper says of itself."""
    options: PrintOptions = field(default_factory=PrintOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintForm:
    """A paper to be printed: of which kind and record, on which printer, how often and how."""

    kind: str
    """The key of the document, such as `letter_of_intent`."""
    title: str
    printer: str
    subject: str = ""
    """The table of the record it speaks of; empty where its printing is not on record (a test page)."""
    subject_ids: tuple[str, ...] = ()
    copies: int = 1
    options: PrintOptions = field(default_factory=PrintOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRow:
    """One line of the print queue."""

    id: str
    at: datetime
    kind: str
    title: str
    subject: str
    subject_ids: tuple[str, ...]
    printer: str
    options: PrintOptions
    pages: int
    """Pages of the whole paper, not of the part that was chosen."""
    copies: int
    sha256: str
    state: JobState
    error: str
    """Why it failed or what it waits for, in words."""
    changed_at: datetime
    has_pdf: bool
    computer: str = ""
    """The computer it is printed from."""
    ticket: str = ""
    """The spooler's own name of the job, once it has one."""
    void: bool = False
    """Whether the record was void when the paper was drawn, so that the paper says so."""

    @property
    def sheets_of(self) -> int:
        """How many pages are printed for one copy."""
        return len(self.options.pages) or self.pages


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterRow:
    """A printer of this computer as it stands now; `said` is what is wrong with it, in words."""

    name: str
    state: PrinterState
    said: str = ""
    default: bool = False
    trays: tuple[tuple[str, str], ...] = ()
    """The printer's names of its trays with words for them."""
    sides: tuple[Sides, ...] = ()
    """Both-sided printing it offers; empty where it says nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What an outlet is given: the PDF, how often and how."""

    pdf: bytes = field(repr=False)
    title: str
    printer: str
    copies: int
    pages: tuple[int, ...]
    """The pages to print, from 1, in their order; never empty."""
    whole: bool
    """Whether these are all pages of the PDF."""
    options: PrintOptions
    ticket: str = ""
    """The spooler's name of the job where it was handed over before: it is followed, not sent again."""


Told = Callable[[str, str], None]
"""Hears the spooler's name of the job (once it has one) and what the job waits for, in words (empty while it goes on)."""


class Outlet(Protocol):
    """A way to a printer. `send` comes back when the printer took the whole job, and refuses in words where it did not."""

    def send(self, order: Order, stopped: Callable[[], bool], told: Told) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialFacts:
    """A page that tries a printer: which one, on which day, and the sheet in hundredths of a millimetre."""

    printer: str
    day: date
    width: int = 21_000
    height: int = 29_700
    shift_x: int = 0
    shift_y: int = 0
    scale: int = 10_000
    """How the printer is set right already."""
