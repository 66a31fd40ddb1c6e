"""What the page of signed papers knows: what came back, the page in hand, and where it may belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fairdesk.base.i18n import _, ngettext
from fairdesk.base.progress import Progress
from fairdesk.records.scans import Paper, ScanRow, ScanState, TakenPage
from fairdesk.services import scans
from fairdesk.ui.page import Context, ViewModel

ENDINGS = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp")
_PAGES = {"letter_of_intent": "letters"}
"""The page of the window on which a paper is looked at."""


@dataclass(frozen=True, slots=True)
class State:
    """The pages that came back, the one in hand with its picture, and the papers a person may file it to."""

    rows: tuple[ScanRow, ...] | None = None
    only: str = ""
    """Only pages of this state are shown; empty for all."""
    scan_id: str = ""
    picture: bytes = b""
    words: str = ""
    """What is searched for among the papers."""
    papers: tuple[Paper, ...] = ()
    paper_id: str = ""
    busy: bool = False

    @property
    def shown(self) -> tuple[ScanRow, ...]:
        """The pages of the chosen state, or all: those that wait for somebody first, then the newest."""
        chosen = [one for one in self.rows or () if self.only in {"", one.state.value}]
        return tuple(sorted(chosen, key=lambda one: one.state is not ScanState.BENCH))

    @property
    def row(self) -> ScanRow | None:
        """The page in hand."""
        return next((one for one in self.rows or () if one.id == self.scan_id), None)

    @property
    def paper(self) -> Paper | None:
        """The paper a person chose for it."""
        return next((one for one in self.papers if one.id == self.paper_id), None)

    @property
    def open(self) -> bool:
        """Whether a person may still say where the page in hand belongs."""
        row = self.row
        return row is not None and bool(row.sha256) and row.state in {ScanState.BENCH, ScanState.AWAY}

    def count(self, state: str) -> int:
        """How many pages have this state; all for an empty one."""
        return sum(state in {"", one.state.value} for one in self.rows or ())


class Scans(ViewModel[State]):
    """Verbs of the page. Files are read by a child process in a job, never on the window's thread."""

    topics = frozenset({scans.TABLE, "attachment", "letter_of_intent", "issued_paper"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())

    def refresh(self) -> None:
        """The list is asked for again."""
        self.look(scans.rows, self._read)

    def _read(self, rows: Sequence[ScanRow]) -> None:
        self.settle(rows=tuple(rows))
        if self.state.row is None:
            first = next((one for one in self.state.shown if one.state is ScanState.BENCH), next(iter(self.state.shown), None))
            self.choose(first.id if first else "")
        elif self.state.open and not self.state.words:
            self._suggest(self.state.row)

    def open(self, thing: str) -> None:
        """The page of this id is in hand."""
        if thing:
            self.settle(only="")
            self.choose(thing)

    # ---- taking in -----------------------------------------------------------------------------------------------------

    def take(self, paths: Sequence[Path]) -> None:
        """These files, and the scans in these folders, are filed or wait on the bench."""
        if not paths or self.state.busy:
            return
        desk = self.context.desk

        def job(progress: Progress) -> list[TakenPage]:
            return scans.take(desk, paths=paths, progress=progress)

        self.settle(busy=True)
        task = self.context.runner.make_and_write(_("Reading scans"), job, self._taken)
        task.ended.connect(lambda: self.settle(busy=False))

    def _taken(self, taken: Sequence[TakenPage]) -> None:
        filed, bench, refused = (sum(one.status == status for one in taken) for status in ("filed", "bench", "refused"))
        said = [ngettext("{count} page was filed.", "{count} pages were filed.", filed)]
        if bench:
            said.append(ngettext("{count} page waits for you.", "{count} pages wait for you.", bench))
        if refused:
            said.append(ngettext("{count} could not be used.", "{count} could not be used.", refused))
        tell = self.context.notices.warn if bench or refused else self.context.notices.ok
        tell(" ".join(said))
        self.settle(only="", scan_id="", picture=b"")
        self.refresh()

    # ---- the page in hand ----------------------------------------------------------------------------------------------

    def narrow(self, state: str) -> None:
        """Only pages of this state are shown; all for an empty one."""
        self.settle(only=state)
        if self.state.row not in self.state.shown:
            self.choose(self.state.shown[0].id if self.state.shown else "")

    def choose(self, scan_id: str) -> None:
        """This page is in hand, its picture is fetched, and the paper its codes or neighbours name is offered."""
        self.settle(scan_id=scan_id, picture=b"", words="", papers=(), paper_id="")
        row = self.state.row
        if row is not None and row.sha256:
            self.look(scans.picture, self._pictured, scan_id=scan_id)
        self._suggest(row)

    def _pictured(self, picture: bytes) -> None:
        self.settle(picture=picture)

    def _suggest(self, row: ScanRow | None) -> None:
        if row is not None and row.number and not row.voided and self.state.open:
            self.look(scans.found, lambda papers: self._found(row.number, papers), text=row.number)

    def search(self, words: str) -> None:
        """The papers with these words in number, party or project are offered."""
        if words == self.state.words:
            return
        self.settle(words=words)
        if words:
            self.look(scans.found, lambda papers: self._found(words, papers), text=words)
        else:
            self.settle(papers=(), paper_id="")

    def _found(self, words: str, papers: Sequence[Paper]) -> None:
        row = self.state.row
        if words != self.state.words and (row is None or self.state.words or words != row.number):
            return
        wished = row.subject_id if row is not None else ""
        ids = [one.id for one in papers]
        self.settle(papers=tuple(papers), paper_id=wished if wished in ids else next(iter(ids), ""))

    def choose_paper(self, paper_id: str) -> None:
        """The page in hand is meant for this paper."""
        self.settle(paper_id=paper_id)

    def file(self, signed: bool = True) -> None:
        """The page in hand is filed to the chosen paper, which has come back where the page is the signed one."""
        paper = self.state.paper
        if paper is not None and self.state.open:
            self._then_next(scans.file, scan_id=self.state.scan_id, subject=paper.table, subject_id=paper.id, signed=signed)

    def put_away(self, reason: str) -> None:
        """The page in hand waits no more."""
        if self.state.row is not None:
            self._then_next(scans.put_away, scan_id=self.state.scan_id, reason=reason)

    def bring_back(self) -> None:
        """The page in hand waits again."""
        if self.state.row is not None:
            self.do(scans.bring_back, scan_id=self.state.scan_id)

    def _then_next(self, act: object, **form: object) -> None:
        """After the act the next page that waits is in hand, so that a bench is worked off with one key."""
        waiting = [one.id for one in self.state.rows or () if one.state is ScanState.BENCH]
        here = waiting.index(self.state.scan_id) if self.state.scan_id in waiting else -1
        after = [one for one in (*waiting[here + 1 :], *waiting[: max(here, 0)]) if one != self.state.scan_id]
        self.do(act, lambda _done: self.choose(after[0]) if after else None, **form)  # type: ignore[arg-type]

    def open_paper(self) -> None:
        """The paper of the page in hand is looked at on its own page."""
        row = self.state.row
        if row is not None and row.subject in _PAGES:
            self.context.navigate(_PAGES[row.subject], row.subject_id)


def wanted(paths: Sequence[Path]) -> list[Path]:
    """Those of the files and folders that may be or hold scans."""
    return [path for path in paths if path.is_dir() or path.suffix.lower() in ENDINGS]
