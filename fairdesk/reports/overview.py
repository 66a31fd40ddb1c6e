"""The overview: the large figures of the fair and its sums by field, province, category of organisation and track."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.models.areas import Area, Delegation
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Arrival, Participant
from fairdesk.models.supply import Demand, Offer
from fairdesk.models.talks import Negotiation
from fairdesk.records.choices import Category, Field, Track
from fairdesk.records.overview import FigureFacts
from fairdesk.records.papers import ReportFacts, TableFacts
from fairdesk.reports.columns import money, number, rate, text
from fairdesk.reports.counting import UNSAID, count, grouped, pairs, percent
from fairdesk.reports.head import fair_head
from fairdesk.reports.letter_sums import LANDED, LetterSums, latest_states, sums, sums_by
from fairdesk.reports.places import by_province, provinces
from fairdesk.rules.amounts import yuan
from fairdesk.store.unit_of_work import Look

KEY = "overview"
TITLE = N_("Overview of the fair")

NO_SUMS = LetterSums()


def report(look: Look) -> ReportFacts:
    """Figures and tables of the whole fair; runs on an empty desk."""
    whole = sums(look)
    return ReportFacts(
        key=KEY,
        title=_(TITLE),
        fair=fair_head(look),
        figures=(*((one.label, one.text) for one in figures(look)), (_("Landing rate"), _landing_rate(look, whole))),
        tables=(_by_field(look, whole), _by_province(look, whole), _by_category(look, whole), _by_track(look, whole)),
    )


def figures(look: Look) -> tuple[FigureFacts, ...]:
    """The figures in large type, the five weightiest first; each opens by its key (`drill_down.rows_behind`)."""
    whole = sums(look)
    organisations, talks = count(look, Organisation), count(look, Negotiation)
    return (
        _figure("organisations", _("Organisations"), organisations, _organisations(organisations)),
        _figure("arrivals", _("People who came"), came := _came(look), _people(came)),
        _figure("negotiations", _("Negotiations"), talks, ngettext("{count:,} talk", "{count:,} talks", talks)),
        _figure("letters", _("Letters of intent"), whole.letters, _letters(whole.letters)),
        _figure("amount", _("Amount of the letters"), whole.total_fen, _("{amount} yuan", amount=yuan(whole.total_fen))),
        _figure("signatories", _("Organisations that signed"), whole.organisations, _organisations(whole.organisations)),
        _figure("areas", _("Areas that signed"), whole.areas, ngettext("{count:,} area", "{count:,} areas", whole.areas)),
        _figure("households", _("Households to benefit"), whole.households, _households(whole.households)),
        _figure("people", _("People to benefit"), whole.people, _people(whole.people)),
    )


def _figure(key: str, label: str, value: int, shown: str) -> FigureFacts:
    return FigureFacts(key=key, label=label, value=value, text=shown)


def _organisations(found: int) -> str:
    return ngettext("{count:,} organisation", "{count:,} organisations", found)


def _letters(found: int) -> str:
    return ngettext("{count:,} letter", "{count:,} letters", found)


def _households(found: int) -> str:
    return ngettext("{count:,} household", "{count:,} households", found)


def _people(found: int) -> str:
    return ngettext("{count:,} person", "{count:,} people", found)


def _came(look: Look) -> int:
    query = select(func.count(Arrival.participant_id.distinct())).join(Participant, Participant.id == Arrival.participant_id)
    return int(look.session.execute(query.where(Arrival.voided.is_(False), Participant.voided.is_(False))).scalar_one())


def _landing_rate(look: Look, whole: LetterSums) -> str:
    return rate(percent(sum(one.state in LANDED for one in latest_states(look).values()), whole.letters))


# ---- tables --------------------------------------------------------------------------------------------------------------

LETTER_COLUMNS = (
    *(N_("Letters"), N_("Organisations that signed"), N_("Cash (yuan)"), N_("Goods (yuan)"), N_("Total (yuan)")),
    *(N_("Households"), N_("People")),
)
_MONEY = slice(2, 5)


def _columns(group: str, *counts: str) -> tuple[Any, ...]:
    letters = [_(head) for head in LETTER_COLUMNS]
    columns = [number(head) for head in letters]
    columns[_MONEY] = [money(head) for head in letters[_MONEY]]
    return (text(group, 16), *(number(one) for one in counts), *columns)


def _cells(one: LetterSums) -> tuple[int, ...]:
    return (one.letters, one.organisations, one.cash_fen, one.goods_fen, one.total_fen, one.households, one.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Groups:
    """What one table groups by: its heads, its groups with their words, its counts and the sums of letters by group."""

    heads: tuple[str, ...]
    labels: Mapping[Any, str]
    counts: tuple[Mapping[Any, int], ...]
    sums: Mapping[Any, LetterSums]


def _table(title: str, groups: _Groups, whole: LetterSums) -> TableFacts:
    """A line for every group: its counts, then what its letters add up to. In the total an organisation counts once."""
    counts, sums_of = groups.counts, groups.sums
    keys = [key for key in groups.labels if key in sums_of or any(key in one for one in counts)]
    rows = tuple((groups.labels[key], *(one.get(key, 0) for one in counts), *_cells(sums_of.get(key, NO_SUMS))) for key in keys)
    return TableFacts(
        title=title,
        columns=_columns(*groups.heads),
        rows=rows,
        total=(_("Total"), *(sum(one.values()) for one in counts), *_cells(whole)),
        note=_("An organisation that signed several letters counts once in each group and once in the total."),
    )


def _by_field(look: Look, whole: LetterSums) -> TableFacts:
    counts = (grouped(look, Demand, Demand.field), grouped(look, Offer, Offer.field))
    heads = (_("Field"), _("Demands"), _("Offers"))
    labels = {one: one.label for one in Field}
    groups = _Groups(heads=heads, labels=labels, counts=counts, sums=sums_by(look, LetterOfIntent.field))
    return _table(_("By field"), groups, whole)


def _by_province(look: Look, whole: LetterSums) -> TableFacts:
    counts = (by_province(look, Delegation), by_province(look, Demand))
    heads = (_("Province"), _("Delegations"), _("Demands"))
    labels = {one or UNSAID: one or UNSAID for one in provinces(look)}
    found = {key or UNSAID: one for key, one in sums_by(look, Area.province).items()}
    groups = _Groups(heads=heads, labels=labels, counts=counts, sums=found)
    return _table(_("By province"), groups, whole)


def _by_category(look: Look, whole: LetterSums) -> TableFacts:
    counts = (grouped(look, Organisation, Organisation.category), _talks_by_category(look))
    heads = (_("Category"), _("Organisations"), _("Negotiations"))
    labels: dict[Any, str] = {one: one.label for one in Category} | {None: _("not stated")}
    groups = _Groups(heads=heads, labels=labels, counts=counts, sums=sums_by(look, Organisation.category))
    return _table(_("By category of organisation"), groups, whole)


def _talks_by_category(look: Look) -> dict[Any, int]:
    query = select(Organisation.category, func.count()).select_from(Negotiation)
    query = query.join(Organisation, Organisation.id == Negotiation.organisation_id).where(Negotiation.voided.is_(False))
    return pairs(look, query.group_by(Organisation.category))


def _by_track(look: Look, whole: LetterSums) -> TableFacts:
    counts = (grouped(look, Demand, Demand.track),)
    labels = {one: one.label for one in Track}
    groups = _Groups(heads=(_("Track"), _("Demands")), labels=labels, counts=counts, sums=sums_by(look, LetterOfIntent.track))
    return _table(_("By track"), groups, whole)
