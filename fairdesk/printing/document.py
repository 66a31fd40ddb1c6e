"""What a kind of paper is, and the canonical form in which its facts are signed and attached."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from fairdesk.base.i18n import _


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of paper: its key, its title (an English message id), a specimen of what it takes, and the drawing."""

    key: str
    title: str
    specimen: Callable[[], Any]
    draw: Callable[[Any], bytes]

    @property
    def label(self) -> str:
        """The title in the language in force."""
        return _(self.title)


def plain(value: object) -> object:
    """The value as JSON knows it: choices by name, dates as ISO, records as objects. Refused with TypeError: anything else."""
    if isinstance(value, Enum):
        return value.name
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    raise TypeError(f"not a fact: {type(value).__name__}")


def facts_json(facts: object) -> bytes:
    """The facts in canonical JSON: keys sorted, no blanks, UTF-8. The same facts give the same bytes on every computer."""
    return json.dumps(plain(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def digest(facts: object) -> bytes:
    """The SHA-256 of the canonical facts: what the QR code signs, since a file cannot hold the digest of itself."""
    return hashlib.sha256(facts_json(facts)).digest()
