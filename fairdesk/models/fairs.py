"""The fair itself and its settings."""

from datetime import date
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record


class Fair(Record, kw_only=True):
    """One fair (R01-R08). `code` is its short id; `numbers` are the targets its calling notice names."""

    __tablename__ = "fair"

    name: Mapped[str]
    theme: Mapped[str] = mapped_column(default="")
    day: Mapped[date]
    last_day: Mapped[date | None] = mapped_column(default=None)
    hosts: Mapped[list[str]] = mapped_column(default_factory=list)
    venue: Mapped[str] = mapped_column(default="")
    notice: Mapped[str] = mapped_column(default="")
    numbers: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)
    patterns: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)


class FairSetting(Record, kw_only=True):
    """One setting of the fair, carried by kits; `code` is its key."""

    __tablename__ = "fair_setting"

    value: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)
