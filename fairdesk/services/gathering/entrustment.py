"""What an entrustment says, from its record (R62)."""

from __future__ import annotations

from fairdesk.models.organisations import Organisation
from fairdesk.models.supply import Entrustment, Offer
from fairdesk.records.choices import Category
from fairdesk.records.papers import PaperFacts, SideFacts
from fairdesk.rules import eligibility
from fairdesk.rules.paper_values import stated
from fairdesk.services.gathering.gathered import Gathered, about, amount, choice, fair_of, named, on_day, organisation_party
from fairdesk.store import agreements, things
from fairdesk.store.unit_of_work import Look


def gather(look: Look, name: str) -> Gathered:
    """The entrustment of this id, roster number or number of its paper.

    Refused where it is unknown or void, and where the trustee is the giver, or neither a foundation nor supporting (R62).
    """
    one = named(look, Entrustment, name)
    giver, trustee = things.get(look, Organisation, one.organisation_id), things.get(look, Organisation, one.trustee_id)
    eligibility.check_trustee(giver=giver.id, trustee=trustee.id, category=trustee.category, supporting=trustee.supporting)
    offer = things.find(look, Offer, one.offer_id)
    letter = agreements.letter_under(look, organisation_id=giver.id, trustee_id=trustee.id, offer_id=one.offer_id)
    fair = fair_of(look)
    foundation = trustee.category is Category.FOUNDATION
    facts = PaperFacts(
        kind="entrustment",
        title="委托代为落实协议书",
        fair=fair,
        day=one.day or fair.day,
        about=offer.title if offer else one.purpose,
        sides=(
            SideFacts(label="委托方", party=organisation_party(giver)),
            SideFacts(label="受托方", party=organisation_party(trustee)),
        ),
        values=stated(
            entitled=choice(Category.FOUNDATION) if foundation else ("支持型社会组织", "supporting social organisation"),
            purpose=one.purpose or choice(offer.field if offer else None),
            project=offer.title if offer else "",
            cash=amount(one.cash_fen),
            goods=one.goods,
            goods_value=amount(one.goods_fen),
            total=amount(one.cash_fen + one.goods_fen) if one.cash_fen and one.goods_fen else "",
            deliver_by=on_day(None),
            letter=letter.number if letter else "",
        ),
        copies=3,
    )
    return about(facts, one)
