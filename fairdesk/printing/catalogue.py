"""Every kind of paper, one line each; menu, preview and tests follow from it."""

from __future__ import annotations

from fairdesk.printing.document import Document
from fairdesk.printing.documents.agenda import AGENDA
from fairdesk.printing.documents.authorisation import AUTHORISATION
from fairdesk.printing.documents.authorisation_person import AUTHORISATION_PERSON
from fairdesk.printing.documents.badge import BADGE
from fairdesk.printing.documents.board_resolution import BOARD_RESOLUTION
from fairdesk.printing.documents.booth_sign import BOOTH_SIGN
from fairdesk.printing.documents.calibration import CALIBRATION
from fairdesk.printing.documents.ceremony_list import CEREMONY_LIST
from fairdesk.printing.documents.entrustment import ENTRUSTMENT
from fairdesk.printing.documents.flag_list import FLAG_LIST
from fairdesk.printing.documents.framework_agreement import FRAMEWORK_AGREEMENT
from fairdesk.printing.documents.invitation import INVITATION
from fairdesk.printing.documents.ledger import LEDGER
from fairdesk.printing.documents.letter_of_intent import LETTER_OF_INTENT
from fairdesk.printing.documents.minutes import MINUTES
from fairdesk.printing.documents.name_card import NAME_CARD
from fairdesk.printing.documents.negotiation_slip import NEGOTIATION_SLIP
from fairdesk.printing.documents.pairing import PAIRING
from fairdesk.printing.documents.printer_test import PRINTER_TEST
from fairdesk.printing.documents.privacy_notice import PRIVACY_NOTICE
from fairdesk.printing.documents.receipt import RECEIPT
from fairdesk.printing.documents.report import REPORT
from fairdesk.printing.documents.schedule import SCHEDULE
from fairdesk.printing.documents.statistics import STATISTICS
from fairdesk.printing.documents.table_sign import TABLE_SIGN
from fairdesk.printing.documents.walk_in_slip import WALK_IN_SLIP

_KINDS = (
    LETTER_OF_INTENT,
    FRAMEWORK_AGREEMENT,
    AUTHORISATION,
    AUTHORISATION_PERSON,
    ENTRUSTMENT,
    PAIRING,
    BOARD_RESOLUTION,
    INVITATION,
    MINUTES,
    PRIVACY_NOTICE,
    BADGE,
    CEREMONY_LIST,
    NAME_CARD,
    FLAG_LIST,
    BOOTH_SIGN,
    TABLE_SIGN,
    AGENDA,
    LEDGER,
    STATISTICS,
    WALK_IN_SLIP,
    NEGOTIATION_SLIP,
    RECEIPT,
    SCHEDULE,
    REPORT,
    CALIBRATION,
    PRINTER_TEST,
)
DOCUMENTS: dict[str, Document] = {one.key: one for one in _KINDS}
