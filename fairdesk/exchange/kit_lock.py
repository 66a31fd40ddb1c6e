"""The lock of a kit: Argon2id of the pass-phrase, then AES-256-GCM over the kit's secret, bound to the whole manifest."""

from __future__ import annotations

import secrets
import unicodedata

from fairdesk.base.errors import BundleChanged, KitPassphraseWrong
from fairdesk.exchange.canonical import Document

MEMORY_KIB, TIME, LANES = 64 * 1024, 3, 1
_MOST_MEMORY_KIB, _MOST_TIME, _MOST_LANES = 1024 * 1024, 16, 16
"""What a reader is willing to spend on a kit it does not know yet."""


def lock_secret(secret: str, passphrase: str, bound: bytes) -> Document:
    """The secret, locked; it opens with the same pass-phrase beside the same `bound` bytes only."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    lock: Document = {"kdf": "argon2id", "memory_kib": MEMORY_KIB, "time": TIME, "lanes": LANES, "salt": salt.hex()}
    wrapped = AESGCM(_key(lock, passphrase)).encrypt(nonce, secret.encode(), bound)
    return lock | {"nonce": nonce.hex(), "secret": wrapped.hex()}


def unlock_secret(lock: Document, passphrase: str, bound: bytes) -> str:
    """The secret; refused for another pass-phrase, where anything bound to it changed, and for a lock that asks for too much."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        nonce, wrapped = bytes.fromhex(lock["nonce"]), bytes.fromhex(lock["secret"])
        return AESGCM(_key(lock, passphrase)).decrypt(nonce, wrapped, bound).decode()
    except InvalidTag:
        raise KitPassphraseWrong from None
    except (KeyError, TypeError, ValueError):
        raise BundleChanged from None


def _key(lock: Document, passphrase: str) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    memory, time, lanes = lock["memory_kib"], lock["time"], lock["lanes"]
    if lock["kdf"] != "argon2id" or any(type(one) is not int for one in (memory, time, lanes)):
        raise ValueError("another lock")
    if not (8 * lanes <= memory <= _MOST_MEMORY_KIB and 1 <= time <= _MOST_TIME and 1 <= lanes <= _MOST_LANES):
        raise ValueError("too much work")
    salt = bytes.fromhex(lock["salt"])
    typed = unicodedata.normalize("NFC", passphrase).encode()
    return Argon2id(salt=salt, length=32, iterations=time, lanes=lanes, memory_cost=memory).derive(typed)
