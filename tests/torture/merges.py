"""A merge is killed at random moments, or done twice at once: every bundle is wholly in or wholly out, and once."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fairdesk.records.exchange import MergeReport
from fairdesk.services import exchange, history
from fairdesk.services.desk import Desk
from fairdesk.services.enrolment import take_operations
from fairdesk.store import desks, vault
from tests.factory import PASSPHRASE
from tests.torture import deeds, workers
from tests.torture.figures import Figure, first

BOOTHS = ("A03", "S02", "B07")
DEEDS = 12
PAIRS = 10
"""One pair of merges at once for so many kills."""


@dataclass
class Stage:
    """A bureau before its merge, its bundles, and what the merge comes to when nobody disturbs it."""

    folder: Path
    key: bytes
    booth_key: bytes
    """Of the first booth."""
    bundles: list[Path] = field(default_factory=list)
    ends: dict[str, set[int]] = field(default_factory=dict)
    """For every booth's journal, the numbers at which a bundle ends, and 0."""
    digest: str = ""
    operations: int = 0
    seconds: float = 0.0

    def bureau(self, name: str) -> Path:
        """Another copy of the bureau's desk as it was before the merge."""
        target = self.folder / f"{name}.fairdesk"
        shutil.copyfile(self.folder / "bureau.fairdesk", target)
        return target


def prepare(folder: Path, dice: random.Random) -> Stage:
    """Three booths worked and handed back, one of them twice; one merge is done in peace."""
    bureau = deeds.bureau(folder / "bureau.fairdesk", BOOTHS)
    booths = [deeds.booth(folder / f"{name}.fairdesk", bureau, name) for name in BOOTHS]
    bureau.close()
    key, booth_key = (vault.key_of(folder / f"{name}.fairdesk", PASSPHRASE) for name in ("bureau", BOOTHS[0]))
    stage = Stage(folder, key, booth_key)
    for name, desk in zip((*BOOTHS, "later"), (*booths, booths[0]), strict=True):
        for _ in range(DEEDS):
            deeds.do_one(desk, dice)
        stage.bundles.append(folder / f"{name}.xlsx")
        exchange.export(desk, out=stage.bundles[-1])
        identity = desk.identity
        stage.ends.setdefault(identity.device, {0}).add(identity.seq)
    for desk in booths:
        desk.close()
    started = time.monotonic()
    with Desk.open(str(stage.bureau("peace")), "", key=stage.key) as peace:
        report = exchange.merge(peace, bundles=stage.bundles)
    stage.seconds = time.monotonic() - started
    stage.digest, stage.operations = report.digest, sum(one.operations for one in report.bundles)
    return stage


def work(target: Path, stage: Stage, tell: workers.Tell) -> None:
    """The bundles are merged, and what became of each is told."""
    with Desk.open(str(target), "", "torture", key=stage.key) as desk:
        tell("open")
        report = exchange.merge(desk, bundles=stage.bundles)
        for one in report.bundles:
            tell(f"{one.status} {one.operations}")
        tell(report.digest)


def torn(desk: Desk, stage: Stage) -> list[str]:
    """The journals of booths that end where no bundle does."""
    known = desk.look(desks.known)
    ends = {device: max((seq for (of, _epoch), seq in known.items() if of == device), default=0) for device in stage.ends}
    return [f"{device} ends at {seq}" for device, seq in ends.items() if seq not in stage.ends[device]]


def wrong(desk: Desk, stage: Stage) -> list[str]:
    """What is wrong with a bureau that was killed, and with merging once more there."""
    found = [*desk.look(history.check).faults, *torn(desk, stage)]
    again = exchange.merge(desk, bundles=stage.bundles)
    return found + different(again, stage)


def different(report: MergeReport, stage: Stage) -> list[str]:
    """What a merge came to that the one in peace did not."""
    refused = [one.reason for one in report.bundles if one.status not in {"merged", "already"}]
    return refused if report.digest == stage.digest else [*refused, "another digest"]


def run(folder: Path, count: int) -> Iterator[Figure]:
    """So many kills, and one pair of merges at once for every ten."""
    dice = random.Random(count)
    stage = prepare(folder, dice)
    found: list[str] = []
    inside = 0
    for number in range(count):
        target = stage.bureau(f"killed-{number % 4}")
        worker = workers.start(lambda tell, target=target: work(target, stage, tell))  # type: ignore[misc]
        worker.listen(until=b"open")
        worker.listen(dice.uniform(0, stage.seconds))
        inside += not worker.over
        found += workers.faults(worker.kill())
        with Desk.open(str(target), "", key=stage.key) as desk:
            found += wrong(desk, stage)
    said = f"{count} kill -9, {inside} before the end: {len(found)} bundles torn, digests that differ, or faults" + first(found)
    yield Figure("a merge", said, inside > count // 4 and not found)
    yield _pairs(stage, max(1, count // PAIRS))
    yield _control(stage)


def _pairs(stage: Stage, count: int) -> Figure:
    found: list[str] = []
    for number in range(count):
        target = stage.bureau(f"pair-{number % 4}")
        lines = [one.end() for one in [workers.start(lambda tell, to=target: work(to, stage, tell)) for _ in range(2)]]  # type: ignore[misc]
        found += taken_once(lines, stage)
        with Desk.open(str(target), "", key=stage.key) as desk:
            found += wrong(desk, stage)
    return Figure(
        "two merges at once", f"{count} pairs: {len(found)} bundles taken twice or not, or other faults" + first(found), not found
    )


def taken_once(told: Sequence[list[str]], stage: Stage) -> list[str]:
    """What two merges did wrong between them, by the lines each told."""
    found = [fault for lines in told for fault in workers.faults(lines)]
    states = [line.split() for lines in told for line in lines[1:-1]]
    if sum(int(operations) for _status, operations in states) != stage.operations:
        found.append("operations were taken twice or not at all")
    if sorted(status for status, _operations in states) != ["already"] * len(stage.bundles) + ["merged"] * len(stage.bundles):
        found.append(f"bundles were not taken once each: {states}")
    return found + ["another digest" for lines in told if lines[-1] != stage.digest]


def _control(stage: Stage) -> Figure:
    """Half a bundle in a transaction of its own is seen."""
    with Desk.open(str(stage.folder / f"{BOOTHS[1]}.fairdesk"), PASSPHRASE) as booth:
        own = booth.look(lambda look: list(desks.own_operations(look)))
    with Desk.open(str(stage.bureau("half")), "", key=stage.key) as desk:
        desk.do(take_operations, operations=tuple(own[: len(own) // 2]))
        found = torn(desk, stage)
    return Figure("control, half a bundle", f"{len(found)} torn", len(found) == 1)
