"""Attendance: who was due and who came, by category and by delegation, in numbers and without names."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.models.areas import Area, Delegation
from fairdesk.models.people import Arrival, Participant
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.papers import ReportFacts, TableFacts
from fairdesk.reports.columns import number, rate, text
from fairdesk.reports.counting import percent
from fairdesk.reports.head import fair_head
from fairdesk.store.unit_of_work import Look

KEY = "attendance"
TITLE = N_("Attendance")


def report(look: Look) -> ReportFacts:
    """Due, present and the rate, whole and by group; a person who came twice counts once."""
    groups = _by_category(look)
    due, present = sum(one[0] for one in groups.values()), sum(one[1] for one in groups.values())
    walk_ins = _walk_ins(look)
    return ReportFacts(
        key=KEY,
        title=_(TITLE),
        fair=fair_head(look),
        figures=(
            (_("Due"), ngettext("{count:,} person", "{count:,} people", due)),
            (_("Present"), ngettext("{count:,} person", "{count:,} people", present)),
            (_("Share present"), rate(percent(present, due))),
            (_("Of these unannounced"), ngettext("{count:,} person", "{count:,} people", walk_ins)),
        ),
        tables=(_categories(groups), _delegations(look)),
    )


def _came() -> Any:
    return select(Arrival.participant_id).where(Arrival.voided.is_(False)).distinct().subquery()


def _by_category(look: Look) -> dict[ParticipantCategory, tuple[int, int]]:
    came = _came()
    query = select(Participant.category, func.count(Participant.id), func.count(came.c.participant_id))
    query = query.outerjoin(came, came.c.participant_id == Participant.id).where(Participant.voided.is_(False))
    found = {category: (due, present) for category, due, present in look.session.execute(query.group_by(Participant.category))}
    return {one: found[one] for one in ParticipantCategory if one in found}


def _walk_ins(look: Look) -> int:
    came = _came()
    query = select(func.count(Participant.id)).join(came, came.c.participant_id == Participant.id)
    return look.session.execute(query.where(Participant.voided.is_(False), Participant.walk_in.is_(True))).scalar_one()


def _categories(groups: dict[ParticipantCategory, tuple[int, int]]) -> TableFacts:
    rows = tuple((one.label, due, present, due - present, rate(percent(present, due))) for one, (due, present) in groups.items())
    return _table(_("By category"), (text(_("Category"), 20),), rows)


def _delegations(look: Look) -> TableFacts:
    came = _came()
    query = (
        select(Area.province, Area.prefecture, Area.name, func.count(Participant.id), func.count(came.c.participant_id))
        .select_from(Delegation)
        .join(Area, Area.id == Delegation.area_id)
        .outerjoin(Participant, (Participant.delegation_id == Delegation.id) & Participant.voided.is_(False))
        .outerjoin(came, came.c.participant_id == Participant.id)
        .where(Delegation.voided.is_(False))
        .group_by(Delegation.id, Delegation.code, Area.province, Area.prefecture, Area.name)
        .order_by(Delegation.code, Delegation.id)
    )
    rows = tuple(
        (province, prefecture, name, due, present, due - present, rate(percent(present, due)))
        for province, prefecture, name, due, present in look.session.execute(query)
    )
    heads = (text(_("Province"), 16), text(_("Prefecture"), 16), text(_("County"), 18))
    return _table(_("By delegation"), heads, rows)


def _table(title: str, heads: tuple[Any, ...], rows: tuple[tuple[Any, ...], ...]) -> TableFacts:
    place = len(heads)
    due, present = sum(row[place] for row in rows), sum(row[place + 1] for row in rows)
    return TableFacts(
        title=title,
        columns=(*heads, number(_("Due")), number(_("Present")), number(_("Absent")), text(_("Share present"), 10)),
        rows=rows,
        total=(_("Total"), *("" for _head in heads[1:]), due, present, due - present, rate(percent(present, due))),
    )
