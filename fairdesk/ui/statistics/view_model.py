"""What the page of statistics knows: the figures, the sums behind the charts, and the rows of the figure that is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fairdesk.base.i18n import N_, _
from fairdesk.records.overview import FigureFacts
from fairdesk.records.papers import TableFacts
from fairdesk.services import reporting
from fairdesk.ui.page import Context, ViewModel


@dataclass(frozen=True, slots=True)
class State:
    """Figures, sums by the keys of the public interface, and the open figure's rows."""

    figures: tuple[FigureFacts, ...] | None = None
    sums: Mapping[str, Any] = field(default_factory=dict)
    opened: str = ""
    rows: TableFacts | None = None


class Statistics(ViewModel[State]):
    """Reads again after every act."""

    topics = frozenset({"*"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())

    def refresh(self) -> None:
        """Figures, sums and the open rows are asked for again."""
        self.look(reporting.figures, self._figures)
        self.look(reporting.statistics, lambda sums: self.settle(sums=sums))

    def _figures(self, figures: tuple[FigureFacts, ...]) -> None:
        self.settle(figures=tuple(figures))
        opened = self.state.opened or (figures[0].key if figures else "")
        if opened:
            self.open_figure(opened)

    def open_figure(self, key: str) -> None:
        """The rows this figure counts are in the table."""
        self.settle(opened=key)
        self.look(reporting.rows_behind, lambda rows: self.settle(rows=rows), figure=key)

    def write(self, name: str, out: Path) -> None:
        """The report lies at `out` as PDF or workbook."""
        desk = self.context.desk
        self.context.runner.make(
            _(N_("Writing the report")),
            lambda _progress: reporting.write(desk, name=name, out=out),
            lambda _none: self._written(out),
        )

    def _written(self, out: Path) -> None:
        self.context.notices.ok(_(N_("{name} is written and was read back."), name=out.name))
