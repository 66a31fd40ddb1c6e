"""Which papers can be made, of which records, and which were issued before, as the page of papers lists them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fairdesk.base.i18n import N_, _
from fairdesk.records.choices import LetterState


class PaperGroup(StrEnum):
    """What kinds of papers are listed under."""

    AGREEMENTS = "agreements"
    DAY = "day"
    TABLES = "tables"
    SLIPS = "slips"

    @property
    def label(self) -> str:
        """What a person reads, in the language in force."""
        return _(_GROUPS[self])


class About(StrEnum):
    """What kind of thing a paper is made for; the name of its table where it lies in one."""

    FRAMEWORK = "framework_agreement"
    AUTHORISATION = "authorisation"
    ENTRUSTMENT = "entrustment"
    PAIRING = "pairing"
    LETTER = "letter_of_intent"
    ORGANISATION = "organisation"
    PERSON = "participant"
    AREA = "area"
    NEGOTIATION = "negotiation"
    CEREMONY = "ceremony"
    ZONE = "zone"
    BOOTH = "booth"
    TABLE = "table"
    FAIR = "fair"
    REPORT = "report"
    MANY = "many"
    """Several records at once: every booth, all that is signed."""
    COUNT = "count"
    """So many slips."""

    @property
    def label(self) -> str:
        """What a person reads, in the language in force."""
        return _(_ABOUTS[self])


_GROUPS = {
    PaperGroup.AGREEMENTS: N_("Agreements and powers"),
    PaperGroup.DAY: N_("For the day"),
    PaperGroup.TABLES: N_("Tables"),
    PaperGroup.SLIPS: N_("Slips"),
}
_ABOUTS = {
    About.FRAMEWORK: N_("Framework agreement"),
    About.AUTHORISATION: N_("Letter of authorisation"),
    About.ENTRUSTMENT: N_("Entrustment"),
    About.PAIRING: N_("Pairing"),
    About.LETTER: N_("Letter of intent"),
    About.ORGANISATION: N_("Organisation"),
    About.PERSON: N_("Person"),
    About.AREA: N_("Area"),
    About.NEGOTIATION: N_("Negotiation"),
    About.CEREMONY: N_("Ceremony"),
    About.ZONE: N_("Zone"),
    About.BOOTH: N_("Booth"),
    About.TABLE: N_("Table"),
    About.FAIR: N_("Fair"),
    About.REPORT: N_("Statistics table"),
    About.MANY: N_("All together"),
    About.COUNT: N_("Blank slips"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTopic:
    """A kind of paper: its key, its title (a message id), and what it is made for."""

    key: str
    title: str
    group: PaperGroup
    abouts: tuple[About, ...]
    issued: bool = False
    """Whether it is on record when it is issued, with its state, and can be void."""
    sizes: tuple[str, ...] = ()
    """The sizes of sheet it can be set on, the usual one first; none where there is no choice."""

    @property
    def counted(self) -> bool:
        """Whether its numbers are given when it is printed."""
        return About.COUNT in self.abouts

    @property
    def label(self) -> str:
        """What a person reads, in the language in force."""
        return _(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedRow:
    """A paper that was issued, or a range of slips that was given: its number, what it is about, and how far it came."""

    id: str
    """The paper's id; of slips the range, such as `7-26`."""
    number: str
    about: str
    day: date
    state: LetterState
    prints: int
    void_reason: str = ""
    here: bool = True
    """Whether this desk can print it again."""

    @property
    def voided(self) -> bool:
        """Whether it is void."""
        return self.state is LetterState.VOID


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """Something a paper can be made for: the name its maker takes, its words, and the paper issued about it before."""

    name: str
    about: About
    title: str
    more: str = ""
    worded: bool = False
    """Whether the title is a message id."""
    issued: IssuedRow | None = None

    @property
    def key(self) -> str:
        """What tells it from every other line of its list."""
        return f"{self.about}:{self.name}"

    @property
    def label(self) -> str:
        """What a person reads, in the language in force."""
        return _(self.title) if self.worded else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRecords:
    """The records a paper can be made for, as far as they are listed."""

    kind: str
    words: str
    rows: tuple[RecordRow, ...]
    more: bool = False
    """Whether there are more of them than are listed."""


class Standing(StrEnum):
    """How a paper stands to the one that was issued about the same record."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    """The record says something else now: issued again, it takes the place of the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPaper:
    """A paper as it would print now, and what printing it means."""

    pdf: bytes
    pages: int
    standing: Standing = Standing.NEW
    number: str = ""
    prints: int = 0
    filed: bool = False
    """Whether the one issued before came back signed: it stays where a changed one is issued."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPaper:
    """A paper that can go to a printer: its PDF, what it is called, and the records whose printing is put on record."""

    pdf: bytes
    kind: str
    title: str
    subject: str = ""
    subject_ids: tuple[str, ...] = ()
    copies: int = 1
