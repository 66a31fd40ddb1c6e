"""The first page: it counts the right day, and needs no mapped class to do so."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

from fairdesk.base.clock import HALL
from fairdesk.reports.head import fair_head
from fairdesk.services import arrivals, today
from fairdesk.services.desk import Desk
from tests.factory import PASSPHRASE, bare_desk

FIRST_LOOK = """
import sys
from datetime import date
from fairdesk import app
from fairdesk.services import today
with app.open_desk(sys.argv[1], sys.argv[2]) as desk:
    desk.look(today.frame)
    desk.look(today.day_in_hand, today=date(2018, 7, 19))
    assert "sqlalchemy.orm" not in sys.modules, "the mapper was loaded"
    desk.look(today.prepare)
    assert "sqlalchemy.orm" in sys.modules
"""


def test_the_first_page_is_there_before_the_classes_are_mapped(tmp_path: Path) -> None:
    path = str(tmp_path / "first.fairdesk")
    bare_desk(path).close()
    subprocess.run([sys.executable, "-c", FIRST_LOOK, path, PASSPHRASE], check=True)


def test_a_day_on_which_nothing_stirred_gives_way_to_the_day_of_the_fair(desk: Desk) -> None:
    fair_day = desk.look(fair_head).day
    assert desk.look(today.day_in_hand, today=fair_day + timedelta(days=3000)).day == fair_day


def test_an_empty_desk_shows_the_day_it_is(address: Callable[[str], str]) -> None:
    with bare_desk(address("empty")) as desk:
        day = desk.look(fair_head).day
        assert desk.look(today.day_in_hand, today=day).day == day


def test_a_day_on_which_somebody_came_is_shown(desk: Desk) -> None:
    day_after = desk.look(fair_head).day + timedelta(days=1)
    desk.clock = lambda: datetime.combine(day_after, time(9), HALL)
    desk.do(arrivals.check_in, badge="S001")
    assert desk.look(today.day_in_hand, today=day_after).day == day_after
