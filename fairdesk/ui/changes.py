"""The one broadcast up: what kinds of things an act changed, told to whoever shows them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeBus(QObject):
    """Says which kinds of things (table names) have changed; whoever shows one of them looks again."""

    changed = Signal(object)

    def tell(self, kinds: frozenset[str]) -> None:
        """Everybody hears of these kinds; nobody is troubled where nothing changed."""
        if kinds:
            self.changed.emit(kinds)
