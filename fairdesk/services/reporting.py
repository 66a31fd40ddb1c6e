"""Reports on their way out: as PDF or as workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fairdesk.base.errors import NotFound, ValueOutOfRange
from fairdesk.base.i18n import N_, _
from fairdesk.exchange.container import write_safely
from fairdesk.printing import press
from fairdesk.reports import statistics as figures
from fairdesk.reports.catalogue import REPORTS
from fairdesk.services.desk import Desk
from fairdesk.store.unit_of_work import Look
from fairdesk.workbook.writer import table_book


def catalogue() -> list[tuple[str, str]]:
    """Every report: its name and its title."""
    return [(key, _(report.title)) for key, report in REPORTS.items()]


def statistics(look: Look) -> dict[str, Any]:
    """The figures of the fair by the keys of the public interface."""
    return figures.statistics(look)


def write(desk: Desk, *, name: str, out: Path) -> None:
    """The report lies at `out`; refused where it is unknown or the file is neither .pdf nor .xlsx."""
    if name not in REPORTS:
        raise NotFound(what=name)
    kind = out.suffix.lower()
    if kind not in {".pdf", ".xlsx"}:
        raise ValueOutOfRange(value=out.name, field="--out", reason=_(N_("the name must end in .pdf or .xlsx.")))
    facts = desk.look(REPORTS[name].make)
    write_safely(out, press.report(facts) if kind == ".pdf" else table_book(facts.tables))
