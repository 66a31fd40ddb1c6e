"""How long until the window can be used, beside a bare PySide6 window in a process that also imports SQLAlchemy."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.rows import Row, median

TITLE = "Opening the window"
RUNS = 15
BARE = """
import sqlalchemy
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("FairDesk"))
window.show()
app.processEvents()
import os
os._exit(0)
"""
OURS = """
import sys
from pathlib import Path
from fairdesk import app as builder
desk, window = builder.build(sys.argv[1], "bench", Path(sys.argv[2]))
window.show()
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
app = QApplication.instance()
while not window.context.runner.idle:
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
app.processEvents()
import os
os._exit(0)
"""


def run() -> list[Row]:
    """The ratio of the medians of processes that end once their window can be used, taken in turn after a round not counted."""
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        desk = _demo_desk(Path(folder))
        for counted in range(RUNS + 1):
            one, other = _seconds(BARE), _seconds(OURS, str(desk), folder)
            if counted:
                bare.append(one)
                ours.append(other)
    ratio = median(ours) / median(bare)
    figure = f"{median(ours):.2f} s / {median(bare):.2f} s = {ratio:.2f}"
    return [Row("window usable, beside a bare one with SQLAlchemy", figure, "2.0 x", ratio <= 2.0)]


def _seconds(code: str, *words: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *words], check=True, env=_surroundings(), stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _surroundings() -> dict[str, str]:
    """Those of a person: Python keeps what it compiled, or the program would be compiled anew at every start."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def _demo_desk(folder: Path) -> Path:
    """The demo fair's bureau desk with its rosters in."""
    from fairdesk.base.assets import asset
    from fairdesk.services import fairs, rosters

    path = folder / "bench.fairdesk"
    desk, _ = fairs.new(str(path), "bench", fairs.read_fair_file(asset("demo", "fair.json")))
    with desk:
        desk.do(rosters.take_in, files=rosters.read(sorted(asset("demo").glob("*.csv"))))
    return path
