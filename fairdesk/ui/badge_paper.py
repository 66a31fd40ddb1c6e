"""Badges from a page: whose, to which file, and then on paper or on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from fairdesk.base.i18n import _, ngettext
from fairdesk.base.progress import Progress
from fairdesk.records.choices import ParticipantCategory
from fairdesk.services import papers
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
    def filters(self) -> dict[str, str]:
        """The choice as the service takes it."""
        if self.walk_ins:
            return {"walk_in": "1"}
        return {} if self.category is None else {"category": self.category.name}

    @property
    def layout(self) -> str:
        """One badge stands alone, several go eight on a sheet of A4."""
        return "single" if len(self.names) == 1 else "a4-8"


def make_badges(context: Context, choice: BadgeChoice, out: Path, then: Callable[[int], None]) -> Task:
    """The badges lie at `out` as PDF and are on record as printed; `then` hears how many."""

    def job(progress: Progress) -> int:
        return papers.print_badges(
            context.desk, out=out, names=choice.names, filters=choice.filters, layout=choice.layout, progress=progress
        )

    return context.runner.make_and_write(_("Drawing badges"), job, then)


def ask_for_badges(page: QWidget, context: Context, choice: BadgeChoice, name: str) -> None:
    """A person says where the badges go; when they lie there, one press brings them to the printer (or opens them)."""

    def chosen(out: Path) -> None:
        make_badges(context, choice, out, lambda count: _made(page, context, out, count))

    ask_where_to_save(page, _("Save badges"), f"{name}.pdf", _("PDF (*.pdf)"), chosen)


def _made(page: QWidget, context: Context, out: Path, count: int) -> None:
    said = ngettext("{count} badge is in {out}.", "{count} badges are in {out}.", count, out=out.name)
    if context.viewer is None:
        context.notices.ok(said, _("Open"), lambda: show_file(out))
    else:
        context.notices.ok(said, _("Print"), lambda: _print(page, context, out))


def _print(page: QWidget, context: Context, out: Path) -> None:
    from fairdesk.ui.printing.ask import ask_to_print

    ask_to_print(page, context, out.read_bytes(), "badge", out.stem)
