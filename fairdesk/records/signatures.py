"""The signature inside a paper's file: who makes it, and what a check of it can answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fairdesk.base.i18n import N_, _


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSigner:
    """The desk as its certificate names it: its letters, its fair with its place, first day, and the first of its hosts."""

    desk: str
    fair: str
    host: str
    place: str
    day: date


class SignatureState(StrEnum):
    """What a check of the signature in a file answers, always one of these."""

    NONE = "none"
    DESK = "desk"
    REVOKED = "revoked"
    OUTSIDE_TERM = "outside-term"
    UNKNOWN = "unknown-signer"
    CHANGED = "changed"
    DAMAGED = "damaged"

    @property
    def sentence(self) -> str:
        """What a person reads."""
        return _(_SENTENCES[self])


_SENTENCES = {
    SignatureState.NONE: N_("The file bears no signature."),
    SignatureState.DESK: N_("A desk of this fair signed the file, and nothing has been changed since."),
    SignatureState.REVOKED: N_("The desk that signed the file was no longer allowed to at that time. Ask the bureau."),
    SignatureState.OUTSIDE_TERM: N_("The desk that signed the file was not enrolled on that day. Ask the bureau."),
    SignatureState.UNKNOWN: N_(
        "The file is signed by somebody this fair does not know. Ask the bureau for the newest trust file."
    ),
    SignatureState.CHANGED: N_("The file was changed after it was signed. Rely on the original file only."),
    SignatureState.DAMAGED: N_("The signature in the file is damaged and proves nothing. Ask for the original file."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSignature:
    """The answer of a check: the state, the letters of the desk that signed, its claim of when, and how many signed after it."""

    state: SignatureState
    desk: str = ""
    when: datetime | None = None
    later: int = 0

    @property
    def proven(self) -> bool:
        """Whether a desk of this fair signed the file and nothing but further signatures came after it."""
        return self.state is SignatureState.DESK
