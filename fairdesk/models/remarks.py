"""What rosters said that no field of ours could hold."""

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record


class RosterRemark(Record, kw_only=True):
    """The text of a cell that could not be taken as it stood, beside the record it belongs to, until a person has settled it.

    `field` is the roster's key of the column and `issue` the code of what was noticed; `source` names file, sheet and row.
    Of the issue ALSO_KNOWN_AS `field` names fields and `raw` the values by which rosters mean this record too.
    """

    __tablename__ = "roster_remark"

    subject: Mapped[str]
    subject_id: Mapped[str] = mapped_column(index=True)
    field: Mapped[str]
    issue: Mapped[str]
    raw: Mapped[str]
    source: Mapped[str] = mapped_column(default="")
    settled: Mapped[bool] = mapped_column(default=False)
