"""The records of one sheet: true ones, in runs that share a merged cell, each cell dirtied or left clean, some of them twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.messy import invention
from tests.messy.kinds import Kind
from tests.messy.layouts import Layout
from tests.messy.page import EMPTY, Line, Written
from tests.messy.truths import Truth
from tests.messy.ways import WAN, Scene, clean, dirty

DIRTY = 0.45


@dataclass(slots=True)
class Entry:
    """One record: its cells, the keys filled from the cell above, and what is said of the row as a whole."""

    cells: Line
    filled: frozenset[str] = frozenset()
    struck: bool = False
    repeats: int | None = None
    """The number of the entry it says again."""
    nearly: bool = False


@dataclass(slots=True)
class Records:
    """All entries in order, in runs that may not be broken."""

    runs: list[list[Entry]] = field(default_factory=list)


def records(kind: Kind, layout: Layout, keys: Sequence[str], scene: Scene, rng: Random, start: int) -> list[list[Entry]]:
    """Runs of entries; a run has more than one where cells are merged downward. `start` keeps names apart between sheets."""
    merging = layout.merged and not layout.file.startswith("csv")
    runs: list[list[Entry]] = []
    last: Truth = {}
    for number in range(start, start + rng.randrange(14, 22)):
        truth = kind.invent(rng, number)
        if merging and last and kind.entity != "county_delegations" and rng.random() < DIRTY:
            truth |= {key: last[key] for key in kind.shared}
        joined = merging and bool(last) and all(truth[key] and truth[key] == last[key] for key in kind.shared)
        cells = {key: _cell(kind, key, truth, scene, rng, merging) for key in keys}
        if joined:
            cells |= {key: Written(None, truth[key]) for key in kind.shared if key in keys}
            runs[-1].append(Entry(cells, frozenset(key for key in kind.shared if key in keys)))
        else:
            runs.append([Entry(cells)])
        last = truth
    if layout.struck:
        for run in rng.sample([run for run in runs if len(run) == 1], 2):
            run[0].struck = True
    if layout.twice:
        _say_twice(kind, keys, scene, rng, runs)
    return runs


def _cell(kind: Kind, key: str, truth: Truth, scene: Scene, rng: Random, merging: bool) -> Written:
    if key.startswith(" "):
        return _not_collected(key, rng)
    value, cell_type = truth[key], kind.heads[key][0]
    tidy = value == "" or rng.random() > DIRTY or (merging and key in kind.shared)
    return (clean if tidy else dirty)(cell_type, value, scene, rng)


def _not_collected(key: str, rng: Random) -> Written:
    """A cell of a column nobody asked for, or of one that the layout fills."""
    made: dict[str, Any] = {
        " id": invention.identity_number(rng),
        " home": f"某某路{rng.randrange(1, 99)}号院{rng.randrange(1, 9)}单元",
        " car": f"京Z{rng.randrange(10000, 99999)}",
        " phone": invention.phone(rng),
    }
    return Written(made.get(key), "")


def _say_twice(kind: Kind, keys: Sequence[str], scene: Scene, rng: Random, runs: list[list[Entry]]) -> None:
    """Adds two entries that repeat earlier ones, and two that repeat earlier ones with a difference."""
    entries = [entry for run in runs for entry in run]
    whole = [at for at, one in enumerate(entries) if all(one.cells[key].value != "" for key in kind.needed) and not one.struck]
    for count, at in enumerate(rng.sample(whole, min(4, len(whole)))):
        cells = dict(entries[at].cells)
        cells |= {key: clean(kind.heads[key][0], cells[key].value, scene, rng) for key in entries[at].filled}
        if count % 2:
            cells[kind.differs] = _other(kind, cells[kind.differs].value, scene, rng)
        runs.append([Entry(cells, repeats=at, nearly=bool(count % 2))])


def _other(kind: Kind, value: Any, scene: Scene, rng: Random) -> Written:
    for number in range(60, 99):
        other = kind.invent(rng, number)[kind.differs]
        if other not in ("", value):
            return clean(kind.heads[kind.differs][0], other, scene, rng)
    return EMPTY


def amount(entry: Entry) -> int:
    """What the amounts of an entry come to, in ten thousands."""
    values = [entry.cells[key].value for key in ("cash_yuan", "in_kind_yuan") if key in entry.cells]
    return sum(value for value in values if isinstance(value, int)) // WAN
