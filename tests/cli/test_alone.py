"""A command in a process of its own, which has mapped no more than it needs, writes as well as one among many."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from fairdesk.printing import press
from tests.commands import ROOT
from tests.factory import PASSPHRASE
from tests.halls import Hall

WRITES = """
import sys
from fairdesk.records.people import WalkInForm
from fairdesk.services.desk import Desk
from fairdesk.services import arrivals
with Desk.open(sys.argv[1], sys.argv[2]) as desk:
    print(desk.do(arrivals.register_walk_in, form=WalkInForm(name="艾力", unit="合作社")).result.badge_no)
"""


def test_a_walk_in_s_badge_opens_a_record_at_a_desk_that_never_heard_of_him(hall: Hall, tmp_path: Path) -> None:
    made = alone(["-c", WRITES, str(hall.booth), PASSPHRASE])
    sheet = tmp_path / "badge.pdf"
    alone(["-m", "fairdesk", "badges", str(hall.booth), made.strip(), "--out", str(sheet), "--layout", "single"])
    (code,) = press.read_codes(sheet.read_bytes(), sheet.name)
    said = json.loads(alone(["-m", "fairdesk", "arrive", str(hall.other), code, "--json"]))
    assert (said["state"], said["name"]) == ("welcome", "艾力")


def alone(words: list[str]) -> str:
    """What a process of its own answers; it ends well."""
    known = {"FAIRDESK_PASSPHRASE": PASSPHRASE, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, env=os.environ | known, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
