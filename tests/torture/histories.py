"""Any history of two to eight desks with wrong clocks, lost receipts, copies and restores: in any order of telling, one state."""

from __future__ import annotations

import random
import secrets
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlalchemy import update

from fairdesk.models.journal import DESK_IDENTITY, LIFE
from fairdesk.records.choices import DeskKind
from fairdesk.records.journal import OperationRow
from fairdesk.services import history
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.enrolment import take_operations
from fairdesk.store import append, desks, vault
from fairdesk.store import engine as engines
from fairdesk.store.unit_of_work import Look, Work
from tests import acts
from tests.exchange import test_histories as three_desks
from tests.factory import MORNING, PASSPHRASE, bare_desk
from tests.torture.figures import Figure, first

MOST_DESKS, ORDERS, STEPS = 8, 6, 30
WORKERS = 2
CHECKED = 4
"""Of so many histories, at one a desk is held wholly against its journal; at all the others states and journals are compared."""
WRONG_CLOCK = timedelta(days=3652)
"""By so much a clock goes before or behind at most: ten years."""


def open_fast(path: Path, key: bytes, dice: random.Random) -> Desk:
    """A desk whose file nobody forces onto the disk, for no power is cut here, with a clock of its own."""
    from sqlcipher3 import dbapi2

    def connect() -> Any:
        connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
        engines.give_key(connection, key)
        engines.set_up(connection)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    wrong = WRONG_CLOCK * dice.uniform(-1, 1) * dice.choice((0, 1))
    return Desk.opened(str(path), engines.engine_over(dbapi2, connect, path), key, lambda: MORNING + wrong)


def make_base(folder: Path) -> tuple[Path, bytes]:
    """A newborn desk, closed, and its key: every desk of every history begins as a copy of it."""
    bare_desk(folder / "born.fairdesk").close()
    return folder / "born.fairdesk", vault.key_of(folder / "born.fairdesk", PASSPHRASE)


@act("Be another desk")
def be(work: Work, *, device: str, kind: DeskKind, letters: str) -> Outcome[None]:
    """The copy of the newborn desk is a newborn desk of its own."""
    work.ask(update(DESK_IDENTITY).values(device=device, letters=letters, kind=kind))
    work.ask(update(LIFE).values(token=secrets.token_hex(16)))
    return Outcome(None)


@act("Hear a receipt")
def hear_receipt(work: Work, *, operations: tuple[OperationRow, ...], ends: tuple[tuple[str, int, int], ...]) -> Outcome[None]:
    """What the bureau told is known, and what it has of this desk counts as handed in."""
    append.append(work, operations)
    for device, epoch, seq in ends:
        desks.acknowledge(work, device, epoch, seq)
    return Outcome(None)


@dataclass
class Stick:
    """A bundle on its way: what a desk had to hand in, and what it knew."""

    sender: int
    operations: tuple[OperationRow, ...]


class Hall(three_desks.Fair):
    """Desks that do things at random, hand in bundles that come late, twice or never, and are copied and restored."""

    def __init__(self, folder: Path, base: Path, key: bytes, seed: int) -> None:
        self.folder, self.base, self.key = folder, base, key
        self.dice = random.Random(seed)
        self.made: list[str] = []
        self.sticks: list[Stick] = []
        self.snapshots: list[tuple[int, Path]] = []
        self.lives = 0
        self.desks = [self.newborn(str(number)) for number in range(self.dice.randint(2, MOST_DESKS))]

    def newborn(self, name: str) -> Desk:
        """One more desk that has done nothing yet; the first is the bureau's."""
        target = self.folder / f"{name}.fairdesk"
        shutil.copyfile(self.base, target)
        copied = open_fast(target, self.key, self.dice)
        copied.do(be, device=name[0] * 16, kind=DeskKind.BUREAU, letters=name)
        copied._engine.dispose()
        return open_fast(target, self.key, self.dice)

    def play(self, steps: int) -> None:
        """So many steps are done, each at one desk."""
        own = (self.add, *[self.change] * 3, self.meet, self.undo, self.settle, *[self.retell] * 2)
        between = (self.hear, self.export, self.deliver, self.deliver, self.copy, self.restore, self.snapshot)
        for _ in range(steps):
            self.dice.choice((*own, *between))(self.dice.choice(self.desks))

    def export(self, desk: Desk) -> None:
        """All that was not acknowledged is on a stick."""
        told = desk.look(lambda look: tuple(desks.own_operations(look)))
        self.sticks.append(Stick(self.desks.index(desk), told))

    def deliver(self, _desk: Desk) -> None:
        """A stick comes to the bureau, perhaps not for the last time; its receipt comes back, or is lost."""
        if not self.sticks:
            return
        stick = self.sticks.pop() if self.dice.random() < 0.5 else self.dice.choice(self.sticks)
        bureau, sender = self.desks[0], self.desks[stick.sender]
        bureau.do(take_operations, operations=stick.operations)
        if sender is not bureau and self.dice.random() < 0.5:
            device = sender.identity.device
            told = tuple(three_desks.operations(bureau))
            ends = bureau.look(lambda look: tuple((one[0], one[1], one[2]) for one in desks.known_ends(look, device)))
            sender.do(hear_receipt, operations=told, ends=ends)

    def copy(self, desk: Desk) -> None:
        """The file of a desk is copied, and both go on."""
        if len(self.desks) >= MOST_DESKS:
            return
        desk._engine.dispose()
        self.lives += 1
        target = self.folder / f"copy-{self.lives}.fairdesk"
        shutil.copyfile(desk.target, target)
        self.desks.append(open_fast(target, self.key, self.dice))

    def snapshot(self, desk: Desk) -> None:
        """An older state of a desk is kept."""
        desk._engine.dispose()
        place = self.folder / f"kept-{len(self.snapshots)}"
        shutil.copyfile(desk.target, place)
        self.snapshots.append((self.desks.index(desk), place))

    def restore(self, _desk: Desk) -> None:
        """An older state of a desk is put in its place: what it did since and told nobody is gone."""
        if not self.snapshots:
            return
        number, place = self.dice.choice(self.snapshots)
        self.desks[number]._engine.dispose()
        shutil.copyfile(place, self.desks[number].target)
        self.lives += 1
        self.desks[number] = open_fast(Path(self.desks[number].target), self.key, self.dice)


