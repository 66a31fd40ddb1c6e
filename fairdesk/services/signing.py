"""Signing finished papers: the file gets the desk's own signature, and what such a signature proves is read back."""

from __future__ import annotations

from datetime import date

from fairdesk.exchange import paper_signature
from fairdesk.exchange.keys import DeskKeys
from fairdesk.exchange.paper_key import certified
from fairdesk.exchange.trust import Trust
from fairdesk.records.choices import DeskKind
from fairdesk.records.signatures import PaperSignature, PaperSigner
from fairdesk.services.desk import Desk
from fairdesk.services.keys import desk_keys
from fairdesk.store import desks
from fairdesk.store.unit_of_work import Look


def finished(desk: Desk, pdf: bytes, *, day: date | None = None) -> bytes:
    """The file of the paper of this day (the fair's where none is named), signed by this desk at the time its clock shows.

    Nothing may touch it afterwards.
    """
    about = desk.look(signer)
    reason = f"{(day or about.day).isoformat()} · 签发台 {about.desk} 签发 · Issued by desk {about.desk}"
    return paper_signature.sign_paper(pdf, desk.look(_paper_keys), about, desk.clock(), reason)


def _paper_keys(look: Look) -> DeskKeys:
    """The desk's keys with what the bureau certified; the bureau certifies its own, and a desk without a bureau has none."""
    keys, identity = desk_keys(look), desks.identity(look)
    if keys.certificate or identity.kind is not DeskKind.BUREAU:
        return keys
    return certified(keys, signer(look), keys, identity.fair_code)


def signer(look: Look) -> PaperSigner:
    """The desk as its certificate names it."""
    fair = desks.fair(look)
    letters, host = desks.identity(look).letters, next(iter(fair.hosts), "")
    return PaperSigner(desk=letters, fair=fair.name, host=host, place=fair.venue, day=fair.day)


def signature_of(content: bytes, trust: Trust) -> PaperSignature:
    """What the signature in a file proves; there is an answer for any bytes."""
    return paper_signature.read_signature(content, trust)


def warm() -> None:
    """The first paper of the day need not wait for the libraries of signing."""
    paper_signature.warm()
