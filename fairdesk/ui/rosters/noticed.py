"""One kind of remark: what it is, and the rows it was made of."""

from __future__ import annotations

from PySide6.QtCore import Signal

from fairdesk.base.i18n import _, ngettext
from fairdesk.ui.rosters.panel import Panel
from fairdesk.ui.rosters.preview import row_key
from fairdesk.ui.rosters.view_model import State
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.entries import Entries, Entry

FIRST = 12
"""Rows named here; all of them are shown among the rows."""


class NoticedPanel(Panel):
    """`jumped` says the key of a row, `narrowed` the code whose rows a person wants to see."""

    jumped = Signal(str)
    narrowed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._code = ""
        self.mark = Badge()
        self.add_mark(self.mark)
        self._section = self.add_section()
        self.entries = Entries()
        self._section.body.addWidget(self.entries)
        self.entries.opened.connect(self.jumped)
        self.all = Button("plain", "funnel")
        self.all.clicked.connect(lambda: self.narrowed.emit(self._code))
        self.feet.addWidget(self.all)
        self.feet.addStretch(1)
        self.feet.setContentsMargins(steps(5), steps(3), steps(5), steps(4))

    def retranslate(self) -> None:
        """The words of the button."""
        self.all.set_words(_("Show only these rows"))

    def render_state(self, state: State) -> None:
        """The kind of remark in hand."""
        line = next((one for one in state.issues if one.code == state.issue), None)
        self._code = line.code if line else ""
        self.all.setVisible(line is not None and bool(line.places))
        self.mark.setVisible(line is not None and line.severity != "")
        if line is None:
            self.set_words(_("Nothing in hand"), _("Choose on the left what was noticed."))
            self.entries.set_entries(())
            return
        self.set_words(line.words, ngettext("{count} cell", "{count} cells", line.count))
        told = {"error": (_("wrong"), "red"), "warn": (_("asked"), "amber"), "info": (_("settled"), "green")}
        if line.severity:
            self.mark.set_state(*told[line.severity])
        names = {row.key: row.name for row in state.preview.rows.get(state.sheet, ())} if state.preview else {}
        self._section.set_title(_("The first rows") if len(line.places) > FIRST else _("Its rows") if line.places else "")
        entries = [
            Entry(_("Row {row}: {name}", row=place.row, name=names.get(row_key(place), "")), key=row_key(place))
            for place in line.places[:FIRST]
        ]
        self.entries.set_entries(entries)
