"""The table of rosters: for each entity the records its lines make, in the order in which they need one another.

Add an entity by adding a `Target` after those it points to.
"""

from __future__ import annotations

from typing import Any

from fairdesk.models.agreements import Authorisation, FrameworkAgreement
from fairdesk.models.areas import Area, Delegation, DistrictStand
from fairdesk.models.base import Record
from fairdesk.models.follow_up import FollowUp
from fairdesk.models.hall import Booth, Zone
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import BoardResolution, Body, JointCommittee, Organisation
from fairdesk.models.people import Arrival, Participant
from fairdesk.models.pitches import Pitch
from fairdesk.models.programme import AgendaItem
from fairdesk.models.relief import Household, Pairing
from fairdesk.models.supply import Demand, Entrustment, Offer
from fairdesk.models.talks import Negotiation
from fairdesk.records import choices as c
from fairdesk.rules import areas
from fairdesk.rules.widths import without_blanks
from fairdesk.store.roster_targets import Column, Fields, Index, Link, Target, Typed, Values, choice, listed, moment, same

_PREFECTURE = "prefecture:"
_ENDS = frozenset({"县", "市", "区", "旗", "林区", "自治县", "自治旗"})
_CONSENT = {"已取得书面同意": True, "未取得": False, True: True, False: False}


def _board(value: str | bool) -> c.BoardStatus | None:
    """Some rosters only say yes or no: a no does not tell whether a vote is coming, so it touches nothing."""
    if isinstance(value, bool):
        return c.BoardStatus.PASSED if value else None
    return c.BoardStatus(value)


def _area(key: str = "area_id", county: str = "county") -> Link:
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


def _organisation(key: str = "org_id", name: str = "", place: str = "organisation_id") -> Link:
    return Link(key, {place: Organisation}, ((("name",), (name,)),) if name else ())


def _track(typed: Typed, values: Values, index: Index) -> Values:
    """A need of a Beijing district is relief, any other is counterpart help (DOMAIN 1.2)."""
    if "track" in values or "area_id" not in values:
        return {}
    relief = any(index.value(one, "province") == areas.BEIJING for one in index.every(Area) if one.id == values["area_id"])
    return {"track": c.Track.RELIEF if relief else c.Track.COUNTERPART}


def _person(typed: Typed, values: Values, index: Index) -> Values:
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


def _named_area(typed: Typed, values: Values, index: Index) -> Values | None:
    """A need names its place before the roster of places has come: a paired area or district we know of becomes an area."""
    if not typed.get("county") or any(typed.get(key) for key in ("area_id", "gb_code")) or _area().find(typed, index):
        return None
    found = areas.resolve(str(typed["county"]), typed.get("province"), typed.get("prefecture")).place
    if found is None:
        return None
    place = {"province": found.province, "prefecture": found.prefecture, "name": found.county, "gb_code": found.code or None}
    return place | {"kind": c.AreaKind(found.kind)}


def _board_passed(typed: Typed, values: Values, index: Index) -> Values:
    """A roster lists letters that were signed; where one names the board's decision, the board had passed it."""
    return {"board_status": c.BoardStatus.PASSED} if values.get("board_number") else {}


def _prefecture(typed: Typed, values: Values, index: Index) -> Values | None:
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
_AREA_IDENTITY: tuple[Fields, ...] = (("gb_code",), ("province", "prefecture", "name"))
_CASH = same("cash_fen=cash_yuan", "goods=in_kind", "goods_fen=in_kind_yuan")
_TERM = same("starts=start", "ends=end")

