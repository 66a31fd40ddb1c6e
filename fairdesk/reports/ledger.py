"""The ledger of letters: one line for each, with its parties, its money and what has become of it (DOMAIN 2.4)."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import aliased

from fairdesk.base.i18n import N_, _, listed, ngettext
from fairdesk.models.areas import Area, Delegation
from fairdesk.models.follow_up import FollowUp
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import JointCommittee, Organisation
from fairdesk.models.supply import Offer
from fairdesk.records.papers import ReportFacts, TableColumn, TableFacts
from fairdesk.reports.columns import money, number, rate, span, text, word
from fairdesk.reports.counting import percent
from fairdesk.reports.head import fair_head
from fairdesk.reports.letter_sums import latest_states, sums
from fairdesk.rules.amounts import yuan
from fairdesk.store.unit_of_work import Look

KEY = "ledger"
TITLE = N_("Ledger of letters of intent")


class Line(NamedTuple):
    """What one line of the ledger is drawn from."""

    letter: LetterOfIntent
    area: Area
    organisation: Organisation
    committee: str | None
    trustee: str | None
    cultivates: bool | None
    lead: str | None
    after: FollowUp | None


def report(look: Look) -> ReportFacts:
    """Every valid letter by its number; void ones are named in the note and not counted."""
    lines = _lines(look)
    whole = sums(look)
    return ReportFacts(
        key=KEY,
        title=_(TITLE),
        fair=fair_head(look),
        figures=(
            (_("Letters of intent"), ngettext("{count:,} letter", "{count:,} letters", whole.letters)),
            (_("Amount of the letters"), _("{amount} yuan", amount=yuan(whole.total_fen))),
            (_("Cash in place"), _("{amount} yuan", amount=yuan(sum(one.after.cash_paid_fen for one in lines if one.after)))),
        ),
        tables=(table(look, lines),),
    )


def table(look: Look, lines: list[Line]) -> TableFacts:
    """The ledger as a table with its totals."""
    rows = tuple((place, *_cells(one)) for place, one in enumerate(lines, start=1))
    return TableFacts(title=_(TITLE), columns=_columns(), rows=rows, total=_total(rows), note=_note(look))


def _lines(look: Look) -> list[Line]:
    trustee = aliased(Organisation)
    lead = select(Delegation.lead).where(Delegation.area_id == Area.id, Delegation.voided.is_(False)).limit(1).scalar_subquery()
    query = (
        select(LetterOfIntent, Area, Organisation, JointCommittee.name, trustee.name, Offer.cultivate_local, lead)
        .join(Area, Area.id == LetterOfIntent.area_id)
        .join(Organisation, Organisation.id == LetterOfIntent.organisation_id)
        .outerjoin(JointCommittee, JointCommittee.id == Organisation.committee_id)
        .outerjoin(trustee, trustee.id == LetterOfIntent.trustee_id)
        .outerjoin(Offer, Offer.id == LetterOfIntent.offer_id)
        .where(LetterOfIntent.voided.is_(False))
        .order_by(LetterOfIntent.number, LetterOfIntent.id)
    )
    states = latest_states(look)
    return [Line._make((*row, states.get(row[0].id))) for row in look.session.execute(query)]


def _columns() -> tuple[TableColumn, ...]:
    project, area, body = _("Project"), _("Receiving side"), _("Organisation")
    amount, benefit, contacts, after = _("Amount"), _("Benefit"), _("Contacts"), _("Fulfilment")
    return (
        number(_("No."), 5), text(_("Letter"), 22), text(_("Project"), 24, project), text(_("Field"), group=project),
        text(_("Track"), 10, project), text(_("Province"), 14, area), text(_("Prefecture"), 14, area),
        text(_("County"), 14, area), text(_("Receiving side"), 22, area), text(_("Organisation"), 24, body),
        text(_("Credit code"), 20, body), text(_("Category"), group=body), text(_("Joint committee"), 20, body),
        text(_("Supporting or hub"), 10, body), text(_("Trustee"), 22, body), text(_("Mode of help")),
        money(_("Cash (yuan)"), group=amount), money(_("Goods (yuan)"), group=amount), money(_("Total (yuan)"), group=amount),
        number(_("Households"), group=benefit), number(_("People"), group=benefit), text(_("Term"), 24),
        text(_("Board resolution"), 20), text(_("Signed on")), text(_("Contact of the area"), group=contacts),
        text(_("Contact of the organisation"), group=contacts), text(_("State"), group=after), text(_("Contract"), 20, after),
        money(_("Cash in place (yuan)"), group=after), money(_("Goods in place (yuan)"), group=after),
        text(_("Share in place"), 10, after), number(_("People reached"), group=after),
        text(_("Brings up local bodies"), 10, after), text(_("Trouble"), 20, after), text(_("Next step"), 20, after),
        text(_("As of"), group=after),
    )  # fmt: skip


def _cells(one: Line) -> tuple[object, ...]:
    return (*_what(one), *_how_much(one), *_afterwards(one))


def _what(one: Line) -> tuple[object, ...]:
    letter, area, organisation = one.letter, one.area, one.organisation
    return (
        letter.number, letter.project, word(letter.field), word(letter.track), area.province, area.prefecture, area.name,
        letter.party_a, organisation.name, organisation.uscc, word(organisation.category), one.committee or "",
        _rank(organisation), one.trustee or letter.party_c, word(letter.mode),
    )  # fmt: skip


def _rank(organisation: Organisation) -> str:
    ranks = ((organisation.supporting, _("supporting")), (organisation.hub, _("hub")))
    return listed(name for true, name in ranks if true)


def _how_much(one: Line) -> tuple[object, ...]:
    letter = one.letter
    board = letter.board_number or word(letter.board_status)
    return (
        letter.cash_fen, letter.goods_fen, letter.total_fen, letter.households, letter.people, span(letter.starts, letter.ends),
        board, letter.day, one.lead or "", one.organisation.contact,
    )  # fmt: skip


def _afterwards(one: Line) -> tuple[object, ...]:
    after = one.after
    local = "" if one.cultivates is None else _("yes") if one.cultivates else _("no")
    if after is None:
        return ("", "", None, None, "", None, local, "", "", None)
    share = rate(percent(after.cash_paid_fen, one.letter.cash_fen)) if one.letter.cash_fen else ""
    return (
        word(after.state), after.contract_no, after.cash_paid_fen, after.goods_received_fen, share, after.people_reached, local,
        after.reason, after.next_step, after.as_of,
    )  # fmt: skip


def _total(rows: tuple[tuple[Any, ...], ...]) -> tuple[object, ...]:
    """Sums under every column of counts and amounts but the running number."""
    sums_of = {
        place: sum(row[place] or 0 for row in rows)
        for place, column in enumerate(_columns())
        if column.kind in {"number", "yuan"} and place
    }
    total: list[object] = [sums_of.get(place) for place in range(len(_columns()))]
    total[1] = _("Total")
    return tuple(total)


def _note(look: Look) -> str:
    void = look.session.execute(
        select(LetterOfIntent.number).where(LetterOfIntent.voided.is_(True)).order_by(LetterOfIntent.number)
    ).scalars()
    numbers = listed(void)
    return _("Void and not counted: {numbers}", numbers=numbers) if numbers else ""
