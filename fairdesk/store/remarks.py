"""What rosters said of a record and no field could hold."""

from __future__ import annotations

from sqlalchemy import select

from fairdesk.models.remarks import RosterRemark
from fairdesk.records.rosters import ALSO_KNOWN_AS, RemarkRow
from fairdesk.store.unit_of_work import Look


def rows(look: Look, subject_id: str) -> list[RemarkRow]:
    """What rosters said of this record and is not settled, by column."""
    open_ones = select(RosterRemark).where(
        RosterRemark.subject_id == subject_id,
        RosterRemark.voided.is_(False),
        RosterRemark.settled.is_(False),
        RosterRemark.issue != ALSO_KNOWN_AS,
    )
    found = look.session.execute(open_ones.order_by(RosterRemark.field, RosterRemark.id)).scalars()
    return [RemarkRow(subject=one.subject, field=one.field, issue=one.issue, raw=one.raw, source=one.source) for one in found]
