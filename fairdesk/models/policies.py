"""Policies and the papers they stand in."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, link


class PolicyDocument(Record, kw_only=True):
    """A policy paper cited or presented (R40, R47, R48)."""

    __tablename__ = "policy_document"

    title: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    issuers: Mapped[list[str]] = mapped_column(default_factory=list)
    day: Mapped[date | None] = mapped_column(default=None)
    chapters: Mapped[list[str]] = mapped_column(default_factory=list)


class Policy(Record, kw_only=True):
    """A preferential policy of an area, or a support policy of a policy paper (R38, R48)."""

    __tablename__ = "policy"

    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    area_id: Mapped[str | None] = link("area")
    document_id: Mapped[str | None] = link("policy_document")
