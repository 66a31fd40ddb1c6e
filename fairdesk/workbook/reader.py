"""Reading other people's workbooks without trusting them: a child process opens the bytes, this side sees plain cells."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Timer
from typing import Any

import fairdesk
from fairdesk.base import errors
from fairdesk.base.errors import NotAWorkbook, Refusal, WorkbookTooLarge, WorkbookTooSlow
from fairdesk.base.i18n import _
from fairdesk.base.progress import Progress
from fairdesk.workbook.cells import Book, unpacked

SECONDS_PER_FILE = 60.0
LONGEST_PIECE = 256 * 2**20
"""Signs of one piece of an answer; a child that sends more was taken over."""


def read_books(
    paths: Sequence[Path], progress: Progress, seconds: float = SECONDS_PER_FILE
) -> Iterator[tuple[Path, Book | Refusal]]:
    """Each file with its book, or with the refusal that names the file and what is wrong with it.

    One child reads them all; where a file kills it or takes longer than `seconds`, that file is refused and a new child
    reads the rest. Raises `Cancelled` between two files where a person asked to stop.
    """
    child: _Child | None = None
    try:
        for count, path in enumerate(paths):
            progress.report(_("Reading files"), count, len(paths))
            if not path.is_file():
                yield path, errors.FileMissing(path=path.name)
                continue
            child = child or _Child()
            found = child.read(path, seconds, progress)
            if isinstance(found, Refusal):
                child.close()
                child = None
            yield path, found
        progress.report(_("Reading files"), len(paths), len(paths))
    finally:
        if child:
            child.close()


class _Child:
    """One running reader, and the clock that ends it."""

    def __init__(self) -> None:
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("FAIRDESK_PASS", "PYTHON"))}
        environment["PYTHONPATH"] = str(Path(fairdesk.__file__).parents[1])
        self._process = subprocess.Popen(
            [sys.executable, "-m", "fairdesk.workbook.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            encoding="utf-8",
        )

    def read(self, path: Path, seconds: float, progress: Progress) -> Book | Refusal:
        """The book of the child's answer, or the refusal where it named one, died or was too slow; it reads no more after that.

        A child that a file took over can at worst give a wrong book, which people look over.
        """
        timer = Timer(seconds, self._process.kill)
        timer.start()
        try:
            return unpacked(
                self._answer(path), lambda done, rows: progress.report(_("Reading {file}", file=path.name), done, rows)
            )
        except Refusal as refusal:
            return refusal
        except (KeyError, TypeError, ValueError, RecursionError):
            slow = not timer.is_alive()
            return WorkbookTooSlow(file=path.name, seconds=f"{seconds:g}") if slow else WorkbookTooLarge(file=path.name)
        finally:
            timer.cancel()
            timer.join()

    def _answer(self, path: Path) -> Iterator[dict[str, Any]]:
        """The pieces the child sends; none follow where it died. A refusal it names is raised."""
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            return
        with contextlib.suppress(OSError):
            asked.write(json.dumps(str(path.resolve())) + "\n")
            asked.flush()
            while line := answers.readline(LONGEST_PIECE):
                piece = json.loads(line)
                if "refused" in piece:
                    raise _refusal(str(piece["refused"]), path)
                yield piece

    def close(self) -> None:
        """The child is gone and its pipes are closed."""
        with self._process:
            self._process.kill()


def _refusal(name: str, path: Path) -> Refusal:
    kind = getattr(errors, name, NotAWorkbook)
    known = isinstance(kind, type) and issubclass(kind, Refusal)
    refusal: Refusal = (kind if known else NotAWorkbook)(file=path.name, path=path.name)
    return refusal
