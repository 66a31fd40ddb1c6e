"""No new paper is signed on what two desks say differently: a person decides first."""

from __future__ import annotations

from collections.abc import Collection

from fairdesk.base.errors import InDispute
from fairdesk.records.conflicts import Policy
from fairdesk.records.kinds import kind_word
from fairdesk.store import conflict_cards, conflicts
from fairdesk.store.unit_of_work import Look

NOT_ON_PAPER = frozenset({"minutes", "outcome", "starts", "ends", "recorder", "booth_id", "next_due"})
"""Fields of a negotiation that no letter says."""


def refuse_disputed(look: Look, ids: Collection[str]) -> None:
    """Nothing happens; refused where two desks settled something differently that a paper about these records says.

    How to reach somebody, notes and lists hold no paper up: what is shown of them is as good as any.
    """
    for row in conflicts.of_records(look, ids):
        if row.policy in {Policy.PERSON, Policy.STANDS} and row.field not in NOT_ON_PAPER:
            name = conflict_cards.name_of(look, row.record_table, row.record_id)
            raise InDispute(what=f"{kind_word(row.record_table)} {name}".strip())
