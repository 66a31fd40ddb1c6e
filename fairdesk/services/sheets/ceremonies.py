"""Lists and name cards for the stage: from a planned ceremony, or from what is signed and handed over at this fair."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fairdesk.base.errors import NobodyNamed, NotFound
from fairdesk.models.agreements import Ceremony, CeremonyEntry
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Participant
from fairdesk.records.sheets import CardFacts, CardsFacts, EntryFacts, GroupFacts, ListFacts
from fairdesk.rules.amounts import wan
from fairdesk.services.letters import fair_facts
from fairdesk.services.sheets.names import ALL
from fairdesk.store import desks, people, stage, things
from fairdesk.store.directory import place_of
from fairdesk.store.unit_of_work import Look

SIGNING, FLAGS = "签约仪式名单", "授旗名单"
AND = "　与　"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Side:
    """Who stands on the stage: a unit and the person for it, if known."""

    unit: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """One calling: the sides, and labelled words."""

    sides: tuple[Side, ...]
    lines: tuple[tuple[str, str], ...] = ()


def ceremony_list(look: Look, name: str) -> ListFacts:
    """A ceremony by id, code or title, or `letters`, `framework_agreements`, `authorisations`, or `all` of these.

    `letters` are those of the fair's days, `2018-07-20` those of one day.
    """
    groups = [(title, calls) for title, calls in _signings(look, name) if calls]
    counted = "，".join(f"{title} {len(calls)} 份" for title, calls in groups)
    return ListFacts(
        kind="ceremony_list",
        title=_title(look, name, SIGNING),
        english="Signing ceremony, in calling order",
        fair=fair_facts(desks.fair(look)),
        above=(("签约", counted),) if counted else (),
        groups=tuple(
            GroupFacts(title=title if len(groups) > 1 else "", entries=tuple(_entries(calls))) for title, calls in groups
        ),
        empty="没有待签的文书。",
    )


def flag_list(look: Look, name: str) -> ListFacts:
    """A planned flag-giving by id, code or title; `all` those planned, or else every authorisation that comes with a flag."""
    planned = stage.flag_givings(look) if name == ALL else [_ceremony(look, name)]
    calls = [call for one in planned for call in _calls_of(look, one)] if planned else _flags(look)
    fair = fair_facts(desks.fair(look))
    givers = "、".join(dict.fromkeys(giver for one in planned for giver in one.givers)) or "、".join(fair.hosts)
    return ListFacts(
        kind="flag_list",
        title=_title(look, name, FLAGS),
        english="Flag-giving, in order of entry",
        fair=fair,
        above=(("授旗单位", givers), ("接旗单位", f"{len(calls)} 家，按上台顺序")),
        groups=(GroupFacts(entries=tuple(_entries(calls, "接旗人"))),) if calls else (),
        empty="没有授旗安排。",
    )


def name_card(look: Look, name: str) -> CardsFacts:
    """The cards of everybody called in a ceremony, in calling order, each person once; or of one person of the fair."""
    fair = fair_facts(desks.fair(look))
    person = people.by_badge(look, name)
    if isinstance(person, Participant) and not person.voided:
        return CardsFacts(fair=fair, cards=(CardFacts(name=person.name, unit=person.unit),))
    sides = [side for _group, calls in _signings(look, name) for call in calls for side in call.sides if side.person]
    cards = dict.fromkeys(CardFacts(name=side.person, unit=side.unit) for side in sides)
    if not cards:
        raise NobodyNamed
    return CardsFacts(fair=fair, cards=tuple(cards))


def _title(look: Look, name: str, usual: str) -> str:
    found = None if name == ALL else stage.ceremony(look, name)
    return found.title if found else usual


def _ceremony(look: Look, name: str) -> Ceremony:
    found = stage.ceremony(look, name)
    if found is None:
        raise NotFound(what=name)
    return found


def _signings(look: Look, name: str) -> list[tuple[str, list[Call]]]:
    """(what is signed, the callings) in the order of the programme."""
    makers = {"framework_agreements": ("合作框架协议", _frameworks), "authorisations": ("授权委托书", _authorised)}
    makers["letters"] = ("帮扶项目意向书", _letters)
    if name == ALL:
        return [(title, make(look)) for title, make in makers.values()]
    if name in makers:
        title, make = makers[name]
        return [(title, make(look))]
    if _DAY.fullmatch(name):
        return [("帮扶项目意向书", _letters(look, _day(name)))]
    one = _ceremony(look, name)
    return [(one.title, _calls_of(look, one))]


def _day(name: str) -> date:
    try:
        return date.fromisoformat(name)
    except ValueError as fault:
        raise NotFound(what=name) from fault


def _entries(calls: list[Call], person: str = "签约人") -> Iterator[EntryFacts]:
    for place, call in enumerate(calls, start=1):
        names = "　　".join(side.person for side in call.sides if side.person)
        lines = ((person, names), *call.lines) if names else call.lines
        yield EntryFacts(lead=str(place), head=AND.join(side.unit for side in call.sides), lines=lines, tick=True)


def _calls_of(look: Look, one: Ceremony) -> list[Call]:
    return [_call(look, entry) for entry in stage.entries(look, one.id)]


def _call(look: Look, entry: CeremonyEntry) -> Call:
    letter = things.find(look, LetterOfIntent, entry.letter_id)
    if letter is not None:
        return _of_letter(look, letter)
    organisation, area = things.find(look, Organisation, entry.organisation_id), stage.area_of(look, entry.area_id)
    sides = [Side(place_of(area), stage.lead_of(look, area.id))] if area else []
    sides += [Side(organisation.name, organisation.legal_rep)] if organisation else []
    return Call(tuple(sides))


def _letters(look: Look, day: date | None = None) -> list[Call]:
    fair = desks.fair(look)
    return [_of_letter(look, one) for one in stage.letters(look, (day or fair.day, day or fair.last_day or fair.day))]


def _of_letter(look: Look, letter: LetterOfIntent) -> Call:
    told = json.loads(letter.facts) if letter.facts else {}
    organisation, trustee = (things.find(look, Organisation, one) for one in (letter.organisation_id, letter.trustee_id))
    sides = [
        Side(letter.party_a, _signs(told, "party_a") or stage.lead_of(look, letter.area_id)),
        Side(letter.party_b, _signs(told, "party_b") or (organisation.legal_rep if organisation else "")),
    ]
    if letter.party_c:
        sides.append(Side(letter.party_c, _signs(told, "party_c") or (trustee.legal_rep if trustee else "")))
    lines = [("项目", letter.project)]
    if letter.total_fen:
        lines.append(("意向金额", f"{wan(letter.total_fen)} 万元"))
    return Call(tuple(sides), tuple(lines))


def _signs(told: dict[str, dict[str, str] | None], party: str) -> str:
    return (told.get(party) or {}).get("representative", "")


def _frameworks(look: Look) -> list[Call]:
    return [
        Call((Side(one.party_a, one.signatory_a), Side(one.party_b, one.signatory_b)), (("编号", one.number),))
        for one in stage.frameworks(look)
    ]


def _authorised(look: Look) -> list[Call]:
    return [
        Call((Side(one.grantor), Side(organisation.name, organisation.legal_rep)), (("编号", one.number),))
        for one, organisation in stage.authorisations(look)
    ]


def _flags(look: Look) -> list[Call]:
    return [
        Call((Side(organisation.name, organisation.legal_rep),), (("联络", "、".join(one.provinces)),) if one.provinces else ())
        for one, organisation in stage.authorisations(look, flag=True)
    ]
