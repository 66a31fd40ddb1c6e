"""Every figure of the overview opened down to its rows (DOMAIN 1.8, rule 10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, func, select

from fairdesk.base.errors import NotFound
from fairdesk.base.i18n import _
from fairdesk.models.areas import Area
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Arrival, Participant
from fairdesk.records.choices import Category, Field
from fairdesk.records.papers import TableFacts
from fairdesk.reports import negotiations
from fairdesk.reports.columns import moment, money, number, text, word
from fairdesk.reports.counting import UNSAID
from fairdesk.reports.places import provinces
from fairdesk.store import talks
from fairdesk.store.directory import place_of
from fairdesk.store.unit_of_work import Look


def rows_behind(look: Look, figure_key: str) -> TableFacts:
    """The rows a figure of `overview.figures` counts; refused where no figure has this key."""
    if figure_key not in ROWS:
        raise NotFound(what=figure_key)
    return ROWS[figure_key](look)


def letters_of(look: Look, grouping: str, label: str) -> TableFacts:
    """The letters of one line of the overview: `grouping` is field, province or category, `label` the line as it is worded.

    Refused where there is no such grouping or line.
    """
    groups: dict[str, tuple[Any, dict[str, Any]]] = {
        "field": (LetterOfIntent.field, {one.label: one for one in Field}),
        "province": (Area.province, {one or UNSAID: one for one in provinces(look)}),
        "category": (Organisation.category, {one.label: one for one in Category} | {_("not stated"): None}),
    }
    column, labels = groups.get(grouping, (None, {}))
    if label not in labels:
        raise NotFound(what=label)
    facts = _letters(look, column.is_(None) if labels[label] is None else column == labels[label])
    return replace(facts, title=f"{facts.title} · {label}")


def _organisations(look: Look) -> TableFacts:
    query = select(Organisation).where(Organisation.voided.is_(False)).order_by(Organisation.code, Organisation.id)
    columns = (
        *(text(_("No."), 8), text(_("Organisation"), 28), text(_("Category"))),
        *(text(_("Grade"), 8), text(_("Board resolution"))),
    )
    rows = tuple(
        (one.code or "", one.name, word(one.category), one.grade, word(one.board_status))
        for one in look.session.execute(query).scalars()
    )
    return TableFacts(title=_("Organisations"), columns=columns, rows=rows)


def _arrivals(look: Look) -> TableFacts:
    query = (
        select(Participant, func.min(Arrival.at), func.count(Arrival.id))
        .join(Arrival, Arrival.participant_id == Participant.id)
        .where(Arrival.voided.is_(False), Participant.voided.is_(False))
        .group_by(Participant.id)
        .order_by(func.min(Arrival.at), Participant.id)
    )
    columns = (
        *(text(_("Badge"), 8), text(_("Name"), 16), text(_("Unit"), 28), text(_("Category"), 16)),
        *(text(_("First arrival"), 16), number(_("Entries in the log"))),
    )
    rows = tuple(
        (one.badge_no, one.name, one.unit, word(one.category), moment(at), entries)
        for one, at, entries in look.session.execute(query)
    )
    return TableFacts(title=_("People who came"), columns=columns, rows=rows)


def _negotiations(look: Look) -> TableFacts:
    return negotiations.table(talks.rows(look))


def _letters(look: Look, *which: ColumnElement[bool]) -> TableFacts:
    query = (
        select(LetterOfIntent, Area, Organisation.name)
        .join(Area, Area.id == LetterOfIntent.area_id)
        .join(Organisation, Organisation.id == LetterOfIntent.organisation_id)
        .where(LetterOfIntent.voided.is_(False), *which)
        .order_by(LetterOfIntent.number, LetterOfIntent.id)
    )
    columns = (
        *(text(_("Letter"), 22), text(_("Signed on")), text(_("Organisation"), 24), text(_("Area"), 24), text(_("Project"), 24)),
        *(text(_("Field")), money(_("Cash (yuan)")), money(_("Goods (yuan)")), money(_("Total (yuan)"))),
        *(number(_("Households")), number(_("People"))),
    )
    rows = tuple(_letter(*row) for row in look.session.execute(query))
    totals = tuple(sum(int(row[place]) for row in rows) for place in range(6, len(columns)))
    return TableFacts(title=_("Letters of intent"), columns=columns, rows=rows, total=(_("Total"), "", "", "", "", "", *totals))


def _letter(one: LetterOfIntent, area: Area, organisation: str) -> tuple[Any, ...]:
    paper = (one.number, one.day, organisation, place_of(area), one.project, word(one.field))
    return (*paper, one.cash_fen, one.goods_fen, one.total_fen, one.households, one.people)


def _signatories(look: Look) -> TableFacts:
    query = select(Organisation.id, Organisation.code, Organisation.name).join(
        LetterOfIntent, LetterOfIntent.organisation_id == Organisation.id
    )
    return _signed(look, query, Organisation, (text(_("No."), 8), text(_("Organisation"), 28)), _("Organisations that signed"))


def _areas(look: Look) -> TableFacts:
    query = select(Area.id, Area.province, Area.prefecture, Area.name).join(LetterOfIntent, LetterOfIntent.area_id == Area.id)
    heads = (text(_("Province"), 16), text(_("Prefecture"), 16), text(_("County"), 18))
    return _signed(look, query, Area, heads, _("Areas that signed"))


def _signed(look: Look, query: Any, kind: type[Organisation] | type[Area], heads: tuple[Any, ...], title: str) -> TableFacts:
    """One line for each organisation or area that signed, with its letters and their total."""
    amount = func.sum(LetterOfIntent.cash_fen + LetterOfIntent.goods_fen)
    query = query.add_columns(func.count(LetterOfIntent.id), amount).where(LetterOfIntent.voided.is_(False))
    query = query.group_by(kind.id).order_by(kind.code, kind.id)
    rows = tuple((*(cell or "" for cell in row[1:-2]), row[-2], int(row[-1])) for row in look.session.execute(query))
    total = (_("Total"), *("" for _head in heads[1:]), sum(row[-2] for row in rows), sum(row[-1] for row in rows))
    return TableFacts(title=title, columns=(*heads, number(_("Letters")), money(_("Total (yuan)"))), rows=rows, total=total)


ROWS: dict[str, Callable[[Look], TableFacts]] = {
    "organisations": _organisations,
    "arrivals": _arrivals,
    "negotiations": _negotiations,
    "letters": _letters,
    "amount": _letters,
    "households": _letters,
    "people": _letters,
    "signatories": _signatories,
    "areas": _areas,
}
"""What opens each figure: money, households and people are columns of the letters."""
