"""The head every report bears: which fair, when, where, called by whom."""

from __future__ import annotations

from sqlalchemy import select

from fairdesk.models.fairs import Fair
from fairdesk.models.journal import DESK_IDENTITY
from fairdesk.records.papers import FairFacts
from fairdesk.store.unit_of_work import Look


def fair_head(look: Look) -> FairFacts:
    """The fair of this desk; a desk that has none yet bears its own birthday and no name."""
    fair = look.session.execute(select(Fair).where(Fair.voided.is_(False)).order_by(Fair.id).limit(1)).scalar_one_or_none()
    if fair is None:
        born = look.ask(select(DESK_IDENTITY.c.opened_at)).scalar_one().date()
        return FairFacts(fair_id="", name="", theme="", day=born, hosts=(), venue="")
    return FairFacts(
        fair_id=fair.code or fair.id,
        name=fair.name,
        theme=fair.theme,
        day=fair.day,
        hosts=tuple(fair.hosts),
        venue=fair.venue,
        notice=fair.notice,
    )
