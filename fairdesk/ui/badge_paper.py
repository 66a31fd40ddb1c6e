"""Badges from a page: whose, how they stand on their sheets, and then to the printer or to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from fairdesk.base.i18n import _, ngettext
from fairdesk.base.progress import Progress
from fairdesk.records.badges import BadgeBatch
from fairdesk.records.choices import ParticipantCategory
from fairdesk.services import badge_batches
from fairdesk.ui.badge_dialog import BadgeDialog, Wish
from fairdesk.ui.files import ask_where_to_save, show_file
from fairdesk.ui.page import Context
from fairdesk.ui.runner import Task


@dataclass(frozen=True, slots=True)
class BadgeChoice:
    """Whose badges: these people, those of a category, the walk-ins, or everybody where nothing narrows it."""

    names: tuple[str, ...] = ()
    """Ids, roster numbers or badge numbers."""
    category: ParticipantCategory | None = None
    walk_ins: bool = False

    @property
    def batch(self) -> BadgeBatch:
        """The choice as the service takes it."""
        filters: tuple[tuple[str, str], ...] = ()
        if self.walk_ins:
            filters = (("walk_in", "1"),)
        elif self.category is not None:
            filters = (("category", self.category.name),)
        return BadgeBatch(names=self.names, filters=filters)


def make_badges(context: Context, wish: Wish, out: Path, then: Callable[[int], None]) -> Task:
    """The badges lie at `out` as PDF and are on record, those before them void where a reason is given; `then` hears how many."""

    def job(progress: Progress) -> int:
        if wish.reason:
            return len(
                badge_batches.reprint(
                    context.desk, out=out, batch=wish.batch, sheets=wish.sheets, reason=wish.reason, progress=progress
                )
            )
        return badge_batches.print_batch(context.desk, out=out, batch=wish.batch, sheets=wish.sheets, progress=progress)

    return context.runner.make_and_write(_("Drawing badges"), job, then)


def draw_badges(context: Context, wish: Wish, then: Callable[[tuple[bytes, list[str]]], None]) -> Task:
    """`then` hears the badges as PDF and whose they are; on record is only what a reason made void, and its new number."""

    def job(progress: Progress) -> tuple[bytes, list[str]]:
        if wish.reason:
            pdf, people, _numbers = badge_batches.draw_again(
                context.desk, batch=wish.batch, sheets=wish.sheets, reason=wish.reason, progress=progress
            )
            return pdf, people
        return badge_batches.draw_batch(context.desk, batch=wish.batch, sheets=wish.sheets, progress=progress)

    return context.runner.make_and_write(_("Drawing badges"), job, then)


def ask_for_badges(page: QWidget, context: Context, choice: BadgeChoice, name: str) -> BadgeDialog:
    """A person sees the first sheet and says how the badges stand on it; then they go to the printer or to a file."""
    dialog = BadgeDialog(page, context, choice.batch)
    dialog.print_wanted.connect(lambda wish: _to_printer(page, context, dialog, wish, name))
    dialog.file_wanted.connect(lambda wish: _to_file(page, context, dialog, wish, name))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _to_printer(page: QWidget, context: Context, dialog: BadgeDialog, wish: Wish, name: str) -> None:
    def drawn(made: tuple[bytes, list[str]]) -> None:
        from fairdesk.ui.printing.ask import ask_to_print

        pdf, people = made
        ask_to_print(page, context, pdf, "badge", name, "participant", people)

    dialog.accept()
    draw_badges(context, wish, drawn)


def _to_file(page: QWidget, context: Context, dialog: BadgeDialog, wish: Wish, name: str) -> None:
    def chosen(out: Path) -> None:
        dialog.accept()
        make_badges(context, wish, out, lambda count: _made(context, out, count))

    ask_where_to_save(page, _("Save badges"), f"{name}.pdf", _("PDF (*.pdf)"), chosen)


def _made(context: Context, out: Path, count: int) -> None:
    said = ngettext("{count} badge is in {out}.", "{count} badges are in {out}.", count, out=out.name)
    context.notices.ok(said, _("Open"), lambda: show_file(out))
