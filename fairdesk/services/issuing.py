"""Issuing flowing papers besides letters: gathered, numbered, signed by the desk, on record, and drawn again at any time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from fairdesk.base.errors import PaperUnknown
from fairdesk.base.i18n import N_, _
from fairdesk.exchange.codes import write_code
from fairdesk.exchange.container import refuse_unwritable, write_safely
from fairdesk.models.prints import IssuedPaper, Print
from fairdesk.printing import document, press
from fairdesk.records.choices import LetterState
from fairdesk.records.codes import CodeParty, LetterCode
from fairdesk.records.papers import PaperFacts, PartyFacts
from fairdesk.records.plain import from_json
from fairdesk.rules import numbering
from fairdesk.services import preferences
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.gathering.catalogue import SOURCES, Source
from fairdesk.services.gathering.gathered import Gathered
from fairdesk.services.keys import desk_keys
from fairdesk.services.signing import finished
from fairdesk.services.wordings import setting
from fairdesk.store import desks, letters, things
from fairdesk.store.unit_of_work import Look, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A paper as it was issued: what it says, its code, and how often it was printed."""

    id: str
    facts: PaperFacts
    qr: str
    voided: bool
    void_reason: str
    prints: int


def gathered(look: Look, *, kind: str, name: str) -> Gathered:
    """What the paper of this kind about this record says now, worded and set as the fair wants it.

    Its number is the one it was issued under before, if it was. Refused where there is no such kind or record.
    """
    source = _source(kind)
    found = source.gather(look, name)
    earlier = _earlier(look, kind, found.subject_id)
    number = found.facts.number or (earlier.number if earlier else "")
    facts = replace(
        found.facts, number=number, day=found.facts.day, desk=desks.identity(look).letters, setting=setting(look, kind)
    )
    return replace(found, facts=facts)


def _source(kind: str) -> Source:
    if kind not in SOURCES:
        raise PaperUnknown(key=kind)
    return SOURCES[kind]


def _earlier(look: Look, kind: str, subject_id: str) -> IssuedPaper | None:
    found = things.where(look, IssuedPaper, kind=kind, subject_id=subject_id)
    return found[-1] if found else None


@act(N_("Issue paper"))
def issue(work: Work, *, kind: str, name: str) -> Outcome[str]:
    """The paper is on record with its number and its signed code; answers with its id.

    One that says the same as when it was issued before is that same paper. A changed one takes the place of the one before,
    which is void unless it came back signed: that one stays, and the changed one has another number where the desk gives them.
    Refused where a sign cannot be printed; no number is burnt.
    """
    found = gathered(work, kind=kind, name=name)
    press.refuse_unprintable(found.facts)
    earlier = _earlier(work, kind, found.subject_id)
    source = _source(kind)
    facts = found.facts
    if source.numbered and not facts.number:
        facts = replace(facts, number=_next_number(work, kind, facts))
    digest = document.digest(facts).hex()
    if earlier is not None and earlier.digest == digest:
        return Outcome(earlier.id)
    if earlier is not None and earlier.state is not LetterState.FILED:
        earlier.void(_(N_("A newer version of this paper was issued.")))
    elif earlier is not None and source.numbered and not source.gather(work, name).facts.number:
        facts = replace(facts, number=_next_number(work, kind, facts))  # the signed one keeps its number to itself
        digest = document.digest(facts).hex()
    paper = IssuedPaper(
        kind=kind,
        subject=found.subject,
        subject_id=found.subject_id,
        number=facts.number,
        day=facts.day,
        digest=digest,
        facts=document.facts_json(facts).decode(),
    )
    if source.signed:
        paper.qr = write_code(_code(work, facts, digest), desk_keys(work))
    things.add(work, paper)
    return Outcome(paper.id)


def _next_number(work: Work, kind: str, facts: PaperFacts) -> str:
    identity = desks.identity(work)
    pattern = desks.fair(work).patterns.get(kind) or numbering.PATTERNS[kind]
    counter = desks.next_number(work, f"{kind}:{facts.day.year}")
    return numbering.document_number(
        pattern, year=facts.day.year, letters=identity.letters, epoch=identity.epoch, counter=counter
    )


def _code(work: Work, facts: PaperFacts, digest: str) -> LetterCode:
    parties = [_party(one.party) for one in facts.sides[:3]]
    parties += [CodeParty("", "")] * (2 - len(parties))
    return LetterCode(
        kind=facts.kind,
        number=facts.number,
        fair_id=facts.fair.fair_id,
        party_a=parties[0],
        party_b=parties[1],
        party_c=parties[2] if len(parties) > 2 else None,
        project=facts.about,
        field="",
        cash_fen=0,
        goods_fen=0,
        day=facts.day,
        digest=bytes.fromhex(digest),
        epoch=work.pen.epoch,
        seq=work.pen.seq + 1,
    )


def _party(party: PartyFacts) -> CodeParty:
    return CodeParty(party.code, party.name)


def card(look: Look, *, paper_id: str) -> Issued:
    """One issued paper, whole; refused where it is unknown."""
    found = things.get(look, IssuedPaper, paper_id)
    return Issued(
        id=found.id,
        facts=from_json(PaperFacts, found.facts),
        qr=found.qr,
        voided=found.voided,
        void_reason=found.void_reason,
        prints=len(letters.prints_of(look, found.id)),
    )


@act(N_("Print paper"))
def note_print(work: Work, *, paper_id: str, target: str, sha256: str = "") -> Outcome[int]:
    """The paper is known to have been printed once more; answers with the number of this copy. A void one is refused."""
    paper = things.get(work, IssuedPaper, paper_id)
    paper.printed()
    copy = len(letters.prints_of(work, paper.id)) + 1
    things.add(
        work,
        Print(subject="issued_paper", subject_id=paper.id, kind=paper.kind, copy=copy, at=work.at, target=target, sha256=sha256),
    )
    return Outcome(copy)


@act(N_("Void paper"))
def void(work: Work, *, paper_id: str, reason: str) -> Outcome[str]:
    """The paper is void with its reason; its number stays used."""
    things.get(work, IssuedPaper, paper_id).void(reason)
    return Outcome(paper_id)


def preview(desk: Desk, *, kind: str, name: str) -> bytes:
    """What the paper would look like, marked as a draft; nothing is issued."""
    facts = desk.look(gathered, kind=kind, name=name).facts
    return press.draft(press.paper(facts, press.NO_CODE if _source(kind).signed else ""))


def draw(desk: Desk, *, paper_id: str) -> bytes:
    """The issued paper as PDF, finished; a copy, a void one, or one of a rehearsal says so on every page."""
    found = desk.look(card, paper_id=paper_id)
    pdf = press.paper(found.facts, found.qr)
    training = bool(desk.look(preferences.value, key="training"))
    pdf = press.marked(pdf, copy=found.prints, void_reason=found.void_reason if found.voided else "", training=training)
    return finished(desk, pdf, day=found.facts.day)


def print_paper(desk: Desk, *, kind: str, name: str, out: Path) -> str:
    """The paper of this kind about this record is issued and lies at `out`; answers with its id."""
    refuse_unwritable(out)
    paper_id = desk.do(issue, kind=kind, name=name).result
    pdf = draw(desk, paper_id=paper_id)
    write_safely(out, pdf)
    desk.do(note_print, paper_id=paper_id, target=out.name, sha256=hashlib.sha256(pdf).hexdigest())
    return paper_id
