"""What lists, signs, cards, schedules and slips say: few shapes, many papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fairdesk.records.choices import Track
from fairdesk.records.papers import FairFacts, GoodsFacts, ReportFacts


class PaperSize(StrEnum):
    """The sheet a table or a sign is printed on."""

    A4 = "A4"
    A3 = "A3"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    """One entry of a list that is called out: its number or time, what is read aloud, and labelled lines below."""

    lead: str
    head: str
    lines: tuple[tuple[str, str], ...] = ()
    """(label, words); an empty label stands for words alone."""
    tick: bool = False
    """Whether a box stands at its end, to be ticked when it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """Entries that belong together, under a head where it has one."""

    title: str = ""
    entries: tuple[EntryFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """A list for the stage or the door: a ceremony in calling order, or the programme of the fair."""

    kind: str
    title: str
    english: str
    fair: FairFacts
    above: tuple[tuple[str, str], ...] = ()
    """(label, words) under the title: how many there are, who gives."""
    groups: tuple[GroupFacts, ...]
    empty: str
    """What the list says where it has no entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """A name to stand on a table."""

    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsFacts:
    """Name cards in calling order."""

    fair: FairFacts
    cards: tuple[CardFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignFacts:
    """What hangs over a booth: its number, who stands there, from where, in which zone and track."""

    number: str
    holder: str
    place: str = ""
    zone: str = ""
    track: Track | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignsFacts:
    """Signs of booths, all on one size of sheet."""

    fair: FairFacts
    signs: tuple[SignFacts, ...]
    size: PaperSize = PaperSize.A4


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """A meeting that was arranged: when, at which table, who with whom, about what."""

    time: str
    table: str
    organisation: str
    area: str
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSignFacts:
    """What stands on a negotiation table: its number and today's meetings."""

    number: str
    meetings: tuple[MeetingFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSignsFacts:
    """Signs of tables."""

    fair: FairFacts
    tables: tuple[TableSignFacts, ...]


class ScheduleOf(StrEnum):
    """Whose meetings a schedule lists."""

    ORGANISATION = "organisation"
    AREA = "area"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleFacts:
    """The meetings of one organisation, one area or one table."""

    of: ScheduleOf
    name: str
    place: str = ""
    """Where it is found besides: the booth of a side."""
    meetings: tuple[MeetingFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchedulesFacts:
    """Schedules, each beginning on a sheet of its own."""

    fair: FairFacts
    schedules: tuple[ScheduleFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipFacts:
    """A numbered slip: its number and the text of its code."""

    number: str
    qr: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipsFacts:
    """Blank slips of one kind."""

    kind: str
    fair: FairFacts
    slips: tuple[SlipFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """A receipt for goods or papers; what is empty is filled in by pen."""

    slip: SlipFacts
    giver: str = ""
    taker: str = ""
    about: str = ""
    """What the goods are for: the letter they belong to."""
    day: date | None = None
    goods: tuple[GoodsFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptsFacts:
    """Receipts, one to a sheet."""

    fair: FairFacts
    receipts: tuple[ReceiptFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFacts:
    """A report set as a bureau hands it in: the annex it is, its unit of money and its sheet."""

    report: ReportFacts
    size: PaperSize = PaperSize.A3
    annex: str = ""
    in_wan: bool = False
    """Amounts in ten thousand yuan; the heads then lose their unit, which stands above the table."""


@dataclass(frozen=True, slots=True)
class SlipRange:
    """Numbers given to slips by one desk: the counters from first to last, in an epoch of its journal."""

    kind: str
    letters: str
    epoch: int
    first: int
    last: int

    @property
    def counters(self) -> range:
        """Each counter, in order."""
        return range(self.first, self.last + 1)
