"""The clock of the backups: every few minutes, and after an export, what was written is kept, and nobody waits for it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from fairdesk.base.errors import Refusal
from fairdesk.base.i18n import _
from fairdesk.records.backups import BackupCard, Kept
from fairdesk.ui.page import Context
from fairdesk.ui.runner import Done

EVERY: Final = 150_000
"""Milliseconds from one round to the next: so old is what a spare laptop goes on from, at most, where a stick is plugged in."""
OWN: Final = 4
"""Every so many rounds it is the turn of the desk's own folder: ten minutes."""
AFTER_OPENING: Final = 3_000
"""Milliseconds after which what failed before is looked up: the window is seen and at work first."""
HANDED: Final = "delivery"
"""The kind of thing that changes when something was exported or taken in."""


class BackupClock(QObject):
    """A failure is told once, until it is another one or a round is done; each round tries again."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._rounds = 0
        self._busy = False
        self._again = False
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.beat)
        context.runner.done.connect(self._done)

    def start(self) -> None:
        """The rounds begin; what failed when the desk was last closed is told."""
        self._timer.start()
        QTimer.singleShot(AFTER_OPENING, self, self._look)

    def stop(self) -> None:
        """No further round begins."""
        self._timer.stop()

    def beat(self) -> None:
        """One round; every fourth is the turn of the desk's own folder."""
        self._rounds += 1
        self.round(own_turn=self._rounds % OWN == 0)

    def round(self, *, own_turn: bool) -> None:
        """What was written since the last backup is kept; where a round is under way, another follows it."""
        if self._busy:
            self._again = self._again or own_turn
            return
        from fairdesk.services import safekeeping

        self._busy = True
        desk = self.context.desk
        task = self.context.runner.keep(
            "", lambda progress: safekeeping.keep(desk, own_turn=own_turn, progress=progress), self._kept
        )
        task.on_refusal(self._refused)
        task.ended.connect(self._over)

    def _done(self, outcome: Done) -> None:
        if self._timer.isActive() and HANDED in outcome.changed:
            self.round(own_turn=True)

    def _over(self) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self.round(own_turn=True)

    def _kept(self, kept: Kept) -> None:
        if kept.made or kept.copied:
            self._told = ""

    def _refused(self, refusal: Refusal) -> None:
        self._warn(refusal.message)

    def _look(self) -> None:
        from fairdesk.services import safekeeping

        if self._timer.isActive():
            self.context.runner.look(safekeeping.card, self._greet)

    def _greet(self, card: BackupCard) -> None:
        if card.failed:
            self._warn(card.failed)

    def _warn(self, sentence: str) -> None:
        if sentence != self._told:
            self._told = sentence
            told = _("No backup could be made. {why} It is tried again in a few minutes.", why=sentence)
            self.context.notices.warn(told, _("Open the settings"), lambda: self.context.navigate("settings", ""))
