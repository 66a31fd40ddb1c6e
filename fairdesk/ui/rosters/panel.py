"""What the panels at the right have in common."""

from __future__ import annotations

from fairdesk.ui.rosters.view_model import State
from fairdesk.ui.widgets.side_panel import SidePanel


class Panel(SidePanel):
    """Shows one thing of the state: a row, a pair, a kind of remark, a column."""

    def retranslate(self) -> None:
        """Override: every word that does not change with the state."""

    def render_state(self, state: State) -> None:
        """Override: the one in hand."""
