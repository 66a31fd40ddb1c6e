"""The disk is full at every place of an export, a merge and a backup: what was there is whole, a plain word is said, again works.

The system itself refuses to let a file of the worker grow beyond a limit (RLIMIT_FSIZE), which is moved through all sizes a file
of the act comes to: writes fail half way through as they do on a full disk, in SQLite and outside it, and nothing is put in the
place of anything.
"""

from __future__ import annotations

import logging
import random
import resource
import shutil
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fairdesk.base.errors import Refusal
from fairdesk.exchange.container import read_container
from fairdesk.services import backups, exchange, history
from fairdesk.services.desk import Desk
from tests.factory import PASSPHRASE
from tests.torture import merges, workers
from tests.torture.figures import Figure, first

FINE, COARSE = 512, 8192
"""Steps of the limit in bytes: a sector while the file of a bundle is written, two pages of the desk file from there on."""


@dataclass(frozen=True)
class Bench:
    """A desk closed, the act that is tried on copies of it, and what it must leave."""

    name: str
    desk: Path
    key: bytes
    act: Callable[[Desk, Path], str]
    """Done in this folder; answers with an empty text, or the reason for which it was refused."""
    sizes: tuple[int, int]
    """Of the small file that is written, and of the largest."""
    whole: Callable[[Desk, Path], list[str]]
    """What is wrong after an act that was refused, before it is tried again."""
    after: Callable[[Desk, Path], list[str]]
    """What is wrong after it was done."""


class Noticed(logging.Handler):
    """What the program wrote into its log as a fault of its own."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """The line is kept."""
        self.said.append(self.format(record))


def attempt(bench: Bench, desk: Desk, folder: Path) -> str:
    """`done`, `refused` with the reason, or `fault` with what no person should see."""
    noticed = Noticed()
    logging.getLogger("fairdesk").addHandler(noticed)
    try:
        reason = bench.act(desk, folder)
    except Refusal as refusal:
        reason = refusal.message
    except Exception:  # noqa: BLE001 - this is what is looked for
        return "fault " + traceback.format_exc().replace("\n", " | ")
    finally:
        logging.getLogger("fairdesk").removeHandler(noticed)
    if noticed.said:
        return "fault " + noticed.said[0].replace("\n", " | ")
    return f"refused {reason}" if reason else "done"


def work(bench: Bench, folder: Path, limit: int, tell: workers.Tell) -> None:
    """The act is tried under the limit, what it left is looked at, and it is tried again without."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    target = folder / "desk.fairdesk"
    shutil.copyfile(bench.desk, target)
    with Desk.open(str(target), "", "torture", key=bench.key) as desk:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        said = attempt(bench, desk, folder)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        tell(said)
        if said != "done":
            for wrong in bench.whole(desk, folder):
                tell(f"fault not whole: {wrong}")
            again = attempt(bench, desk, folder)
            if again != "done":
                tell(f"fault again: {again}")
        for wrong in [*desk.look(history.check).faults, *bench.after(desk, folder)]:
            tell(f"fault afterwards: {wrong}")
    tell("end")


def sweep(bench: Bench, folder: Path, limits: list[int]) -> Figure:
    """The act under each of these limits."""
    refused, found = 0, list[str]()
    for limit in limits:
        place = folder / f"{bench.name}-{limit}"
        shutil.copytree(
            bench.desk.parent, place, ignore=lambda _folder, names: [one for one in names if one.endswith(".fairdesk")]
        )
        lines = workers.start(lambda tell, limit=limit, place=place: work(bench, place, limit, tell)).end()  # type: ignore[misc]
        refused += lines[0].startswith("refused")
        found += [f"limit {limit}: {line}" for line in workers.faults(lines)]
        if lines[-1] != "end":
            found.append(f"limit {limit}: the worker ended before its end")
        shutil.rmtree(place)
    said = f"{len(limits)} limits up to {max(limits)} bytes, {refused} refused: {len(found)} faults" + first(found)
    return Figure(f"{bench.name}, the disk full", said, bool(refused) and not found)


# ---- the three acts ----------------------------------------------------------------------------------------------------


