"""The fair's public trust file: written by the bureau, read anywhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fairdesk.base.clock import HALL
from fairdesk.base.errors import FileUnreadable, NotAllowedHere, reason_of
from fairdesk.base.i18n import N_, _
from fairdesk.exchange.container import write_safely
from fairdesk.exchange.paper_key import packed_root
from fairdesk.exchange.trust import Trust, read_trust, write_trust
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.prints import IssuedPaper
from fairdesk.records.choices import DeskKind
from fairdesk.records.codes import LetterCode
from fairdesk.services.desk import Desk
from fairdesk.services.keys import desk_keys, fair_trust
from fairdesk.services.verifying import Verification
from fairdesk.store import desks, letters
from fairdesk.store.unit_of_work import Look


def write(desk: Desk, *, out: Path) -> int:
    """The trust file lies at `out`; answers with how many desks it names. Refused where this is not the bureau."""
    if desk.look(desks.identity).kind is not DeskKind.BUREAU:
        raise NotAllowedHere(where=_(N_("bureau")))
    trust = desk.look(fair_trust)
    write_safely(out, write_trust(trust, desk.look(desk_keys)))
    return len(trust.desks)


def write_root(desk: Desk, *, out: Path) -> None:
    """The root certificate of the fair's papers lies at `out` (DER), for other people's PDF readers; the bureau's alone."""
    identity = desk.look(desks.identity)
    if identity.kind is not DeskKind.BUREAU:
        raise NotAllowedHere(where=_(N_("bureau")))
    write_safely(out, packed_root(desk.look(desk_keys), identity.fair_code))


def read(path: Path) -> Trust:
    """The trust of a fair; refused where the file is none or was changed."""
    try:
        return read_trust(path.read_bytes())
    except OSError as error:
        raise FileUnreadable(path=str(path), detail=reason_of(error)) from None


def against_the_desk(look: Look, *, answer: Verification) -> Verification:
    """The same answer, or that the paper is void at this desk, since when and why."""
    facts = answer.verdict.facts
    paper = _paper(look, facts) if isinstance(facts, LetterCode) else None
    if paper is None or not paper.voided or not answer.verdict.genuine:
        return answer
    at = letters.voided_at(look, paper.id)
    day = at.astimezone(HALL).date().isoformat() if at else _("a day that is not known here")
    reason = _("Void: this fair issued the letter and voided it on {day}: {reason}", day=day, reason=paper.void_reason)
    return replace(answer, void=True, reason=reason)


def _paper(look: Look, facts: LetterCode) -> LetterOfIntent | IssuedPaper | None:
    """The record of the paper these facts are signed for: a letter by its number, another paper by its digest."""
    if facts.kind == LetterOfIntent.__tablename__:
        return letters.by_number(look, facts.number)
    return letters.issued_paper(look, facts.digest.hex())
