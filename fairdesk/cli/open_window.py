"""`fairdesk [DESK]`: opens the window."""

from __future__ import annotations

import os

import click

from fairdesk.base.errors import NoScreen
from fairdesk.base.i18n import N_
from fairdesk.cli import console
from fairdesk.cli.demo import has_screen


@console.command(name="open", told=N_("Open the window on a desk."))
@click.argument("desk", default="")
def command(console: console.Console, desk: str) -> None:
    """The window is open until the person closes it, who is asked for the pass-phrase where the environment gives none."""
    if not has_screen():
        raise NoScreen
    phrase = os.environ.get("FAIRDESK_PASSPHRASE", "")
    if console.passphrase_file is not None:
        phrase = console.passphrase()
    console.code = console.open_window(desk, phrase)
