"""Questions to the print service of this computer in its own protocol, IPP (RFC 8010 and 8011), over its socket or a port."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import struct
import subprocess
from typing import Final

from fairdesk.base.errors import SpoolerMissing

TIMEOUT: Final = 5.0
"""Seconds one answer may take."""
SOCKETS: Final = ("/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd")

GET_JOB: Final = 0x0009
GET_PRINTER: Final = 0x000B
GET_DEFAULT: Final = 0x4001
GET_PRINTERS: Final = 0x4002
_END: Final = 0x03
_OPERATION: Final = 0x01
INTEGER, BOOLEAN, ENUM, KEYWORD, URI, CHARSET, LANGUAGE, NAME = 0x21, 0x22, 0x23, 0x44, 0x45, 0x47, 0x48, 0x42

Question = tuple[int, str, str | int]
"""The kind of a value, its name, and itself."""
Attributes = dict[str, list[str | int | bool]]
"""What a thing says of itself: every attribute with all its values."""


class _SocketConnection(http.client.HTTPConnection):
    """HTTP over a socket in the file system."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=TIMEOUT)
        self._path = path

    def connect(self) -> None:
        """The connection stands; fails as any connection does."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(TIMEOUT)
        self.sock.connect(self._path)


def server() -> str:
    """Where the print service listens: what its own programs use, a path or `host:port`."""
    if program := shutil.which("lpstat"):
        told = subprocess.run([program, "-H"], capture_output=True, text=True, timeout=TIMEOUT, check=False)  # noqa: S603
        if told.returncode == 0 and told.stdout.strip():
            return told.stdout.strip()
    return os.environ.get("CUPS_SERVER") or next((path for path in SOCKETS if os.path.exists(path)), "localhost:631")  # noqa: PTH110


def printer_uri(name: str) -> str:
    """The address of a printer as the print service calls it."""
    from urllib.parse import quote

    return f"ipp://localhost/printers/{quote(name, safe='')}"


def ask(operation: int, questions: list[Question], wanted: tuple[str, ...] = ()) -> tuple[int, list[Attributes]]:
    """The status (under 0x100 is well) and one set of attributes for each thing told of; refused where no service answers."""
    try:
        answer = _post(server(), encode(operation, questions, wanted))
    except (OSError, http.client.HTTPException, subprocess.SubprocessError):
        raise SpoolerMissing from None
    return decode(answer)


def _post(place: str, body: bytes) -> bytes:
    if place.startswith("/"):
        connection: http.client.HTTPConnection = _SocketConnection(place)
    else:
        host, _colon, port = place.partition(":")
        connection = http.client.HTTPConnection(host, int(port or 631), timeout=TIMEOUT)
    try:
        connection.request("POST", "/", body, {"Content-Type": "application/ipp", "Host": "localhost"})
        return connection.getresponse().read()
    finally:
        connection.close()


def encode(operation: int, questions: list[Question], wanted: tuple[str, ...] = ()) -> bytes:
    """A request: version 2.0, the operation, its attributes, and which attributes the answer is to hold."""
    told: list[Question] = [
        (CHARSET, "attributes-charset", "utf-8"),
        (LANGUAGE, "attributes-natural-language", "en"),
        *questions,
    ]
    told += [(KEYWORD, "" if at else "requested-attributes", name) for at, name in enumerate(wanted)]
    body = b"".join(_attribute(*one) for one in told)
    return struct.pack(">BBHI", 2, 0, operation, 1) + bytes([_OPERATION]) + body + bytes([_END])


def _attribute(tag: int, name: str, value: str | int) -> bytes:
    content = struct.pack(">i", value) if isinstance(value, int) else value.encode()
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(content)) + content


def decode(answer: bytes) -> tuple[int, list[Attributes]]:
    """The status and every group of attributes after the first; what is inside collections is passed by."""
    if len(answer) < 8:
        raise SpoolerMissing
    status: int = struct.unpack(">H", answer[2:4])[0]
    groups: list[Attributes] = []
    place, name, depth = 8, "", 0
    while place < len(answer) and answer[place] != _END:
        tag = answer[place]
        place += 1
        if tag < 0x10:
            groups.append({})
            continue
        named, place = _piece(answer, place)
        content, place = _piece(answer, place)
        depth += (tag == 0x34) - (tag == 0x37)
        if tag == 0x37 or depth or not groups:
            continue
        name = named.decode(errors="replace") or name
        groups[-1].setdefault(name, []).append(_value(tag, content))
    return status, groups[1:]


def _piece(answer: bytes, place: int) -> tuple[bytes, int]:
    length: int = struct.unpack(">H", answer[place : place + 2])[0]
    return answer[place + 2 : place + 2 + length], place + 2 + length


def _value(tag: int, content: bytes) -> str | int | bool:
    if tag in {INTEGER, ENUM} and len(content) == 4:
        number: int = struct.unpack(">i", content)[0]
        return number
    if tag == BOOLEAN:
        return content == b"\x01"
    return content.decode(errors="replace")
