"""The process that opens other people's files: it holds nothing worth stealing and may be killed at any moment.

It reads one path a line and answers lines of JSON: the pieces of the book, or the name of a refusal. Started by `reader.py`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fairdesk.base.confined import confine
from fairdesk.base.errors import NotAWorkbook, Refusal, WorkbookTooLarge, WorkbookTruncated

MOST_MEMORY = 1024 * 2**20
MOST_SECONDS = 120


def main() -> None:
    """Answers path after path until the parent closes the pipe."""
    confine(MOST_MEMORY, MOST_SECONDS)
    for line in sys.stdin:
        for piece in _answer(Path(json.loads(line))):
            sys.stdout.write(json.dumps(piece, ensure_ascii=True) + "\n")
        sys.stdout.flush()


def _answer(path: Path) -> Iterator[dict[str, Any]]:
    """The pieces of the book, or the name of the refusal that fits."""
    from fairdesk.workbook.cells import packed
    from fairdesk.workbook.parsing import parse

    refused = NotAWorkbook.__name__
    try:
        yield from packed(parse(path))
        return
    except Refusal as refusal:
        refused = type(refusal).__name__
    except FileNotFoundError:
        refused = "FileMissing"
    except (MemoryError, OverflowError):
        refused = WorkbookTooLarge.__name__
    except (OSError, EOFError):
        refused = WorkbookTruncated.__name__
    except Exception:  # noqa: BLE001, S110  the bytes are a stranger's: whatever breaks here, the file is at fault and the parent says so
        pass
    yield {"refused": refused}


if __name__ == "__main__":
    main()
