"""A day of small acts, killed at random moments: it forks a writer, kills it, and looks at what is left.

`python -m tests.flows.killing FOLDER KILLS SEED` prints one JSON line: kills, acknowledged, what was lost, what is wrong.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fairdesk.records.choices import Field, Mode, Outcome
from fairdesk.records.letters import LetterForm
from fairdesk.records.people import WalkInForm
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import arrivals, enrolment, exchange, fairs, history, letters, talks
from fairdesk.services.desk import Desk
from fairdesk.store import desks
from tests.factory import PASSPHRASE, small_fair  # the factory makes keys cheap

FAIR = {"fair_id": "TEST", "name": "测试对接会", "date": "2018-07-19"}
FRESH_EVERY = 25


def arrive(desk: Desk, folder: Path, dice: random.Random) -> None:
    """Somebody arrives, perhaps for the second time."""
    desk.do(arrivals.check_in, badge=dice.choice(["S001", "Z001"]))


def walk_in(desk: Desk, folder: Path, dice: random.Random) -> None:
    """Somebody comes unannounced."""
    desk.do(arrivals.register_walk_in, form=WalkInForm(name=f"来宾{dice.randrange(10**6)}"))


def negotiate(desk: Desk, folder: Path, dice: random.Random) -> str:
    """A negotiation is recorded."""
    form = NegotiationForm(
        organisation_id="ORG001",
        area_id="A001",
        field=Field.INDUSTRY,
        mode=Mode.SUSTAINED,
        project="果蔬冷链",
        cash_fen=dice.randrange(1, 10**9),
        outcome=Outcome.INTENT,
        minutes="谈" * dice.randrange(500),
    )
    return desk.do(talks.save, form=form).result


def letter(desk: Desk, folder: Path, dice: random.Random) -> None:
    """A negotiation is recorded, its letter issued and known to be printed."""
    issued = desk.do(letters.issue, form=LetterForm(negotiation_id=negotiate(desk, folder, dice))).result
    desk.do(letters.note_print, letter_id=issued, target="booth printer")


def undo(desk: Desk, folder: Path, dice: random.Random) -> None:
    """The last act is taken back."""
    desk.do(talks.void, negotiation_id=negotiate(desk, folder, dice), reason="slip")
    desk.do(history.take_back)


def export(desk: Desk, folder: Path, dice: random.Random) -> None:
    """Everything is exported."""
    exchange.export(desk, out=folder / "bundle.xlsx")


ACTS: tuple[Callable[[Desk, Path, random.Random], Any], ...] = (arrive, walk_in, negotiate, letter, undo, export)


def write(path: Path, folder: Path, seed: int, pipe: int) -> None:
    """Acts until killed, telling after each act how far the journal is."""
    dice = random.Random(seed)
    desk = Desk.open(str(path), PASSPHRASE)
    while True:
        dice.choice(ACTS)(desk, folder, dice)
        seq = desk.look(desks.identity).seq
        os.write(pipe, f"{seq}\n".encode())


def make(folder: Path) -> Path:
    """A fresh booth desk with the small fair in it."""
    for old in folder.glob("*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    bureau, _ = fairs.new(str(folder / "bureau.fairdesk"), PASSPHRASE, FAIR)
    bureau.do(small_fair_besides)
    enrolment.make_kit(bureau, booth="A03", out=folder / "kit.xlsx", passphrase=PASSPHRASE)
    bureau.close()
    enrolment.enrol(str(folder / "booth.fairdesk"), PASSPHRASE, kit=folder / "kit.xlsx", kit_passphrase=PASSPHRASE).close()
    return folder / "booth.fairdesk"


def small_fair_besides(work: Any) -> Any:
    """The small fair's people beside the fair that is there, and a booth."""
    from fairdesk.models.hall import Booth

    work.session.add(Booth(code="A03", holder="张北县"))
    return small_fair(work, with_fair=False)


def kill_once(path: Path, folder: Path, seed: int) -> tuple[int, int]:
    """One writer is killed; answers with what it acknowledged last and where the journal stands."""
    dice = random.Random(seed)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write(path, folder, seed, writing)
        finally:
            os._exit(1)
    os.close(writing)
    acknowledged, buffer = 0, b""
    for _ in range(dice.randrange(1, 8)):
        select.select([reading], [], [], 5)
        buffer += os.read(reading, 4096)
        if b"\n" in buffer:
            acknowledged = int(buffer.split(b"\n")[-2])
    select.select([], [], [], dice.random() * 0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    rest = buffer + os.read(reading, 65536)
    os.close(reading)
    if b"\n" in rest:
        acknowledged = int(rest.split(b"\n")[-2])
    with Desk.open(str(path), PASSPHRASE) as desk:
        return acknowledged, desk.look(desks.identity).seq


def main() -> None:
    """See the module."""
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    faults: list[str] = []
    lost, acknowledged, path = 0, 0, folder
    for number in range(kills):
        if number % FRESH_EVERY == 0:
            path = make(folder)
        told, found = kill_once(path, folder, seed + number)
        acknowledged += told > 0
        lost += max(0, told - found)
        with Desk.open(str(path), PASSPHRASE) as desk:
            faults += desk.look(history.check).faults
    sys.stdout.write(json.dumps({"kills": kills, "acknowledged": acknowledged, "lost": lost, "faults": faults}) + "\n")


if __name__ == "__main__":
    main()
