"""`fairdesk demo DIR`: builds the demo fair and plays its whole day with the real commands, one after the other."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from fairdesk.base.errors import CannotWrite, DemoFolderTaken, reason_of
from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.cli.demo_day import BUREAU, PASSPHRASE, SUMMARY, Day, table

UNSEEN = frozenset({"offscreen", "minimal", "minimalegl"})
"""The platforms of Qt on which a window is drawn and nobody sees it."""


@console.command(name="demo", told=N_("Build the demo fair and play its whole day."))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--no-window", is_flag=True, help=_("Only play; open nothing."))
def command(console: console.Console, folder: Path, no_window: bool) -> None:
    """Prints what was made, how long each step took and where to look; opens the window where there is a screen."""
    if not os.environ.get("FAIRDESK_PASSPHRASE"):
        os.environ["FAIRDESK_PASSPHRASE"] = PASSPHRASE
    if not (folder / SUMMARY).exists():
        if folder.is_file() or (folder.exists() and any(folder.iterdir())):
            raise DemoFolderTaken(folder=folder)
        day = played(Day(folder, as_json=console.as_json, quiet=console.quiet))
        console.answer(day.summary(), table(day.summary()))
    elif no_window:
        summary = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
        console.answer(summary, table(summary))
    if not no_window and has_screen():
        console.code = console.open_window(str(folder / BUREAU), os.environ["FAIRDESK_PASSPHRASE"])
    elif not no_window:
        click.echo(_("There is no screen here. The desk of the bureau is {desk}.", desk=folder / BUREAU), err=True)


def played(day: Day) -> Day:
    """The day has been played; refused where its folder cannot be written."""
    try:
        day.play()
    except OSError as error:
        raise CannotWrite(path=day.folder, detail=reason_of(error)) from error
    return day


def has_screen() -> bool:
    """Whether a person would see a window that is opened here."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in UNSEEN:
        return False
    if sys.platform in {"win32", "darwin"} or platform:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
