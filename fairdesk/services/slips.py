"""Numbers of slips, given before anything is written on them: never twice, and on record so that they can be printed again."""

from __future__ import annotations

import re

from fairdesk.base.errors import SlipsNotGiven, SlipsUnsaid
from fairdesk.base.i18n import N_
from fairdesk.models.prints import Print
from fairdesk.records.sheets import SlipFacts, SlipRange
from fairdesk.rules.badges import fair_tag
from fairdesk.rules.lives import marked
from fairdesk.rules.slips import Slip, SlipKind, slip_number, slip_text
from fairdesk.services.desk import Outcome, act
from fairdesk.store import desks, letters, things
from fairdesk.store.unit_of_work import Look, Work

SUBJECT = "slip"
MOST = 500
"""More slips than this are not printed at one time."""
PAPERS = {SlipKind.WALK_IN: "walk_in_slip", SlipKind.NEGOTIATION: "negotiation_slip", SlipKind.RECEIPT: "receipt"}
"""The kind of paper each kind of slip is printed on."""
_COUNT = re.compile(r"[0-9]{1,6}", re.ASCII)
_RANGE = re.compile(r"([0-9]{1,6})\s*[-–]\s*([0-9]{1,6})", re.ASCII)


NO_SLIP = SlipFacts(number="", qr="")


def is_asked(text: str) -> bool:
    """Whether the text asks for slips: a count or a range."""
    return bool(_COUNT.fullmatch(text.strip()) or _RANGE.fullmatch(text.strip()))


def series(kind: SlipKind) -> str:
    """The series of numbers a kind of slip has at a desk."""
    return f"{SUBJECT}:{kind.value}"


@act(N_("Give numbers to slips"))
def allocate(work: Work, *, kind: SlipKind, count: int) -> Outcome[SlipRange]:
    """So many new numbers of this kind are given, without a gap, and on record. Refused: fewer than one, more than 500."""
    if not 1 <= count <= MOST:
        raise SlipsUnsaid(text=str(count), most=MOST)
    identity = desks.identity(work)
    numbers = [desks.next_number(work, series(kind)) for _place in range(count)]
    given = SlipRange(kind=kind.value, letters=identity.letters, epoch=work.pen.epoch, first=numbers[0], last=numbers[-1])
    _note(work, given)
    return Outcome(given)


@act(N_("Print slips again"))
def again(work: Work, *, kind: SlipKind, first: int, last: int) -> Outcome[SlipRange]:
    """These numbers of this desk's present epoch, given before, are on record as printed once more.

    Refused where one of them was never given, or where they are more than 500.
    """
    identity = desks.identity(work)
    given = desks.last_number(work, series(kind))
    if not 1 <= first <= last <= given:
        raise SlipsNotGiven(first=first, last=last, given=given)
    if last - first >= MOST:
        raise SlipsUnsaid(text=f"{first}-{last}", most=MOST)
    found = SlipRange(kind=kind.value, letters=identity.letters, epoch=work.pen.epoch, first=first, last=last)
    _note(work, found)
    return Outcome(found)


def _note(work: Work, given: SlipRange) -> None:
    """A row of prints with the range: `W A03 7-26`."""
    name = f"{given.kind} {marked(given.letters, given.epoch)} {given.first}-{given.last}"
    copy = len(letters.prints_of(work, name)) + 1
    things.add(work, Print(subject=SUBJECT, subject_id=name, kind=PAPERS[SlipKind(given.kind)], copy=copy, at=work.at))


@act(N_("Give numbers to slips"))
def asked(work: Work, *, kind: SlipKind, text: str) -> Outcome[SlipRange]:
    """What a person asked for: `20` gives twenty new numbers, `7-26` are those given before. Refused: anything else."""
    if _COUNT.fullmatch(text.strip()):
        return allocate(work, kind=kind, count=int(text))
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        raise SlipsUnsaid(text=text[:40], most=MOST)
    return again(work, kind=kind, first=int(found[1]), last=int(found[2]))


def slip_facts(look: Look, *, given: SlipRange) -> tuple[SlipFacts, ...]:
    """The slips of a range with their numbers and codes."""
    fair = desks.fair(look)
    tag = fair_tag(fair.code or fair.id)
    slips = [
        Slip(kind=SlipKind(given.kind), letters=given.letters, epoch=given.epoch, counter=counter) for counter in given.counters
    ]
    return tuple(SlipFacts(number=slip_number(one), qr=slip_text(one, tag)) for one in slips)
