"""Whose bundles count: a desk that is enrolled, in its term, and not revoked."""

from __future__ import annotations

from datetime import datetime

from fairdesk.base.clock import HALL
from fairdesk.base.errors import BundleChanged, DeskOutsideTerm, DeskRevoked
from fairdesk.exchange.manifest import read_manifest
from fairdesk.store import desks
from fairdesk.store.unit_of_work import Look


def keys_for(look: Look, *, manifest: str) -> list[bytes]:
    """The Ed25519 keys that may have signed this manifest. Refused where the desk it names is revoked, or it was sealed
    outside the desk's term (whole days of the hall, both ends counted, by the desk's own clock).
    """
    document = read_manifest(manifest)
    record = desks.enrolled_with(look, document["key"])
    if record is not None and record.revoked_on is not None:
        raise DeskRevoked(desk=record.letters, day=record.revoked_on.isoformat())
    try:
        day = datetime.fromisoformat(document["created"]).astimezone(HALL).date()
    except (ValueError, OverflowError):
        raise BundleChanged from None
    if record is not None and not ((record.valid_from or day) <= day <= (record.valid_to or day)):
        raise DeskOutsideTerm(desk=record.letters, day=day.isoformat())
    return [] if record is None else [bytes.fromhex(record.public_key)]
