"""Badges: whose, in which order, and that they were printed."""

from __future__ import annotations

from collections.abc import Sequence

from fairdesk.base.errors import NobodyToPrint, NotFound, ReasonMissing
from fairdesk.base.i18n import N_
from fairdesk.exchange.codes import write_walk_in
from fairdesk.models.people import Badge, Participant
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.codes import WalkInCode
from fairdesk.records.papers import BadgeFacts
from fairdesk.rules import badges as codes
from fairdesk.rules import pinyin
from fairdesk.services.desk import Outcome, act
from fairdesk.services.keys import desk_keys
from fairdesk.services.letters import fair_facts
from fairdesk.store import desks, people, things
from fairdesk.store.unit_of_work import Look, Work

ORDERS = ("roster", "pinyin", "unit", "booth")
FILTERS = {"category": "category", "unit": "unit", "badge": "badge_no", "walk_in": "walk_in"}


def chosen(
    look: Look, *, names: Sequence[str] = (), filters: dict[str, str] | None = None, order: str = "roster"
) -> list[BadgeFacts]:
    """The badges of these people (ids, roster or badge numbers), of those a filter names, or of everybody; in this order.

    Refused where one of them is unknown, or where there is nobody to print for.
    """
    if names:
        found = people.participants(look, list(names))
        if len(found) < len(names):
            known = {key for one in found for key in (one.id, one.code, one.badge_no)}
            raise NotFound(what=next(name for name in names if name not in known))
    else:
        found = people.participants(look, [row.id for row in people.rows(look, **_values(filters or {}))])
    if not found:
        raise NobodyToPrint
    fair = fair_facts(desks.fair(look))
    tag = codes.fair_tag(fair.fair_id)
    facts = [
        BadgeFacts(
            person_id=one.id,
            name=one.name,
            unit=one.unit,
            title=one.title,
            category=one.category,
            badge_no=one.badge_no,
            qr=_code(look, one, tag),
            fair=fair,
            booth=people.booth_of(look, one),
        )
        for one in found
    ]
    return _ordered(facts, order)


def _code(look: Look, person: Participant, tag: str) -> str:
    if not person.walk_in:
        return codes.badge_text(tag, person.id)
    head = codes.badge_text(tag, person.id, codes.WALK_IN)
    identity = desks.identity(look)
    facts = WalkInCode(
        name=person.name,
        organisation=person.unit,
        category=person.category.name,
        day=desks.fair(look).day,
        epoch=identity.epoch,
        seq=identity.seq,
    )
    return write_walk_in(head, facts, desk_keys(look))


def _values(filters: dict[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, text in filters.items():
        if name not in FILTERS:
            raise NotFound(what=name)
        values[FILTERS[name]] = text
        if name == "category":
            values[name] = next((one for one in ParticipantCategory if text in {one.name, one.value}), text)
        if name == "walk_in":
            values[name] = text.lower() in {"1", "yes", "true", "是"}
    return values


def _ordered(facts: list[BadgeFacts], order: str) -> list[BadgeFacts]:
    keys = {
        "pinyin": lambda one: (pinyin.sort_key(one.name), one.badge_no),
        "unit": lambda one: (one.unit, one.badge_no),
        "booth": lambda one: (one.booth, one.badge_no),
    }
    return sorted(facts, key=keys[order]) if order in keys else facts


@act(N_("Print badges"))
def note_printed(work: Work, *, person_ids: Sequence[str]) -> Outcome[int]:
    """Each of these people has a badge that was printed; one who had one keeps its number. Answers with how many are new."""
    new = 0
    for person_id in person_ids:
        if not people.badges_of(work, person_id):
            person = things.get(work, Participant, person_id)
            things.add(work, Badge(participant_id=person.id, number=person.badge_no, printed_at=work.at))
            new += 1
    return Outcome(new)


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
