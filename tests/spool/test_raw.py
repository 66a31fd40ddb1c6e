"""A label printer at an address gets the page as dots: read again by another decoder they are the page, and its code reads."""

from __future__ import annotations

import base64
import binascii
import re
import socket
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageChops

from fairdesk.base.errors import (
    Cancelled,
    LabelTooSmall,
    LanguageNeedsAddress,
    PrinterAddressWrong,
    PrinterHostUnknown,
    PrinterMissing,
    PrinterOffline,
)
from fairdesk.printing import press
from fairdesk.printing.fonts import SANS_BOLD
from fairdesk.printing.paper import MM, new_canvas
from fairdesk.printing.qr import draw_qr
from fairdesk.printing.text import draw_text
from fairdesk.records.printing import Language, Order, PrintOptions
from fairdesk.spool import cups, outlets, raw
from tests.postgres import free_port

CODE = "FD1P0000000000000000000000000007"


@pytest.fixture(scope="module")
def label() -> bytes:
    """Two labels of 60 x 40 mm with a name and a code."""
    target = BytesIO()
    canvas = new_canvas(target, (60 * MM, 40 * MM))
    for name in ("单砺舟", "𮧵生"):
        draw_text(canvas, name, SANS_BOLD, 22, 3 * MM, 28 * MM, "left")
        draw_qr(canvas, CODE, 36 * MM, 6 * MM, 19 * MM)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def order(printer: str, pdf: bytes, language: Language, copies: int = 1, **options: Any) -> Order:
    """Every label of the paper."""
    pages = tuple(range(1, press.page_count(pdf) + 1))
    chosen = PrintOptions(language=language, **options)
    return Order(pdf=pdf, title="标签", printer=printer, copies=copies, pages=pages, whole=True, options=chosen)


@contextmanager
def listening() -> Iterator[tuple[str, list[bytes]]]:
    """A printer at an address that takes everything of one call."""
    taken: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)

        def take() -> None:
            line, _peer = server.accept()
            with line:
                line.settimeout(10)
                while piece := line.recv(65536):
                    taken.append(piece)

        thread = Thread(target=take)
        thread.start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}", taken
        thread.join(10)


def send(pdf: bytes, language: Language, copies: int = 1, **options: Any) -> bytes:
    """What a printer got."""
    with listening() as (address, taken):
        raw.RawOutlet().send(order(address, pdf, language, copies, **options), lambda: False, lambda _ticket, _said: None)
    return b"".join(taken)


def from_tspl(job: bytes) -> list[Image.Image]:
    """The bitmaps of a TSPL job, decoded by its manual: rows of bytes, 0 is black."""
    pictures = []
    for found in re.finditer(rb"BITMAP 0,0,(\d+),(\d+),0,", job):
        wide, high = int(found[1]), int(found[2])
        rows = job[found.end() : found.end() + wide * high]
        pictures.append(Image.frombytes("1", (wide * 8, high), rows).convert("L"))
    return pictures


