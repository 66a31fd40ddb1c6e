"""Reading scans without trusting them: a child process opens the bytes, this side sees texts of codes and plain pictures."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Timer
from typing import Any, Final

import fairdesk
from fairdesk.base import errors
from fairdesk.base.errors import FileMissing, FileUnreadable, Refusal, ScanTooLarge, ScanTooSlow, reason_of
from fairdesk.base.i18n import _, language
from fairdesk.base.progress import Progress
from fairdesk.records.scans import ReadFile, ReadPage

SECONDS_PER_PAGE: Final = 30.0
LARGEST: Final = 64 * 2**20
"""Bytes of a scan that is read."""
KEPT: Final = 8 * 2**20
"""Bytes of a file that is kept as it came, beside the upright picture of each of its pages.

The bytes as they left the scanner are what proves anything: nobody can say that straightening changed a stroke. Beyond this size
they would fill the desk and every backup of it, and the picture alone is kept.
"""
_LONGEST_LINE: Final = 2**20
_LARGEST_PICTURE: Final = 16 * 2**20
_MOST_PAGES: Final = 1000
ENDINGS: Final = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp"})
"""What a scan in a folder is called."""


class _Broken(Exception):
    """The child died, or sent what no reader sends."""


class ScanReader:
    """One child that reads files one after another; where a file kills it or takes too long, a new child reads the next."""

    def __init__(self, seconds: float = SECONDS_PER_PAGE) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> ScanReader:
        return self

    def __exit__(self, *exception: object) -> None:
        self._end()

    def read(self, path: Path, content: bytes, progress: Progress) -> ReadFile:
        """The file with its pages as far as they can be read, and where they cannot with the sentence that says why.

        Raises `Cancelled` between two pages.
        """
        kept = content if len(content) <= KEPT else b""
        file = {"name": path.name, "sha256": hashlib.sha256(content).hexdigest(), "media": media_of(content), "content": kept}
        pages: list[ReadPage] = []
        refused = ""
        try:
            for page in self._pages(path.name, content, progress):
                pages.append(page)  # noqa: PERF402 - what came before a refusal counts
        except Refusal as refusal:
            refused = refusal.message
        except BaseException:
            self._end()
            raise
        return ReadFile(**file, pages=tuple(pages), refused=refused)  # type: ignore[arg-type]

    def _pages(self, name: str, content: bytes, progress: Progress) -> Iterator[ReadPage]:
        child = self._child = self._child or _started()
        late: list[bool] = []

        def kill() -> None:
            late.append(True)
            child.kill()

        try:
            assert child.stdin is not None
            head = {"name": name, "size": len(content), "language": language()}
            child.stdin.write(json.dumps(head).encode() + b"\n" + content)
            child.stdin.flush()
            for count in range(_MOST_PAGES):
                progress.report(_("Reading {file}", file=name), count, 0)
                timer = Timer(self._seconds, kill)
                timer.start()
                try:
                    page = _piece(child)
                finally:
                    timer.cancel()
                    timer.join()
                if page is None:
                    return
                yield page
            raise _Broken
        except (OSError, KeyError, TypeError, ValueError, RecursionError, _Broken):
            self._end()
            raise (ScanTooSlow(path=name, seconds=f"{self._seconds:g}") if late else ScanTooLarge(path=name)) from None

    def _end(self) -> None:
        if self._child is not None:
            with self._child:
                self._child.kill()
            self._child = None


def _started() -> subprocess.Popen[bytes]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("FAIRDESK_PASS", "PYTHON"))}
    environment["PYTHONPATH"] = str(Path(fairdesk.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-m", "fairdesk.printing.scan_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _piece(child: subprocess.Popen[bytes]) -> ReadPage | None:
    """The next page, or None after the last; a refusal the child names is raised. Never more than a page can be is read."""
    assert child.stdout is not None
    piece: dict[str, Any] = json.loads(child.stdout.readline(_LONGEST_LINE) or b"null") or {}
    if "refused" in piece:
        raise _refusal(str(piece["refused"]), {str(key): str(value)[:300] for key, value in piece["places"].items()})
    if "end" in piece:
        return None
    size = int(piece["size"])
    picture = child.stdout.read(size) if 0 < size <= _LARGEST_PICTURE else b""
    if len(picture) != size or piece["media"] not in {"image/jpeg", "image/png"}:
        raise _Broken
    return ReadPage(
        page=int(piece["page"]),
        codes=tuple(str(one) for one in piece["codes"]),
        picture=picture,
        media=piece["media"],
        empty=bool(piece["empty"]),
    )


def _refusal(name: str, places: dict[str, str]) -> Refusal:
    kind = getattr(errors, name, FileUnreadable)
    if not (isinstance(kind, type) and issubclass(kind, Refusal)):
        raise _Broken
    refusal = kind(**places)
    _said = refusal.message
    return refusal


def media_of(content: bytes) -> str:
    """What kind of file the bytes begin as; empty where it is none we read."""
    known = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png", b"BM": "image/bmp"}
    known |= {b"II*\0": "image/tiff", b"MM\0*": "image/tiff", b"RIFF": "image/webp"}
    return next((media for begin, media in known.items() if content.startswith(begin)), "")


def scans_in(paths: Sequence[Path]) -> list[Path]:
    """The files themselves, and of a folder the scans that lie in it or below, each once and in the order of their names."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [one for one in inside if one == path or (one.is_file() and one.suffix.lower() in ENDINGS)]
    return list(dict.fromkeys(found))


def bytes_of(path: Path) -> bytes:
    """What the file holds. Refused: missing, not to be read, or larger than a scan can be."""
    try:
        if not path.is_file():
            raise FileMissing(path=path.name)
        if path.stat().st_size > LARGEST:
            raise ScanTooLarge(path=path.name)
        return path.read_bytes()
    except OSError as fault:
        raise FileUnreadable(path=path.name, detail=reason_of(fault)) from None
