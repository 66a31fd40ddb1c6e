"""The fair's public trust file: whose signature counts, since when and until when, signed by the bureau."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from fairdesk.base.errors import NotATrustFile, TrustForged
from fairdesk.exchange.canonical import Document, canonical, read_strict, refuse_newer
from fairdesk.exchange.keys import SIGNATURE, DeskKeys, key_id, public_of, sign, verify

FORMAT, VERSION, READER = "fairdesk-trust", 1, 1
LARGEST = 4 * 1024 * 1024
"""Bytes: a fair of ten thousand desks needs less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedDesk:
    """A desk whose signature counts, and its bounds (days are whole days of the fair; both ends count)."""

    key: bytes
    desk: str
    """Its letters, as its numbers bear them."""
    valid_from: date | None = None
    valid_to: date | None = None
    revoked_at: tuple[int, int] | None = None
    """(epoch, number): from this operation on, nothing of this desk counts; (0, 0) where nothing ever did."""
    revoked_on: date | None = None
    """From this day on, nothing of this desk counts."""

    @property
    def kid(self) -> bytes:
        """The eight bytes a code names the key by."""
        return key_id(self.key)

    def enrolled_on(self, day: date) -> bool:
        """Whether the day lies within the term."""
        return (self.valid_from is None or day >= self.valid_from) and (self.valid_to is None or day <= self.valid_to)

    def revoked_for(self, day: date, epoch: int, seq: int) -> bool:
        """Whether what was issued on this day, at this operation, no longer counts (the day is the desk's claim)."""
        by_number = self.revoked_at is not None and (epoch, seq) >= self.revoked_at
        return by_number or (self.revoked_on is not None and day >= self.revoked_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The trust of one fair. The bureau's own key counts without bounds unless it is listed as a desk with some."""

    fair_id: str
    fair_name: str
    bureau_key: bytes
    bureau_recipient: str
    bureau_desk: str = ""
    issued: datetime
    desks: tuple[TrustedDesk, ...] = ()

    def find(self, kid: bytes) -> TrustedDesk | None:
        """The desk of this key id, if this fair knows it."""
        for desk in self.desks:
            if desk.kid == kid:
                return desk
        return TrustedDesk(key=self.bureau_key, desk=self.bureau_desk) if key_id(self.bureau_key) == kid else None


def write_trust(trust: Trust, keys: DeskKeys) -> bytes:
    """The trust file (canonical JSON), signed with the bureau's own keys."""
    if public_of(keys).signing != trust.bureau_key:
        raise ValueError("only the bureau signs the trust of its fair")
    body = _body(trust)
    return canonical({**body, "signature": sign(keys, canonical(body)).hex()})


def read_trust(raw: bytes, bureau_key: bytes | None = None) -> Trust:
    """The trust of a fair whose file is whole and signed. Only a bureau's key that is given proves it is that bureau's.

    Refused: other files, newer formats, a signature that does not fit, another bureau's file, a key this version does not
    know.
    """
    try:
        document = _document(raw)
        signature = _hex(document.pop("signature"), SIGNATURE)
        trust = _trust(document)
        signed = canonical(document)
    except (ValueError, KeyError, TypeError):
        raise NotATrustFile from None
    if bureau_key not in (None, trust.bureau_key) or not verify(trust.bureau_key, signature, signed):
        raise TrustForged
    return trust


def _document(raw: bytes) -> Document:
    if len(raw) > LARGEST:
        raise ValueError("too large")
    document = read_strict(raw)
    if document.get("format") != FORMAT:
        raise ValueError("another format")
    refuse_newer(document, READER)
    return document


def _body(trust: Trust) -> Document:
    return {
        "format": FORMAT,
        "version": VERSION,
        "min_reader": 1,
        "fair": {"id": trust.fair_id, "name": trust.fair_name},
        "bureau": {"key": trust.bureau_key.hex(), "recipient": trust.bureau_recipient, "desk": trust.bureau_desk},
        "issued": trust.issued.astimezone(UTC).isoformat(),
        "desks": [_desk_body(desk) for desk in sorted(trust.desks, key=lambda one: one.kid)],
    }


def _desk_body(desk: TrustedDesk) -> Document:
    return {
        "kid": desk.kid.hex(),
        "key": desk.key.hex(),
        "desk": desk.desk,
        "valid_from": desk.valid_from.isoformat() if desk.valid_from else None,
        "valid_to": desk.valid_to.isoformat() if desk.valid_to else None,
        "revoked_at": None if desk.revoked_at is None else list(desk.revoked_at),
        "revoked_on": desk.revoked_on.isoformat() if desk.revoked_on else None,
    }


def _trust(document: Document) -> Trust:
    fair, bureau = document["fair"], document["bureau"]
    trust = Trust(
        fair_id=_text(fair["id"]),
        fair_name=_text(fair["name"]),
        bureau_key=_hex(bureau["key"], 32),
        bureau_recipient=_text(bureau["recipient"]),
        bureau_desk=_text(bureau["desk"]),
        issued=datetime.fromisoformat(document["issued"]),
        desks=tuple(_desk(one) for one in document["desks"]),
    )
    if trust.issued.tzinfo is None or len({desk.kid for desk in trust.desks}) != len(trust.desks):
        raise ValueError("no time zone, or a desk listed twice")
    if document["version"] == VERSION and _body(trust) != document:
        raise ValueError("unknown keys")
    return trust


def _desk(one: Document) -> TrustedDesk:
    at = one["revoked_at"]
    desk = TrustedDesk(
        key=_hex(one["key"], 32),
        desk=_text(one["desk"]),
        valid_from=_day(one["valid_from"]),
        valid_to=_day(one["valid_to"]),
        revoked_at=None if at is None else (_int(at[0]), _int(at[1])),
        revoked_on=_day(one["revoked_on"]),
    )
    if desk.kid.hex() != one["kid"]:
        raise ValueError("the key id does not fit the key")
    return desk


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError("not a text")
    return value


def _int(value: Any) -> int:
    if type(value) is not int:
        raise ValueError("not a number")
    return value


def _hex(value: Any, length: int) -> bytes:
    raw = bytes.fromhex(_text(value))
    if len(raw) != length or raw.hex() != value:
        raise ValueError("not the right length")
    return raw