def orders(dice: random.Random, told: Sequence[OperationRow]) -> list[list[Sequence[OperationRow]]]:
    """Six ways to tell it all: at once, in halves from the end, desk by desk, anyhow in two parcels, anyhow in many with some
    of it twice, and everything twice over.
    """
    by_desk = [[one for one in told if one.device == device] for device in sorted({one.device for one in told})]
    mixed = dice.sample(told, len(told))
    half = len(told) // 2
    backwards = list(reversed(told))
    dice.shuffle(by_desk)
    small = list(three_desks.deliveries(dice, told)) if told else []
    return [[told], [backwards[:half], backwards[half:]], [*by_desk], [mixed[half:], mixed[:half]], [*small], [mixed, told]]


def shown(look: Look) -> tuple[str, list[Any]]:
    """The digest, and what a person is asked."""
    asked = [(one.id, tuple(sorted(choice[0] for choice in one.choices))) for one in history.open_conflicts(look)]
    return history.state_digest(look), sorted(asked)


def different(every: Sequence[Desk]) -> list[str]:
    """The desks that show another state than the first."""
    states = [desk.look(shown) for desk in every]
    return [f"desk {number} shows another state" for number, one in enumerate(states) if one != states[0]]


def changes(desk: Desk) -> int:
    """How many rows the desk's connection has changed so far."""
    raw = desk._engine.raw_connection()
    try:
        return int(raw.dbapi_connection.total_changes)  # type: ignore[union-attr]
    finally:
        raw.close()


def play(seed: int, base: Path, key: bytes, folder: Path) -> tuple[int, int, list[str]]:
    """One history: how many desks and lives it had, and what is wrong with it."""
    place = folder / f"history-{seed}"
    place.mkdir()
    hall = Hall(place, base, key, seed)
    hall.play(STEPS)
    told = hall.everything()
    size, lives, found = len(hall.desks), hall.lives, list[str]()
    for number, parcels in enumerate(orders(hall.dice, told)):
        listener = hall.newborn(chr(ord("A") + number))
        for parcel in parcels:
            listener.do(take_operations, operations=tuple(parcel))
        hall.desks.append(listener)
    for desk in hall.desks[:size]:
        desk.do(take_operations, operations=tuple(told))
    found += different(hall.desks)
    for desk in hall.desks:
        before = changes(desk)
        desk.do(take_operations, operations=tuple(told))
        if changes(desk) != before:
            found.append(f"a second import changed {changes(desk) - before} rows")
    checked = hall.dice.choice(hall.desks)
    found += checked.look(history.check).faults if seed % CHECKED == 0 else ()
    found += [f"lost {one.id}" for one in told if one.hash not in {each.hash for each in three_desks.operations(checked)}][:3]
    for desk in hall.desks:
        desk._engine.dispose()
    shutil.rmtree(place)
    return size, lives, [f"seed {seed}: {one}" for one in found]


def run(folder: Path, count: int) -> Iterator[Figure]:
    """So many histories, on two cores where there are many."""
    base, key = make_base(folder)
    one = partial(play, base=base, key=key, folder=folder)
    if count <= 10:
        answers = [one(seed) for seed in range(count)]
    else:
        with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as both:
            answers = list(both.map(one, range(count), chunksize=10))
    found = [wrong for _size, _lives, each in answers for wrong in each]
    size, lives = sum(one for one, _lives, _each in answers), sum(one for _size, one, _each in answers)
    said = f"{count} histories of {size} desks, {lives} copies and restores, {ORDERS} orders each: {len(found)} faults" + first(
        found
    )
    yield Figure("histories", said, not found)
    yield _control(folder, base, key)


def _control(folder: Path, base: Path, key: bytes) -> Figure:
    """A desk that has not heard one operation, and one that hears it at the second import, are seen."""
    (folder / "control").mkdir()
    hall = Hall(folder / "control", base, key, 1)
    hall.desks[0].do(acts.add, name="只此一家")
    for desk in hall.desks[1:]:
        desk.do(take_operations, operations=())
    unheard, before = different(hall.desks), changes(hall.desks[1])
    hall.desks[1].do(take_operations, operations=tuple(three_desks.operations(hall.desks[0])))
    rows = changes(hall.desks[1]) - before
    for desk in hall.desks:
        desk._engine.dispose()
    return Figure(
        "control, one operation unheard", f"{len(unheard)} desks differ, {rows} rows changed", bool(unheard) and rows > 0
    )
