"""Tamperings with a real bundle at a real bureau: every named one, and single bits of the sealed part."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.rows import Row

TITLE = "Tamperings with a bundle"
FLIPS = 20_000


def run() -> list[Row]:
    """How many were refused for what they are and how many rows were taken; the untouched bundle is taken beside each."""
    from fairdesk.services import exchange, history
    from tests.exchange.judging import flipped, judged, judged_receipt, unflipped
    from tests.exchange.scene import scene
    from tests.exchange.torn_files import RECEIPTS, TAMPERINGS

    with tempfile.TemporaryDirectory() as folder, scene(Path(folder)) as hall:
        verdicts = [judged(hall, one) for one in TAMPERINGS] + [judged_receipt(hall, one) for one in RECEIPTS]
        for one in verdicts:
            print(f"  {one.name}: {one.said}{' !! ' + one.fault if one.fault else ''}", file=sys.stderr)
        before = hall.bureau.look(history.state_digest)
        lines = unflipped(hall)
        said, taken = flipped(hall, FLIPS)
        same = hall.bureau.look(history.state_digest) == before
        newest = hall.hall.folder / "newest.xlsx"
        (control,) = exchange.merge(hall.bureau, bundles=[newest]).bundles
    faults = [one for one in verdicts if one.fault]
    kinds = ", ".join(f"{count:,} {name}" for name, count in said.most_common())
    print(f"  bits: {kinds}", file=sys.stderr)
    return [
        Row("named tamperings refused for what they are", f"{len(verdicts) - len(faults)} of {len(verdicts)}", "all", not faults),
        Row("  rows taken from them", str(sum("taken" in one.fault for one in faults)), "0", not faults),
        Row("single bits flipped in the sealed part, refused", f"{said.total():,} of {FLIPS:,}", "all", said.total() == FLIPS),
        Row("  rows taken from them", str(taken), "0", taken == 0 and same),
        Row("the untouched bundle: lines, operations taken", f"{lines}, {control.operations}", "taken", control.operations > 0),
    ]
