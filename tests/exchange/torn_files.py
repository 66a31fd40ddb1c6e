"""Tamperings with the file around the sealed part, files that are something else, and desks that may not hand in any more."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl

from fairdesk.base.errors import (
    BundleChanged,
    BundleCut,
    BundleForged,
    BundleTooBig,
    DeskOutsideTerm,
    DeskRevoked,
    NotABundle,
    OtherFair,
    OtherKindOfBundle,
    ReceiptNotOurs,
    UnknownDesk,
)
from fairdesk.exchange.container import read_container
from fairdesk.exchange.keys import sign
from fairdesk.models.desks import EnrolledDesk
from fairdesk.services.desk import Outcome, act
from fairdesk.services.keys import desk_keys
from fairdesk.store import things
from fairdesk.store.unit_of_work import Work
from tests.exchange.scene import Scene, stranger
from tests.exchange.tamperings import CUT, SEALED_PART, Tampering

KNOWN = "already"


def _edited(edit: Callable[[Any], None]) -> Callable[[Scene], bytes]:
    def make(scene: Scene) -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(scene.raw))
        edit(book)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    return make


def _renamed(book: Any) -> None:
    book["FD_DATA_1"].title = "FD_DATA_7"


def _rows_swapped(book: Any) -> None:
    sheet = book["FD_DATA_1"]
    sheet["B1"], sheet["B2"] = sheet["B2"].value, sheet["B1"].value
    sheet["A1"], sheet["A2"] = sheet["A2"].value, sheet["A1"].value


def _formula(book: Any) -> None:
    book["FD_MANIFEST"]["B2"] = '="' + "0" * 128 + '"'


def _mark(book: Any) -> None:
    book["FD_MANIFEST"]["A1"] = "another"


def _zipped(change: Callable[[str, bytes], tuple[tuple[str, bytes], ...]]) -> Callable[[Scene], bytes]:
    def make(scene: Scene) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(scene.raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                for part, content in change(name, old.read(name)):
                    new.writestr(part, content)
        return stream.getvalue()

    return make


def _twice(name: str, content: bytes) -> tuple[tuple[str, bytes], ...]:
    return ((name, content), (name.upper(), content)) if name == "xl/workbook.xml" else ((name, content),)


def _twice_exactly(scene: Scene) -> bytes:
    stream = io.BytesIO(scene.raw)
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/workbook.xml", archive.read("xl/workbook.xml"))
    return stream.getvalue()


def _other_name_inside(scene: Scene) -> bytes:
    """The part's own head names another part than the list of parts does."""
    return scene.raw.replace(b"xl/workbook.xml", b"xl/workbooc.xml", 1)


def _declared(name: str, content: bytes) -> tuple[tuple[str, bytes], ...]:
    return ((name, content.replace(b"<workbook", b'<!DOCTYPE w [<!ENTITY e "x">]><workbook', 1)),)


def _leading_out(name: str, content: bytes) -> tuple[tuple[str, bytes], ...]:
    return ((name, content), ("../" + name, content)) if name == "xl/styles.xml" else ((name, content),)


def _bomb(name: str, content: bytes) -> tuple[tuple[str, bytes], ...]:
    return ((name, content), ("xl/media/a.bin", bytes(40_000_000))) if name == "xl/styles.xml" else ((name, content),)


def _bit_in_file(scene: Scene) -> bytes:
    """One bit of the packed manifest sheet."""
    with zipfile.ZipFile(io.BytesIO(scene.raw)) as archive:
        names = [part for part in archive.infolist() if part.filename.startswith("xl/worksheets/")]
        place = max(part.header_offset for part in names) + 200
    return scene.raw[:place] + bytes([scene.raw[place] ^ 4]) + scene.raw[place + 1 :]


def _receipt_signed_by(scene: Scene) -> bytes:
    return scene.book(replace(read_container(scene.receipt).sealed, signature=scene.sealed.signature))


