"""The manifest of a sealed workbook: what it must say, and when it is refused before anything else is looked at."""

from __future__ import annotations

import re
from typing import Any

from fairdesk.base.errors import BundleChanged, BundleTooBig, NotABundle
from fairdesk.base.i18n import N_
from fairdesk.exchange.canonical import Document, canonical, read_strict, refuse_newer
from fairdesk.exchange.keys import key_id

FORMAT, VERSION, READER = "fairdesk-sealed", 1, 1
KINDS = {"bundle": N_("export"), "kit": N_("kit"), "receipt": N_("receipt")}
"""The kinds of sealed workbooks and the words for them."""
LARGEST = 1024 * 1024
"""Characters."""

OWN = frozenset({"format", "version", "min_reader", "device", "key", "payload", "lock"})
"""What sealing fills in; a caller gives the rest and may add names of its own."""

_HEX_DIGEST = re.compile(r"[0-9a-f]{64}")
_NUMBERS = ("epoch", "from_seq", "to_seq")
_TEXTS = ("kind", "fair", "created", "chain_head", "device")
_PAYLOAD_NUMBERS = ("chunks", "cipher_bytes", "plain_bytes", "lines")
_PAYLOAD_DIGESTS = ("cipher_sha256", "plain_sha256")


def body(given: Document, signing_key: bytes, payload: Document) -> Document:
    """The manifest to be signed: what the caller gives and what sealing adds; raises ValueError where either is incomplete."""
    if OWN & given.keys():
        raise ValueError(f"sealing fills in {sorted(OWN & given.keys())}")
    document = {
        "format": FORMAT,
        "version": VERSION,
        "min_reader": 1,
        "device": key_id(signing_key).hex(),
        "key": signing_key.hex(),
        "payload": payload,
        **given,
    }
    _refuse_shapeless(document)
    return document


def read_manifest(text: str) -> Document:
    """The manifest, well formed and not yet verified: good for telling a bundle from a kit, and for nothing else."""
    if len(text) > LARGEST:
        raise BundleTooBig
    try:
        document = read_strict(text)
    except ValueError:
        raise BundleChanged from None
    if document.get("format") != FORMAT:
        raise NotABundle
    try:
        refuse_newer(document, READER)
        _refuse_shapeless(document)
        same = canonical(document) == text.encode()
    except (ValueError, KeyError, TypeError):
        raise BundleChanged from None
    if not same:
        raise BundleChanged
    return document


def _refuse_shapeless(document: Document) -> None:
    """Raises ValueError, KeyError or TypeError unless every field a reader relies on is there and of its kind."""
    if document["kind"] not in KINDS:
        raise ValueError("unknown kind")
    _all(document, _TEXTS, str)
    _naturals(document, _NUMBERS)
    _all(document, ("counts", "payload"), dict)
    _naturals(document["counts"], tuple(document["counts"]))
    if document["from_seq"] > document["to_seq"] + 1:
        raise ValueError("numbers run backwards")
    payload = document["payload"]
    _naturals(payload, _PAYLOAD_NUMBERS)
    for name in _PAYLOAD_DIGESTS:
        if not _HEX_DIGEST.fullmatch(payload[name]):
            raise ValueError("no digest")
    if not _HEX_DIGEST.fullmatch(document["key"]) or key_id(bytes.fromhex(document["key"])).hex() != document["device"]:
        raise ValueError("the key is not the device's")


def _all(document: Document, names: tuple[str, ...], kind: type[Any]) -> None:
    if not all(type(document[name]) is kind for name in names):
        raise ValueError("of another kind")


def _naturals(document: Document, names: tuple[str, ...]) -> None:
    _all(document, names, int)
    if any(document[name] < 0 for name in names):
        raise ValueError("negative")
