"""Every kind of paper, one line each; menu, preview and tests follow from it."""

from __future__ import annotations

from fairdesk.printing.document import Document
from fairdesk.printing.documents.badge import BADGE
from fairdesk.printing.documents.calibration import CALIBRATION
from fairdesk.printing.documents.letter_of_intent import LETTER_OF_INTENT
from fairdesk.printing.documents.printer_test import PRINTER_TEST
from fairdesk.printing.documents.report import REPORT

DOCUMENTS: dict[str, Document] = {one.key: one for one in (LETTER_OF_INTENT, BADGE, REPORT, CALIBRATION, PRINTER_TEST)}
