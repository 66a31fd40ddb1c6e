"""What the page of wordings knows: what is saved, what is being written, and the specimen that follows the keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer

from fairdesk.base.errors import Refusal
from fairdesk.base.i18n import _
from fairdesk.records.papers import PaperLook, Setting
from fairdesk.services import wordings
from fairdesk.services.wordings import Worded
from fairdesk.ui.page import Context, ViewModel
from fairdesk.ui.runner import Task
from fairdesk.ui.wordings.state import Names, State

REST = 60
"""Milliseconds without a key after which the specimen is drawn: with the drawing it stands before 200 have gone by."""
KEEP = 2_000
"""Milliseconds without a key after which what is being written is kept with the desk."""


class Wordings(ViewModel[State]):
    """Verbs of the page. Wordings are checked and drawn off the window's thread."""

    topics = frozenset({"fair_setting", "preference"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())
        self._drawing: Task | None = None
        self._drawn: Setting | None = None
        """What the specimen on the screen, or the one under way, was made of."""
        self._kept: Mapping[str, Setting] | None = None
        self._rest, self._keep = _timer(self, REST, self.draw), _timer(self, KEEP, self.keep)

    def refresh(self) -> None:
        """What is saved is asked for again, and the specimen drawn anew: its faces may be others. What is being written stays."""
        self._drawn = None
        if self._kept is None:
            self.look(wordings.drafts_kept, self._came_back)
        self.look(wordings.may_save, lambda may: self.settle(may_save=may))
        self.look(wordings.every, self._found)

    def rest(self) -> None:
        """The page is left: what is being written is kept."""
        super().rest()
        if self._keep.isActive():
            self.keep()

    def open(self, thing: str) -> None:
        """The paper of this kind is in hand."""
        if thing != self.state.kind and any(one.kind == thing for one in self.state.papers or ()):
            places, parts = wordings.places(thing)
            names = Names(places, parts, wordings.needed_parts(thing), wordings.shipped(thing))
            self.settle(kind=thing, names=names, pdf=b"", refusal="", line=0)
            self._drawn = None
            self.draw()

    # ---- writing -------------------------------------------------------------------------------------------------------

    def write(self, wording: str) -> None:
        """The paper in hand is worded so; its specimen follows when the keys rest."""
        self._set(replace(self.state.setting, wording=wording), self._rest.start)

    def choose_look(self, look: PaperLook) -> None:
        """The paper in hand is set like this."""
        self._set(replace(self.state.setting, look=look), self.draw)

    def choose_english(self, english: bool) -> None:
        """English stands beside the Chinese, or not."""
        self._set(replace(self.state.setting, english=english), self.draw)

    def back_to_saved(self) -> None:
        """What was written since the last saving is gone; the editor's own undo brings it back."""
        if self.state.paper is not None:
            self._set(self.state.paper.setting, self.draw)

    def back_to_shipped(self) -> None:
        """The words that came with the program stand there, not yet saved."""
        self._set(replace(self.state.setting, wording=self.state.names.shipped), self.draw)

    def _set(self, setting: Setting, then: Any) -> None:
        paper = self.state.paper
        if paper is None or setting == self.state.setting:
            return
        others = {kind: one for kind, one in self.state.drafts.items() if kind != paper.kind}
        self.settle(drafts=others if setting == paper.setting else {**others, paper.kind: setting})
        self._keep.start()
        then()

    def keep(self) -> None:
        """What is being written comes back after a crash."""
        self._keep.stop()
        if self._kept is not None and self._kept != self.state.drafts:
            self._kept = self.state.drafts
            self.do(wordings.keep_drafts, settings=self.state.drafts)

    # ---- the specimen --------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """The specimen of the wording in hand is drawn, or what is wrong with it is said beside it."""
        self._rest.stop()
        kind, setting = self.state.kind, self.state.setting
        if not kind or setting == self._drawn:
            return
        if self._drawing is not None:
            self._drawing.forget()
        self._drawn = setting
        self._drawing = self.context.runner.make("", wordings.preview_job(kind, setting), self._stands)
        self._drawing.on_refusal(lambda refusal: self._refused(kind, setting, refusal))

    def _stands(self, pdf: bytes) -> None:
        self.settle(pdf=pdf, refusal="", line=0)

    def _refused(self, kind: str, setting: Setting, refusal: Refusal) -> None:
        if (kind, setting) == (self.state.kind, self._drawn):
            self.settle(refusal=refusal.message, line=line_of(refusal, setting.wording))

    # ---- saving --------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Papers of the kind in hand are worded like this from now on."""
        state = self.state
        if state.unsaved and state.may_save and not state.saving and state.paper is not None:
            title, kind, setting = state.paper.title, state.kind, state.setting
            self.settle(saving=True)
            task = self.do(wordings.save, lambda _nothing: self._saved(title), kind=kind, setting=setting)
            task.on_refusal(lambda refusal: self._refused(kind, setting, refusal))
            task.ended.connect(lambda: self.settle(saving=False))

    def _saved(self, title: str) -> None:
        self.context.notices.ok(_("The wording of “{paper}” is saved; papers issued from now on bear it.", paper=_(title)))

    # ---- answers -------------------------------------------------------------------------------------------------------

    def _came_back(self, kept: Mapping[str, Setting]) -> None:
        if self._kept is None:
            self._kept = kept
            self.settle(drafts={**kept, **self.state.drafts})
            self._agree()

    def _found(self, papers: list[Worded]) -> None:
        self.settle(papers=tuple(papers))
        self._agree()

    def _agree(self) -> None:
        """No draft says what is saved already; something is in hand."""
        papers = {one.kind: one.setting for one in self.state.papers or ()}
        if not papers:
            return
        before = self.state.drafts
        drafts = {kind: one for kind, one in before.items() if kind in papers and one != papers[kind]}
        self.settle(drafts=drafts)
        if drafts != before:
            self._keep.start()
        if self.state.kind in papers:
            self.draw()
        else:
            self.open(next(iter(papers)))


def line_of(refusal: Refusal, wording: str) -> int:
    """The line of the wording a refusal is about: the one it names, or the one it quotes; 0 where it is about none."""
    line = refusal.places.get("line")
    if isinstance(line, int):
        return line
    quoted = str(refusal.places.get("text", ""))
    told = wording.splitlines()
    return next((at for at, one in enumerate(told, start=1) if quoted and quoted in one), 0)


def _timer(owner: Wordings, milliseconds: int, then: Any) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer
