"""Who is due and who is here: one bar for each province's delegations, one for each other category."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from fairdesk.base.i18n import _
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.people import AttendanceRow
from fairdesk.ui.arrivals.view_model import State
from fairdesk.ui.widgets.bar_chart import Bar, BarChart
from fairdesk.ui.widgets.side_panel import SidePanel


class Attendance(SidePanel):
    """A card of two charts; figures are "present / due". `opened` says what the directory is to open."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._sections = [self.add_section(), self.add_section()]
        self.charts = [BarChart(), BarChart()]
        self._rows: Sequence[AttendanceRow] = ()
        for section, chart in zip(self._sections, self.charts, strict=True):
            chart.opened.connect(self._open)
            section.body.addWidget(chart)

    def render_state(self, state: State) -> None:
        """The bars show these sums."""
        rows = self._rows = state.attendance or ()
        share = f"{100 * state.present // state.due} %" if state.due else ""
        self.set_words(_("{present} of {due} here", present=state.present, due=state.due), share)
        categories = {one.label for one in ParticipantCategory}
        groups = ([row for row in rows if row.group not in categories], [row for row in rows if row.group in categories])
        titles = (_("Delegations by province"), _("Everybody else by category"))
        for section, chart, title, group in zip(self._sections, self.charts, titles, groups, strict=True):
            section.set_title(title)
            section.setVisible(bool(group))
            chart.set_bars(_bars(group), title)

    def _open(self, group: str) -> None:
        missing = any(row.due > row.present for row in self._rows if row.group == group)
        category = next((f"category={one.name}" for one in ParticipantCategory if one.label == group), f"province={group}")
        self.opened.emit(f"group:{'missing' if missing else 'here'}:{category}")


def _bars(rows: Sequence[AttendanceRow]) -> list[Bar]:
    return [Bar(row.group, row.group, row.present, row.due, f"{row.present} / {row.due}") for row in rows]
