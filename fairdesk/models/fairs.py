"""The fair itself: its parts and sessions, agenda, zones and booths, policies, attachments and settings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, link
from fairdesk.records.choices import PitchSession, Track


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


class FairPart(Record, kw_only=True):
    """A part of the fair: conference, pitches, display, negotiations (R02)."""

    __tablename__ = "fair_part"

    kind: Mapped[str]
    name: Mapped[str]
    place: Mapped[str] = mapped_column(default="")


class FairSession(Record, kw_only=True):
    """A half day of the fair (R01)."""

    __tablename__ = "fair_session"

    day: Mapped[date]
    session: Mapped[PitchSession]
    starts: Mapped[str] = mapped_column(default="")
    ends: Mapped[str] = mapped_column(default="")


class AgendaItem(Record, kw_only=True):
    """One line of the programme; times are local, `HH:MM` (R29, R36)."""

    __tablename__ = "agenda_item"

    no: Mapped[int]
    starts: Mapped[str] = mapped_column(default="")
    ends: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    speaker: Mapped[str] = mapped_column(default="")
    summary: Mapped[list[str]] = mapped_column(default_factory=list)
    part_id: Mapped[str | None] = link("fair_part")


class Zone(Record, kw_only=True):
    """A zone of the hall (R42)."""

    __tablename__ = "zone"

    name: Mapped[str]
    track: Mapped[Track | None] = mapped_column(default=None)


class Booth(Record, kw_only=True):
    """A booth or table: `code` is its number on the floor (R42, R43)."""

    __tablename__ = "booth"

    zone_id: Mapped[str | None] = link("zone")
    holder: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[str | None] = link("organisation")
    area_id: Mapped[str | None] = link("area")
    size: Mapped[str] = mapped_column(default="")
    power: Mapped[bool] = mapped_column(default=False)
    exhibits: Mapped[str] = mapped_column(default="")
    x: Mapped[int | None] = mapped_column(default=None)
    y: Mapped[int | None] = mapped_column(default=None)


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


class Attachment(Record, kw_only=True):
    """A photo, a scan or a file that belongs to a record (R08); the bytes lie beside the desk under their SHA-256."""

    __tablename__ = "attachment"

    subject: Mapped[str]
    subject_id: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    name: Mapped[str]
    caption: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str]
    size: Mapped[int]
    taken_at: Mapped[datetime | None] = mapped_column(default=None)


class FairSetting(Record, kw_only=True):
    """One setting of the fair, carried by kits; `code` is its key."""

    __tablename__ = "fair_setting"

    value: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)
