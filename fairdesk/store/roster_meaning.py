"""What rosters mean by what they say: places by short names and paths, bodies by name, and what follows from a line."""

from __future__ import annotations

from typing import Any

from fairdesk.models.areas import Area
from fairdesk.models.base import Record
from fairdesk.models.organisations import JointCommittee, Organisation
from fairdesk.records import choices as c
from fairdesk.rules import areas
from fairdesk.rules.widths import without_blanks
from fairdesk.store.roster_targets import Fields, Index, Link, Typed, Values

_PREFECTURE = "prefecture:"
_ENDS = frozenset({"县", "市", "区", "旗", "林区", "自治县", "自治旗"})
CONSENT = {"已取得书面同意": True, "未取得": False, True: True, False: False}


def board_status(value: str | bool) -> c.BoardStatus | None:
    """Some rosters only say yes or no: a no does not tell whether a vote is coming, so it touches nothing."""
    if isinstance(value, bool):
        return c.BoardStatus.PASSED if value else None
    return c.BoardStatus(value)


def area_link(key: str = "area_id", county: str = "county") -> Link:
    """A line names an area by its number, its division code, its path, its name, or a short or former one."""
    by: tuple[tuple[Fields, Fields], ...] = (
        (("gb_code",), ("gb_code",)),
        (("province", "prefecture", "name"), ("province", "prefecture", county)),
        (("prefecture", "name"), ("prefecture", county)),
        (("province", "name"), ("province", county)),
        (("name",), (county,)),
    )
    return Link(key, {"area_id": Area}, by, lambda typed: _meant(typed, county), lambda typed, index: _near(typed, index, county))


def _near(typed: Typed, index: Index, county: str) -> list[Record]:
    """The desk's own areas a short word or a path means, as 昭觉 means 昭觉县, as far as the row's province agrees."""
    word = without_blanks(str(typed.get(county) or ""))
    province = str(typed.get("province") or "")
    found: list[Record] = []
    for one in index.every(Area) if len(word) > 1 else ():
        name, own = str(index.value(one, "name")), str(index.value(one, "province"))
        short = len(name) > len(word) and name.startswith(word) and name[len(word) :] in _ENDS
        path = word.endswith(name) and word != name and (not own or word.startswith(own[:2]))
        if (short or path) and (not province or not own or province[:2] == own[:2]):
            found.append(one)
    return found


def _meant(typed: Typed, county: str) -> tuple[Fields, tuple[Any, ...]] | None:
    """The area that a short or former name or a whole path means, where it means one."""
    found = areas.resolve(str(typed.get(county) or ""), typed.get("province"), typed.get("prefecture")).place
    return (("province", "prefecture", "name"), (found.province, found.prefecture, found.county)) if found else None


def organisation_link(key: str = "org_id", name: str = "", place: str = "organisation_id") -> Link:
    """A line names an organisation by its number or, under the key `name`, by its name."""
    return Link(key, {place: Organisation}, ((("name",), (name,)),) if name else ())


def track(typed: Typed, values: Values, index: Index) -> Values:
    """A need of a Beijing district is relief, any other is counterpart help (DOMAIN 1.2)."""
    if "track" in values or "area_id" not in values:
        return {}
    relief = any(index.value(one, "province") == areas.BEIJING for one in index.every(Area) if one.id == values["area_id"])
    return {"track": c.Track.RELIEF if relief else c.Track.COUNTERPART}


def person(typed: Typed, values: Values, index: Index) -> Values:
    """Where a roster gives no number of a unit, the unit's name says whose person this is and in which capacity he comes."""
    unit = str(typed.get("unit") or "")
    if typed.get("unit_ref") or not unit:
        return {}
    for place, kind, category in _UNITS:
        found = [one for one in index.alike(kind, ("name",), (unit,)) if not one.voided]
        if len(found) == 1:
            return {place: found[0].id, "category": category}
    named = [one for one in index.every(Area) if len(name := str(index.value(one, "name"))) > 1 and name in unit]
    if len(named) != 1:
        return {}
    district = index.value(named[0], "province") == areas.BEIJING
    return {"area_id": named[0].id, "category": c.ParticipantCategory.DISTRICT if district else c.ParticipantCategory.DELEGATE}


def named_area(typed: Typed, values: Values, index: Index) -> Values | None:
    """A need names its place before the roster of places has come: a paired area or district we know of becomes an area."""
    if not typed.get("county") or any(typed.get(key) for key in ("area_id", "gb_code")) or area_link().find(typed, index):
        return None
    found = areas.resolve(str(typed["county"]), typed.get("province"), typed.get("prefecture")).place
    if found is None:
        return None
    place = {"province": found.province, "prefecture": found.prefecture, "name": found.county, "gb_code": found.code or None}
    return place | {"kind": c.AreaKind(found.kind)}


def board_passed(typed: Typed, values: Values, index: Index) -> Values:
    """A roster lists letters that were signed; where one names the board's decision, the board had passed it."""
    return {"board_status": c.BoardStatus.PASSED} if values.get("board_number") else {}


def prefecture(typed: Typed, values: Values, index: Index) -> Values | None:
    """`prefecture:1504` is the prefecture of the counties whose division codes begin with 1504."""
    ref = str(typed.get("presenter_ref") or "")
    digits = ref.removeprefix(_PREFECTURE)
    if not ref.startswith(_PREFECTURE) or len(digits) != 4:
        return None
    county = next((one for one in index.every(Area) if str(index.value(one, "gb_code") or "").startswith(digits)), None)
    if county is None:
        return None
    name = str(index.value(county, "prefecture"))
    kinds = {"市": c.AreaKind.CITY, "州": c.AreaKind.PREFECTURE, "盟": c.AreaKind.LEAGUE}
    found: dict[str, Any] = {"name": name, "prefecture": name, "province": index.value(county, "province")}
    return found | {"gb_code": f"{digits}00", "kind": kinds.get(name[-1:])}


_UNITS = (
    ("organisation_id", Organisation, c.ParticipantCategory.ORGANISATION),
    ("committee_id", JointCommittee, c.ParticipantCategory.COMMITTEE),
)
