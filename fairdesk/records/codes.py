"""What a signed QR code says, and what a check of it can answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import NamedTuple

from fairdesk.base.i18n import N_, _

CUT = "…"
"""What a name ends in that was too long for its code."""


class CodeParty(NamedTuple):
    """One side of a letter as its code names it."""

    code: str
    name: str


class CodeFlag(IntEnum):
    """Which state of the paper a code was printed on."""

    ORIGINAL = 0
    COPY = 1
    VOID = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterCode:
    """The facts in the code of a paper: `digest` is the SHA-256 of all its facts, `field` the name of a `choices.Field`."""

    kind: str
    number: str
    fair_id: str
    party_a: CodeParty
    party_b: CodeParty
    party_c: CodeParty | None = None
    project: str
    field: str
    cash_fen: int
    goods_fen: int
    day: date
    digest: bytes
    flag: CodeFlag = CodeFlag.ORIGINAL
    epoch: int
    seq: int
    """Where the issuing desk's journal stood: the epoch and number of the operation that issued the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkInCode:
    """What the badge of a walk-in says besides its head; `category` is the name of a `choices.ParticipantCategory`."""

    name: str
    organisation: str
    category: str
    day: date
    epoch: int
    seq: int


class CodeState(StrEnum):
    """What a check answers, always one of these."""

    GENUINE = "genuine"
    UNKNOWN_KEY = "unknown-key"
    REVOKED = "revoked"
    OUTSIDE_TERM = "outside-term"
    ALTERED = "altered"
    NOT_OURS = "not-ours"

    @property
    def sentence(self) -> str:
        """What a person reads."""
        return _(_SENTENCES[self])


_SENTENCES = {
    CodeState.GENUINE: N_("Genuine: a desk of this fair issued these facts. Whether the parties signed, the paper shows."),
    CodeState.UNKNOWN_KEY: N_("Unknown desk: this fair does not know its key. Ask the bureau for the newest trust file."),
    CodeState.REVOKED: N_("Revoked: the desk was no longer allowed to issue papers at that time. Ask the bureau."),
    CodeState.OUTSIDE_TERM: N_("Outside its term: the desk was not enrolled on the day of the paper. Ask the bureau."),
    CodeState.ALTERED: N_("Altered: the code was changed or damaged. Do not rely on this paper; ask the bureau."),
    CodeState.NOT_OURS: N_("Not ours: this is not a code of this fair."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer of a check: the state, the letters of the desk that issued it, and the facts where they could be read."""

    state: CodeState
    desk: str = ""
    facts: LetterCode | WalkInCode | None = None

    @property
    def genuine(self) -> bool:
        """Whether a desk of this fair issued exactly these facts."""
        return self.state is CodeState.GENUINE
