"""What the notice on personal information says, from the fair (PIPL, article 17); its version follows its wording."""

from __future__ import annotations

import hashlib

from fairdesk.base.errors import NotFound
from fairdesk.models.fairs import Fair
from fairdesk.records.papers import PaperFacts
from fairdesk.rules.paper_values import stated
from fairdesk.services.gathering.gathered import Gathered, about, body_party, fair_of
from fairdesk.services.wordings import setting
from fairdesk.store import desks
from fairdesk.store.unit_of_work import Look

KIND = "privacy_notice"
DAYS_KEPT = 180
"""Days after the fair for which people and their numbers are kept; a bureau that chose others writes its own words."""


def gather(look: Look, name: str) -> Gathered:
    """The notice of this fair, by its code, its id, or the word `fair`. Refused where the name is another."""
    one: Fair = desks.fair(look)
    if name not in {one.code, one.id, Fair.__tablename__}:
        raise NotFound(what=name)
    fair = fair_of(look)
    facts = PaperFacts(
        kind=KIND,
        title="个人信息处理告知书",
        fair=fair,
        day=fair.day,
        values=stated(
            version=version(look),
            address=body_party(look, fair.hosts[0]).address if fair.hosts else "",
            retention=(f"活动结束后{DAYS_KEPT}日", f"{DAYS_KEPT} days after the fair"),
        ),
    )
    return about(facts, one)


def version(look: Look) -> str:
    """The version of the notice: its year, and the beginning of the digest of its wording, so that a changed one has another."""
    wording = setting(look, KIND).wording
    return f"{desks.fair(look).day.year}-{hashlib.sha256(wording.encode()).hexdigest()[:6].upper()}"
