"""What a pairing agreement says, from its record; the household is its code and nothing else (R25, R54)."""

from __future__ import annotations

from datetime import date

from fairdesk.models.organisations import Organisation
from fairdesk.models.relief import Household, Pairing
from fairdesk.records.papers import GridFacts, PaperFacts, PartyFacts, SideFacts
from fairdesk.rules import eligibility
from fairdesk.rules.paper_values import stated
from fairdesk.services.gathering.gathered import Gathered, about, cased, choice, fair_of, named, on_day, organisation_party
from fairdesk.store import agreements, things
from fairdesk.store.unit_of_work import Look

YEARS = 3
"""Years whose help the table has room for."""


def gather(look: Look, name: str) -> Gathered:
    """The pairing of this id, roster number or number of its paper.

    Refused where it is unknown or void, and where an open one has no next visit (R54).
    """
    one = named(look, Pairing, name)
    eligibility.check_pairing(code=one.code or one.id, next_visit=one.next_visit, ended_on=one.ended_on)
    household = things.get(look, Household, one.household_id)
    code = household.code or household.id
    fair = fair_of(look)
    facts = PaperFacts(
        kind="pairing",
        title="结对帮扶协议",
        fair=fair,
        day=one.starts or fair.day,
        about=code,
        sides=(
            SideFacts(label="帮扶方", party=organisation_party(things.get(look, Organisation, one.organisation_id))),
            SideFacts(label="组织方", party=_organiser(look, household.district)),
        ),
        values=stated(
            household=code,
            district=household.district,
            cause=choice(household.cause),
            members=(f"{household.members}人", str(household.members)) if household.members else "",
            need=choice(household.need),
            consent=("已书面同意", "consented in writing", "YES") if household.consent else ("待取得", "to be asked", "NO"),
            relief=cased(choice(one.relief_kind), one.relief_kind.name),
            next_visit=on_day(None if one.ended_on else one.next_visit),
            starts=on_day(one.starts),
            ended=on_day(one.ended_on),
            end_reason=one.end_reason,
        ),
        grids=(_years(one.starts),),
        copies=3,
    )
    return about(facts, one)


def _organiser(look: Look, district: str) -> PartyFacts:
    found = agreements.civil_affairs_of(look, district)
    if found is None:
        return PartyFacts(name=f"{district}民政局")
    return PartyFacts(name=found.name, address=found.address, representative=found.representative)


def _years(starts: date | None) -> GridFacts:
    rows = []
    for place, ordinal in enumerate("一二三"[:YEARS]):
        begin = f"\n（{starts.year + place}年{starts.month}月起）" if starts else ""
        rows.append((f"第{ordinal}年{begin}", "", "", ""))
    heads = ("年度", "帮扶内容", "资金和物资", "确认")
    return GridFacts(name="years", heads=heads, shares=(24, 40, 24, 14), rows=tuple(rows), room=2)
