"""A desk that two programs have open loses nothing, even where something in one of them opened the file and let it go."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fairdesk.services import history
from tests.acts import add, names
from tests.factory import PASSPHRASE, bare_desk

OTHER = """
import sys
from fairdesk.services.desk import Desk
from tests.acts import names
with Desk.open(sys.argv[1], sys.argv[2]) as desk:
    print("|".join(desk.look(names)))
"""


def seen_by_another_program(desk: Path) -> list[str]:
    """The organisations another program finds, which opens the desk and closes it."""
    run = [sys.executable, "-c", OTHER, str(desk), PASSPHRASE]
    surroundings = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    answer = subprocess.run(run, capture_output=True, text=True, check=True, env=surroundings).stdout.strip()
    return answer.split("|") if answer else []


@pytest.mark.skipif(os.name != "posix", reason="only POSIX locks fall when a file is closed")
def test_nothing_is_written_into_a_log_that_was_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "desk.fairdesk"
    with bare_desk(path) as desk:
        desk.do(add, name="甲会")
        for one in tmp_path.iterdir():  # what a dialog for files does to show their kinds
            with one.open("rb") as file:
                file.read(1)
        assert seen_by_another_program(path) == ["甲会"]
        desk.do(add, name="乙会")
        assert seen_by_another_program(path) == ["乙会", "甲会"]
        desk.do(add, name="丙会")
        assert desk.look(names) == ["丙会", "乙会", "甲会"]
        assert desk.look(history.check).clean
    assert seen_by_another_program(path) == ["丙会", "乙会", "甲会"]


def test_two_programs_with_their_locks_see_each_other(tmp_path: Path) -> None:
    path = tmp_path / "desk.fairdesk"
    with bare_desk(path) as desk:
        desk.do(add, name="甲会")
        assert seen_by_another_program(path) == ["甲会"]
        desk.do(add, name="乙会")
        assert seen_by_another_program(path) == ["乙会", "甲会"]
