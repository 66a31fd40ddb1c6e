"""What a framework agreement says, from its record (R30)."""

from __future__ import annotations

from fairdesk.base.i18n import in_language
from fairdesk.models.agreements import FrameworkAgreement
from fairdesk.records.choices import Field
from fairdesk.records.papers import PaperFacts, SideFacts
from fairdesk.rules.paper_values import stated
from fairdesk.services.gathering.gathered import Gathered, about, body_party, fair_of, named, on_day, policies
from fairdesk.store.unit_of_work import Look

COPIES = 4
"""Two for each party."""


def gather(look: Look, name: str) -> Gathered:
    """The agreement of this id, roster number or number. Refused where it is unknown or void."""
    one = named(look, FrameworkAgreement, name)
    fair = fair_of(look)
    facts = PaperFacts(
        kind="framework_agreement",
        title="合作框架协议",
        number=one.number,
        fair=fair,
        day=one.day or fair.day,
        about=one.province,
        sides=(
            SideFacts(label="甲方", party=body_party(look, one.party_a)),
            SideFacts(label="乙方", party=body_party(look, one.party_b)),
        ),
        values=stated(
            signatory_a=one.signatory_a,
            signatory_b=one.signatory_b,
            policies=policies(look),
            province=one.province,
            fields=(
                "、".join(field.value for field in Field),
                ", ".join(in_language("en", field.value) for field in Field),
            ),
            valid_to=on_day(one.valid_to),
            each=str(COPIES // 2),
        ),
        copies=COPIES,
    )
    return about(facts, one)
