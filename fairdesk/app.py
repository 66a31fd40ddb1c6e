"""The builder: preferences, desk, runner, window. The only place that chooses real things."""

from __future__ import annotations

import os
from pathlib import Path

from fairdesk.base.i18n import _
from fairdesk.base.log import start_log
from fairdesk.records.choices import DeskKind, Role
from fairdesk.services import enrolment
from fairdesk.services.desk import Desk
from fairdesk.ui.frame_model import DeskWords
from fairdesk.ui.page import Picture


class PressViewer:
    """Pages of a paper as pictures, rendered by the press."""

    def pages(self, pdf: bytes, /) -> int:
        """How many pages the paper has."""
        from fairdesk.printing import press

        return press.page_count(pdf)

    def picture(self, pdf: bytes, page: int, dpi: int, /) -> Picture:
        """One page."""
        from fairdesk.printing import press

        return Picture(*press.render_page(pdf, page, dpi))


def words_of(desk: Desk, person: str = "") -> DeskWords:
    """What the top bar says of this desk and of who sits at it."""
    identity = desk.look(enrolment.identity)
    bureau = identity.kind is DeskKind.BUREAU
    name = _("Bureau") if bureau else _("Booth {booth}", booth=identity.booth)
    return DeskWords(desk=name, place=identity.letters, person=person or desk.actor, bureau=bureau)


def preferences_folder() -> Path:
    """Where this person's preferences lie on this computer."""
    from platformdirs import user_config_path

    return Path(os.environ.get("FAIRDESK_CONFIG") or user_config_path("FairDesk", appauthor=False))


def open_window(target: str, passphrase: str) -> int:
    """The window is open until the person closes it; answers with the exit code. A desk or pass-phrase not given is asked for."""
    from fairdesk.ui import application
    from fairdesk.ui.opening import ask_for_desk

    app = application.start_application()
    start_log()
    preferences = application.open_preferences(preferences_folder())

    def opened(path: str, phrase: str) -> Desk:
        return Desk.open(path, phrase, os.environ.get("FAIRDESK_OPERATOR", ""), Role.BUREAU)

    desk = opened(target, passphrase) if target and passphrase else ask_for_desk(opened, target)
    if desk is None:
        return 0
    with desk:
        window = application.build_window(desk, words_of(desk), preferences, PressViewer())
        window.show()
        code = app.exec()
        application.close_window(window)
    return code
