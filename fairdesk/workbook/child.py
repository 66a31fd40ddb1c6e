"""The process that opens other people's files: it holds nothing worth stealing and may be killed at any moment.

It reads one path a line and answers one line of JSON: the book, or the name of a refusal. Started by `reader.py`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from fairdesk.base.errors import NotAWorkbook, Refusal, WorkbookTooLarge, WorkbookTruncated

MOST_MEMORY = 1536 * 2**20
MOST_SECONDS = 120


def main() -> None:
    """Answers path after path until the parent closes the pipe."""
    _limit()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_answer(Path(json.loads(line))), ensure_ascii=True) + "\n")
        sys.stdout.flush()


def _answer(path: Path) -> dict[str, Any]:
    """The book as JSON values, or the name of the refusal that fits."""
    from fairdesk.workbook.cells import packed
    from fairdesk.workbook.parsing import parse

    try:
        return packed(parse(path))
    except Refusal as refusal:
        return {"refused": type(refusal).__name__}
    except FileNotFoundError:
        return {"refused": "FileMissing"}
    except (MemoryError, OverflowError):
        return {"refused": WorkbookTooLarge.__name__}
    except (OSError, EOFError):
        return {"refused": WorkbookTruncated.__name__}
    except Exception:  # noqa: BLE001  the bytes are a stranger's: whatever breaks here, the file is at fault and the parent says so
        return {"refused": NotAWorkbook.__name__}


def _limit() -> None:
    """Memory, time and files are bounded where the platform can bound them; Windows cannot, and the parent's clock remains."""
    try:
        import resource
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main()
