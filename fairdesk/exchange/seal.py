"""Sealing: a signed manifest beside encrypted operations, and opening them again only if every byte is as it was sealed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from fairdesk.base.errors import BundleChanged, BundleForged, NotForUs, OtherFair, OtherKindOfBundle, UnknownDesk
from fairdesk.base.i18n import _
from fairdesk.exchange.canonical import Document, canonical
from fairdesk.exchange.keys import DeskKeys, public_of, sign, verify
from fairdesk.exchange.kit_lock import lock_secret, unlock_secret
from fairdesk.exchange.manifest import KINDS, body, read_manifest
from fairdesk.exchange.payload import Payload, lock_payload, unlock_payload
from fairdesk.records.sealed import Sealed

Opened = tuple[Document, list[bytes]]
_SIGNATURE = re.compile(r"[0-9a-f]{128}")


def seal(manifest: Document, lines: Iterable[bytes], keys: DeskKeys, recipients: Sequence[str]) -> Sealed:
    """The lines, signed by this desk and readable by the recipients (age) alone.

    `manifest` gives kind (bundle, kit, receipt), fair, epoch, from_seq, to_seq, counts, chain_head and created, and may say
    more; sealing adds format, version, min_reader, device, key and payload. Lines are JSON without line ends. Refused: more
    than a workbook holds.
    """
    payload = lock_payload(lines, recipients)
    return _signed(body(manifest, public_of(keys).signing, payload.facts), payload, keys)


def seal_for_passphrase(manifest: Document, lines: Iterable[bytes], keys: DeskKeys, passphrase: str) -> Sealed:
    """The same, readable by whoever knows the pass-phrase, which also vouches for the manifest and its signer."""
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    payload = lock_payload(lines, [str(identity.to_public())])
    document = body(manifest, public_of(keys).signing, payload.facts)
    lock = lock_secret(str(identity), passphrase, canonical(document))
    return _signed(document | {"lock": lock}, payload, keys)


def _signed(document: Document, payload: Payload, keys: DeskKeys) -> Sealed:
    text = canonical(document)
    return Sealed(manifest=text.decode(), signature=sign(keys, text).hex(), chunks=payload.chunks)


def open_sealed(
    sealed: Sealed, age_secret: str, public_keys: Collection[bytes], *, fair: str | None = None, kind: str | None = None
) -> Opened:
    """The manifest and the lines, proved to come from one of these Ed25519 keys and to be whole.

    Refused, each by its own name and with nothing decoded that was not proved before: no bundle, newer, another fair,
    another kind, a desk not among the keys, a signature that does not fit, cut, changed, too big, sealed for someone else.
    """
    document = verified(sealed, public_keys, fair=fair, kind=kind)
    return document, unlock_payload(sealed.chunks, document["payload"], age_secret)


def open_with_passphrase(
    sealed: Sealed,
    passphrase: str,
    public_keys: Collection[bytes] | None = None,
    *,
    fair: str | None = None,
    kind: str | None = "kit",
) -> Opened:
    """The manifest and the lines of a kit. Without keys the pass-phrase alone vouches for the signer the manifest names."""
    document = verified(sealed, public_keys, fair=fair, kind=kind)
    lock = document.get("lock")
    if not isinstance(lock, dict):
        raise NotForUs
    bound = canonical({name: value for name, value in document.items() if name != "lock"})
    return document, unlock_payload(sealed.chunks, document["payload"], unlock_secret(lock, passphrase, bound))


def verified(
    sealed: Sealed, public_keys: Collection[bytes] | None, *, fair: str | None = None, kind: str | None = None
) -> Document:
    """The manifest, proved to be signed by one of these keys (by the key it names itself, where none are given)."""
    document = read_manifest(sealed.manifest)
    if fair is not None and document["fair"] != fair:
        raise OtherFair(fair=document["fair"])
    if kind is not None and document["kind"] != kind:
        raise OtherKindOfBundle(found=_(KINDS[document["kind"]]), wanted=_(KINDS[kind]))
    key = bytes.fromhex(document["key"])
    if public_keys is not None and key not in public_keys:
        raise UnknownDesk(desk=document["device"])
    if not _SIGNATURE.fullmatch(sealed.signature):
        raise BundleChanged
    if not verify(key, bytes.fromhex(sealed.signature), sealed.manifest.encode()):
        raise BundleForged(desk=document["device"])
    return document
