"""Reports on their way out: as PDF or as workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fairdesk.base.errors import NoSuchChoice, ValueOutOfRange
from fairdesk.base.i18n import N_, _, listed
from fairdesk.exchange.container import write_safely
from fairdesk.printing import press
from fairdesk.records.overview import FigureFacts
from fairdesk.records.papers import ReportFacts, TableFacts
from fairdesk.records.sheets import PaperSize
from fairdesk.reports import drill_down, overview
from fairdesk.reports import statistics as sums
from fairdesk.reports.catalogue import REPORTS
from fairdesk.services.desk import Desk
from fairdesk.services.signing import finished
from fairdesk.store.unit_of_work import Look
from fairdesk.workbook.writer import table_book


def catalogue() -> list[tuple[str, str]]:
    """Every report: its name and its title."""
    return [(key, _(report.title)) for key, report in REPORTS.items()]


def statistics(look: Look) -> dict[str, Any]:
    """The figures of the fair by the keys of the public interface."""
    return sums.statistics(look)


def figures(look: Look) -> tuple[FigureFacts, ...]:
    """The figures in large type, the weightiest first."""
    return overview.figures(look)


def rows_behind(look: Look, *, figure: str) -> TableFacts:
    """The rows one figure counts."""
    return drill_down.rows_behind(look, figure)


def letters_of(look: Look, *, grouping: str, label: str) -> TableFacts:
    """The letters one bar of the overview counts, by field, province or category."""
    return drill_down.letters_of(look, grouping, label)


def report(look: Look, *, name: str) -> ReportFacts:
    """A report as the screen shows it; refused where it is unknown."""
    if name not in REPORTS:
        raise NoSuchChoice(what=name, known=listed(REPORTS))
    return REPORTS[name].make(look)


def write(desk: Desk, *, name: str, out: Path, size: PaperSize = PaperSize.A4) -> None:
    """The report lies at `out`, on this size of sheet; refused where it is unknown or the file is neither .pdf nor .xlsx."""
    if name not in REPORTS:
        raise NoSuchChoice(what=name, known=listed(REPORTS))
    kind = out.suffix.lower()
    if kind not in {".pdf", ".xlsx"}:
        raise ValueOutOfRange(value=out.name, field="--out", reason=_(N_("the name must end in .pdf or .xlsx.")))
    facts = desk.look(REPORTS[name].make)
    write_safely(out, finished(desk, press.report(facts, size)) if kind == ".pdf" else table_book(facts.tables))
