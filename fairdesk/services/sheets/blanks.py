"""Blank slips with their numbers, and receipts for the goods of a letter: what needs a number of this desk."""

from __future__ import annotations

from dataclasses import replace

from fairdesk.base.errors import NotFound
from fairdesk.models.letters import LetterOfIntent
from fairdesk.printing import press
from fairdesk.records.papers import FairFacts, GoodsFacts
from fairdesk.records.sheets import ReceiptFacts, ReceiptsFacts, SlipFacts, SlipsFacts
from fairdesk.rules.slips import SlipKind
from fairdesk.services import slips
from fairdesk.services.desk import Desk
from fairdesk.services.letters import fair_facts
from fairdesk.store import desks, letters
from fairdesk.store.unit_of_work import Look

SHEET = {"walk_in_slip": 4, "negotiation_slip": 1}
"""So many slips stand on a sheet."""


def walk_in_slips(desk: Desk, name: str) -> bytes:
    """`20` new slips, or `7-26` again."""
    return _blank(desk, SlipKind.WALK_IN, name)


def negotiation_slips(desk: Desk, name: str) -> bytes:
    """`20` new forms, or `7-26` again."""
    return _blank(desk, SlipKind.NEGOTIATION, name)


def _blank(desk: Desk, kind: SlipKind, name: str) -> bytes:
    given = desk.do(slips.asked, kind=kind, text=name).result
    facts = SlipsFacts(kind=slips.PAPERS[kind], fair=desk.look(_fair), slips=desk.look(slips.slip_facts, given=given))
    return press.sheet(facts.kind, facts)


def receipts(desk: Desk, name: str) -> bytes:
    """Blank ones (`20`, or `7-26` again), or one with the goods of a letter by its number, id or roster number."""
    if slips.is_asked(name):
        given = desk.do(slips.asked, kind=SlipKind.RECEIPT, text=name).result
        blank = tuple(ReceiptFacts(slip=one) for one in desk.look(slips.slip_facts, given=given))
        return press.sheet("receipt", ReceiptsFacts(fair=desk.look(_fair), receipts=blank))
    told = desk.look(_of_letter, name=name)
    press.refuse_unprintable(told)
    given = desk.do(slips.allocate, kind=SlipKind.RECEIPT, count=1).result
    slip = desk.look(slips.slip_facts, given=given)[0]
    return press.sheet("receipt", ReceiptsFacts(fair=desk.look(_fair), receipts=(replace(told, slip=slip),)))


def preview(desk: Desk, kind: str, name: str) -> bytes:
    """What a sheet of these would look like, marked as a draft: its numbers and codes say nothing and none is given."""
    fair, nothing = desk.look(_fair), SlipFacts(number="–", qr=press.NO_CODE)
    if kind != slips.PAPERS[SlipKind.RECEIPT]:
        return press.draft(press.sheet(kind, SlipsFacts(kind=kind, fair=fair, slips=(nothing,) * SHEET[kind])))
    told = ReceiptFacts(slip=nothing) if slips.is_asked(name) else replace(desk.look(_of_letter, name=name), slip=nothing)
    return press.draft(press.sheet(kind, ReceiptsFacts(fair=fair, receipts=(told,))))


def _fair(look: Look) -> FairFacts:
    """The head of the paper."""
    return fair_facts(desks.fair(look))


def _of_letter(look: Look, *, name: str) -> ReceiptFacts:
    letter = letters.by_number(look, name)
    if letter is None or letter.voided:
        raise NotFound(what=name)
    return ReceiptFacts(
        slip=slips.NO_SLIP, giver=letter.party_b, taker=letter.party_a, about=f"{letter.project}（{letter.number}）",
        goods=_goods(look, letter),
    )  # fmt: skip


def _goods(look: Look, letter: LetterOfIntent) -> tuple[GoodsFacts, ...]:
    found = letters.goods_of(look, letter.id)
    if found:
        return tuple(GoodsFacts(name=one.name, quantity=one.quantity, value_fen=one.value_fen, basis=one.basis) for one in found)
    return (GoodsFacts(name=letter.goods, value_fen=letter.goods_fen),) if letter.goods else ()
