"""A booth at work is killed at random moments: all it had acknowledged is there, its journal is whole, no number stands twice."""

from __future__ import annotations

import random
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fairdesk.services import history
from fairdesk.services.desk import Desk, Outcome
from fairdesk.store import vault
from fairdesk.store.unit_of_work import Work
from tests import acts
from tests.factory import PASSPHRASE
from tests.torture import deeds, workers
from tests.torture.figures import Figure

EACH = 20
"""Kills of one desk; then the next is taken, so that looking through a desk stays cheap."""
LONGEST = 0.3
"""Seconds a worker lives at most: some are killed while they open the desk, most in the middle of an act or of closing."""


@dataclass
class Found:
    """What became of desks that were killed."""

    kills: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)


def work(target: Path, key: bytes, seed: int, tell: workers.Tell) -> None:
    """Deeds without an end, each told when the desk has answered; now and then the desk is closed and opened again."""
    dice = random.Random(seed)
    while True:
        with Desk.open(str(target), "", "torture", key=key) as desk:
            for _ in range(dice.randint(1, 12)):
                tell(deeds.do_one(desk, dice))


def work_hastily(target: Path, key: bytes, seed: int, tell: workers.Tell) -> None:
    """The control: a deed is told before its transaction has ended, and the worker waits there for its end."""
    with Desk.open(str(target), "", "torture", key=key) as desk:
        tell(deeds.do_one(desk, random.Random(seed)))
        desk.do(_too_early, tell=tell)


def _too_early(work: Work, *, tell: workers.Tell) -> Outcome[None]:
    one = acts.add_person(work, name="太早", mobile="13900000000").result
    work.flush()
    tell(f"mobile {one} 13900000000")
    tell("early")
    signal.pause()
    return Outcome(None)


def torment(target: Path, key: bytes, kills: int, dice: random.Random, found: Found) -> None:
    """The desk is killed so often; after each time all that was ever told of it is there."""
    told: list[str] = []
    for _ in range(kills):
        seed = dice.randrange(1 << 30)
        worker = workers.start(lambda tell, seed=seed: work(target, key, seed, tell))  # type: ignore[misc]
        worker.listen(dice.uniform(0, LONGEST))
        lines = worker.kill()
        found.kills += 1
        found.faults += workers.faults(lines)
        told += [line for line in lines if not line.startswith("fault ")]
        look_through(target, key, told, found)
    found.acknowledged += len(told)


def look_through(target: Path, key: bytes, told: list[str], found: Found) -> None:
    """What is wrong with the desk is found: deeds that are not there, faults of its journal, numbers given twice."""
    with Desk.open(str(target), "", "torture", key=key) as desk:
        found.faults += desk.look(history.check).faults
        lines, numbers = desk.look(deeds.there)
    found.lost += [line for line in told if line not in lines]
    found.twice += deeds.twice(numbers)


def run(folder: Path, count: int) -> Iterator[Figure]:
    """So many kills."""
    dice, found = random.Random(count), Found()
    with deeds.bureau(folder / "bureau.fairdesk", ("A03",)) as bureau:
        deeds.booth(folder / "booth.fairdesk", bureau, "A03").close()
    key = vault.key_of(folder / "booth.fairdesk", PASSPHRASE)
    for number in range(0, count, EACH):
        target = folder / f"{number}.fairdesk"
        shutil.copyfile(folder / "booth.fairdesk", target)
        torment(target, key, min(EACH, count - number), dice, found)
    said = f"{found.kills} kill -9, {found.acknowledged} acts acknowledged: {len(found.lost)} lost, {len(found.faults)} faults, "
    reached = found.kills == count and found.acknowledged > count and not (found.lost or found.faults or found.twice)
    yield Figure("a desk at work", said + f"{len(found.twice)} numbers twice", reached)
    yield _control(folder, key)


def _control(folder: Path, key: bytes) -> Figure:
    """A worker that tells before its transaction has ended loses what it told, and the same eyes see it."""
    target, found = folder / "hasty.fairdesk", Found()
    shutil.copyfile(folder / "booth.fairdesk", target)
    worker = workers.start(lambda tell: work_hastily(target, key, 1, tell))
    worker.listen(until=b"early\n")
    told = worker.kill()
    look_through(target, key, told[:-1], found)
    return Figure("control, told before the commit", f"{len(found.lost)} of {len(told) - 1} lost", len(found.lost) == 1)
