"""Tables as a bureau hands them in: the ledger of letters, and statistics."""

from __future__ import annotations

from fairdesk.base.errors import NoSuchChoice
from fairdesk.base.i18n import listed
from fairdesk.records.sheets import FormFacts, PaperSize
from fairdesk.reports.catalogue import REPORTS
from fairdesk.services.sheets.names import ALL, sized
from fairdesk.store.unit_of_work import Look

LEDGER = "ledger"
ANNEXES = {LEDGER: "附件1", "overview": "附件2", "attendance": "附件3", "negotiations": "附件4"}


def ledger(look: Look, name: str) -> FormFacts:
    """The ledger of every letter: `all`, `A3` or `A4`; A3 unless another is asked."""
    size = PaperSize(name.upper()) if name.upper() in set(PaperSize) else PaperSize.A3
    if name != ALL and name.upper() not in set(PaperSize):
        raise NoSuchChoice(what=name, known=listed((ALL, *PaperSize)))
    return FormFacts(report=REPORTS[LEDGER].make(look), size=size, annex=ANNEXES[LEDGER], in_wan=True)


def statistics(look: Look, name: str) -> FormFacts:
    """A report of the catalogue by its key, in ten thousands of yuan; `@A3` behind it asks for A3."""
    plain, size = sized(name, PaperSize.A4)
    if plain not in REPORTS:
        raise NoSuchChoice(what=name, known=listed(REPORTS))
    return FormFacts(report=REPORTS[plain].make(look), size=size, annex=ANNEXES.get(plain, ""), in_wan=True)
