"""Badges: whose, in which order, and that they were printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from fairdesk.base.errors import (
    BatchIsShorter,
    EverybodyHasBadge,
    NobodyToPrint,
    NoSuchChoice,
    NotFound,
    OrderHasNoGroups,
    ReasonMissing,
)
from fairdesk.base.i18n import N_, _, listed
from fairdesk.exchange.codes import write_walk_in
from fairdesk.models.people import Badge, Participant
from fairdesk.records.badges import BadgeBatch, BadgeLayout, BadgeRow, BatchItem, DividerFacts
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.codes import WalkInCode
from fairdesk.records.papers import BadgeFacts
from fairdesk.rules import badge_layouts, pinyin
from fairdesk.rules import badges as codes
from fairdesk.services import preferences
from fairdesk.services.desk import Outcome, act
from fairdesk.services.keys import desk_keys
from fairdesk.services.letters import fair_facts
from fairdesk.store import badges, desks, people, things
from fairdesk.store.unit_of_work import Look, Work

ORDERS = ("roster", "pinyin", "area", "unit", "booth", "arrival")
GRID_FORM = badge_layouts.GRID_FORM
"""How a grid of badges is written."""
FILTERS = {"category": "category", "unit": "unit", "badge": "badge_no", "walk_in": "walk_in"}
LAST = "\U0010ffff"
"""Sorts after everything: whoever has no area, unit, booth or time stands at the end."""


# ---- which ----------------------------------------------------------------------------------------------------------------


def chosen(
    look: Look, *, names: Sequence[str] = (), filters: dict[str, str] | None = None, order: str = "roster"
) -> list[BadgeFacts]:
    """The badges of these people (ids, roster or badge numbers), of those a filter names, or of everybody; in this order.

    Refused where one of them is unknown, or where there is nobody to print for.
    """
    return _facts(look, _in_order(_rows(look, names, filters or {}), order))


def batch(look: Look, *, wanted: BadgeBatch) -> list[BatchItem]:
    """The badges of this batch in their order, with the dividers asked for.

    Refused: somebody unknown, nobody to print for, everybody printed where only new ones are wanted, a number to begin with
    that is beyond the batch, dividers in the order of the roster.
    """
    if wanted.dividers and wanted.order not in _GROUPS:
        raise OrderHasNoGroups(orders=listed(_GROUPS))
    rows = _in_order(_rows(look, wanted.names, dict(wanted.filters)), wanted.order)
    if wanted.only_new:
        rows = [row for row in rows if not row.copy]
        if not rows:
            raise EverybodyHasBadge
    if not 1 <= wanted.first <= len(rows):
        raise BatchIsShorter(count=len(rows), first=wanted.first)
    facts = _facts(look, rows)
    numbered: Iterable[tuple[int, BatchItem]] = _divided(rows, facts, wanted) if wanted.dividers else enumerate(facts, start=1)
    return [item for number, item in numbered if number >= wanted.first]


def _divided(rows: Sequence[BadgeRow], facts: Sequence[BadgeFacts], wanted: BadgeBatch) -> Iterator[tuple[int, BatchItem]]:
    """A divider bears the number of the first badge after it, so that a batch begun there has it again."""
    group = _GROUPS[wanted.order]
    number = 1
    for name, members in groupby(zip(rows, facts, strict=True), lambda pair: group(pair[0])):
        told = [fact for _row, fact in members]
        yield (
            number,
            DividerFacts(
                by=_(WORDS[wanted.order]),
                name=name or _("None given"),
                count=len(told),
                first_no=told[0].badge_no,
                last_no=told[-1].badge_no,
                fair=told[0].fair,
            ),
        )
        for one in told:
            yield number, one
            number += 1


WORDS = {
    "roster": N_("As in the roster"),
    "pinyin": N_("By name"),
    "area": N_("By area"),
    "unit": N_("By unit"),
    "booth": N_("By booth"),
    "arrival": N_("By time of arrival"),
}
"""What each order is called (English message ids)."""
_GROUPS: dict[str, Callable[[BadgeRow], str]] = {
    "pinyin": lambda row: pinyin.name_sound(row.name).full[:1].upper(),
    "area": lambda row: row.area,
    "unit": lambda row: row.unit,
    "booth": lambda row: row.booth,
    "arrival": lambda row: row.arrives,
}
_sound = lru_cache(maxsize=20_000)(pinyin.sort_key)
_KEYS: dict[str, Callable[[BadgeRow], tuple[object, ...]]] = {
    "pinyin": lambda row: (*_sound(row.name), row.badge_no),
    "area": lambda row: (*(_sound(row.area) if row.area else (LAST, LAST)), row.badge_no),
    "unit": lambda row: (row.unit or LAST, row.badge_no),
    "booth": lambda row: (row.booth or LAST, row.badge_no),
    "arrival": lambda row: (row.arrives or LAST, row.badge_no),
}


def orders() -> list[tuple[str, str]]:
    """Every order: its key and what it is called."""
    return [(key, _(WORDS[key])) for key in ORDERS]


def layouts() -> list[tuple[str, str]]:
    """Every layout that has a name: its key and what it is called."""
    return [(key, _(told)) for key, (_layout, told) in badge_layouts.PRESETS.items()]


def layout(text: str) -> BadgeLayout:
    """The layout of this name or grid. Refused: a name that is none, and a grid that cannot be."""
    return badge_layouts.layout_of(text)


def _rows(look: Look, names: Sequence[str], filters: dict[str, str]) -> list[BadgeRow]:
    if not names:
        found = badges.rows(look, **_values(filters))
    else:
        found = badges.named(look, names)
        known = {key for one in found for key in (one.id, one.code, one.badge_no)}
        unknown = next((name for name in names if name not in known), None)
        if unknown is not None:
            raise NotFound(what=unknown)
    if not found:
        raise NobodyToPrint
    return found


def _in_order(rows: list[BadgeRow], order: str) -> list[BadgeRow]:
    return sorted(rows, key=_KEYS[order]) if order in _KEYS else rows


def _values(filters: dict[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, text in filters.items():
        if name not in FILTERS:
            raise NoSuchChoice(what=name, known=listed(FILTERS))
        values[FILTERS[name]] = text
        if name == "category":
            values[name] = next((one for one in ParticipantCategory if text in {one.name, one.value}), text)
        if name == "walk_in":
            values[name] = text.lower() in {"1", "yes", "true", "是"}
    return values


def _facts(look: Look, rows: Sequence[BadgeRow]) -> list[BadgeFacts]:
    fair = fair_facts(desks.fair(look))
    if preferences.value(look, key="training"):
        fair = replace(fair, notice=_("REHEARSAL: this badge is not valid at the fair."))
    tag = codes.fair_tag(fair.fair_id)
    code_of_walk_in = _walk_in_codes(look, tag) if any(row.walk_in for row in rows) else None
    return [
        BadgeFacts(
            person_id=row.id,
            name=row.name,
            unit=row.unit,
            title=row.title,
            category=row.category,
            badge_no=row.badge_no,
            qr=code_of_walk_in(row) if row.walk_in and code_of_walk_in else codes.badge_text(tag, row.id),
            fair=fair,
            booth=row.booth,
            copy=max(1, row.copy),
        )
        for row in rows
    ]


def _walk_in_codes(look: Look, tag: str) -> Callable[[BadgeRow], str]:
    """Writes the signed codes of walk-ins; the keys are opened once."""
    identity, keys, day = desks.identity(look), desk_keys(look), desks.fair(look).day

    def write(row: BadgeRow) -> str:
        facts = WalkInCode(
            name=row.name,
            organisation=row.unit,
            category=row.category.name,
            day=day,
            epoch=identity.epoch,
            seq=identity.seq,
        )
        return write_walk_in(codes.badge_text(tag, row.id, codes.WALK_IN), facts, keys)

    return write


# ---- printed --------------------------------------------------------------------------------------------------------------


@act(N_("Print badges"))
def note_printed(work: Work, *, person_ids: Sequence[str]) -> Outcome[int]:
    """Each of these people has a badge that was printed; one who had one keeps its number. Answers with how many are new."""
    wanted = list(dict.fromkeys(person_ids))
    had = badges.printed(work, wanted)
    fresh = [person_id for person_id in wanted if person_id not in had]
    known = badges.people(work, fresh)
    for person_id in fresh:
        if person_id not in known:
            raise NotFound(what=person_id)
        things.add(work, Badge(participant_id=person_id, number=known[person_id].badge_no, printed_at=work.at))
    return Outcome(len(fresh))


@act(N_("Reprint badge"))
def reprint(work: Work, *, person_id: str, reason: str) -> Outcome[str]:
    """The person's badges so far are void and a new one with a new number stands; a reason is needed."""
    if not reason.strip():
        raise ReasonMissing
    person = things.get(work, Participant, person_id)
    earlier = people.badges_of(work, person.id) or [Badge(participant_id=person.id, number=person.badge_no, printed_at=work.at)]
    for badge in earlier:
        things.add(work, badge)
        if not badge.voided:
            badge.void(reason)
    stem = earlier[0].number
    number = f"{stem}-{len(earlier) + 1}"
    things.add(work, Badge(participant_id=person.id, number=number, copy=len(earlier) + 1, printed_at=work.at))
    person.badge_no = number
    return Outcome(number)


@act(N_("Reprint badges"))
def reprint_all(work: Work, *, person_ids: Sequence[str], reason: str) -> Outcome[list[str]]:
    """As `reprint`, for all of these people or for none; answers with the new numbers."""
    return Outcome([reprint(work, person_id=person_id, reason=reason).result for person_id in person_ids])