TARGETS: tuple[Target, ...] = (
    Target(
        "joint_party_committees",
        JointCommittee,
        code="pc_id",
        columns=same("name", "parent", "linked_field=area", "secretary", "phone"),
        identity=(("name",),),
    ),
    Target(
        "organisations",
        Organisation,
        code="org_id",
        columns=(
            *same("name", "short", "uscc", "reg_authority", "supervisor", "grade", "grade_until", "charity", "hub"),
            *same("public_fundraising", "tax_deductible", "supporting", "party_form", "legal_rep", "contact", "contact_title"),
            *same("mobile", "landline", "email", "address", "founded", "resolution_no", "resolution_date"),
            choice(c.Category, "category"),
            choice(c.RegistrationLevel, "reg_level"),
            choice(c.Field, "main_field"),
            Column("board_status", "board_status", _board),
        ),
        links=(Link("pc_id", {"committee_id": JointCommittee}, ((("name",), ("pc_name",)),)),),
        identity=(("uscc",), ("name",)),
    ),
    Target(
        "board_resolutions",
        BoardResolution,
        columns=(
            *same("number=resolution_no", "day=resolution_date", "team_lead=project_team_lead", "team_size"),
            *same("due=present", "present=attended", "agree"),
            listed("points", "matters"),
        ),
        links=(_organisation(name="org_name"),),
        identity=(("organisation_id", "number"),),
    ),
    Target(
        "government_bodies",
        Body,
        code="body_id",
        columns=(*same("name", "kind=type", "area"), choice(c.BodyLevel, "level")),
        identity=(("name",),),
    ),
    Target("zones", Zone, code="zone_id", columns=same("name"), identity=(("name",),)),
    Target(
        "county_delegations",
        Area,
        code="area_id",
        columns=(*same("gb_code", "province", "prefecture", "name=county", "partner_district"), choice(c.AreaKind, "kind")),
        identity=_AREA_IDENTITY,
        fixed={"level": c.AreaLevel.COUNTY},
    ),
    Target(
        "district_zone",
        Area,
        code="district_id",
        columns=same("gb_code", "name=district"),
        identity=_AREA_IDENTITY,
        fixed={"level": c.AreaLevel.COUNTY, "kind": c.AreaKind.DISTRICT, "province": areas.BEIJING, "prefecture": areas.BEIJING},
    ),
    Target(
        "booths",
        Booth,
        code="booth_id",
        columns=same("holder", "size", "power"),
        links=(
            Link("zone_id", {"zone_id": Zone}, ((("name",), ("zone",)),)),
            Link("holder_ref", {"organisation_id": Organisation, "area_id": Area}),
        ),
    ),
    Target(
        "county_delegations",
        Delegation,
        code="delegation_id",
        columns=same("lead_unit", "lead", "lead_title", "size", "phone", "policy"),
        links=(_area(), Link("booth_id", {"booth_id": Booth})),
        identity=(("area_id",),),
    ),
    Target(
        "district_zone",
        DistrictStand,
        code="district_id",
        columns=same("contact=civil_affairs_contact", "phone", "focus"),
        links=(_area("district_id", "district"), Link("booth_id", {"booth_id": Booth})),
        identity=(("area_id",),),
    ),
    Target(
        "participants",
        Participant,
        code="person_id",
        columns=(
            *same("name", "gender", "ethnicity", "unit", "title", "mobile", "badge_no", "diet", "arrives=arrive", "note"),
            choice(c.ParticipantCategory, "category"),
        ),
        links=(
            Link(
                "unit_ref",
                {"organisation_id": Organisation, "delegation_id": Delegation, "area_id": Area, "committee_id": JointCommittee},
            ),
        ),
        identity=(("badge_no",), ("name", "unit")),
        apart=("badge_no", "mobile"),
        blank=("unit",),
        assumed={"category": c.ParticipantCategory.ORGANISATION},
        derive=_person,
    ),
    Target("demands", Area, identity=_AREA_IDENTITY, fixed={"level": c.AreaLevel.COUNTY}, derive=_named_area),
    Target(
        "demands",
        Demand,
        code="demand_id",
        columns=(
            *same("title", "description", "households", "people", "registered_poor", "due", "contact", "phone"),
            *_CASH,
            choice(c.Track, "track"),
            choice(c.ReliefKind, "relief_kind", "kind"),
            choice(c.Field, "field"),
            choice(c.NeedType, "need_type"),
            choice(c.Visibility, "visibility"),
            choice(c.MatchStatus, "status"),
        ),
        links=(_area(),),
        identity=(("area_id", "title"),),
        assumed={"field": c.Field.OTHER},
        derive=_track,
    ),
    Target(
        "offers",
        Offer,
        code="offer_id",
        columns=(
            *same("title", "description", "want_region", "service", "cultivate_local", "contact", "phone"),
            *_CASH,
            *_TERM,
            choice(c.Field, "field"),
            choice(c.Mode, "mode"),
            choice(c.OfferRegion, "region_level"),
            choice(c.ResourceSource, "source"),
            choice(c.MatchStatus, "status"),
        ),
        links=(_organisation(name="org_name"), _organisation("entrusted_to", place="trustee_id")),
        identity=(("organisation_id", "title"),),
        assumed={"field": c.Field.OTHER, "mode": c.Mode.CASE},
    ),
    Target(
        "negotiations",
        Negotiation,
        code="negotiation_id",
        columns=(*same("recorder", "next_step", "minutes"), moment("starts", "time"), choice(c.Outcome, "outcome")),
        links=(
            Link("table", {"booth_id": Booth}),
            Link("offer_id", {"offer_id": Offer}),
            Link("demand_id", {"demand_id": Demand}),
            _organisation(),
            _area(),
        ),
        identity=(("organisation_id", "area_id", "starts"),),
    ),
    Target(
        "letters_of_intent",
        LetterOfIntent,
        code="loi_id",
        columns=(
            *same("number=doc_no", "day=sign_date", "party_a", "party_b", "party_c", "project", "households", "people", "copies"),
            *same("board_number=board_resolution_no"),
            *_CASH,
            *_TERM,
            choice(c.Field, "field"),
            choice(c.Mode, "mode"),
            choice(c.Track, "track"),
        ),
        links=(
            Link("negotiation_id", {"negotiation_id": Negotiation}),
            Link("demand_id", {"demand_id": Demand}),
            Link("offer_id", {"offer_id": Offer}),
            _area("party_a_ref"),
            _organisation("party_b_ref", "party_b"),
            _organisation("party_c_ref", "party_c", "trustee_id"),
        ),
        identity=(("number",),),
        fixed={"state": c.LetterState.SIGNED},
        derive=_board_passed,
    ),
    Target(
        "entrustments",
        Entrustment,
        code="entrust_id",
        columns=(*_CASH, *same("day=date")),
        links=(_organisation(), _organisation("trustee_id", place="trustee_id"), Link("offer_id", {"offer_id": Offer})),
        identity=(("organisation_id", "trustee_id", "offer_id"),),
    ),
    Target(
        "authorisations",
        Authorisation,
        code="auth_id",
        columns=(
            *same("number=doc_no", "grantor", "valid_from", "valid_to", "flag"),
            listed("functions", "functions", lambda word: c.AuthorisationFunction(word).name),
            listed("provinces", "node_provinces"),
        ),
        links=(_organisation(name="org_name"),),
        identity=(("number",),),
    ),
    Target(
        "framework_agreements",
        FrameworkAgreement,
        code="fa_id",
        columns=same("number=doc_no", "party_a", "party_b", "province", "day=sign_date", "valid_to"),
        identity=(("number",),),
    ),
    Target(
        "relief_households",
        Household,
        code="household_id",
        columns=(
            *same("district", "members"),
            choice(c.HouseholdCause, "cause"),
            choice(c.HouseholdNeed, "need"),
            Column("consent", "consent", _CONSENT.__getitem__),
        ),
    ),
    Target(
        "pairings",
        Pairing,
        code="pairing_id",
        columns=(*same("starts=start", "next_visit"), choice(c.ReliefKind, "relief_kind", "kind")),
        links=(Link("household_id", {"household_id": Household}), _organisation()),
        identity=(("household_id", "organisation_id"),),
    ),
    Target(
        "pitches",
        Area,
        code="presenter_ref",
        identity=(("gb_code",),),
        fixed={"level": c.AreaLevel.PREFECTURE},
        derive=_prefecture,
    ),
    Target(
        "pitches",
        Pitch,
        code="pitch_id",
        columns=(*same("starts=time", "presenter", "topic"), choice(c.PitchSession, "session"), choice(c.PitchKind, "kind")),
        links=(Link("presenter_ref", {"organisation_id": Organisation, "area_id": Area, "body_id": Body}),),
        identity=(("session", "starts"),),
    ),
    Target("agenda", AgendaItem, columns=same("no", "starts=start", "ends=end", "title=item", "place"), identity=(("no",),)),
    Target(
        "signins",
        Arrival,
        code="log_id",
        columns=(*same("station"), moment("at", "time"), choice(c.ArrivalMethod, "method")),
        links=(Link("person_id", {"participant_id": Participant}, ((("badge_no",), ("badge_no",)),)),),
        identity=(("participant_id", "at"),),
    ),
    Target(
        "follow_up",
        FollowUp,
        columns=(
            *same("as_of", "contract_no", "cash_paid_fen=cash_paid_yuan", "goods_received_fen=in_kind_received_yuan"),
            *same("people_reached", "reason"),
            choice(c.FollowUpState, "state"),
        ),
        links=(Link("loi_id", {"letter_id": LetterOfIntent}, ((("number",), ("doc_no",)),)),),
        identity=(("letter_id", "as_of"),),
    ),
)

MAIN: dict[str, Target] = {target.entity: target for target in TARGETS}
"""Of the records a line makes the one it is about: the last of its entity."""