FILES = (
    Tampering("file: empty", lambda _scene: b"", NotABundle),
    Tampering("file: a text", lambda _scene: "编号,单位\n".encode() * 99, NotABundle),
    Tampering("file: cut in the middle", lambda scene: scene.raw[: len(scene.raw) // 2], BundleCut),
    Tampering("file: the end gone", lambda scene: scene.raw[:-40], BundleCut),
    Tampering(
        "file: zeros from the middle on", lambda scene: scene.raw[: len(scene.raw) // 2].ljust(len(scene.raw), b"\0"), BundleCut
    ),
    Tampering("file: bytes behind", lambda scene: scene.raw + b"x", BundleChanged),
    Tampering("file: bytes before", lambda scene: b"#!/bin/sh\n" + scene.raw, BundleChanged),
    Tampering("file: one bit", _bit_in_file, BundleChanged),
    Tampering("file: two parts of one name", _twice_exactly, BundleChanged),
    Tampering("file: two parts of one name but for capitals", _zipped(_twice), BundleChanged),
    Tampering("file: a part with two names", _other_name_inside, BundleChanged),
    Tampering("file: a part that leads out", _zipped(_leading_out), NotABundle),
    Tampering("file: a bomb", _zipped(_bomb), BundleTooBig),
    Tampering("file: a document type", _zipped(_declared), BundleChanged),
    Tampering("sheet: the manifest gone", _edited(lambda book: book.remove(book["FD_MANIFEST"])), NotABundle),
    Tampering("sheet: the data gone", _edited(lambda book: book.remove(book["FD_DATA_1"])), BundleCut),
    Tampering("sheet: the data renamed", _edited(_renamed), BundleCut),
    Tampering("sheet: one more", _edited(lambda book: book.create_sheet("FD_OTHER")), BundleChanged),
    Tampering("sheet: another mark", _edited(_mark), BundleChanged),
    Tampering("sheet: rows swapped", _edited(_rows_swapped), BundleCut),
    Tampering("sheet: a row gone", _edited(lambda book: book["FD_DATA_1"].delete_rows(2)), BundleCut),
    Tampering("sheet: a signature that is reckoned", _edited(_formula), BundleChanged),
    Tampering("replay: an older bundle", lambda scene: scene.older.read_bytes(), KNOWN),
    Tampering("replay: a bundle of another fair", lambda scene: scene.elsewhere.read_bytes(), OtherFair),
    Tampering("a receipt given as a bundle", lambda scene: scene.receipt.read_bytes(), OtherKindOfBundle),
    Tampering("a forged receipt given as a bundle", _receipt_signed_by, OtherKindOfBundle),
    Tampering("a kit given as a bundle", lambda scene: scene.kit.read_bytes(), OtherKindOfBundle),
)


# ---- whose desk it is --------------------------------------------------------------------------------------------------


@act("Change the register")
def change_desk(work: Work, *, device: str, values: dict[str, date | None]) -> Outcome[None]:
    """The desk of this device stands otherwise in the register."""
    desk = next(one for one in things.where(work, EnrolledDesk) if one.code == device)
    for name, value in values.items():
        setattr(desk, name, value)
    return Outcome(None)


def _register(**values: date | None) -> Callable[[Scene], None]:
    def change(scene: Scene) -> None:
        scene.bureau.do(change_desk, device=scene.document["device"], values=values)

    return change


def _whole(scene: Scene) -> bytes:
    return scene.raw


STANDING = (
    Tampering("desk: revoked", _whole, DeskRevoked, _register(revoked_on=date(2018, 7, 19)), _register(revoked_on=None)),
    Tampering("desk: its term is over", _whole, DeskOutsideTerm, _register(valid_to=date(2018, 7, 19)), _register(valid_to=None)),
    Tampering(
        "desk: its term has not begun",
        _whole,
        DeskOutsideTerm,
        _register(valid_from=date(2999, 1, 1)),
        _register(valid_from=None),
    ),
)


# ---- receipts at the booth ---------------------------------------------------------------------------------------------


def _receipt(scene: Scene) -> Any:
    return read_container(scene.receipt).sealed


def _receipt_for_other(scene: Scene) -> bytes:
    """The bureau's own receipt, for another desk."""
    text = _receipt(scene).manifest.replace(scene.document["device"], scene.other.identity.device)
    signature = sign(scene.bureau.look(desk_keys), text.encode()).hex()
    return scene.book(replace(_receipt(scene), manifest=text, signature=signature))


def _receipt_by(scene: Scene, keys: Any) -> bytes:
    return scene.book(replace(_receipt(scene), signature=sign(keys, _receipt(scene).manifest.encode()).hex()))


def _receipt_sealed_by_stranger(scene: Scene) -> bytes:
    return scene.written([b'{"head":{},"tables":{}}'], keys=stranger(), kind="receipt", desk=scene.document["device"])


RECEIPTS = (
    Tampering("receipt: signed by nobody", lambda scene: scene.book(replace(_receipt(scene), signature="0" * 128)), BundleForged),
    Tampering("receipt: signed by a stranger", lambda scene: _receipt_by(scene, stranger()), BundleForged),
    Tampering("receipt: signed by the booth itself", lambda scene: _receipt_by(scene, scene.keys), BundleForged),
    Tampering("receipt: sealed by a stranger", _receipt_sealed_by_stranger, UnknownDesk),
    Tampering("receipt: for another desk", _receipt_for_other, ReceiptNotOurs),
    Tampering("receipt: its payload cut", lambda scene: scene.book(replace(_receipt(scene), chunks=())), BundleCut),
    Tampering("receipt: of a bundle's kind", _whole, OtherKindOfBundle),
    Tampering("receipt: a kit", lambda scene: scene.kit.read_bytes(), OtherKindOfBundle),
    Tampering("receipt: of another fair", lambda scene: scene.elsewhere.read_bytes(), OtherFair),
)

TAMPERINGS = (*SEALED_PART, *FILES, *STANDING, *CUT)
