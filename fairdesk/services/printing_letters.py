"""A letter goes into the print queue by its number, with what was chosen for letters at this computer."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from fairdesk.base.errors import LetterIsVoid
from fairdesk.records.printing import PaperKind, PrintForm, Sides
from fairdesk.services import letters, papers, print_queue, printers
from fairdesk.services.desk import Desk

SUBJECT: Final = "letter_of_intent"


def queue(
    desk: Desk, *, name: str, printer: str = "", copies: int | None = None, sides: Sides | None = None, pages: str = ""
) -> str:
    """The letter of this number or id waits to be sent; answers with the job's id.

    What is not said is taken from the choice for letters, copies from the letter itself. Refused where the letter is unknown,
    void or not from here, where there is no printer, or where it has not these pages.
    """
    card = desk.look(letters.card, letter_id=name)
    if card.row.voided:
        raise LetterIsVoid(number=card.row.number)
    chosen = desk.look(printers.profile, kind=PaperKind.LETTER)
    pdf = papers.draw_letter(desk, letter_id=card.row.id)
    wanted = print_queue.pages_of(pages, print_queue.page_count(pdf))
    form = PrintForm(
        kind=SUBJECT,
        title=card.row.number,
        printer=printer or chosen.printer or printers.usual_printer(),
        subject=SUBJECT,
        subject_ids=(card.row.id,),
        copies=copies or chosen.copies or card.facts.copies,
        options=replace(chosen.options, sides=sides or chosen.options.sides, pages=wanted),
    )
    return desk.do(print_queue.put, form=form, pdf=pdf).result
