"""A clerk records a negotiation and issues its letter without leaving the keyboard, in a real window on a real screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from fairdesk.records.letters import LetterRow
from fairdesk.services import letters
from fairdesk.services.desk import Desk
from tests.factory import PASSPHRASE
from tests.ui.talking import talking_desk

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(not os.environ.get("DISPLAY") or not shutil.which("xdotool"), reason="no X screen or no xdotool here"),
]


def wait_for(question: Callable[[], bool], seconds: float = 20) -> None:
    """Returns as soon as the answer is yes; fails where it never is."""
    end, pause = time.monotonic() + seconds, Event()
    while not question():
        assert time.monotonic() < end, "it never came to pass"
        pause.wait(0.1)


def keys(*names: str) -> None:
    """The keys are pressed in the window that has the focus."""
    subprocess.run(["xdotool", "key", "--delay", "120", *names], check=True)


def typed(text: str) -> None:
    """The text is typed."""
    subprocess.run(["xdotool", "type", "--delay", "40", text], check=True)


def rest() -> None:
    """What a person takes to look up: the window has answered by then."""
    Event().wait(1.2)


def title_of_window() -> str:
    """What the window in front calls itself."""
    found = subprocess.run(["xdotool", "getactivewindow", "getwindowname"], capture_output=True, text=True, check=False)
    return found.stdout.strip()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small fair in a file, closed."""
    talking_desk(tmp_path / "desk.fairdesk").close()
    return tmp_path / "desk.fairdesk"


@pytest.fixture
def window(path: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """FairDesk's window on this desk, beside a window manager."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "xcb",
        "FAIRDESK_PASSPHRASE": PASSPHRASE,
        "FAIRDESK_CONFIG": str(tmp_path),
        "FAIRDESK_LANG": "zh_CN",
    }
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    shown = subprocess.Popen([sys.executable, "-m", "fairdesk", str(path)], env=environment)
    try:
        wait_for(lambda: "FairDesk" in title_of_window())
        yield shown
    finally:
        for one in (shown, manager):
            one.terminate()
            one.wait(timeout=10)


def issued(path: Path) -> list[LetterRow]:
    """The letters the desk has, read beside the open window."""
    with Desk.open(str(path), PASSPHRASE) as desk:
        return desk.look(letters.rows)


def test_from_an_empty_form_to_a_numbered_letter_by_keys_alone(window: subprocess.Popen[bytes], path: Path) -> None:
    keys("ctrl+3")
    wait_for(lambda: title_of_window().startswith("洽谈"))
    keys("ctrl+n")
    for words in ("bjmd", "zhangbei"):  # each side: found, chosen, and what it offers or needs
        rest()
        typed(words)
        rest()
        keys("Return")
        rest()
        keys("Return")
    rest()
    keys("ctrl+l")
    wait_for(lambda: title_of_window().startswith("意向书"))
    rest()
    keys("ctrl+Return")
    wait_for(lambda: len(issued(path)) == 1)
    (letter,) = issued(path)
    assert letter.number.startswith("京社扶意〔")
    assert letter.party_b == "北京木铎返乡创业联盟"
    assert letter.issued_here
    assert window.poll() is None
