"""Batches of badges on paper: drawn, written, and on record as printed; nothing is on record that was not written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fairdesk.base.progress import Progress
from fairdesk.exchange.container import refuse_unwritable, write_safely
from fairdesk.printing import press
from fairdesk.records.badges import BadgeBatch, BadgeSheets, FirstSheet
from fairdesk.records.papers import BadgeFacts
from fairdesk.rules.badge_sheets import in_stacks
from fairdesk.services import badges
from fairdesk.services.desk import Desk
from fairdesk.store import badges as kept
from fairdesk.store.unit_of_work import Look


def draw_batch(
    desk: Desk, *, batch: BadgeBatch, sheets: BadgeSheets, progress: Progress | None = None
) -> tuple[bytes, list[str]]:
    """The batch as PDF, and whose badges it holds; nothing is written or recorded.

    Refused as `badges.batch` and `badges.layout` refuse.
    """
    badges.layout(sheets.layout)
    items = desk.look(badges.batch, wanted=batch)
    return press.badges(items, sheets, progress), [one.person_id for one in items if isinstance(one, BadgeFacts)]


def print_batch(desk: Desk, *, out: Path, batch: BadgeBatch, sheets: BadgeSheets, progress: Progress | None = None) -> int:
    """The batch lies at `out`, and the journal knows that its badges were printed, in one act; answers with how many.

    Refused as `draw_batch` refuses, and where nothing can be written there; nothing is recorded then.
    """
    refuse_unwritable(out)
    pdf, people = draw_batch(desk, batch=batch, sheets=sheets, progress=progress)
    write_safely(out, pdf)
    desk.do(badges.note_printed, person_ids=people)
    return len(people)


def reprint(
    desk: Desk, *, out: Path, batch: BadgeBatch, sheets: BadgeSheets, reason: str, progress: Progress | None = None
) -> list[tuple[str, str]]:
    """These people's badges are void and their new ones lie at `out`; answers with each old number and the new one.

    Refused as `draw_again` refuses, and where nothing can be written there; no number is given then.
    """
    refuse_unwritable(out)
    pdf, _people, numbers = draw_again(desk, batch=batch, sheets=sheets, reason=reason, progress=progress)
    write_safely(out, pdf)
    return numbers


def draw_again(
    desk: Desk, *, batch: BadgeBatch, sheets: BadgeSheets, reason: str, progress: Progress | None = None
) -> tuple[bytes, list[str], list[tuple[str, str]]]:
    """These people's badges are void, and their new ones are drawn: the PDF, whose they are, each old number and the new one.

    Whatever could keep a badge from the paper is refused before a number is given.
    """
    badges.layout(sheets.layout)
    items = desk.look(badges.batch, wanted=batch)
    press.refuse_unprintable(items)
    earlier = [one for one in items if isinstance(one, BadgeFacts)]
    people = [one.person_id for one in earlier]
    numbers = desk.do(badges.reprint_all, person_ids=people, reason=reason).result
    pdf = press.badges(desk.look(badges.chosen, names=people), sheets, progress)
    return pdf, people, [(one.badge_no, number) for one, number in zip(earlier, numbers, strict=True)]


def first_sheet(look: Look, *, batch: BadgeBatch, sheets: BadgeSheets) -> FirstSheet:
    """How many badges and sheets a batch has, and its first sheet as a PDF; nothing is written or recorded.

    Refused as `draw_batch` refuses.
    """
    layout = badges.layout(sheets.layout)
    items = badges.batch(look, wanted=batch)
    people = [one.person_id for one in items if isinstance(one, BadgeFacts)]
    first = next(in_stacks(items, layout.per_sheet)) if sheets.stacks else items[: layout.per_sheet]
    pdf = press.badges([one for one in first if one is not None], replace(sheets, stacks=False))
    sheet_count = -(-len(items) // layout.per_sheet)
    return FirstSheet(badges=len(people), sheets=sheet_count, printed=len(kept.printed(look, people)), pdf=pdf)
