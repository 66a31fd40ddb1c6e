"""The pages of the window, one line each: rail, shortcut, palette and tests follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from fairdesk.base.i18n import N_

if TYPE_CHECKING:
    from fairdesk.ui.page import Context, View


@dataclass(frozen=True, slots=True)
class Page:
    """One page. Its folder is named by its key; `view(context)` in its `view.py` is imported when it is first opened."""

    key: str
    title: str
    icon: str
    shortcut: str
    """Its own for good, so that a new page moves nobody's fingers; empty where none is left: the rail and Ctrl+K open it."""
    opens: tuple[str, ...] = ()
    """The kinds of things (table names) that are looked at on this page."""
    room: str = "fairdesk.ui"

    def build(self, context: Context) -> View[Any]:
        """The page, ready to be shown."""
        view: View[Any] = import_module(f"{self.room}.{self.key}.view").view(context)
        return view


PAGES: tuple[Page, ...] = (
    Page("today", N_("Today"), "layout-dashboard", "Ctrl+1"),
    Page("arrivals", N_("Arrivals"), "user-check", "Ctrl+2"),
    Page("negotiations", N_("Negotiations"), "handshake", "Ctrl+3", ("negotiation", "offer", "demand")),
    Page("letters", N_("Letters"), "file-text", "Ctrl+4", ("letter_of_intent",)),
    Page("papers", N_("Papers"), "copy", "Ctrl+Shift+M"),
    Page("scans", N_("Scans"), "scan-line", "Ctrl+0"),
    Page("directory", N_("Directory"), "users", "Ctrl+5", ("participant", "organisation", "area", "booth", "body")),
    Page("statistics", N_("Statistics"), "chart-column", "Ctrl+6"),
    Page("rosters", N_("Rosters"), "inbox", "Ctrl+7"),
    Page("printing", N_("Printing"), "printer", "Ctrl+Shift+P"),
    Page("exchange", N_("Exchange"), "arrow-left-right", "Ctrl+8", ("enrolled_desk", "conflict")),
    Page("wordings", N_("Wordings"), "pencil", "Ctrl+Shift+W"),
    Page("settings", N_("Settings"), "settings", "Ctrl+9"),
)


def page_for(kind: str) -> str:
    """The key of the page on which a thing of this kind is looked at; the first page where none says so."""
    return next((page.key for page in PAGES if kind in page.opens), PAGES[0].key)
