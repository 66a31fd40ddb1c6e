"""Everything the keyboard can do on every page: one line each, with its words, its sign and its key."""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.base.i18n import N_


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `of_page` says that it means what the page in front gives it (a `Verb` of the same key)."""

    key: str
    text: str
    icon: str
    shortcut: str
    of_page: bool = False


ACTIONS: tuple[Action, ...] = (
    Action("palette", N_("Search and commands"), "search", "Ctrl+K"),
    Action("undo", N_("Undo"), "undo-2", "Ctrl+Z"),
    Action("refresh", N_("Read again"), "refresh-cw", "F5"),
    Action("language", N_("Change language"), "languages", "Ctrl+Shift+L"),
    Action("look", N_("Light or dark"), "moon", "Ctrl+Shift+D"),
    Action("larger", N_("Larger words"), "plus", "Ctrl++"),
    Action("smaller", N_("Smaller words"), "x", "Ctrl+-"),
    Action("new", N_("New"), "plus", "Ctrl+N", of_page=True),
    Action("save", N_("Save"), "save", "Ctrl+S", of_page=True),
    Action("confirm", N_("Confirm"), "check", "Ctrl+Return", of_page=True),
    Action("letter", N_("Save and letter"), "file-text", "Ctrl+L", of_page=True),
    Action("print", N_("Print"), "printer", "Ctrl+P", of_page=True),
    Action("print_every", N_("Print every letter that waits"), "printer", "Ctrl+Alt+P", of_page=True),
    Action("find", N_("Find on this page"), "funnel", "Ctrl+F", of_page=True),
    Action("previous", N_("Previous"), "chevron-left", "Alt+Left", of_page=True),
    Action("next", N_("Next"), "chevron-right", "Alt+Right", of_page=True),
)


def action(key: str) -> Action:
    """The line of this key; KeyError where there is none."""
    return {one.key: one for one in ACTIONS}[key]
