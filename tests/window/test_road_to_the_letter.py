"""Without leaving the keyboard, in a real window on a real screen: a talk and its letter, and a roster taken in and out."""

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
from fairdesk.services import directory, letters
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


def people(path: Path) -> set[str]:
    """The names of everybody at the desk, read beside the open window."""
    with Desk.open(str(path), PASSPHRASE) as desk:
        return {one.name for one in desk.look(directory.persons)}


def test_a_roster_goes_in_and_out_by_keys_alone(window: subprocess.Popen[bytes], path: Path, tmp_path: Path) -> None:
    roster = tmp_path / "people.csv"
    roster.write_text("甲县参会名单\n姓名,工作单位,手机\n王五四,甲县民政局,138 0000 0001\n", encoding="gb18030")
    before = people(path)
    keys("ctrl+7")
    wait_for(lambda: title_of_window().startswith("名册"))
    rest()
    keys("ctrl+n")
    rest()
    typed(str(roster))
    rest()
    keys("Return")
    for _look_up in range(3):  # the reader is a process of its own
        rest()
    assert people(path) == before, "nothing changes before the button"
    keys("ctrl+Return")
    wait_for(lambda: people(path) == before | {"王五四"})
    rest()
    keys("ctrl+z")
    wait_for(lambda: people(path) == before)
    assert window.poll() is None
