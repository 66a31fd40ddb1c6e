"""A workbook with a sealed part read back, from whoever it may come: a child opens the file, and nothing is guessed.

The child (`sealed_child.py`) may hold 1 GiB, compute for a minute and write no file; this side sees texts of a known form.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Timer
from typing import IO, Any

import fairdesk
from fairdesk.base.errors import BundleChanged, BundleCut, BundleTooBig, NotABundle, Refusal
from fairdesk.records.sealed import Place, Rows, Sealed, SealedBook, ShownSheet
from fairdesk.workbook.sealed_book import CELL, CORRECTIONS_SHEET, COVER_SHEET, DATA_SHEET, MANIFEST_SHEET, MARK

SECONDS_PER_FILE = 90.0
LONGEST_ANSWER = 384 * 1024 * 1024
"""Bytes; a child that sends more was taken over."""
_HIDDEN = "FD_"
_DATA = re.compile(rf"{DATA_SHEET}([1-9]\d{{0,3}})")


def read_sealed_book(raw: bytes, seconds: float = SECONDS_PER_FILE) -> SealedBook:
    """The sealed part and the visible sheets. Refused: no workbook of ours, cut, changed, larger or slower than any desk's."""
    return sealed_book_of(_sheets_told(_answer(raw, seconds)))


# ---- the child ---------------------------------------------------------------------------------------------------------


def _answer(raw: bytes, seconds: float) -> bytes:
    """What the child says of these bytes; refused where it died, was too slow or would not stop."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("FAIRDESK_PASS", "PYTHON"))}
    environment["PYTHONPATH"] = str(Path(fairdesk.__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, "-S", "-m", "fairdesk.workbook.sealed_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        timer = Timer(seconds, process.kill)
        timer.start()
        try:
            answer = _asked(process.stdin, process.stdout, raw)
        finally:
            process.kill()
            timer.cancel()
            timer.join()
    if not answer or len(answer) > LONGEST_ANSWER:
        raise BundleTooBig
    return answer


def _asked(asked: IO[bytes] | None, answers: IO[bytes] | None, raw: bytes) -> bytes:
    if asked is None or answers is None:
        return b""
    with contextlib.suppress(BrokenPipeError, ConnectionError):
        asked.write(raw)
        asked.close()
    return answers.read(LONGEST_ANSWER + 1)


def _sheets_told(answer: bytes) -> list[ShownSheet]:
    """The sheets of this answer; the refusal it names is raised. A child that was taken over can at worst tell other cells."""
    try:
        told = json.loads(answer)
        if isinstance(told, list):
            return [_sheet_told(one) for one in told]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BundleChanged from None
    raise _refusal(told)


def _sheet_told(told: dict[str, Any]) -> ShownSheet:
    rows = tuple(tuple(row) for row in told["rows"])
    if any(type(cell) is not str for row in rows for cell in row) or type(told["title"]) is not str:
        raise ValueError("no text")
    places: list[frozenset[Place]] = [
        frozenset((int(row), int(column)) for row, column in told[name]) for name in ("numbers", "formulas")
    ]
    notes = tuple(((int(row), int(column)), str(text)) for (row, column), text in told["notes"])
    return ShownSheet(
        title=told["title"], rows=rows, hidden=told["hidden"] is True, numbers=places[0], formulas=places[1], notes=notes
    )


def _refusal(name: object) -> Refusal:
    kinds: tuple[type[Refusal], ...] = (BundleChanged, BundleCut, BundleTooBig, NotABundle)
    return next((kind for kind in kinds if kind.__name__ == name), BundleChanged)()


# ---- the sealed part ---------------------------------------------------------------------------------------------------


def sealed_book_of(sheets: Sequence[ShownSheet]) -> SealedBook:
    """The sealed part of these sheets, and the others. Refused: no workbook of ours, a part missing, changed or too much."""
    hidden = {sheet.title: sheet for sheet in sheets if sheet.title.startswith(_HIDDEN)}
    if MANIFEST_SHEET not in hidden:
        raise NotABundle
    if any(sheet.formulas for sheet in hidden.values()):
        raise BundleChanged
    shown = tuple(sheet for sheet in sheets if sheet.title not in hidden)
    visible = {sheet.title: sheet.rows for sheet in shown if sheet.title != COVER_SHEET}
    corrections = visible.pop(CORRECTIONS_SHEET, ())
    sealed = _sealed(hidden[MANIFEST_SHEET].rows, _data({title: sheet.rows for title, sheet in hidden.items()}))
    return SealedBook(sealed=sealed, sheets=visible, corrections=corrections[1:], shown=shown)


def _data(sheets: dict[str, Rows]) -> Iterable[Sequence[str]]:
    numbers = sorted(int(found[1]) for title in sheets if (found := _DATA.fullmatch(title)))
    if numbers != list(range(1, len(numbers) + 1)):
        raise BundleCut
    if len(numbers) + 1 != len(sheets):
        raise BundleChanged
    return [row for number in numbers for row in sheets[f"{DATA_SHEET}{number}"]]


def _sealed(manifest: Rows, data: Iterable[Sequence[str]]) -> Sealed:
    if manifest[0] != MARK or any(len(row) != 2 for row in manifest):
        raise BundleChanged
    (label, signature), pieces = manifest[1] if len(manifest) > 1 else ("", ""), manifest[2:]
    if label != "signature" or not pieces or any(name != "manifest" for name, _piece in pieces):
        raise BundleCut
    return Sealed(manifest=_manifest([piece for _name, piece in pieces]), signature=signature, chunks=_chunks(data))


def _manifest(pieces: Sequence[str]) -> str:
    """The text of the manifest, if its cells are filled as they are written: every cell full but the last."""
    text = "".join(pieces)
    if [len(piece) for piece in pieces[:-1]] != [CELL] * (len(pieces) - 1) or len(pieces[-1]) > CELL:
        raise BundleChanged
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
        if base64.b64encode(raw).decode("ascii") == text:
            return raw.decode()
    except ValueError:
        pass
    raise BundleChanged


def _chunks(data: Iterable[Sequence[str]]) -> tuple[str, ...]:
    chunks: list[str] = []
    for place, row in enumerate(data, 1):
        if len(row) != 2 or row[0] != str(place):
            raise BundleCut
        chunks.append(row[1])
    return tuple(chunks)
