"""The payload of a sealed workbook: JSON lines, compressed, encrypted with age, cut into cells; and back, within limits."""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fairdesk.base.errors import BundleChanged, BundleCut, BundleTooBig, NotForUs, TooMuchToSeal
from fairdesk.exchange.canonical import Document

CHUNK = 32_000
"""Characters in a cell; a spreadsheet cell holds 32,767."""
MOST_CHUNKS = 3_000
LARGEST_CIPHER = CHUNK // 4 * 3 * MOST_CHUNKS
LARGEST_PLAIN = 512 * 1024 * 1024
MOST_LINES = 4_000_000
WIDEST = 200
"""Times the plain text may be larger than the ciphertext; what packs more tightly is written unpacked."""


@dataclass(frozen=True, slots=True)
class Payload:
    """The ciphertext in cells, and what the manifest says of it."""

    chunks: tuple[str, ...]
    facts: Document


def lock_payload(lines: Iterable[bytes], recipients: Sequence[str]) -> Payload:
    """The lines, readable by the holders of the recipients' secrets alone; refused where one workbook cannot hold them."""
    import pyrage

    kept = list(lines)
    if any(b"\n" in line for line in kept):
        raise ValueError("a line holds a line end")
    plain = b"".join(line + b"\n" for line in kept)
    if len(kept) > MOST_LINES or len(plain) > LARGEST_PLAIN:
        raise TooMuchToSeal
    packed = zlib.compress(plain, 6)
    if len(plain) > WIDEST * len(packed):
        packed = zlib.compress(plain, 0)
    cipher = pyrage.encrypt(packed, [pyrage.x25519.Recipient.from_str(one) for one in recipients])
    if len(cipher) > LARGEST_CIPHER:
        raise TooMuchToSeal
    chunks = in_cells(cipher)
    facts = {
        "chunks": len(chunks),
        "cipher_bytes": len(cipher),
        "cipher_sha256": hashlib.sha256(cipher).hexdigest(),
        "plain_bytes": len(plain),
        "plain_sha256": hashlib.sha256(plain).hexdigest(),
        "lines": len(kept),
    }
    return Payload(chunks, facts)


def in_cells(raw: bytes) -> tuple[str, ...]:
    """The bytes as base64 in pieces that fit a cell."""
    text = base64.b64encode(raw).decode("ascii")
    return tuple(text[start : start + CHUNK] for start in range(0, len(text), CHUNK))


def out_of_cells(chunks: Sequence[str]) -> bytes:
    """The bytes `in_cells` cut; raises ValueError for anything it would not have written."""
    if any(len(chunk) > CHUNK for chunk in chunks):
        raise ValueError("a piece is too long")
    try:
        raw = base64.b64decode("".join(chunks).encode("ascii"), validate=True)
    except binascii.Error:
        raise ValueError("not base64") from None
    if in_cells(raw) != tuple(chunks):
        raise ValueError("not cut as it was written")
    return raw


def unlock_payload(chunks: Sequence[str], facts: Document, age_secret: str) -> list[bytes]:
    """The lines, proved equal to what was sealed. `facts` are those of a manifest whose signature fits."""
    return _lines(_decrypted(_cipher(chunks, facts), age_secret), facts)


def _cipher(chunks: Sequence[str], facts: Document) -> bytes:
    """The whole ciphertext, before anything of it is decoded further."""
    if facts["chunks"] > MOST_CHUNKS or len(chunks) > MOST_CHUNKS or facts["plain_bytes"] > LARGEST_PLAIN:
        raise BundleTooBig
    if facts["lines"] > MOST_LINES or facts["plain_bytes"] > WIDEST * max(1, facts["cipher_bytes"]):
        raise BundleTooBig
    if len(chunks) < facts["chunks"]:
        raise BundleCut
    try:
        cipher = out_of_cells(chunks)
    except ValueError:
        raise BundleChanged from None
    if len(cipher) < facts["cipher_bytes"]:
        raise BundleCut
    if hashlib.sha256(cipher).hexdigest() != facts["cipher_sha256"]:
        raise BundleChanged
    return cipher


def _decrypted(cipher: bytes, age_secret: str) -> bytes:
    import pyrage

    try:
        return bytes(pyrage.decrypt(cipher, [pyrage.x25519.Identity.from_str(age_secret)]))
    except (pyrage.DecryptError, pyrage.IdentityError):
        raise NotForUs from None


def _lines(packed: bytes, facts: Document) -> list[bytes]:
    unpack = zlib.decompressobj()
    try:
        plain = unpack.decompress(packed, facts["plain_bytes"] + 1)
    except zlib.error:
        raise BundleChanged from None
    if len(plain) > facts["plain_bytes"]:
        raise BundleTooBig
    if len(plain) < facts["plain_bytes"] or not unpack.eof or unpack.unused_data:
        raise BundleChanged
    if hashlib.sha256(plain).hexdigest() != facts["plain_sha256"]:
        raise BundleChanged
    lines = plain.split(b"\n")
    if lines.pop() or len(lines) != facts["lines"]:
        raise BundleChanged
    return lines
