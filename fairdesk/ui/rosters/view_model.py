"""What the page of rosters knows: what was read, what would come of it, what a person decided; and the one button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fairdesk.base.i18n import _, ngettext
from fairdesk.base.progress import Progress
from fairdesk.records.roster_kinds import ColumnKind
from fairdesk.records.rosters import Decision, Resolve, RowPlace, TakeInReport, Twin
from fairdesk.services import rosters, unprintable
from fairdesk.ui.page import Context, ViewModel
from fairdesk.ui.rosters import preview as lines
from fairdesk.ui.rosters.preview import CellLine, ColumnLine, IssueLine, Preview, RowLine, SheetLine

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".htm", ".html", ".et")
TABS = ("rows", "twins", "noticed", "columns")
Said = Mapping[str, tuple[str, Mapping[str, str]]]
"""For the key of a sheet the kind a person chose (nothing: left out) and the keys for the heads of its columns."""


@dataclass(frozen=True, slots=True)
class State:
    """What was read, where a person looks, and what he decided; nothing of it is on the desk before the button."""

    preview: Preview | None = None
    sheet: str = ""
    tab: str = "rows"
    only: str = ""
    """Which rows are shown: all, `mend`, an outcome, or a code of what was noticed."""
    row: str = ""
    twin: str = ""
    issue: str = ""
    column: str = ""
    decisions: Mapping[RowPlace, Decision] = field(default_factory=dict)
    settled_twins: tuple[Twin, ...] = ()
    """Pairs a person has decided on: they stay in sight, so that the decision can be taken back."""
    said: Said = field(default_factory=dict)
    kinds: Mapping[str, Sequence[ColumnKind]] = field(default_factory=dict)
    busy: bool = False

    @property
    def ready(self) -> bool:
        """Whether there is anything to take in."""
        total = self.preview.report.total() if self.preview else None
        return total is not None and bool(total.new + total.changed) and not self.busy

    @property
    def rows(self) -> tuple[RowLine, ...]:
        """The rows of the sheet in hand that are shown."""
        every = self.preview.rows.get(self.sheet, ()) if self.preview else ()
        if not self.only:
            return every
        if self.only == "mend":
            return tuple(one for one in every if one.mend)
        return tuple(one for one in every if self.only in (one.state, *one.codes))

    @property
    def cells(self) -> tuple[CellLine, ...]:
        """The cells of the row in hand."""
        place = lines.place_of(self.row)
        return lines.cells(self.preview, place, self.kinds) if self.preview and place else ()

    @property
    def twins(self) -> tuple[Twin, ...]:
        """Every pair that may be one, those decided on among them."""
        found = self.preview.report.twins if self.preview else ()
        decided = {lines.twin_key(one): one for one in self.settled_twins}
        left = tuple(one for one in found if lines.twin_key(one) not in decided)
        return tuple(sorted((*left, *decided.values()), key=lambda one: one.place))

    @property
    def pair(self) -> Twin | None:
        """The pair in hand."""
        return next((one for one in self.twins if lines.twin_key(one) == self.twin), None)

    @property
    def issues(self) -> tuple[IssueLine, ...]:
        """What was noticed in the sheet in hand."""
        return self.preview.issues.get(self.sheet, ()) if self.preview else ()

    @property
    def columns(self) -> tuple[ColumnLine, ...]:
        """The columns of the sheet in hand."""
        return lines.columns(self.preview, self.sheet, self.kinds) if self.preview else ()

    @property
    def entity(self) -> str:
        """What the sheet in hand holds; nothing where it is left out."""
        sheet = self.preview.sheet(self.sheet) if self.preview else None
        return (sheet.entity or "") if sheet else ""

    @property
    def line(self) -> SheetLine | None:
        """The line of the sheet in hand."""
        return next((one for one in self.preview.sheets if one.key == self.sheet), None) if self.preview else None

    @property
    def file(self) -> int:
        """Which file the sheet in hand is of."""
        place = self.sheet.partition("|")[0]
        return int(place) if place.isdigit() else 0

    @property
    def sender(self) -> str:
        """Who sent the file in hand."""
        return self.preview.files[self.file].sender if self.preview and self.file < len(self.preview.files) else ""


class Rosters(ViewModel[State]):
    """Verbs of the page. Files are read and looked through by a reader, never on the window's thread."""

    topics = frozenset({"*"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())
        self._known: Any = None
        self._files: list[Any] = []
        """The files as read, with their cells: what the services take."""

    def refresh(self) -> None:
        """What would come of the files is asked for again: the desk may have changed."""
        if self._files:
            self._look_through(quiet=True)

    # ---- reading -------------------------------------------------------------------------------------------------------

    def read(self, paths: Sequence[Path]) -> None:
        """These files are read and looked through, beside those read before; a file of the same name is read again."""
        wanted = [path for path in paths if path.is_file()]
        if not wanted:
            return

        def job(progress: Progress) -> tuple[list[Any], Any]:
            known = self.context.desk.look(rosters.settled)
            return rosters.read(wanted, progress, known), known

        self.settle(busy=True)
        self._make(_("Reading rosters"), job, self._arrived)

    def _arrived(self, answer: tuple[list[Any], Any]) -> None:
        found, self._known = answer
        names = {one.file for one in found}
        first = len([one for one in self._files if one.file not in names])
        self._files = [*(one for one in self._files if one.file not in names), *found]
        self.settle(
            decisions={},
            settled_twins=(),
            said={},
            sheet=self._first_sheet(first),
            row="",
            twin="",
            only="",
            tab="rows",
            issue="",
            column="",
        )
        self._look_through()

    def _first_sheet(self, start: int) -> str:
        """The first sheet with records among the files read last."""
        for at in range(start, len(self._files)):
            for sheet in self._files[at].sheets:
                if sheet.entity:
                    return lines.sheet_key(at, sheet.sheet)
        return f"{start}|"

    def _look_through(self, quiet: bool = False) -> None:
        files, decisions = list(self._files), dict(self.state.decisions)

        def job(progress: Progress) -> tuple[Preview, Mapping[str, Sequence[ColumnKind]]]:
            report = self.context.desk.look(rosters.preview, files=files, decisions=decisions, progress=progress)
            return lines.build(files, report, unprintable.of_files(files)), rosters.kinds()

        if not quiet:
            self.settle(busy=True)
        self._make("" if quiet else _("Looking through the rosters"), job, lambda answer: self._looked_through(files, answer))

    def _looked_through(self, files: list[Any], answer: tuple[Preview, Any]) -> None:
        if files != self._files:
            return
        preview, kinds = answer
        if preview.lost and (self.state.preview is None or preview.lost != self.state.preview.lost):
            self.context.notices.warn(lines.lost_words(preview, kinds))
        sheet = self.state.sheet if self.state.sheet in {one.key for one in preview.sheets} else ""
        self.settle(preview=preview, kinds=kinds, busy=False, sheet=sheet or next((one.key for one in preview.sheets), ""))
        if not self.state.row and self.state.rows:
            self.choose_row(self.state.rows[0].key)

    def _make(self, what: str, job: Any, then: Any) -> None:
        task = self.context.runner.make(what, job, then)
        task.ended.connect(lambda: self.settle(busy=False))

    def clear(self) -> None:
        """Nothing is in hand any more; what was taken in stays."""
        self._files = []
        self.settle(**{name: getattr(State(), name) for name in State.__slots__ if name != "kinds"})

    # ---- looking -------------------------------------------------------------------------------------------------------

    def choose_sheet(self, key: str) -> None:
        """This sheet is in hand."""
        self.settle(sheet=key, row="", issue="", column="", only="")
        if self.state.rows:
            self.choose_row(self.state.rows[0].key)

    def show(self, tab: str) -> None:
        """Rows, doubles, what was noticed, or columns."""
        self.settle(tab=tab if tab in TABS else "rows")

    def narrow(self, only: str) -> None:
        """Only these rows are shown."""
        self.settle(only=only, tab="rows", row="")
        if self.state.rows:
            self.choose_row(self.state.rows[0].key)

    def choose_row(self, key: str) -> None:
        """The cells of this row are shown; the sheet it stands in is in hand."""
        place = lines.place_of(key)
        if place is not None:
            self.settle(row=key, sheet=lines.sheet_key(place.file, place.sheet))

    def jump(self, key: str) -> None:
        """This row is in hand among all the rows of its sheet."""
        self.settle(tab="rows", only="")
        self.choose_row(key)

    def choose_twin(self, key: str) -> None:
        """This pair is in hand."""
        self.settle(twin=key)

    def choose_issue(self, code: str) -> None:
        """This kind of remark is in hand."""
        self.settle(issue=code)

    def choose_column(self, letter: str) -> None:
        """This column is in hand."""
        self.settle(column=letter)

    def step(self, by: int) -> None:
        """The next or the previous row that waits for a person is in hand."""
        every = self.state.preview.rows.get(self.state.sheet, ()) if self.state.preview else ()
        waiting = [at for at, one in enumerate(every) if one.mend]
        if not waiting:
            return
        here = next((at for at, one in enumerate(every) if one.key == self.state.row), -1)
        beyond = [at for at in waiting if at > here] if by > 0 else [at for at in reversed(waiting) if at < here]
        self.settle(tab="rows", only="")
        self.choose_row(every[beyond[0] if beyond else waiting[0 if by > 0 else -1]].key)

    # ---- deciding ------------------------------------------------------------------------------------------------------

    def decide(self, resolve: Resolve | None) -> None:
        """The pair in hand is settled so; None takes the decision back."""
        pair = self.state.pair
        if pair is None:
            return
        decision = Decision(resolve=resolve, other=pair.other, record_id=pair.record_id) if resolve else None
        others = tuple(one for one in self.state.settled_twins if lines.twin_key(one) != self.state.twin)
        self.settle(settled_twins=(*others, pair) if decision else others)
        self._decide(pair.place, decision)

    def leave_out(self) -> None:
        """The row in hand is left out, or taken in again where it was."""
        place = lines.place_of(self.state.row)
        if place is not None:
            out = place in self.state.decisions
            self._decide(place, None if out else Decision(resolve=Resolve.LEAVE_OUT))

    def _decide(self, place: RowPlace, decision: Decision | None) -> None:
        decisions = {at: one for at, one in self.state.decisions.items() if at != place}
        self.settle(decisions=decisions | ({place: decision} if decision else {}))
        self._look_through(quiet=True)

    def say_kind(self, entity: str) -> None:
        """The sheet in hand holds records of this kind; nothing leaves it out."""
        self._say(entity, {})

    def say_column(self, path: str, key: str) -> None:
        """The column with this head in the sheet in hand means this key; nothing: it is not taken in."""
        before = self.state.said.get(self.state.sheet)
        kept = dict(before[1]) if before and before[0] == self.state.entity else {}
        freed = {other.path: "" for other in self.state.columns if key and other.key == key and other.path != path}
        self._say(self.state.entity, kept | freed | {path: key})

    def say_sender(self, sender: str) -> None:
        """The file in hand was sent by this body: what was said of its columns before is known."""
        if sender.strip() and sender.strip() != self.state.sender:
            self._again(self.state.file, sender.strip())

    def _say(self, entity: str, columns: Mapping[str, str]) -> None:
        self.settle(said={**self.state.said, self.state.sheet: (entity, columns)})
        self._again(self.state.file, self.state.sender)

    def _again(self, at: int, sender: str) -> None:
        if at >= len(self._files):
            return
        file, known = self._files[at], self._known
        said = {key.partition("|")[2]: told for key, told in self.state.said.items() if key.startswith(f"{at}|")}

        def job(progress: Progress) -> Any:
            return rosters.read_again(file, said, progress, known, sender)

        def then(read: Any) -> None:
            self._files = [*self._files[:at], read, *self._files[at + 1 :]]
            gone = {place: one for place, one in self.state.decisions.items() if place.file != at}
            self.settle(decisions=gone, row="")
            self._look_through()

        self.settle(busy=True)
        self._make(_("Reading rosters"), job, then)

    # ---- the button, and what goes back --------------------------------------------------------------------------------

    def take_in(self) -> None:
        """All that is good is on the desk, as one act; what was said of columns is remembered for its sender."""
        if not self.state.ready:
            return
        files, decisions, desk = list(self._files), dict(self.state.decisions), self.context.desk
        remembered = [
            (files[int(key.partition("|")[0])].sender, entity, columns)
            for key, (entity, columns) in self.state.said.items()
            if entity and columns
        ]

        def job(progress: Progress) -> TakeInReport:
            report: TakeInReport = desk.do_long(rosters.take_in, progress, files=files, decisions=decisions).result
            for sender, entity, columns in remembered:
                if sender:
                    desk.do(rosters.remember, sender=sender, entity=entity, columns=columns)
            return report

        self.settle(busy=True)
        task = self.context.runner.make_and_write(_("Importing rosters"), job, self._taken)
        task.ended.connect(lambda: self.settle(busy=False))

    def _taken(self, report: TakeInReport) -> None:
        total = report.total()
        words = _("{new} new and {changed} changed rows are on the desk.", new=total.new, changed=total.changed)
        if total.skipped:
            left = ngettext("{count} row was left out.", "{count} rows were left out.", total.skipped)
            self.context.notices.warn(f"{words} {left}")
        else:
            self.context.notices.ok(words)

    def write_fix_list(self, out: Path) -> None:
        """A workbook to send back lies at `out`."""
        files, report = list(self._files), self.state.preview.report if self.state.preview else TakeInReport()
        self._write(_("Writing the list"), lambda _progress: rosters.write_fix_list(files, out, report), out)

    def write_template(self, entity: str, out: Path) -> None:
        """A blank roster of this kind lies at `out`."""
        self._write(_("Writing the blank roster"), lambda _progress: rosters.write_template(entity, out), out)

    def _write(self, what: str, job: Any, out: Path) -> None:
        told = _("{file} is written.", file=out.name)
        self.context.runner.make(what, job, lambda _nothing: self.context.notices.ok(told))


def wanted(paths: Sequence[Path]) -> list[Path]:
    """Those of the files that may be rosters."""
    return [path for path in paths if path.suffix.lower() in ENDINGS]
