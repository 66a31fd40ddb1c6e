"""What a record is called by the table it lies in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fairdesk.base.i18n import N_, _

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "activity_plan": N_("Plan of activities"),
        "agenda_item": N_("Item of the agenda"),
        "appointment": N_("Appointment"),
        "area": N_("Area"),
        "arrival": N_("Arrival"),
        "attachment": N_("Attached file"),
        "authorisation": N_("Letter of authorisation"),
        "authorised_act": N_("Authorised act"),
        "badge": N_("Badge"),
        "board_resolution": N_("Board resolution"),
        "body": N_("Body"),
        "booth": N_("Booth"),
        "campaign": N_("Campaign"),
        "campaign_answer": N_("Answer to a campaign"),
        "ceremony": N_("Ceremony"),
        "ceremony_entry": N_("Entry of a ceremony"),
        "consent": N_("Consent"),
        "delegation": N_("Delegation"),
        "demand": N_("Demand"),
        "district_stand": N_("Stand of a district"),
        "enrolled_desk": N_("Desk"),
        "entrustment": N_("Entrustment"),
        "external_project": N_("Project from elsewhere"),
        "fair": N_("Fair"),
        "fair_part": N_("Part of the fair"),
        "fair_session": N_("Session of the fair"),
        "fair_setting": N_("Setting of the fair"),
        "follow_up": N_("Follow-up"),
        "framework_agreement": N_("Framework agreement"),
        "household": N_("Household"),
        "instalment": N_("Instalment"),
        "interest": N_("Interest"),
        "invitation": N_("Invitation"),
        "issued_paper": N_("Issued paper"),
        "joint_committee": N_("Joint committee"),
        "letter_goods": N_("Goods of a letter"),
        "letter_of_intent": N_("Letter of intent"),
        "local_organisation": N_("Local organisation"),
        "member_unit": N_("Member unit"),
        "negotiation": N_("Negotiation"),
        "negotiation_person": N_("Person of a negotiation"),
        "offer": N_("Offer"),
        "organisation": N_("Organisation"),
        "pairing": N_("Pairing"),
        "participant": N_("Person"),
        "pitch": N_("Presentation"),
        "policy": N_("Policy"),
        "policy_document": N_("Policy document"),
        "print": N_("Print"),
        "resource": N_("Resource"),
        "roster_remark": N_("Remark on a roster"),
        "visit": N_("Visit"),
        "wish": N_("Wish"),
        "zone": N_("Zone"),
    }
)


def kind_word(table: str) -> str:
    """What people call a record of this table; a table of a newer program is called by its name."""
    return _(_KINDS[table]) if table in _KINDS else table
