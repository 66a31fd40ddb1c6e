"""Desks that are copied and restored give numbers of letters as fast as they can: none is given twice."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from fairdesk.records.choices import DeskKind
from fairdesk.rules import numbering
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import desks
from fairdesk.store.unit_of_work import Work
from tests import acts
from tests.torture import histories
from tests.torture.figures import Figure

EACH, BATCH = 1000, 25
"""Numbers of one desk, and of one act: after each act the desk may be copied, or an older copy put in its place."""
YEAR = 2018


@act("Give numbers")
def give(work: Work, *, count: int) -> Outcome[list[str]]:
    """So many numbers of letters are given, as issuing a letter does it, with an operation that goes with them."""
    acts.add(work, name="一批意向书")
    identity, pattern = desks.identity(work), numbering.PATTERNS["letter_of_intent"]
    counters = [desks.next_number(work, f"letter_of_intent:{YEAR}") for _ in range(count)]
    named = partial(numbering.document_number, pattern, year=YEAR, letters=identity.letters, epoch=identity.epoch)
    return Outcome([named(counter=one) for one in counters])


def desk_of(number: int, base: Path, key: bytes, folder: Path) -> tuple[list[str], int]:
    """The numbers one desk and its copies gave, and how often it was copied or restored."""
    dice, place = random.Random(number), folder / f"desk-{number}"
    place.mkdir()
    every, kept, times = [_newborn(number, place / "0.fairdesk", base, key, dice)], list[tuple[int, Path]](), 0
    given: list[str] = []
    while len(given) < EACH:
        which = dice.randrange(len(every))
        given += every[which].do(give, count=BATCH).result
        every[which]._engine.dispose()
        match dice.randrange(6):
            case 0:
                kept.append((which, shutil.copyfile(every[which].target, place / f"kept-{len(kept)}")))
            case 1 if kept:
                which, older = dice.choice(kept)
                every[which] = _put_back(older, every[which], key, dice)
                times += 1
            case 2 if len(every) < 4:
                copied = shutil.copyfile(every[which].target, place / f"{len(every)}.fairdesk")
                every.append(histories.open_fast(copied, key, dice))
                times += 1
    shutil.rmtree(place)
    return given, times


def _newborn(number: int, target: Path, base: Path, key: bytes, dice: random.Random) -> Desk:
    shutil.copyfile(base, target)
    desk = histories.open_fast(target, key, dice)
    desk.do(histories.be, device=f"{number:016x}", kind=DeskKind.BOOTH, letters=f"K{number:03d}")
    desk._engine.dispose()
    return histories.open_fast(target, key, dice)


def _put_back(older: Path, desk: Desk, key: bytes, dice: random.Random) -> Desk:
    """An older copy lies in the place of the desk: written over its file, or moved there as a file of its own."""
    desk._engine.dispose()
    target = Path(desk.target)
    if dice.random() < 0.5:
        shutil.copyfile(older, target)
    else:
        shutil.copyfile(older, target.with_suffix(".new")).replace(target)
    return histories.open_fast(target, key, dice)


def twice(given: list[str]) -> int:
    """How many of the numbers were given before."""
    return len(given) - len(set(given))


def run(folder: Path, count: int) -> Iterator[Figure]:
    """A thousand numbers of so many desks."""
    base, key = histories.make_base(folder)
    one = partial(desk_of, base=base, key=key, folder=folder)
    if count <= 4:
        answers = [one(number) for number in range(count)]
    else:
        with ProcessPoolExecutor(histories.WORKERS, mp_context=get_context("spawn")) as both:
            answers = list(both.map(one, range(count)))
    given = [number for numbers, _times in answers for number in numbers]
    times = sum(each for _numbers, each in answers)
    said = f"{len(given)} numbers of {count} desks, {times} copies and restores: {twice(given)} twice"
    yield Figure("numbers of letters", said, not twice(given) and times > count)
    yield _control(folder, base, key)


def _control(folder: Path, base: Path, key: bytes) -> Figure:
    """A copy that is not asked whether it is one gives the same numbers again."""
    dice = random.Random(1)
    desk = _newborn(0, folder / "own.fairdesk", base, key, dice)
    given = desk.do(give, count=BATCH).result
    desk._engine.dispose()
    copied = histories.open_fast(shutil.copyfile(desk.target, folder / "copied.fairdesk"), key, dice)
    copied._life = desk._life
    given += desk.do(give, count=BATCH).result + copied.do(give, count=BATCH).result
    for one in (desk, copied):
        one._engine.dispose()
    return Figure("control, a copy that goes on in the same life", f"{twice(given)} twice", twice(given) == BATCH)
