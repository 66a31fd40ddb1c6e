"""Negotiations: what came of them, by outcome and by booth, and each in a line."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.models.hall import Booth
from fairdesk.models.talks import Negotiation
from fairdesk.records.choices import Outcome
from fairdesk.records.papers import ReportFacts, TableFacts
from fairdesk.records.talks import NegotiationRow
from fairdesk.reports.columns import moment, money, number, rate, text
from fairdesk.reports.counting import grouped, percent
from fairdesk.reports.head import fair_head
from fairdesk.store import talks
from fairdesk.store.unit_of_work import Look

KEY = "negotiations"
TITLE = N_("Negotiations")


def report(look: Look) -> ReportFacts:
    """Every valid negotiation, its outcome and the letter that came of it."""
    outcomes = grouped(look, Negotiation, Negotiation.outcome)
    whole = sum(outcomes.values())
    intents = outcomes.get(Outcome.INTENT, 0)
    rows = talks.rows(look)
    signed = sum(bool(one.letter_id) for one in rows)
    return ReportFacts(
        key=KEY,
        title=_(TITLE),
        fair=fair_head(look),
        figures=(
            (_("Negotiations"), ngettext("{count:,} talk", "{count:,} talks", whole)),
            (_("Intent reached"), ngettext("{count:,} talk", "{count:,} talks", intents)),
            (_("Share with intent"), rate(percent(intents, whole))),
            (_("With a letter"), ngettext("{count:,} talk", "{count:,} talks", signed)),
        ),
        tables=(_outcomes(outcomes, whole), _booths(look), table(rows)),
    )


def _outcomes(found: dict[Any, int], whole: int) -> TableFacts:
    rows = tuple((one.label, found[one], rate(percent(found[one], whole))) for one in Outcome if one in found)
    columns = (text(_("Outcome"), 16), number(_("Negotiations")), text(_("Share"), 10))
    return TableFacts(title=_("By outcome"), columns=columns, rows=rows, total=(_("Total"), whole, ""))


def _booths(look: Look) -> TableFacts:
    query = select(Booth.code, Booth.holder, Negotiation.outcome, func.count()).select_from(Negotiation)
    query = query.outerjoin(Booth, Booth.id == Negotiation.booth_id).where(Negotiation.voided.is_(False))
    sums: dict[tuple[str, str], dict[Outcome, int]] = {}
    for code, holder, outcome, found in look.session.execute(query.group_by(Booth.code, Booth.holder, Negotiation.outcome)):
        sums.setdefault((code or "", holder or ""), {})[outcome] = found
    counts = {booth: (sum(each.values()), *(each.get(one, 0) for one in Outcome)) for booth, each in sorted(sums.items())}
    rows = tuple((*booth, *each) for booth, each in counts.items())
    total = tuple(sum(each[place] for each in counts.values()) for place in range(1 + len(Outcome)))
    columns = (text(_("Booth"), 10), text(_("Holder"), 20), number(_("Negotiations")), *(number(one.label) for one in Outcome))
    return TableFacts(title=_("By booth"), columns=columns, rows=rows, total=(_("Total"), "", *total))


def table(rows: list[NegotiationRow]) -> TableFacts:
    """Negotiations as a table, oldest first: the amounts talked about are no promise and are not added up."""
    columns = (
        text(_("No."), 8), text(_("Time"), 16), text(_("Booth"), 8), text(_("Organisation"), 24), text(_("Area"), 24),
        text(_("Project"), 24), text(_("Outcome")), money(_("Cash (yuan)")), money(_("Goods (yuan)")), text(_("Letter"), 22),
        text(_("Next step"), 20), text(_("Due on")),
    )  # fmt: skip
    cells = tuple(
        (
            one.code, moment(one.starts), one.booth, one.organisation, one.area, one.project, one.outcome.label, one.cash_fen,
            one.goods_fen, one.letter_number, one.next_step, one.next_due,
        )
        for one in reversed(rows)
    )  # fmt: skip
    return TableFacts(title=_("Every negotiation"), columns=columns, rows=cells)
