"""The process that opens a sealed workbook: it holds nothing worth stealing, reads one file and is gone.

It reads the bytes of the file and answers one JSON value: the sheets, or the name of a refusal. Started by `sealed_reader.py`
for each file anew, without the libraries of the desk, so that no file can say anything about the next.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from fairdesk.base.confined import confine
from fairdesk.base.errors import BundleChanged, BundleTooBig, Refusal
from fairdesk.records.sealed import ShownSheet
from fairdesk.workbook.sealed_cells import LARGEST_FILE, sheets_of

MOST_MEMORY = 1024 * 2**20
MOST_SECONDS = 60


def main() -> None:
    """Answers once, about the file that comes in."""
    confine(MOST_MEMORY, MOST_SECONDS)
    answer = json.dumps(_answer(), ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(answer.encode())


def _answer() -> Any:
    """The sheets as JSON has them, or the name of the refusal that fits."""
    try:
        return [_told(sheet) for sheet in sheets_of(sys.stdin.buffer.read(LARGEST_FILE + 1))]
    except Refusal as refusal:
        return type(refusal).__name__
    except (MemoryError, OverflowError):
        return BundleTooBig.__name__
    except Exception:  # noqa: BLE001  the bytes are a stranger's: whatever breaks here, the file is at fault
        return BundleChanged.__name__


def _told(sheet: ShownSheet) -> dict[str, Any]:
    return {
        "title": sheet.title,
        "rows": sheet.rows,
        "hidden": sheet.hidden,
        "numbers": sorted(sheet.numbers),
        "formulas": sorted(sheet.formulas),
        "notes": sheet.notes,
    }


if __name__ == "__main__":
    main()
