"""A bureau with the rosters of the demo fair and a booth that has worked: real bundles for tests and benchmarks of exchange."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from fairdesk.base.assets import asset
from fairdesk.records.choices import Outcome
from fairdesk.records.letters import LetterForm
from fairdesk.records.people import WalkInForm
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import arrivals, enrolment, exchange, fairs, letters, rosters, talks
from fairdesk.services.desk import Desk
from tests.factory import PASSPHRASE


@dataclass
class Hall:
    """The bureau, one booth, and where their files lie."""

    folder: Path
    bureau: Desk
    booth: Desk

    def enrol(self, booth: str, name: str) -> Desk:
        """One more desk, from a kit of its own."""
        kit = self.folder / f"kit-{name}.xlsx"
        enrolment.make_kit(self.bureau, booth=booth, out=kit, passphrase=PASSPHRASE)
        return enrolment.enrol(str(self.folder / f"{name}.fairdesk"), PASSPHRASE, kit=kit, kit_passphrase=PASSPHRASE)

    def bundle(self, name: str, desk: Desk | None = None) -> Path:
        """What a booth hands in."""
        out = self.folder / name
        exchange.export(desk or self.booth, out=out)
        return out


@contextmanager
def demo_hall(folder: Path, *, talked: int = 24, papers: int = 3) -> Iterator[Hall]:
    """The demo fair with so many negotiations at the booth, letters issued for some, people who came and walk-ins."""
    bureau, _recovery = fairs.new(str(folder / "bureau.fairdesk"), PASSPHRASE, fairs.read_fair_file(asset("demo", "fair.json")))
    bureau.do(rosters.take_in, files=rosters.read(sorted(asset("demo").glob("*.csv"))))
    bureau.actor = "王某"
    hall = Hall(folder, bureau, bureau)
    hall.booth = hall.enrol("A03", "booth")
    hall.booth.actor = "李某"
    try:
        work_at(hall.booth, talked, papers)
        yield hall
    finally:
        hall.booth.close()
        bureau.close()


def work_at(booth: Desk, talked: int, papers: int = 0) -> list[str]:
    """The booth has recorded so many negotiations more, with the words of the demo day; answers with their ids."""
    with asset("demo", "negotiations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(islice(csv.DictReader(file), 400))
    made = []
    for place in range(talked):
        row = rows[place % len(rows)]
        form = NegotiationForm(
            organisation_id=row["社会组织编号"],
            area_id=row["地区编号"],
            outcome=Outcome.INTENT if place % 3 == 0 else Outcome(row["洽谈结果"]),
            project=f"帮扶项目{place}",
            cash_fen=(place + 1) * 123_450,
            next_step=row["下一步"],
            minutes=row["洽谈纪要"],
        )
        made.append(booth.do(talks.save, form=form).result)
    for name in ("欧阳某", "买买提·吐尔逊", "=单某"):
        booth.do(arrivals.register_walk_in, form=WalkInForm(name=name, unit="-某某单位", title="干事", mobile="13800000001"))
    for one in made[:papers]:
        booth.do(letters.issue, form=LetterForm(negotiation_id=one))
    return made
