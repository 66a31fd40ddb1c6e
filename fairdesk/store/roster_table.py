"""The table of rosters: for each entity the records its lines make, in the order in which they need one another.

Add an entity by adding a `Target` after those it points to.
"""

from __future__ import annotations

from fairdesk.models.agreements import Authorisation, FrameworkAgreement
from fairdesk.models.areas import Area, Delegation, DistrictStand
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
from fairdesk.store.roster_meaning import (
    CONSENT,
    area_link,
    board_passed,
    board_status,
    named_area,
    organisation_link,
    person,
    prefecture,
    track,
)
from fairdesk.store.roster_targets import Column, Fields, Link, Target, choice, listed, moment, same

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
            Column("board_status", "board_status", board_status),
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
        links=(organisation_link(name="org_name"),),
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
        links=(area_link(), Link("booth_id", {"booth_id": Booth})),
        identity=(("area_id",),),
    ),
    Target(
        "district_zone",
        DistrictStand,
        code="district_id",
        columns=same("contact=civil_affairs_contact", "phone", "focus"),
        links=(area_link("district_id", "district"), Link("booth_id", {"booth_id": Booth})),
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
        derive=person,
    ),
    Target("demands", Area, identity=_AREA_IDENTITY, fixed={"level": c.AreaLevel.COUNTY}, derive=named_area),
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
        links=(area_link(),),
        identity=(("area_id", "title"),),
        assumed={"field": c.Field.OTHER},
        derive=track,
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
        links=(organisation_link(name="org_name"), organisation_link("entrusted_to", place="trustee_id")),
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
            organisation_link(),
            area_link(),
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
            area_link("party_a_ref"),
            organisation_link("party_b_ref", "party_b"),
            organisation_link("party_c_ref", "party_c", "trustee_id"),
        ),
        identity=(("number",),),
        fixed={"state": c.LetterState.SIGNED},
        derive=board_passed,
    ),
    Target(
        "entrustments",
        Entrustment,
        code="entrust_id",
        columns=(*_CASH, *same("day=date")),
        links=(organisation_link(), organisation_link("trustee_id", place="trustee_id"), Link("offer_id", {"offer_id": Offer})),
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
        links=(organisation_link(name="org_name"),),
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
            Column("consent", "consent", CONSENT.__getitem__),
        ),
    ),
    Target(
        "pairings",
        Pairing,
        code="pairing_id",
        columns=(*same("starts=start", "next_visit"), choice(c.ReliefKind, "relief_kind", "kind")),
        links=(Link("household_id", {"household_id": Household}), organisation_link()),
        identity=(("household_id", "organisation_id"),),
    ),
    Target(
        "pitches",
        Area,
        code="presenter_ref",
        identity=(("gb_code",),),
        fixed={"level": c.AreaLevel.PREFECTURE},
        derive=prefecture,
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
