"""Papers of records for the window: as they would print now, ready for a printer, and as files.

A kind of paper is issued from its gathering and on record, or it is a sheet that shows the records as they are now.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Final

from fairdesk.exchange.container import refuse_unwritable, write_safely
from fairdesk.models.prints import IssuedPaper
from fairdesk.printing import document, press
from fairdesk.records.choices import LetterState
from fairdesk.records.paper_choices import DrawnPaper, ReadyPaper, Standing
from fairdesk.services import issuing
from fairdesk.services.desk import Desk
from fairdesk.services.gathering.catalogue import SOURCES
from fairdesk.services.sheets import catalogue as sheets
from fairdesk.store import paper_subjects, things
from fairdesk.store.unit_of_work import Look

SUBJECT: Final = "issued_paper"


def preview(desk: Desk, *, kind: str, name: str) -> DrawnPaper:
    """The paper as it would print now: the issued one where it says the same, else a draft; nothing is issued or given."""
    if kind not in SOURCES:
        return _drawn(sheets.preview(desk, kind, name))
    standing, before, prints = desk.look(_standing, kind=kind, name=name)
    if before is None:
        return _drawn(issuing.preview(desk, kind=kind, name=name))
    same = standing is Standing.SAME
    pdf = issuing.draw(desk, paper_id=before.id) if same else issuing.preview(desk, kind=kind, name=name)
    filed = before.state is LetterState.FILED
    return replace(_drawn(pdf), standing=standing, number=before.number, prints=prints, filed=filed)


def _drawn(pdf: bytes) -> DrawnPaper:
    return DrawnPaper(pdf=pdf, pages=press.page_count(pdf))


def _standing(look: Look, *, kind: str, name: str) -> tuple[Standing, IssuedPaper | None, int]:
    found = issuing.gathered(look, kind=kind, name=name)
    before = next(iter(paper_subjects.issued(look, kind, subject_ids=[found.subject_id])), None)
    if before is None:
        return Standing.NEW, None, 0
    same = before[0].digest == document.digest(found.facts).hex()
    return Standing.SAME if same else Standing.CHANGED, *before


def preview_issued(desk: Desk, *, kind: str, paper_id: str) -> DrawnPaper:
    """The issued paper as it would print again; of slips given before a draft, for they are put on record when they print."""
    if kind not in SOURCES:
        return _drawn(sheets.preview(desk, kind, paper_id))
    card = desk.look(issuing.card, paper_id=paper_id)
    pdf = issuing.draw(desk, paper_id=paper_id)
    return replace(_drawn(pdf), standing=Standing.SAME, number=card.facts.number, prints=card.prints)


def ready(desk: Desk, *, kind: str, name: str) -> ReadyPaper:
    """The paper of this kind about this record is issued, or its slips have their numbers; answers with it for the printer.

    Refused, and no number given, where it cannot be gathered, drawn or printed. It is on record as printed when the printer
    took it.
    """
    if kind not in SOURCES:
        return ReadyPaper(pdf=sheets.draw(desk, kind, name), kind=kind, title=press.documents()[kind].label)
    issuing.preview(desk, kind=kind, name=name)  # what cannot be drawn burns no number
    return ready_issued(desk, kind=kind, paper_id=desk.do(issuing.issue, kind=kind, name=name).result)


def ready_issued(desk: Desk, *, kind: str, paper_id: str) -> ReadyPaper:
    """The issued paper for the printer: as many originals as it says, or one copy where it was printed before.

    Of slips the range that was given before; it is on record as printed once more.
    """
    if kind not in SOURCES:
        return ready(desk, kind=kind, name=paper_id)
    card = desk.look(issuing.card, paper_id=paper_id)
    facts = card.facts
    return ReadyPaper(
        pdf=issuing.draw(desk, paper_id=paper_id),
        kind=facts.kind,
        title=facts.number or " ".join(one for one in (press.documents()[facts.kind].label, facts.about) if one),
        subject=SUBJECT,
        subject_ids=(paper_id,),
        copies=1 if card.prints else facts.copies,
    )


def save(desk: Desk, *, kind: str, name: str, out: Path) -> str:
    """The paper is issued and lies at `out` as a signed PDF, on record as printed; answers with its id, empty for a sheet.

    Refused as `ready`, and where no file can be written there.
    """
    if kind not in SOURCES:
        sheets.write(kind, desk, name, out)
        return ""
    refuse_unwritable(out)
    issuing.preview(desk, kind=kind, name=name)  # what cannot be drawn burns no number
    return issuing.print_paper(desk, kind=kind, name=name, out=out)


def save_issued(desk: Desk, *, kind: str, paper_id: str, out: Path) -> None:
    """The issued paper lies at `out` once more, on record as one more copy; refused where it is void."""
    if kind not in SOURCES:
        sheets.write(kind, desk, paper_id, out)
        return
    refuse_unwritable(out)
    desk.look(_refuse_void, paper_id=paper_id)
    pdf = issuing.draw(desk, paper_id=paper_id)
    write_safely(out, pdf)
    desk.do(issuing.note_print, paper_id=paper_id, target=out.name, sha256=hashlib.sha256(pdf).hexdigest())


def _refuse_void(look: Look, *, paper_id: str) -> None:
    things.get(look, IssuedPaper, paper_id).refuse_void()
