"""How long one negotiation takes to be safe on the disk, with ten thousand in the encrypted desk."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.rows import Row, median, percentile

TITLE = "Saving negotiations"
THERE, SAVED = 10_000, 400


def run() -> list[Row]:
    """The median and the 99th percentile of saving, each with its fsync."""
    from benchmarks.window import _demo_desk
    from fairdesk.records.choices import Outcome
    from fairdesk.records.talks import NegotiationForm
    from fairdesk.services import talks
    from fairdesk.services.desk import Desk

    with tempfile.TemporaryDirectory() as folder, Desk.open(str(_demo_desk(Path(folder))), "bench") as desk:
        desk.do(fill)
        seconds = []
        for place in range(SAVED):
            form = NegotiationForm(
                organisation_id=f"ORG{place % 260 + 1:03d}",
                area_id=f"A{place % 89 + 1:03d}",
                outcome=Outcome.CONTINUE,
                cash_fen=place * 100,
                minutes="就合作意向交换意见，资金额度与实施周期需进一步明确。",
            )
            started = time.perf_counter()
            desk.do(talks.save, form=form)
            seconds.append(time.perf_counter() - started)
    worst = percentile(seconds, 0.99)
    figure = f"{median(seconds) * 1000:.1f} ms / {worst * 1000:.1f} ms"
    return [Row(f"negotiation saved, {THERE:,} in the desk: median / 99th percentile", figure, "p99 under 20 ms", worst < 0.020)]


def fill(work: Any) -> Any:
    """Ten thousand negotiations are in the desk."""
    from fairdesk.models.areas import Area
    from fairdesk.models.organisations import Organisation
    from fairdesk.models.talks import Negotiation
    from fairdesk.services.desk import Outcome
    from fairdesk.store import things

    organisations, areas = things.where(work, Organisation), things.where(work, Area)
    for place in range(THERE):
        one, other = organisations[place % len(organisations)], areas[place % len(areas)]
        things.add(work, Negotiation(organisation_id=one.id, area_id=other.id, starts=work.at, minutes="纪要" * 20))
    return Outcome(None)
