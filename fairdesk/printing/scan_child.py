"""The process that opens scans: it holds nothing worth stealing and may be killed at any moment.

Asked with a line of JSON (name, size, language) and the bytes of a file, it answers a line of JSON for each page, followed by the
page's picture, and a last line that says that this was all or names the refusal. Started by `scan_reader.py`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from fairdesk.base.confined import confine
from fairdesk.base.errors import Refusal, ScanTooLarge
from fairdesk.base.i18n import use_language

MOST_MEMORY = 1024 * 2**20
MOST_SECONDS = 3600
"""Of the processor, for one batch of scans; the parent's clock ends a single page sooner."""


def main(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answers file after file until the parent closes the pipe."""
    confine(MOST_MEMORY, MOST_SECONDS)
    while line := asked.readline():
        head = json.loads(line)
        use_language(head["language"])
        for piece, picture in _answer(asked.read(head["size"]), head["name"]):
            answers.write(json.dumps(piece).encode() + b"\n" + picture)
            answers.flush()


def _answer(content: bytes, name: str) -> Iterator[tuple[dict[str, Any], bytes]]:
    from fairdesk.printing.scan_pages import read_pages

    try:
        for one in read_pages(content, name):
            size = len(one.picture)
            yield {"page": one.page, "codes": one.codes, "media": one.media, "empty": one.empty, "size": size}, one.picture
        yield {"end": True}, b""
    except Refusal as refusal:
        yield {"refused": type(refusal).__name__, "places": {key: str(value) for key, value in refusal.places.items()}}, b""
    except (MemoryError, OverflowError):
        yield {"refused": ScanTooLarge.__name__, "places": {"path": name}}, b""


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
