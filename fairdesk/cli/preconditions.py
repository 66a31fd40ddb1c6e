"""Says in one sentence what this machine lacks to `run`, `test` or `test-window`, and the command that installs it."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from fairdesk.base.i18n import DEFAULT_LANGUAGE, _, use_language

WINDOW = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt loads to draw anything, and the Debian package of each library."""

SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads besides to show a window on an X screen."""

READERS = {"pdftotext": "poppler-utils", "zbarimg": "zbar-tools", "qpdf": "qpdf"}
"""Programs that read in the tests what FairDesk wrote."""

PRINTING = {"cupsd": "cups", "lp": "cups-client", "ippeveprinter": "cups-ipp-utils", "dbus-daemon": "dbus-daemon"}
"""A print service of the tests' own, and a printer behind it."""
SBIN = ":/usr/sbin:/sbin"
"""Where Debian keeps programs of the system, off the path of people."""

STAGE = {"xvfb-run": "xvfb", "xdotool": "xdotool", "openbox": "openbox"}
"""Programs that give the tests a screen, keys and a window manager."""


def missing(needs: dict[str, str], present: Callable[[str], bool]) -> list[str]:
    """The Debian packages of what is not there, each once, in their order."""
    return list(dict.fromkeys(package for name, package in needs.items() if not present(name)))


def has_library(name: str) -> bool:
    """Whether the loader finds this shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_program(name: str) -> bool:
    """Whether this program is on the path, or among those of the system."""
    return shutil.which(name, path=os.environ.get("PATH", os.defpath) + SBIN) is not None


def has_database_server() -> bool:
    """Whether PostgreSQL's server programs are here; Debian keeps them off the path."""
    return has_program("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def install(packages: Iterable[str]) -> str:
    """The command that installs these packages on Debian and Ubuntu."""
    return f"sudo apt-get install {' '.join(packages)}"


def lacking_for_window(*, screen: bool) -> str:
    """The sentence about the libraries the window lacks here; empty where it lacks none, and on systems other than Linux."""
    if sys.platform != "linux":
        return ""
    packages = missing(WINDOW | SCREEN if screen else WINDOW, has_library)
    if packages:
        return _("The window needs system libraries that are not here; install them with: {command}", command=install(packages))
    tried = subprocess.run([sys.executable, "-c", "import PySide6.QtWidgets"], capture_output=True, text=True, check=False)
    if tried.returncode == 0:
        return ""
    reason = (tried.stderr.strip().splitlines() or [""])[-1]
    return _("The window's library does not load ({reason}); install the package that holds what it names.", reason=reason)


def lacking_for_tests() -> list[str]:
    """The sentences about what the tests can do without; those that need it are left out and say so."""
    sentences = []
    if not has_database_server():
        command = install(["postgresql"])
        sentences.append(
            _("PostgreSQL is not here, so the tests on it are left out; install it with: {command}", command=command)
        )
    packages = missing(READERS, has_program)
    if packages:
        command = install(packages)
        sentences.append(
            _("Programs that read PDFs are not here, so some tests are left out; install them with: {command}", command=command)
        )
    packages = missing(PRINTING, has_program)
    if packages:
        command = install(packages)
        sentences.append(_("CUPS is not here, so the tests that print are left out; install it with: {command}", command=command))
    return sentences


def check(purpose: str) -> int:
    """Speaks about what is missing for `run`, `test` or `test-window`; answers 1 where it cannot be done without."""
    screen = purpose == "test-window" or (purpose == "run" and bool(os.environ.get("DISPLAY")))
    must = [sentence for sentence in [lacking_for_window(screen=screen)] if sentence]
    stage = missing(STAGE, has_program) if purpose == "test-window" else []
    if stage:
        must.append(_("The tests of the window need a screen to play on; install it with: {command}", command=install(stage)))
    for sentence in must + (lacking_for_tests() if purpose == "test" else []):
        click.echo(sentence, err=True)
    return 1 if must else 0


if __name__ == "__main__":
    use_language(os.environ.get("FAIRDESK_LANG", DEFAULT_LANGUAGE))
    sys.exit(check(sys.argv[1] if len(sys.argv) > 1 else "run"))
