"""The kinds of ids: UUIDv7 in text, told apart by the type checker."""

from __future__ import annotations

import secrets
import time
import uuid
from typing import NewType

RecordId = NewType("RecordId", str)
ActId = NewType("ActId", str)
OperationId = NewType("OperationId", str)
"""`device.epoch.seq` of one operation."""
DeviceId = NewType("DeviceId", str)
"""Sixteen hexadecimal characters: the first eight bytes of the SHA-256 of the desk's public key."""


def new_id() -> str:
    """A fresh UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random bits."""
    millis = time.time_ns() // 1_000_000
    value = (millis & (2**48 - 1)) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))