def from_zpl(job: bytes) -> list[Image.Image]:
    """The graphics of a ZPL job, decoded by its manual: Z64 with its checksum, 1 is black."""
    pictures = []
    for found in re.finditer(rb"\^GFA,(\d+),(\d+),(\d+),:Z64:([A-Za-z0-9+/=]+):([0-9A-F]{4})\^FS", job):
        assert int(found[5], 16) == binascii.crc_hqx(found[4], 0)
        rows = zlib.decompress(base64.b64decode(found[4]))
        assert len(rows) == int(found[1]) == int(found[2])
        wide = int(found[3])
        black = Image.frombytes("1", (wide * 8, len(rows) // wide), rows).convert("L")
        pictures.append(ImageChops.invert(black))
    return pictures


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize(("language", "decode"), [(Language.TSPL, from_tspl), (Language.ZPL, from_zpl)])
def test_the_dots_are_the_page_and_its_code_reads(label: bytes, language: Language, decode: Any, dpi: int) -> None:
    pictures = decode(send(label, language, dpi=dpi))
    assert len(pictures) == 2
    for page, picture in enumerate(pictures):
        (read,) = zxingcpp.read_barcodes(picture)
        assert read.text == CODE
        wide, high, rgb = press.render_page(label, page, dpi)
        page_picture = Image.frombytes("RGB", (wide, high), rgb).convert("L")
        box = (0, 0, min(wide, picture.width), min(high, picture.height))
        difference = ImageChops.difference(picture.crop(box), page_picture.crop(box)).point(lambda grey: 255 * (grey > 145))
        assert sum(difference.histogram()[255:]) < 0.002 * wide * high
    first, second = pictures
    assert ImageChops.difference(first, second).getbbox()  # the names differ: no page is sent twice


def test_size_gap_darkness_and_copies_are_told(label: bytes) -> None:
    job = send(label, Language.TSPL, copies=3, gap=300, darkness=10)
    assert job.startswith(b"SIZE 60 mm,40 mm\r\nGAP 3 mm,0 mm\r\nDENSITY 10\r\n")
    assert job.count(b"PRINT 1,3\r\n") == 2
    job = send(label, Language.ZPL, copies=3, darkness=10)
    assert job.startswith(b"~SD20")
    assert b"^PW480^LL320" in job
    assert job.count(b"^PQ3^XZ") == 2


def test_a_printer_that_understands_pdf_gets_the_pdf(label: bytes) -> None:
    assert send(label, Language.PDF, copies=2) == label * 2


def test_a_page_larger_than_the_label_is_refused_before_anything_prints(label: bytes, tmp_path: Path) -> None:
    printer = tmp_path / "printer"
    printer.touch()
    asked = order(f"file://{printer}", label, Language.ZPL, label_width=5_000, label_height=4_000)
    with pytest.raises(LabelTooSmall, match="60 × 40 mm"):
        raw.RawOutlet().send(asked, lambda: False, lambda _ticket, _said: None)
    assert not printer.read_bytes()


def test_a_file_of_the_system_gets_the_same_bytes(label: bytes, tmp_path: Path) -> None:
    printer = tmp_path / "lp0"
    printer.touch()
    raw.RawOutlet().send(order(f"file://{printer}", label, Language.TSPL), lambda: False, lambda _ticket, _said: None)
    assert printer.read_bytes() == send(label, Language.TSPL)
    with pytest.raises(PrinterMissing):
        raw.RawOutlet().send(order(f"file://{tmp_path}/lp1", label, Language.TSPL), lambda: False, lambda _ticket, _said: None)


def test_a_closed_port_an_unknown_host_and_a_slip_in_the_address_are_told(label: bytes) -> None:
    for printer, refusal in (
        (f"tcp://127.0.0.1:{free_port()}", PrinterOffline),
        ("tcp://no-such-printer.invalid", PrinterHostUnknown),
        ("tcp://127.0.0.1:99999", PrinterAddressWrong),
        ("tcp://a b", PrinterAddressWrong),
        ("somewhere", PrinterAddressWrong),
    ):
        with pytest.raises(refusal, match=re.escape(printer)):
            raw.RawOutlet(2).send(order(printer, label, Language.ZPL), lambda: False, lambda _ticket, _said: None)


def test_a_printer_that_stops_taking_bytes_is_told(label: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=1) as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        asked = order(f"tcp://127.0.0.1:{deaf.getsockname()[1]}", label * 200, Language.PDF, 40)
        with pytest.raises(PrinterOffline):
            raw.RawOutlet(0.3).send(asked, lambda: False, lambda _ticket, _said: None)


def test_a_person_can_stop_between_two_labels(label: bytes) -> None:
    with pytest.raises(Cancelled):
        list(raw.jobs(order("tcp://a", label, Language.ZPL), lambda: True))


def test_the_way_follows_from_the_name(label: bytes) -> None:
    assert isinstance(outlets.outlet_for(order("tcp://a:9100", label, Language.ZPL)), raw.RawOutlet)
    assert isinstance(outlets.outlet_for(order("Canon", label, Language.PDF)), cups.CupsOutlet)
    with pytest.raises(LanguageNeedsAddress):
        outlets.outlet_for(order("Canon", label, Language.ZPL))
    assert raw.place_of("tcp://[::1]:9101") == ("::1", 9101)
    assert raw.place_of("tcp://printer") == ("printer", 9100)
