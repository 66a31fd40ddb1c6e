"""What a board resolution says: from its record, or a form for an organisation that has none (R60, R61)."""

from __future__ import annotations

from fairdesk.models.organisations import ActivityPlan, BoardResolution, Organisation
from fairdesk.records.choices import BoardStatus
from fairdesk.records.papers import GridFacts, PaperFacts, SideFacts
from fairdesk.rules import eligibility
from fairdesk.rules.paper_values import stated
from fairdesk.services.gathering.gathered import Gathered, about, fair_of, named, on_day, organisation_party
from fairdesk.store import agreements, things
from fairdesk.store.unit_of_work import Look

POINTS = ("重新组织动员资源", "选定帮扶项目", "组建帮扶项目小组", "安排帮扶活动计划")
"""What the resolution decides on (R61)."""
TICKED, OPEN = "✓", "□"


def gather(look: Look, name: str) -> Gathered:
    """The resolution of this id or number, or the newest of the organisation of this name; a form to fill in where it has none.

    Refused where neither is known, where the record is void, and where the votes do not add up.
    """
    organisation = things.find(look, Organisation, name)
    if organisation is None:
        one: BoardResolution | None = named(look, BoardResolution, name)
        organisation = things.get(look, Organisation, one.organisation_id if one else "")
    else:
        one = agreements.resolution_of(look, organisation.id)
    if one is None:
        return about(_facts(look, organisation, BoardResolution(organisation_id=organisation.id)), organisation)
    eligibility.check_votes(due=one.due, present=one.present, cast=one.agree + one.against + one.abstain)
    return about(_facts(look, organisation, one), one)


def _facts(look: Look, organisation: Organisation, one: BoardResolution) -> PaperFacts:
    fair = fair_of(look)
    passed = bool(one.present) and organisation.board_status is BoardStatus.PASSED
    points = [_point(one, place) for place in range(len(POINTS))]
    return PaperFacts(
        kind="board_resolution",
        title="理事会决议",
        number=one.number,
        fair=fair,
        day=one.day or fair.day,
        about=organisation.name,
        sides=(SideFacts(label="单位", party=organisation_party(organisation)),),
        values=stated(
            meeting_day=on_day(one.day),
            due=str(one.due or ""),
            present=str(one.present or ""),
            team_lead=one.team_lead,
            team_size=str(one.team_size or ""),
            passed=("通过", "passed", "PASSED") if passed else ("待表决", "to be voted on", "OPEN"),
            **{f"tick_{place}": tick for place, (tick, _words) in enumerate(points, start=1)},
            **{f"point_{place}": words for place, (_tick, words) in enumerate(points, start=1)},
        ),
        grids=(_plan(look, organisation.id), _votes(one), _members()),
    )


def _point(one: BoardResolution, place: int) -> tuple[str, str]:
    """Whether the resolution decides on this point, and what it says of it beyond its name."""
    told = next((point for point in one.points if point.startswith(POINTS[place])), None)
    if told is None:
        return OPEN, ""
    return TICKED, told.removeprefix(POINTS[place]).lstrip("：:，, ")


def _plan(look: Look, organisation_id: str) -> GridFacts:
    found = sorted(
        things.where(look, ActivityPlan, organisation_id=organisation_id), key=lambda one: (str(one.starts or "9999"), one.id)
    )
    rows = tuple((one.title, _iso(one.starts), _iso(one.ends)) for one in found)
    return GridFacts(name="plan", heads=("活动", "开始", "结束"), shares=(56, 22, 22), rows=rows)


def _iso(day: object) -> str:
    return str(day) if day else ""


def _votes(one: BoardResolution) -> GridFacts:
    counts = (one.due, one.present, one.agree, one.against, one.abstain)
    row = tuple(str(count) for count in counts) if one.present else ("",) * 5
    heads = ("应到", "实到", "同意", "反对", "弃权")
    return GridFacts(name="votes", heads=heads, shares=(20,) * 5, rows=(row,), room=1 if one.present else 2)


def _members() -> GridFacts:
    return GridFacts(name="members", heads=("出席理事签名",), shares=(100,), rows=(("",),), room=3)
