"""A printer that is given bytes as they are: at an address in the network (port 9100), a file of the system, or a raw queue."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from fairdesk.base.errors import Cancelled, PrinterAddressWrong, PrinterHostUnknown, PrinterMissing, PrinterOffline
from fairdesk.printing.raster import raster
from fairdesk.records.printing import Language, Order, Told
from fairdesk.spool import languages
from fairdesk.spool.cups import CupsOutlet

PORT = 9100
TIMEOUT = 10.0
"""Seconds a printer may take to answer the call, and to take the next bytes."""
GOODBYE = 2.0
"""Seconds to wait for a printer to close its end: those that do say by it that they have everything."""
CHUNK = 16 * 1024
_ADDRESS = re.compile(r"(?P<scheme>tcp|file|raw)://(?P<rest>.+)", re.DOTALL)


def is_address(printer: str) -> bool:
    """Whether the words name a printer by its address and not by its name."""
    return _ADDRESS.fullmatch(printer) is not None


def place_of(address: str) -> tuple[str, int]:
    """Host and port of `tcp://host[:port]`; refused where it is written in another way."""
    found = re.fullmatch(r"tcp://(\[[0-9a-fA-F:.]+\]|[^\s/:]+)(?::(\d{1,5}))?/?", address)
    port = int(found.group(2) or PORT) if found else 0
    if found is None or not 0 < port < 65536:
        raise PrinterAddressWrong(address=address)
    return found.group(1).strip("[]"), port


class RawOutlet:
    """Speaks to the printer at an address; pages are drawn one at a time. `timeout` in seconds."""

    def __init__(self, timeout: float = TIMEOUT) -> None:
        self.timeout = timeout

    def send(self, order: Order, stopped: Callable[[], bool], told: Told) -> None:
        """The printer took every byte. Refused in words where it is not there or stops taking them."""
        found = _ADDRESS.fullmatch(order.printer)
        if found is None:
            raise PrinterAddressWrong(address=order.printer)
        if found["scheme"] == "tcp":
            self._over_the_net(order, stopped)
        elif found["scheme"] == "file":
            self._to_file(order, Path(found["rest"]), stopped)
        else:
            queue = CupsOutlet()
            ticket = order.ticket or queue.hand_over(_named(order, found["rest"]), raw=b"".join(jobs(order, stopped)))
            told(ticket, "")
            queue.follow(found["rest"], ticket, stopped, told)

    def _over_the_net(self, order: Order, stopped: Callable[[], bool]) -> None:
        host, port = place_of(order.printer)
        try:
            with socket.create_connection((host, port), self.timeout) as line:
                line.settimeout(self.timeout)
                for job in jobs(order, stopped):
                    for at in range(0, len(job), CHUNK):
                        line.sendall(job[at : at + CHUNK])
                line.shutdown(socket.SHUT_WR)
                _wait_for_goodbye(line)
        except socket.gaierror:
            raise PrinterHostUnknown(name=order.printer) from None
        except OSError:
            raise PrinterOffline(name=order.printer) from None

    def _to_file(self, order: Order, place: Path, stopped: Callable[[], bool]) -> None:
        if not place.exists():
            raise PrinterMissing(name=order.printer)
        try:
            with place.open("ab", buffering=0) as printer:
                for job in jobs(order, stopped):
                    rest = memoryview(job)
                    while rest:
                        rest = rest[printer.write(rest) or 0 :]
        except OSError:
            raise PrinterOffline(name=order.printer) from None


def jobs(order: Order, stopped: Callable[[], bool]) -> Iterator[bytes]:
    """What the printer is sent, a page at a time; the PDF itself, once a copy, where the printer understands it."""
    options = order.options
    if options.language is Language.PDF:
        yield from (order.pdf for _copy in range(order.copies))
        return
    wrap = languages.tspl if options.language is Language.TSPL else languages.zpl
    for page in order.pages:
        if stopped():
            raise Cancelled
        drawn = raster(order.pdf, page - 1, options.dpi, options.label_width, options.label_height)
        yield wrap(drawn, options, order.copies)


def _wait_for_goodbye(line: socket.socket) -> None:
    """The printer closed its end, or kept it open for a while, as many do; a line that breaks off is an error of the system."""
    line.settimeout(GOODBYE)
    try:
        while line.recv(CHUNK):
            continue
    except TimeoutError:
        return


def _named(order: Order, queue: str) -> Order:
    from dataclasses import replace

    return replace(order, printer=queue)
