"""What an exchange leaves for a person, as a person sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fairdesk.records.exchange import CorrectionRow


class MatterKind(StrEnum):
    """What it is about."""

    REFUSED = "refused"
    """A bundle that was not taken and never will be as it is."""
    STRANGER = "stranger"
    """A bundle of a desk nobody enrolled: it waits until the desk is approved."""
    VOIDS = "voids"
    """A bundle that voids or empties more than one desk should: it waits for a second person."""
    FENCED = "fenced"
    """What a laptop wrote after another one had taken its booth over: it waits until a person has looked at it."""
    FORKED = "forked"
    """What a copy of a desk wrote under numbers the desk used too: it waits until a person lets this desk write it anew."""
    PROPOSAL = "proposal"
    """A cell that was changed by hand in the visible part of a bundle."""
    HELD = "held"
    """An operation that waits for another; a person put it aside, and it is taken all the same once the other comes."""


class MatterState(StrEnum):
    """Whether somebody still has to look at it."""

    OPEN = "open"
    TAKEN = "taken"
    CLOSED = "closed"


WAITS = frozenset({MatterKind.STRANGER, MatterKind.VOIDS, MatterKind.FENCED, MatterKind.FORKED})
"""What is taken in once a person says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRow:
    """One matter: which bundle of which desk (its letters, where it is known), why, who brought it, and what came of it."""

    id: str
    kind: MatterKind
    at: datetime
    device: str
    desk: str
    file: str
    sha256: str
    """The bundle's name: the digest of its manifest, or of the file where it has none."""
    reason: str
    actor: str
    """Who merged it."""
    state: MatterState
    closed_at: datetime | None = None
    closed_by: str = ""
    answer: str = ""
    proposal: CorrectionRow | None = None
    why_not: str = ""
    """Why one press cannot apply the proposal, as an English msgid; empty where it can."""

    @property
    def may_be_applied(self) -> bool:
        """Whether one press puts what was proposed into the record."""
        return self.state is MatterState.OPEN and self.kind is MatterKind.PROPOSAL and not self.why_not

    @property
    def may_be_taken(self) -> bool:
        """Whether one word of a person takes it in."""
        return self.state is MatterState.OPEN and self.kind in WAITS
