"""`python -m benchmarks [NAME ...]`: runs the named benchmarks (all unless named) and prints one table."""

from __future__ import annotations

import sys
from importlib import import_module

BENCHMARKS = (
    "window",
    "saving",
    "letters",
    "wordings",
    "badges",
    "reading",
    "rosters",
    "scans",
    "printing",
    "backups",
    "resaved",
    "tampering",
    "demo_day",
)


def main() -> int:
    """Prints the table; answers with 1 where a target was missed."""
    rows = []
    for name in sys.argv[1:] or BENCHMARKS:
        module = import_module(f"benchmarks.{name}")
        print(f"{module.TITLE} …", file=sys.stderr, flush=True)
        rows += module.run()
    width = max(len(row.what) for row in rows)
    for row in rows:
        print(f"{row.what:{width}}  {row.figure:>24}  target {row.target:<22} {'reached' if row.reached else 'MISSED'}")
    return 0 if all(row.reached for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
