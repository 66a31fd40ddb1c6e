"""What the page of papers shows at one moment: the kinds, the records of the kind in hand, what was issued, and the paper."""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.records.paper_choices import About, DrawnPaper, FoundRecords, IssuedRow, PaperTopic, RecordRow
from fairdesk.services import paper_choices

USUAL = "20"
"""So many slips are offered at first: five sheets of them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which paper is to be seen: of a kind, and of a record by the name its maker takes, or one that was issued."""

    kind: str
    name: str
    issued: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A record is in hand (`row`), or a paper that was issued before (`paper`), or nothing."""

    topics: tuple[PaperTopic, ...] = ()
    kind: str = ""
    words: str = ""
    """What is searched for among the records."""
    found: FoundRecords | None = None
    issued: tuple[IssuedRow, ...] = ()
    row: RecordRow | None = None
    paper: IssuedRow | None = None
    size: str = ""
    count: str = USUAL
    """How many slips, or those given before (`7-26`), as it is typed."""
    drawn: DrawnPaper | None = None
    """The last paper that could be drawn; it stays until the next one stands."""
    drawn_of: Wanted | None = None
    refusal: str = ""
    """Why the paper in hand cannot be made."""
    busy: bool = False
    """Whether the paper in hand is being issued, printed or saved."""

    @property
    def topic(self) -> PaperTopic | None:
        """The kind in hand."""
        return next((one for one in self.topics if one.key == self.kind), None)

    @property
    def wanted(self) -> Wanted | None:
        """The paper that is to be seen; None where nothing is in hand."""
        if self.paper is not None:
            return Wanted(self.kind, self.paper.id, issued=True)
        topic, row = self.topic, self.row
        if topic is None or row is None or (row.about is About.COUNT and not self.counts):
            return None
        return Wanted(self.kind, paper_choices.named(topic, row, size=self.size, count=self.count))

    @property
    def stands(self) -> bool:
        """Whether what is drawn is the paper in hand."""
        return self.wanted is not None and self.drawn is not None and self.drawn_of == self.wanted and not self.refusal

    @property
    def printable(self) -> bool:
        """Whether the paper in hand can go to a printer or a file."""
        paper = self.paper
        return self.stands and not self.busy and (paper is None or (not paper.voided and paper.here))

    @property
    def may_void(self) -> bool:
        """Whether the paper in hand can be made void."""
        topic = self.topic
        return topic is not None and topic.issued and self.paper is not None and not self.paper.voided

    @property
    def asks_count(self) -> bool:
        """Whether a person says how many slips."""
        return self.row is not None and self.row.about is About.COUNT

    @property
    def counts(self) -> bool:
        """Whether what is typed asks for slips that can be printed."""
        return paper_choices.asks_for_slips(self.count)

    @property
    def listed(self) -> bool:
        """Whether the kind in hand is made for records: blank slips are made for none."""
        return self.topic is not None and self.topic.abouts != (About.COUNT,)

    @property
    def empty(self) -> bool:
        """Whether there is no record at all the kind in hand could be made for."""
        return self.found is not None and not self.found.rows and not self.words
