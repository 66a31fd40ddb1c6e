"""What the page of papers knows: the kinds, the records and issued papers of the one in hand, and the paper as it would print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

from fairdesk.base.errors import Refusal
from fairdesk.base.i18n import N_, _
from fairdesk.base.progress import Progress
from fairdesk.records.paper_choices import DrawnPaper, FoundRecords, IssuedRow, ReadyPaper
from fairdesk.services import issuing, paper_choices, paper_making
from fairdesk.ui.page import Context, ViewModel
from fairdesk.ui.papers.state import State, Wanted
from fairdesk.ui.runner import Task

REST = 60
"""Milliseconds without a key after which the paper in hand is drawn: who walks through a list does not wait for each line."""
_NOTHING: dict[str, Any] = {"row": None, "paper": None, "drawn": None, "drawn_of": None, "refusal": ""}


class Papers(ViewModel[State]):
    """Verbs of the page. Papers are drawn off the window's thread, one at a time, the newest wish next."""

    topics = frozenset(
        {
            *("issued_paper", "print", "framework_agreement", "authorisation", "entrustment", "pairing", "household"),
            *("letter_of_intent", "organisation", "board_resolution", "participant", "area", "negotiation", "ceremony"),
            *("ceremony_entry", "zone", "booth", "appointment", "agenda_item", "pitch", "fair", "fair_setting", "preference"),
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, State(topics=tuple(paper_choices.kinds())))
        self._drawing: Task | None = None
        self._drawn_again = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._draw)

    def refresh(self) -> None:
        """The records and what was issued are asked for again, and the paper in hand is drawn anew."""
        if not self.state.kind:
            self.open(self.state.topics[0].key)
            return
        self._ask()
        self._rest.start()

    def open(self, thing: str) -> None:
        """Papers of this kind are in hand; nothing happens where it is none."""
        if thing == self.state.kind or all(one.key != thing for one in self.state.topics):
            return
        self.settle(**_NOTHING, kind=thing, words="", found=None, issued=(), size="")
        self._ask()

    def search(self, words: str) -> None:
        """Only records in which these words stand are listed."""
        if words != self.state.words:
            self.settle(words=words, paper=None)
            self._ask()

    def _ask(self) -> None:
        state = self.state
        self.look(paper_choices.records, self._found, kind=state.kind, words=state.words)
        self.look(paper_choices.issued, lambda rows: self._issued(state.kind, rows), kind=state.kind)

    def _found(self, found: FoundRecords) -> None:
        if (found.kind, found.words) != (self.state.kind, self.state.words):
            return
        before, paper = self.state.row, self.state.paper
        kept = next((one for one in found.rows if before is not None and one.key == before.key), None)
        searched = bool(found.words) and (self.state.found is None or self.state.found.words != found.words)
        if searched or kept is None:  # what was searched for last is meant, and the best of it stands first
            kept = found.rows[0] if found.rows and paper is None else kept
        self.settle(found=found, row=kept)
        if self.state.wanted != self.state.drawn_of:
            self._take()

    def _issued(self, kind: str, rows: list[IssuedRow]) -> None:
        if kind != self.state.kind:
            return
        before = self.state.paper
        paper = next((one for one in rows if before is not None and one.id == before.id), None)
        self.settle(issued=tuple(rows), paper=paper)
        if before is not None and paper is None:
            self._take()

    # ---- what is in hand -----------------------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """The record of this line is in hand."""
        row = next((one for one in (self.state.found.rows if self.state.found else ()) if one.key == key), None)
        if row is not None and (self.state.paper is not None or row != self.state.row):
            self.settle(row=row, paper=None)
            self._take()

    def choose_issued(self, paper_id: str) -> None:
        """The paper that was issued under this id is in hand."""
        paper = next((one for one in self.state.issued if one.id == paper_id), None)
        if paper is not None and paper != self.state.paper:
            self.settle(paper=paper)
            self._take()

    def choose_size(self, size: str) -> None:
        """The paper in hand is set on this size of sheet."""
        self.settle(size=size)
        self._take()

    def choose_count(self, count: str) -> None:
        """So many slips are wanted, or those given before."""
        self.settle(count=count)
        self._take()

    # ---- the paper -----------------------------------------------------------------------------------------------------

    def _take(self) -> None:
        self.settle(refusal="")
        self._rest.start()

    def _draw(self) -> None:
        wanted = self.state.wanted
        if wanted is None:
            return
        if self._drawing is not None:
            self._drawn_again = True
            return
        desk = self.context.desk

        def job(_progress: Progress) -> DrawnPaper:
            if wanted.issued:
                return paper_making.preview_issued(desk, kind=wanted.kind, paper_id=wanted.name)
            return paper_making.preview(desk, kind=wanted.kind, name=wanted.name)

        self._drawing = self.context.runner.make(_(N_("Drawing the paper")), job, lambda drawn: self._stands(wanted, drawn))
        self._drawing.on_refusal(lambda refusal: self._refused(wanted, refusal))
        self._drawing.ended.connect(self._next)

    def _next(self) -> None:
        self._drawing = None
        if self._drawn_again:
            self._drawn_again = False
            self._draw()

    def _stands(self, wanted: Wanted, drawn: DrawnPaper) -> None:
        if wanted == self.state.wanted:
            self.settle(drawn=drawn, drawn_of=wanted, refusal="")

    def _refused(self, wanted: Wanted, refusal: Refusal) -> None:
        if wanted == self.state.wanted:
            self.settle(drawn=None, drawn_of=None, refusal=refusal.message)

    # ---- printing, keeping, voiding ------------------------------------------------------------------------------------

    def make(self, then: Callable[[ReadyPaper], None]) -> None:
        """The paper in hand is issued, or its slips have their numbers; `then` hears it, ready for the printer."""
        wanted, topic = self.state.wanted, self.state.topic
        if wanted is None or topic is None or not self.state.printable:
            return
        desk = self.context.desk

        def job(_progress: Progress) -> ReadyPaper:
            if wanted.issued:
                return paper_making.ready_issued(desk, kind=wanted.kind, paper_id=wanted.name)
            return paper_making.ready(desk, kind=wanted.kind, name=wanted.name)

        runner = self.context.runner
        begin = runner.make_and_write if topic.issued or topic.counted else runner.make
        self._busy_with(begin(_(N_("Making the paper ready")), job, then))

    def save_pdf(self, out: Path) -> None:
        """The paper in hand is issued and lies at `out`; the journal knows of this copy."""
        wanted = self.state.wanted
        if wanted is None or not self.state.printable:
            return
        desk = self.context.desk

        def job(_progress: Progress) -> None:
            if wanted.issued:
                paper_making.save_issued(desk, kind=wanted.kind, paper_id=wanted.name, out=out)
            else:
                paper_making.save(desk, kind=wanted.kind, name=wanted.name, out=out)

        self._busy_with(self.context.runner.make_and_write(_(N_("Saving the paper")), job, lambda _none: self._saved(out)))

    def _busy_with(self, task: Task) -> None:
        self.settle(busy=True)
        task.ended.connect(lambda: self.settle(busy=False))

    def _saved(self, out: Path) -> None:
        self.context.notices.ok(_(N_("Saved as {name}."), name=out.name))

    def void(self, reason: str) -> None:
        """The issued paper in hand is void with this reason; its number stays used."""
        if self.state.paper is not None and self.state.may_void:
            self.do(issuing.void, paper_id=self.state.paper.id, reason=reason)
