"""The lint of the bytes themselves: header, objects, streams and the end of the file (ISO 19005-3, 6.1.2 to 6.1.9)."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

_OBJECT = re.compile(rb"(\d+) (\d+) obj(\r\n|\n|\r| |<|\[|\()")
_BREAK = re.compile(rb"\bstream\b|\bendobj\b")
_LENGTH = re.compile(rb"/Length (\d+)(?![\d ]*R)")


def byte_faults(pdf: bytes) -> Iterator[str]:
    """What a reader that begins at the first byte stumbles over."""
    if not re.match(rb"%PDF-1\.[0-7](\r\n|\n|\r)%[\x80-\xff]{4}", pdf):
        yield "header without its version or its comment of four high bytes"
    if not re.search(rb"%%EOF(\r\n|\n|\r)?\Z", pdf):
        yield "something after the end"
    place = 0
    while True:
        found = _OBJECT.search(pdf, place)
        if found is None:
            return
        if found.start() and pdf[found.start() - 1 : found.start()] not in {b"\n", b"\r"}:
            yield f"object {found[1].decode()} does not begin a line"
        if found[3] not in {b"\n", b"\r", b"\r\n"}:
            yield f"object {found[1].decode()}: obj is not followed by a line end"
        place = yield from _object(pdf, found.end(), found[1].decode())


def _object(pdf: bytes, place: int, name: str) -> Generator[str, None, int]:
    """One object; answers where the next may begin."""
    found = _BREAK.search(pdf, place)
    if found is None:
        yield f"object {name} has no end"
        return len(pdf)
    if found[0] == b"endobj":
        if pdf[found.start() - 1 : found.start()] not in {b"\n", b"\r"}:
            yield f"object {name}: endobj does not begin a line"
        return found.end()
    head = pdf[place : found.start()]
    told = _LENGTH.search(head)
    start = found.end() + (2 if pdf[found.end() :].startswith(b"\r\n") else 1)
    if pdf[found.end() : found.end() + 1] not in {b"\n", b"\r"} or pdf[found.end() : start] == b"\r":
        yield f"object {name}: stream is not followed by a line end"
    if told is None:
        yield f"object {name}: a stream without its length"
        return found.end()
    end = start + int(told[1])
    if not re.match(rb"(\r\n|\n|\r)endstream\s+endobj", pdf[end : end + 24]):
        yield f"object {name}: endstream is not where the length says, on a line of its own"
    return end
