"""What a kind of paper is, and the canonical form in which its facts are signed and attached."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fairdesk.base.i18n import _
from fairdesk.records.plain import plain
from fairdesk.records.wording import Place

NO_CODE = "DRAFT " * 70
"""What the code of a draft says: as much as a real one, and nothing. A paper with it bears no page marks either."""


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of paper: its key, its title (an English message id), a specimen of what it takes, and the drawing.

    A flowing paper has a wording that a bureau may edit: its named places, the parts it can be asked to draw, and those it needs.
    """

    key: str
    title: str
    specimen: Callable[[], Any]
    draw: Callable[[Any], bytes]
    places: tuple[Place, ...] = ()
    parts: tuple[str, ...] = ()
    needed_parts: tuple[str, ...] = ()
    one_page: bool = False
    """Whether it is set smaller before it takes a second page."""

    @property
    def label(self) -> str:
        """The title in the language in force."""
        return _(self.title)


def facts_json(facts: object) -> bytes:
    """The facts in canonical JSON: keys sorted, no blanks, UTF-8. The same facts give the same bytes on every computer."""
    return json.dumps(plain(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def digest(facts: object) -> bytes:
    """The SHA-256 of the canonical facts: what the QR code signs, since a file cannot hold the digest of itself."""
    return hashlib.sha256(facts_json(facts)).digest()


def page_digest(code: str, qr: str) -> str:
    """The digest the page marks of a paper bear; none on a draft or on a paper without a code."""
    return "" if qr in {"", NO_CODE} else code
