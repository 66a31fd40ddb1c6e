"""How the backups stand: the last one and where it lies, whether the second place has it, and what failed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import _
from fairdesk.records.backups import BackupCard
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.words import Words


class BackupPanel(QWidget):
    """Two marks, the file in words, and under them a sentence where something failed."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(steps(2))
        self.last, self.second = Badge(), Badge()
        self.place, self.failed = Words(step="note", tone="muted"), Words(step="note", tone="red")
        for part in (self.last, self.place, self.second, self.failed):
            column.addWidget(part)

    def show_card(self, card: BackupCard | None, said: str) -> None:
        """The panel says how they stand, in the language in force; `said` is a refusal that stands beside a field already."""
        self.setVisible(card is not None)
        if card is None:
            return
        if card.made_at is None:
            self.last.set_state(_("No backup yet"), "amber")
        else:
            self.last.set_state(_("Backup of {time}, checked", time=_shown(card.made_at)), "green")
        self.place.setText(card.made)
        self.place.setVisible(bool(card.made))
        self.second.set_state(*_second(card))
        failed = card.failed if card.failed != said else ""
        self.failed.setText(failed)
        self.failed.setVisible(bool(failed))


def _second(card: BackupCard) -> tuple[str, str]:
    """What is said of the second place, and in which tone: a stick that is pulled out is no fault."""
    if not card.second:
        return _("No second place is chosen"), "grey"
    if not card.second_there:
        if card.copied_at is None:
            return _("The second place is not plugged in; it gets its copy when it is"), "grey"
        return _("The second place is not plugged in; it has the backup of {time}", time=_shown(card.copied_at)), "grey"
    if card.copied_at is None:
        return _("The second place has no copy yet; it gets one within minutes"), "grey"
    at = _shown(card.copied_at)
    if card.second_has_it:
        return _("The second place has the backup of {time}", time=at), "green"
    return _("The second place has the backup of {time}; it gets the newer one within minutes", time=at), "grey"


def _shown(at: datetime) -> str:
    return f"{at.astimezone(HALL):%Y-%m-%d %H:%M}"
