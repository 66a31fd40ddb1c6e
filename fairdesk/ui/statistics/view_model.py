"""What the page of statistics knows: the figures, the overview's tables, and the rows of whatever is open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fairdesk.base.i18n import N_, _
from fairdesk.records.overview import FigureFacts
from fairdesk.records.papers import TableFacts
from fairdesk.services import reporting
from fairdesk.ui.files import show_file
from fairdesk.ui.page import Context, ViewModel

GROUPINGS = ("field", "province", "category", "track")
"""The tables of the overview, in its order."""
CHARTED = GROUPINGS[:3]


@dataclass(frozen=True, slots=True)
class Measure:
    """What the bars measure: its words (an English msgid) and its place among the last columns of every table."""

    key: str
    title: str
    place: int


MEASURES = (
    Measure("letters", N_("Letters of intent"), -7),
    Measure("amount", N_("Amount of the letters"), -3),
    Measure("households", N_("Households to benefit"), -2),
    Measure("people", N_("People to benefit"), -1),
)


@dataclass(frozen=True, slots=True)
class Opened:
    """What is open: a figure by its key, or the bar of this label in a grouping."""

    figure: str = ""
    grouping: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """Figures and tables (None until the desk has answered), what the charts measure, the table in front, and what is open."""

    figures: tuple[FigureFacts, ...] | None = None
    tables: tuple[TableFacts, ...] = ()
    measure: Measure = MEASURES[0]
    grouping: str = GROUPINGS[0]
    opened: Opened | None = None
    rows: TableFacts | None = None
    """The rows of what is open; None until they have come."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to count yet."""
        return self.figures is not None and not any(one.value for one in self.figures)

    def table(self, grouping: str) -> TableFacts | None:
        """The overview's table of this grouping."""
        return self.tables[GROUPINGS.index(grouping)] if self.tables else None


class Statistics(ViewModel[State]):
    """Reads again after every act, and in another language when that changes: reports are worded where they are made."""

    topics = frozenset({"*"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())
        context.preferences.language_changed.connect(self._reword)

    def refresh(self) -> None:
        """Figures, tables and the open rows are asked for again."""
        self.look(reporting.figures, lambda figures: self.settle(figures=tuple(figures)))
        self.look(reporting.report, lambda found: self.settle(tables=found.tables), name="overview")
        if self.state.opened is not None:
            self._read_rows(self.state.opened)

    def open(self, thing: str) -> None:
        """The figure of this key is open."""
        self.open_figure(thing)

    def open_figure(self, key: str) -> None:
        """The rows this figure counts are beside the charts."""
        self._open(Opened(figure=key))

    def open_bar(self, grouping: str, label: str) -> None:
        """The letters this bar counts are beside the charts, and the table in front is the one it stands in."""
        self.settle(grouping=grouping)
        self._open(Opened(grouping=grouping, label=label))

    def close_rows(self) -> None:
        """Nothing is open."""
        self.settle(opened=None, rows=None)

    def show_measure(self, measure: Measure) -> None:
        """The bars measure this."""
        self.settle(measure=measure)

    def show_grouping(self, grouping: str) -> None:
        """The table of this grouping is in front."""
        self.settle(grouping=grouping)

    def write(self, name: str, out: Path) -> None:
        """The report lies at `out` as PDF or workbook."""
        desk = self.context.desk
        self.context.runner.make(
            _("Writing the report"),
            lambda _progress: reporting.write(desk, name=name, out=out),
            lambda _none: self._written(out),
        )

    # ---- answers -------------------------------------------------------------------------------------------------------

    def _open(self, opened: Opened) -> None:
        if opened != self.state.opened:
            self.settle(opened=opened, rows=None)
            self._read_rows(opened)

    def _read_rows(self, opened: Opened) -> None:
        if opened.figure:
            self.look(reporting.rows_behind, lambda rows: self._rows(opened, rows), figure=opened.figure)
        else:
            told = {"grouping": opened.grouping, "label": opened.label}
            task = self.look(reporting.letters_of, lambda rows: self._rows(opened, rows), **told)
            task.on_refusal(lambda _refusal: self.close_rows())

    def _rows(self, opened: Opened, rows: TableFacts) -> None:
        if opened == self.state.opened:
            self.settle(rows=rows)

    def _written(self, out: Path) -> None:
        self.context.notices.ok(_("{name} is written and was read back.", name=out.name), _("Open"), lambda: show_file(out))

    def _reword(self) -> None:
        if self.state.opened is not None and self.state.opened.label:
            self.close_rows()
        self._hear(frozenset({"*"}))
