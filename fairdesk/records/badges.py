"""Badges as the desk, the press and the window speak of them: how they stand on a sheet, and which of them a batch holds."""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.papers import BadgeFacts, FairFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeLayout:
    """How badges stand on a sheet. Every measure is in millimetres; `left` and `top` lead to the first badge."""

    key: str
    sheet: tuple[float, float]
    columns: int = 1
    rows: int = 1
    badge: tuple[float, float]
    left: float = 0
    top: float = 0
    gap: tuple[float, float] = (0, 0)
    """Between columns and between rows: that of die-cut stock, which wants no lines to cut along."""
    black: bool = False
    """For label printers: one ink, no areas of colour."""

    @property
    def per_sheet(self) -> int:
        """How many badges a sheet holds."""
        return self.columns * self.rows


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeRow:
    """A person as far as a badge and its place in a batch need it."""

    id: str
    code: str
    name: str
    unit: str
    title: str
    category: ParticipantCategory
    badge_no: str
    walk_in: bool
    arrives: str
    area: str
    booth: str
    copy: int
    """Which printed badge is the newest; 0 where none was printed yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeBatch:
    """Which badges, in which order: those of these people or of a filter, perhaps only the new ones, from the n-th on."""

    names: tuple[str, ...] = ()
    """Ids, roster numbers or badge numbers."""
    filters: tuple[tuple[str, str], ...] = ()
    order: str = "roster"
    only_new: bool = False
    """Only people who have no printed badge yet."""
    first: int = 1
    """The badge of the batch to begin with, counted from 1: after a jam the rest is printed."""
    dividers: bool = False
    """A sheet that names the group stands before each group of the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeSheets:
    """How a batch goes to paper: the layout by name or as a grid, backs between the fronts, and in stacks for cutting."""

    layout: str = "a4-8"
    backs: bool = False
    stacks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSheet:
    """What a batch will be: how many badges on how many sheets, and the first sheet as a PDF."""

    badges: int
    sheets: int
    printed: int
    """How many of these people have a printed badge already."""
    pdf: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class DividerFacts:
    """What stands before a group of badges: by what they are grouped, which group, how many, and from where to where."""

    by: str
    name: str
    count: int
    first_no: str
    last_no: str
    fair: FairFacts


BatchItem = BadgeFacts | DividerFacts
"""What a place on a sheet bears."""
