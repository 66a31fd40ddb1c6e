"""The first schema: the fair, its people and papers, and a journal that nothing can change.

The tables are written as data, so that they can be read at a glance. One column is `name:type` with `>table` for a link to a
record, `#` for an index, `!` for a part of the primary key and `?` for may be empty.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

RECORD = "id:str36! code:str#?"
VOID = "voided:bool void_reason:str"

RECORDS = {
    "area": "level:choice kind:choice? gb_code:str? province:str prefecture:str name:str partner_district:str parent_id:>area?",
    "attachment": "subject:str subject_id:str# kind:str name:str caption:str sha256:str size:int taken_at:time?",
    "body": "name:str kind:str level:choice? area:str former_names:json representative:str address:str",
    "ceremony": "kind:str title:str givers:json",
    "enrolled_desk": (
        "kind:choice booth:str letters:str public_key:str recipient:str scope:json valid_from:date? valid_to:date? "
        "revoked_on:date?"
    ),
    "fair": "name:str theme:str day:date last_day:date? hosts:json venue:str notice:str numbers:json patterns:json",
    "fair_part": "kind:str name:str place:str",
    "fair_session": "day:date session:choice starts:str ends:str",
    "fair_setting": "value:json",
    "framework_agreement": "number:str party_a:str party_b:str province:str day:date? valid_to:date? signatory_a:str signatory_b:str",
    "household": "district:str cause:choice? members:int need:choice? consent:bool",
    "joint_committee": "name:str parent:str linked_field:str secretary:str phone:str",
    "policy_document": "title:str number:str issuers:json day:date? chapters:json",
    "print": "subject:str subject_id:str# kind:str copy:int at:time target:str sha256:str",
    "zone": "name:str track:choice?",
    "agenda_item": "no:int starts:str ends:str title:str place:str kind:str speaker:str summary:json part_id:>fair_part?",
    "demand": (
        "area_id:>area track:choice relief_kind:choice? title:str field:choice description:str need_type:choice? cash_fen:int "
        "goods:str goods_fen:int households:int people:int registered_poor:int due:date? contact:str phone:str "
        "visibility:choice status:choice"
    ),
    "external_project": "title:str owner:str area_id:>area?",
    "organisation": (
        "name:str# short:str uscc:str category:choice? reg_authority:str reg_level:choice? supervisor:str grade:str "
        "grade_until:date? charity:bool public_fundraising:bool tax_deductible:bool hub:bool supporting:bool "
        "committee_id:>joint_committee? hub_id:>organisation? party_form:str legal_rep:str contact:str contact_title:str "
        "mobile:str landline:str email:str address:str founded:date? main_field:choice? board_status:choice resolution_no:str "
        "resolution_date:date?"
    ),
    "policy": "title:str text:str area_id:>area? document_id:>policy_document?",
    "authorisation": (
        "number:str grantor:str organisation_id:>organisation functions:json provinces:json valid_from:date? valid_to:date? "
        "flag:bool status:choice"
    ),
    "board_resolution": (
        "organisation_id:>organisation number:str day:date? points:json team_lead:str team_size:int due:int present:int "
        "agree:int against:int abstain:int"
    ),
    "booth": "zone_id:>zone? holder:str organisation_id:>organisation? area_id:>area? size:str power:bool exhibits:str x:int? y:int?",
    "campaign": "title:str committee_id:>joint_committee? hub_id:>organisation? starts:date?",
    "member_unit": "organisation_id:>organisation name:str uscc:str contact:str phone:str",
    "offer": (
        "organisation_id:>organisation title:str field:choice mode:choice description:str want_region:str region_level:choice "
        "cash_fen:int goods:str goods_fen:int service:str source:choice? trustee_id:>organisation? starts:date? ends:date? "
        "cultivate_local:bool contact:str phone:str status:choice external_project_id:>external_project?"
    ),
    "pairing": (
        "household_id:>household organisation_id:>organisation relief_kind:choice starts:date? next_visit:date? ended_on:date? "
        "end_reason:str"
    ),
    "pitch": (
        "session:choice starts:str kind:choice presenter:str organisation_id:>organisation? area_id:>area? body_id:>body? "
        "on_behalf_of:str topic:str"
    ),
    "resource": "organisation_id:>organisation source:choice cash_fen:int goods:str goods_fen:int",
    "wish": "organisation_id:>organisation area_id:>area by_area:bool level:str reason:str",
    "activity_plan": "organisation_id:>organisation resolution_id:>board_resolution? title:str starts:date? ends:date?",
    "appointment": (
        "organisation_id:>organisation area_id:>area offer_id:>offer? demand_id:>demand? booth_id:>booth? slot:int? "
        "starts:time? state:str locked:bool plan:str"
    ),
    "authorised_act": "authorisation_id:>authorisation function:choice day:date text:str",
    "campaign_answer": "campaign_id:>campaign organisation_id:>organisation answered:bool offers:int amount_fen:int note:str",
    "delegation": "area_id:>area lead_unit:str lead:str lead_title:str size:int phone:str booth_id:>booth? policy:str",
    "district_stand": "area_id:>area booth_id:>booth? contact:str phone:str focus:str",
    "entrustment": (
        "organisation_id:>organisation trustee_id:>organisation offer_id:>offer? cash_fen:int goods:str goods_fen:int day:date? "
        "purpose:str"
    ),
    "negotiation": (
        "organisation_id:>organisation area_id:>area offer_id:>offer? demand_id:>demand? booth_id:>booth? starts:time "
        "ends:time? track:choice? field:choice? field_note:str mode:choice? project:str cash_fen:int goods:str goods_fen:int "
        "goods_basis:choice households:int people:int outcome:choice recorder:str next_step:str next_due:date? minutes:str "
        "consent_contacts:bool"
    ),
    "visit": "pairing_id:>pairing day:date note:str",
    "letter_of_intent": (
        "number:str# negotiation_id:>negotiation? day:date organisation_id:>organisation area_id:>area "
        "trustee_id:>organisation? party_a:str party_b:str party_c:str project:str field:choice field_note:str mode:choice "
        "track:choice demand_id:>demand? offer_id:>offer? cash_fen:int goods:str goods_fen:int households:int people:int "
        "starts:date? ends:date? copies:int board_status:choice board_number:str effect:choice state:choice digest:str qr:str "
        "facts:str"
    ),
    "participant": (
        "name:str# gender:str ethnicity:str unit:str organisation_id:>organisation? delegation_id:>delegation? area_id:>area? "
        "committee_id:>joint_committee? title:str category:choice mobile:str badge_no:str# diet:str arrives:str note:str "
        "walk_in:bool"
    ),
    "arrival": "participant_id:>participant at:time station:str method:choice left_at:time?",
    "badge": "participant_id:>participant number:str copy:int printed_at:time?",
    "ceremony_entry": (
        "ceremony_id:>ceremony place:int organisation_id:>organisation? area_id:>area? letter_id:>letter_of_intent? "
        "done_at:time?"
    ),
    "consent": "participant_id:>participant purpose:str notice_version:str given_at:time withdrawn_at:time?",
    "follow_up": (
        "letter_id:>letter_of_intent as_of:date state:choice contract_no:str cash_paid_fen:int goods_received_fen:int "
        "people_reached:int reason:str officer:str next_step:str"
    ),
    "instalment": "letter_id:>letter_of_intent due:date? amount_fen:int paid_on:date? goods:str",
    "interest": "pitch_id:>pitch participant_id:>participant at:time",
    "invitation": "participant_id:>participant? organisation_id:>organisation? area_id:>area? sent_at:time? answer:str called_at:time?",
    "letter_goods": "letter_id:>letter_of_intent name:str quantity:str value_fen:int basis:choice",
    "local_organisation": "area_id:>area name:str target:str letter_id:>letter_of_intent? people_trained:int",
    "negotiation_person": "negotiation_id:>negotiation participant_id:>participant member_unit_id:>member_unit?",
}

OWN = {
    "conflict": "record_id:str36! field:str! record_table:str operations:text",
    "counter": "series:str! epoch:int! last:int",
    "delivery": (
        "sha256:str64! kind:str direction:str device:str16 epoch:int from_seq:int to_seq:int at:time file:str result:str "
        "details:json"
    ),
    "desk_identity": (
        "id:int! device:str16 kind:choice booth:str letters:str fair_code:str epoch:int seq:int last_hash:str hlc:int "
        "secrets:text bureau_device:str bureau_key:str bureau_recipient:str opened_at:time"
    ),
    "desk_lock": "id:int! lock:json",
    "draft": "key:str! saved_at:time content:json",
    "head": "record_id:str36! record_table:str origin:str changed:text",
    "held_operation": "id:str! line:text reason:str",
    "operation": (
        "device:str16! epoch:int! seq:int! act:str36# label:str actor:str role:str wall:str hlc:int kind:str record_table:str "
        "record_id:str36# fields:text parents:text salt:str32 fields_hash:str64 reason:str prev_hash:str64 hash:str64"
    ),
    "preference": "key:str! value:json",
    "reach": "device:str16! epoch:int! known:int known_hash:str64 acknowledged:int at:time",
    "search_entry": "record_id:str36! kind:str code:str name:str organisation:str terms:text",
}

TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "str": sa.String(),
    "str16": sa.String(16),
    "str32": sa.String(32),
    "str36": sa.String(36),
    "str64": sa.String(64),
    "choice": sa.String(40),
    "text": sa.Text(),
    "bool": sa.Boolean(),
    "int": sa.BigInteger(),
    "date": sa.Date(),
    "time": sa.DateTime(timezone=True),
    "json": sa.JSON(),
    "bytes": sa.LargeBinary(),
}

APPEND_ONLY_FILE = """
CREATE TRIGGER operation_no_{verb} BEFORE {verb} ON operation
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""
APPEND_ONLY_SERVER = """
CREATE FUNCTION operation_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
CREATE TRIGGER operation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON operation
FOR EACH STATEMENT EXECUTE FUNCTION operation_append_only();
"""


