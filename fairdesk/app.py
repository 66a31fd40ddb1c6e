"""The builder: preferences, desk, runner, window. The only place that chooses real things."""

from __future__ import annotations

import gc
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fairdesk.services.desk import Desk
    from fairdesk.ui.frame_model import DeskWords
    from fairdesk.ui.main_window import MainWindow
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
        from fairdesk.ui.page import Picture

        return Picture(*press.render_page(pdf, page, dpi))


def words_of(desk: Desk, person: str = "") -> DeskWords:
    """What the top bar says of this desk and of who sits at it."""
    from fairdesk.ui.frame_model import DeskWords

    identity = desk.identity
    return DeskWords(identity.booth, identity.letters, person or desk.actor)


def preferences_folder() -> Path:
    """Where this person's preferences lie on this computer."""
    from platformdirs import user_config_path

    return Path(os.environ.get("FAIRDESK_CONFIG") or user_config_path("FairDesk", appauthor=False))


def open_desk(target: str, passphrase: str, key: bytes | None = None) -> Desk:
    """The desk at this address, with whoever signed in last acting at it."""
    from fairdesk.services.desk import Desk

    return _at_work(Desk.open(target, passphrase, key=key))


def take_over_desk(place: str, target: str, passphrase: str, told: list[str]) -> Desk:
    """The booth of the newest sound copy in this place, gone on with at this address; `told` hears of each damaged copy."""
    from fairdesk.services import takeover

    desk, found = takeover.take_over(Path(place), target=target, passphrase=passphrase)
    told += [why for _file, why in found.passed_over]
    return _at_work(desk)


def _at_work(desk: Desk) -> Desk:
    from fairdesk.services import preferences

    desk.actor = os.environ.get("FAIRDESK_OPERATOR") or str(desk.look(preferences.value, key="operator"))
    preferences.use_faces(desk)
    return desk


def derive_key(target: str, passphrase: str) -> bytes | None:
    """The key of a desk file; None for a desk on a server, which keeps its lock itself."""
    from fairdesk.store import vault

    return None if "://" in target else vault.key_of(Path(target), passphrase)


def build(target: str, passphrase: str, folder: Path) -> tuple[Desk, MainWindow] | None:
    """The open desk and its window, not yet shown; None where a person was asked for a desk and gave up.

    The desk's key is derived in a thread of its own while the window's libraries are loaded: both take their time. What is
    made on the way stays for good, so nobody looks for garbage among it.
    """
    gc.disable()
    try:
        return _build(target, passphrase, folder)
    finally:
        gc.freeze()
        gc.enable()


def _build(target: str, passphrase: str, folder: Path) -> tuple[Desk, MainWindow] | None:
    told: list[str] = []
    with ThreadPoolExecutor(1, "open") as pool:
        coming = pool.submit(derive_key, target, passphrase) if target and passphrase else None
        # PySide reads the source of every module that is imported after it, so what needs no window comes first.
        from fairdesk.services import today  # noqa: F401
        from fairdesk.store import engine

        engine.load_driver()
        from fairdesk.ui import application

        application.start_application()
        preferences = application.open_preferences(folder)
        if coming is not None:
            desk = open_desk(target, passphrase, coming.result())
        else:
            from fairdesk.ui.opening import ask_for_desk

            chosen = ask_for_desk(open_desk, target, lambda place, at, phrase: take_over_desk(place, at, phrase, told))
            if chosen is None:
                return None
            desk = chosen
    window = application.build_window(desk, words_of(desk), preferences, PressViewer())
    for sentence in told:
        window.context.notices.warn(sentence)
    return desk, window


def open_window(target: str, passphrase: str) -> int:
    """The window is open until the person closes it; answers with the exit code. A desk or pass-phrase not given is asked for."""
    from fairdesk.base.log import start_log

    start_log()
    built = build(target, passphrase, preferences_folder())
    if built is None:
        return 0
    desk, window = built
    from fairdesk.ui import application

    with desk:
        application.show_window(window)
        code = application.start_application().exec()
        application.close_window(window)
        _keep_at_close(desk)
    return code


def _keep_at_close(desk: Desk) -> None:
    """What was written since the last backup is kept, or the desk is wiped where that was asked for; the window is gone already,
    so nobody looks at it meanwhile.
    """
    from fairdesk.services import safekeeping, wiping

    if not wiping.at_close(desk):
        safekeeping.at_close(desk)