def export_bench(stage: merges.Stage, folder: Path) -> Bench:
    """A booth hands back over the bundle it wrote before."""
    home = folder / "export"
    (home / "stick").mkdir(parents=True)
    shutil.copyfile(stage.folder / "A03.fairdesk", home / "booth.fairdesk")
    shutil.copyfile(stage.bundles[0], home / "stick" / "out.xlsx")
    before = stage.bundles[0].read_bytes()

    def act(desk: Desk, place: Path) -> str:
        exchange.export(desk, out=place / "stick" / "out.xlsx")
        return ""

    def whole(_desk: Desk, place: Path) -> list[str]:
        out = place / "stick" / "out.xlsx"
        stray = [one.name for one in out.parent.iterdir() if one != out]
        return stray if out.read_bytes() == before else [*stray, *_unread(out)]

    def after(_desk: Desk, place: Path) -> list[str]:
        return _unread(place / "stick" / "out.xlsx")

    return Bench("export", home / "booth.fairdesk", stage.booth_key, act, (len(before), 100_000), whole, after)


def _unread(out: Path) -> list[str]:
    try:
        read_container(out)
    except Refusal as refusal:
        return [refusal.message]
    return []


def merge_bench(stage: merges.Stage, folder: Path) -> Bench:
    """The bureau takes bundles in."""
    home = folder / "merge"
    home.mkdir()
    shutil.copyfile(stage.folder / "bureau.fairdesk", home / "bureau.fairdesk")

    def act(desk: Desk, _place: Path) -> str:
        report = exchange.merge(desk, bundles=stage.bundles)
        return next((one.reason for one in report.bundles if one.status == "refused"), "")

    def after(desk: Desk, _place: Path) -> list[str]:
        return [] if desk.look(history.state_digest) == stage.digest else ["another digest"]

    def whole(desk: Desk, _place: Path) -> list[str]:
        return merges.torn(desk, stage)

    desk = home / "bureau.fairdesk"
    return Bench("merge", desk, stage.key, act, (0, desk.stat().st_size + 200_000), whole, after)


def backup_bench(stage: merges.Stage, folder: Path) -> Bench:
    """A desk is copied beside an older copy of it."""
    home = folder / "backup"
    (home / "copies").mkdir(parents=True)
    shutil.copyfile(stage.folder / "bureau.fairdesk", home / "bureau.fairdesk")
    older = home / "copies" / "older"
    older.write_bytes((stage.folder / "bureau.fairdesk").read_bytes())
    before = older.read_bytes()

    def act(desk: Desk, place: Path) -> str:
        backups.backup(desk, folder=place / "copies")
        return ""

    def whole(_desk: Desk, place: Path) -> list[str]:
        stray = [one.name for one in (place / "copies").iterdir() if one.name != "older"]
        return stray if (place / "copies" / "older").read_bytes() == before else [*stray, "the older copy was changed"]

    def after(_desk: Desk, place: Path) -> list[str]:
        copies = list((place / "copies").glob("*.fairdesk"))
        return [] if copies and all(backups.is_whole(one, PASSPHRASE) for one in copies) else ["no whole copy"]

    desk = home / "bureau.fairdesk"
    return Bench("backup", desk, stage.key, act, (0, desk.stat().st_size + 50_000), whole, after)


BENCHES = (export_bench, merge_bench, backup_bench)


def run(folder: Path, count: int) -> Iterator[Figure]:
    """So many limits for each act, evenly spread over all there are; all of them where that is more."""
    stage = merges.prepare(folder, random.Random(count))
    for make in BENCHES:
        bench = make(stage, folder)
        small, large = bench.sizes
        limits = [*range(0, small, FINE), *range(small, large, COARSE)]
        yield sweep(bench, folder, limits[:: max(1, len(limits) // count)])
    yield control(stage, folder)


def control(stage: merges.Stage, folder: Path) -> Figure:
    """An act that writes over what was there, as a program without care does, is seen."""

    def careless(_desk: Desk, place: Path) -> str:
        (place / "stick" / "out.xlsx").write_bytes(bytes(100_000))
        return ""

    (folder / "control").mkdir()
    honest = export_bench(stage, folder / "control")
    bench = Bench("careless export", honest.desk, honest.key, careless, (0, 0), honest.whole, lambda _desk, _place: [])
    found = sweep(bench, folder, [FINE])
    return Figure("control, written over what was there", found.said, not found.reached)