def upgrade() -> None:
    for name, columns in RECORDS.items():
        make_table(name, f"{RECORD} {columns} {VOID}")
    for name, columns in OWN.items():
        make_table(name, columns)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(APPEND_ONLY_SERVER)
    else:
        for verb in ("UPDATE", "DELETE"):
            op.execute(APPEND_ONLY_FILE.format(verb=verb))


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER operation_append_only ON operation; DROP FUNCTION operation_append_only()")
    else:
        for verb in ("UPDATE", "DELETE"):
            op.execute(f"DROP TRIGGER operation_no_{verb}")
    for name in [*reversed(OWN), *reversed(RECORDS)]:
        op.drop_table(name)


def make_table(name: str, columns: str) -> None:
    """The table stands, with its keys, links and indexes named as the models name them."""
    parts: list[sa.schema.SchemaItem] = []
    keys, indexed = [], []
    for spec in columns.split():
        field, _, rest = spec.partition(":")
        kind = rest.rstrip("#!?")
        target = kind[1:] if kind.startswith(">") else ""
        parts.append(sa.Column(field, sa.String(36) if target else TYPES[kind], nullable="?" in rest, autoincrement=False))
        if target:
            link = f"fk_{name}_{field}"
            parts.append(sa.ForeignKeyConstraint([field], [f"{target}.id"], name=link, deferrable=True, initially="DEFERRED"))
        if "!" in rest:
            keys.append(field)
        if target or "#" in rest:
            indexed.append(field)
    op.create_table(name, *parts, sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}"))
    for field in indexed:
        op.create_index(f"ix_{name}_{field}", name, [field])
