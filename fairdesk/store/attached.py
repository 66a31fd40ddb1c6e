"""Attached files and where their bytes are: in this desk, or still at the one that took them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from fairdesk.models.journal import ATTACHED_BYTES, HEAD
from fairdesk.store.unit_of_work import Look
from fairdesk.store.values import table_of


def missing(look: Look, device: str = "") -> set[str]:
    """The SHA-256 of every attached file (of this desk alone, where one is named) whose bytes are not here."""
    return {sha256 for origin, sha256 in absent(look) if not device or origin.startswith(f"{device}.")}


def absent(look: Look) -> list[tuple[str, str]]:
    """For each attached file whose bytes are not here: the operation that made its record, and its SHA-256."""
    attachment = table_of("attachment")
    query = select(HEAD.c.origin, attachment.c.sha256).join(attachment, attachment.c.id == HEAD.c.record_id)
    without = attachment.c.sha256.not_in(select(ATTACHED_BYTES.c.sha256))
    rows = look.ask(query.where(without, attachment.c.voided.is_(False), attachment.c.sha256 != ""))
    return [(origin, sha256) for origin, sha256 in rows]


def of_records(look: Look, ids: Collection[str]) -> set[str]:
    """The SHA-256 of every attached file among the records with these ids."""
    attachment = table_of("attachment")
    rows = look.ask(select(attachment.c.id, attachment.c.sha256))
    return {sha256 for record_id, sha256 in rows if record_id in ids and sha256}


def content(look: Look, sha256: str) -> tuple[bytes, str] | None:
    """The bytes and the media type, or None where they lie at another desk."""
    row = look.ask(select(ATTACHED_BYTES.c.content, ATTACHED_BYTES.c.media).where(ATTACHED_BYTES.c.sha256 == sha256)).first()
    return (bytes(row.content), row.media) if row else None
