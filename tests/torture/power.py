"""The power is cut at any moment of a desk's work: with the program's own pragmas nothing acknowledged is lost, nothing torn.

The program itself works on a plain file, through `plain_sqlite` and a disk that remembers what was forced onto it (`cut_disk`):
the cipher has no part in this, for it changes what a page holds and not when it is written.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from fairdesk.base.errors import Refusal
from fairdesk.base.progress import silent
from fairdesk.services import history
from fairdesk.services.desk import Desk
from fairdesk.store import backup, check, upgrade, vault
from fairdesk.store import engine as engines
from fairdesk.store.unit_of_work import Look
from tests.factory import PASSPHRASE
from tests.torture import deeds, plain_sqlite
from tests.torture.cut_disk import NAME, TOLD, Disk, Event, File, Platter
from tests.torture.figures import Figure, first

EACH = 500
"""Cuts of one day's work."""
DEEDS = 60
WHOLLY = 10
"""Of so many cuts, one is looked through wholly."""
FILE = "desk.fairdesk"


@dataclass
class Found:
    """What the cuts left."""

    cuts: int = 0
    torn: int = 0
    """Cuts at which something written was not yet forced."""
    told: int = 0
    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)


def plain_engine(path: Path, *, vfs: str = "", level: str = "") -> engines.DeskEngine:
    """The program's own engine on a plain file; `level` puts another synchronous setting in the place of its own."""

    def connect() -> Any:
        connection = plain_sqlite.connect(str(path), vfs=vfs)
        engines.set_up(connection)
        if level:
            connection.execute(f"PRAGMA synchronous = {level}")
        return connection

    return engines.engine_over(plain_sqlite, connect, path)


def plain_copy(encrypted: Path, key: bytes) -> Path:
    """A closed desk with all it holds, on a plain file beside it."""
    target = encrypted.with_name("plain.fairdesk")
    source, plain = engines.file_engine(encrypted, key), plain_engine(target)
    upgrade.migrate(plain)
    backup.copy_tables(source, plain)
    plain.dispose()
    source.dispose()
    return target


def day(base: Path, folder: Path, key: bytes, dice: random.Random, level: str) -> tuple[Platter, list[Event]]:
    """A day's work at a copy of this desk: the disk before it, and all that happened to it."""
    target, disk = folder / FILE, Disk()
    shutil.copyfile(base, target)
    platter = Platter()
    platter.files[FILE] = File(sure=bytearray(target.read_bytes()), exists=True)
    done = 0
    while done < DEEDS:
        engine = plain_engine(target, vfs=NAME, level=level)
        desk = Desk.opened(str(target), engine, key)
        for _ in range(dice.randint(1, 20)):
            disk.tell(deeds.do_one(desk, dice))
            done += 1
            if dice.random() < 0.05:
                engines.write_through(engine)
        engine.dispose()
        with closing(plain_sqlite.connect(str(target), vfs=NAME)) as one:  # as a desk is closed
            one.execute("PRAGMA journal_mode = DELETE")
    return platter, disk.events


def look_through(folder: Path, key: bytes, told: set[str], found: Found, *, wholly: bool) -> None:
    """What is wrong with the desk after the cut is found: acts that were acknowledged and are not there, anything torn.

    Always the file and the chain of its journal; `wholly` compares all that is shown with the journal too, which takes longer.
    """
    target = folder / FILE
    engine = plain_engine(target)
    try:
        desk = Desk.opened(str(target), engine, key)
        found.corrupt += desk.look(history.check).faults if wholly else desk.look(_file_and_chain)
        lines, numbers = desk.look(deeds.there)
        found.lost += told - lines
        found.corrupt += deeds.twice(numbers)
    except (Refusal, plain_sqlite.Error) as fault:
        found.corrupt.append(str(fault))
    finally:
        engine.dispose()


def _file_and_chain(look: Look) -> list[str]:
    return [fault for part in (check._file, check._chain) for fault in part(look, silent(), 0)]


def cut(base: Path, folder: Path, key: bytes, seed: int, cuts: int, level: str = "") -> Found:
    """One day's work, and what so many power cuts at random moments of it leave."""
    dice, found = random.Random(seed), Found(cuts)
    folder.mkdir()
    platter, events = day(base, folder, key, dice, level)
    at, told = 0, set[str]()
    for number, moment in enumerate(sorted(dice.choices(range(len(events) + 1), k=cuts))):
        platter.advance(events[at:moment])
        told |= {one.name for one in events[at:moment] if one.kind == TOLD}
        at = moment
        after = folder / str(number)
        after.mkdir()
        platter.cut(after, dice)
        found.torn += any(file.pending for file in platter.files.values())
        look_through(after, key, told, found, wholly=number % WHOLLY == 0)
        shutil.rmtree(after)
    found.told = len(told)
    return found


def several(base: Path, folder: Path, key: bytes, count: int, level: str = "") -> Found:
    """So many cuts, of as many days as they need."""
    whole = Found()
    one_day = partial(cut, base, key=key, level=level)
    for number, start in enumerate(range(0, count, EACH)):
        one = one_day(folder=folder / f"{level}{number}", seed=number, cuts=min(EACH, count - start))
        whole.cuts, whole.torn, whole.told = whole.cuts + one.cuts, whole.torn + one.torn, whole.told + one.told
        whole.lost += one.lost
        whole.corrupt += one.corrupt
    return whole


def run(folder: Path, count: int) -> Iterator[Figure]:
    """So many cuts with the program's own setting, a tenth with NORMAL and a tenth with OFF."""
    encrypted = folder / "bureau.fairdesk"
    deeds.bureau(encrypted).close()
    key = vault.key_of(encrypted, PASSPHRASE)
    base = plain_copy(encrypted, key)
    own = several(base, folder, key, count)
    said = f"{own.cuts} power cuts, {own.torn} with writes not yet forced, {own.told} acts acknowledged: "
    reached = own.torn > count // 2 and not own.lost and not own.corrupt
    yield Figure(
        "the program's own pragmas",
        said + f"{len(own.lost)} lost, {len(own.corrupt)} corrupt" + first(own.lost + own.corrupt),
        reached,
    )
    for level in ("NORMAL", "OFF"):
        lax = several(base, folder, key, max(count // 10, 10), level)
        seen = bool(lax.lost) if level == "NORMAL" else bool(lax.corrupt)
        yield Figure(f"control, synchronous={level}", f"{lax.cuts} cuts: {len(lax.lost)} lost, {len(lax.corrupt)} corrupt", seen)
