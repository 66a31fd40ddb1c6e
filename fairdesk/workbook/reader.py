"""Reading other people's workbooks without trusting them: a child process opens the bytes, this side sees plain cells."""

from __future__ import annotations

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


def read_books(
    paths: Sequence[Path], progress: Progress, seconds: float = SECONDS_PER_FILE
) -> Iterator[tuple[Path, Book | Refusal]]:
    """Each file with its book, or with the refusal that names the file and what is wrong with it.

    One child reads them all; where a file kills it or takes longer than `seconds`, that file is refused and a new child
    reads the rest. Raises `Cancelled` between two files where a person asked to stop.
    """
    child: _Child | None = None
    try:
        for path in progress.track(_("Reading files"), paths, len(paths), every=1):
            if not path.is_file():
                yield path, errors.FileMissing(path=path.name)
                continue
            child = child or _Child()
            answer = child.read(path, seconds)
            if isinstance(answer, Refusal):
                child.close()
                child = None
            yield path, answer if isinstance(answer, Refusal) else _book(path, answer)
    finally:
        if child:
            child.close()


def _book(path: Path, answer: dict[str, Any]) -> Book | Refusal:
    """The book of a child's answer; a child that a file took over can at worst give a wrong book, which people look over."""
    if "refused" in answer:
        kind = getattr(errors, str(answer["refused"]), NotAWorkbook)
        refused: Refusal = kind(file=path.name, path=path.name)
        return refused
    try:
        return unpacked(answer)
    except (KeyError, TypeError, ValueError):
        return NotAWorkbook(file=path.name)


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

    def read(self, path: Path, seconds: float) -> dict[str, Any] | Refusal:
        """The child's answer; a refusal where it died or was too slow, after which it reads no more."""
        timer = Timer(seconds, self._process.kill)
        timer.start()
        try:
            line = self._ask(path)
        finally:
            rang = not timer.is_alive()
            timer.cancel()
            timer.join()
        if line:
            try:
                answer = json.loads(line)
            except ValueError:
                answer = None
            if isinstance(answer, dict):
                return answer
        return WorkbookTooSlow(file=path.name, seconds=f"{seconds:g}") if rang else WorkbookTooLarge(file=path.name)

    def _ask(self, path: Path) -> str:
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            return ""
        try:
            asked.write(json.dumps(str(path.resolve())) + "\n")
            asked.flush()
            return answers.readline()
        except (BrokenPipeError, OSError):
            return ""

    def close(self) -> None:
        """The child is gone and its pipes are closed."""
        with self._process:
            self._process.kill()
