"""The two key pairs of a desk: Ed25519 to sign with, X25519 (age) to be sealed for."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from fairdesk.base.errors import KeysDamaged

SEED = 32
SIGNATURE = 64
_MARK = b"FairDeskKeys1\n"


@dataclass(frozen=True, slots=True, repr=False)
class DeskKeys:
    """The secrets of a desk. They are kept sealed in the desk file and are shown nowhere, not even in a message of ours."""

    signing_seed: bytes
    age_secret: str
    certificate: bytes = b""
    """What the bureau certified of the key for papers (DER); no secret. Empty where it certified nothing."""

    def __repr__(self) -> str:
        return "DeskKeys(...)"


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What every other desk may know: the Ed25519 key (32 bytes) and the age recipient."""

    signing: bytes
    recipient: str

    @property
    def kid(self) -> bytes:
        """The eight bytes a code names the key by."""
        return key_id(self.signing)

    @property
    def device(self) -> str:
        """The id of the desk: the same eight bytes in hexadecimal."""
        return self.kid.hex()


def new_keys() -> DeskKeys:
    """Fresh keys from the system's random source."""
    import pyrage

    return DeskKeys(secrets.token_bytes(SEED), str(pyrage.x25519.Identity.generate()))


def public_of(keys: DeskKeys) -> PublicKeys:
    """The public half of both pairs; refused where the secrets are damaged."""
    import pyrage
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        identity = pyrage.x25519.Identity.from_str(keys.age_secret)
        private = Ed25519PrivateKey.from_private_bytes(keys.signing_seed)
    except (pyrage.IdentityError, ValueError):
        raise KeysDamaged from None
    return PublicKeys(private.public_key().public_bytes_raw(), str(identity.to_public()))


def key_id(public: bytes) -> bytes:
    """The first eight bytes of the SHA-256 of an Ed25519 public key."""
    return hashlib.sha256(public).digest()[:8]


def sign(keys: DeskKeys, message: bytes) -> bytes:
    """The Ed25519 signature (RFC 8032), 64 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(keys.signing_seed).sign(message)


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the holder of this key signed exactly this message; false for anything malformed."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def pack(keys: DeskKeys) -> bytes:
    """The secrets as bytes, to be sealed under the desk's key and nothing else."""
    return _MARK + keys.signing_seed + keys.age_secret.encode()


def unpack(raw: bytes) -> DeskKeys:
    """The keys `pack` wrote; refused where the bytes are anything else."""
    body = raw.removeprefix(_MARK)
    if body == raw or len(body) <= SEED:
        raise KeysDamaged
    try:
        keys = DeskKeys(body[:SEED], body[SEED:].decode("ascii"))
    except UnicodeDecodeError:
        raise KeysDamaged from None
    public_of(keys)
    return keys
