"""COSE_Sign1 (RFC 9052) with Ed25519: the only form a code is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fairdesk.exchange.keys import SIGNATURE, DeskKeys, public_of, sign, verify

TAG = 18
ALGORITHM, KID = 1, 4
EDDSA = -8
OVERHEAD = 88
"""Bytes around a payload of 24 to 65,535 bytes, at most: tag, array, protected header, empty map, lengths, signature."""


@dataclass(frozen=True, slots=True)
class Sign1:
    """A signed payload, taken apart and not yet verified."""

    kid: bytes
    payload: bytes
    signature: bytes

    def signed_by(self, public: bytes, bound: bytes = b"") -> bool:
        """Whether this key signed the payload together with the text it is bound to (COSE's external data)."""
        return verify(public, self.signature, _to_be_signed(_protected(self.kid), self.payload, bound))


def cbor(value: Any) -> bytes:
    """The canonical CBOR of a value."""
    import cbor2

    return cbor2.dumps(value, canonical=True)


def un_cbor(raw: bytes) -> Any:
    """The value whose canonical CBOR is exactly `raw`; raises ValueError for anything else."""
    import cbor2

    try:
        value = cbor2.loads(raw)
        same = cbor(value) == raw
    except (cbor2.CBORDecodeError, cbor2.CBOREncodeError, ValueError, TypeError, OverflowError, RecursionError) as fault:
        raise ValueError("not CBOR") from fault
    if not same:
        raise ValueError("not canonical")
    return value


def sign1(payload: bytes, keys: DeskKeys, bound: bytes = b"") -> bytes:
    """The payload signed by the desk and bound to a text that travels beside it."""
    kid = public_of(keys).kid
    return assemble(Sign1(kid, payload, sign(keys, _to_be_signed(_protected(kid), payload, bound))))


def assemble(signed: Sign1) -> bytes:
    """The bytes of a signed payload."""
    import cbor2

    return cbor(cbor2.CBORTag(TAG, [_protected(signed.kid), {}, signed.payload, signed.signature]))


def read1(raw: bytes) -> Sign1:
    """The parts of a COSE_Sign1; raises ValueError for any header, length or order `assemble` would not write."""
    tagged = un_cbor(raw)
    parts = getattr(tagged, "value", None)
    if getattr(tagged, "tag", None) != TAG or not isinstance(parts, list | tuple) or len(parts) != 4:
        raise ValueError("not a COSE_Sign1")
    protected, _unprotected, payload, signature = parts
    if not all(type(part) is bytes for part in (protected, payload, signature)) or len(signature) != SIGNATURE:
        raise ValueError("not a COSE_Sign1")
    header = un_cbor(protected)
    if not isinstance(header, dict) or type(header.get(KID)) is not bytes or len(header[KID]) != 8:
        raise ValueError("no key named")
    signed = Sign1(header[KID], payload, signature)
    if assemble(signed) != raw:
        raise ValueError("unknown headers")
    return signed


def _protected(kid: bytes) -> bytes:
    return cbor({ALGORITHM: EDDSA, KID: kid})


def _to_be_signed(protected: bytes, payload: bytes, bound: bytes) -> bytes:
    return cbor(["Signature1", protected, bound, payload])
