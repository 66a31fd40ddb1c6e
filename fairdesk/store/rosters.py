"""Takes the lines of rosters into the desk: what is new is made, what differs is changed, what points nowhere is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any

from fairdesk.base.i18n import N_, _
from fairdesk.base.progress import Progress
from fairdesk.models.base import Record
from fairdesk.records.rosters import (
    IDENTITY_AMBIGUOUS,
    RECORD_VOID,
    REF_UNKNOWN,
    ROW_LEFT_OUT,
    VALUE_ASSUMED,
    VALUE_DOUBTFUL,
    VALUE_MISSING,
    VALUE_UNKNOWN,
    Decision,
    ReadFile,
    ReadRecord,
    Resolve,
    RowPlace,
    TakeInReport,
)
from fairdesk.store import roster_remarks, roster_report
from fairdesk.store.roster_index import RosterIndex
from fairdesk.store.roster_line import Line
from fairdesk.store.roster_table import MAIN, TARGETS
from fairdesk.store.roster_targets import Target, Values
from fairdesk.store.unit_of_work import Look, Work

STEP = N_("Taking in rosters")
_LEFT_OUT = frozenset({"ROW_DUPLICATE", "ROW_STRUCK_OUT"})
_EMPTY = (None, "", 0)
_NEAR = frozenset({"ROW_NEAR_DUPLICATE"})
_DOUBTFUL = frozenset(
    {
        *("USCC_CHECKSUM", "USCC_BAD_CHAR", "USCC_LENGTH", "USCC_CATEGORY_MISMATCH"),
        *("AMOUNT_UNIT_SUSPECT", "NAME_SPACE_AMBIGUOUS"),
    }
)
"""What the reader kept and flagged: good enough for an empty field, not to replace what the desk has."""


@dataclass(slots=True)
class Plan:
    """What taking the rosters in will do: the records to make, the changes to existing ones, and the report of it."""

    made: list[Record]
    moved: list[tuple[Record, Values]]
    report: TakeInReport


class _Skip(Exception):
    """This line cannot become a record."""

    def __init__(self, key: str, code: str) -> None:
        super().__init__(code)
        self.key, self.code = key, code


Decisions = Mapping[RowPlace, Decision]


def plan(look: Look, files: Sequence[ReadFile], progress: Progress, decisions: Decisions | None = None) -> Plan:
    """What taking these files in would do; nothing is changed. Rows that cannot go in are left out and named, never refused.

    `decisions` are what a person said of rows that may speak of the same thing as others.
    """
    decided = decisions or {}
    lines = list(_lines(files, decided))
    index = RosterIndex(look)
    by_entity: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.state != "skipped":
            by_entity[line.entity].append(line)
    work = [(target, line) for target in TARGETS for line in by_entity[target.entity]]
    takers = _Takers(index, decided, {line.place: line for line in lines})
    for target, line in progress.track(_(STEP), work, len(work), every=200):
        takers.take(target, line)
    roster_remarks.plan(index, files, lines)
    return Plan(index.made, list(index.moved.values()), roster_report.report(files, lines, index))


def apply(work: Work, planned: Plan) -> None:
    """What was planned is kept when the act ends; a field that is the same already is not touched."""
    for record, values in planned.moved:
        for name, value in values.items():
            setattr(record, name, value)
    work.session.add_all(planned.made)
    work.flush()


def _lines(files: Sequence[ReadFile], decisions: Decisions) -> Iterator[Line]:
    for place, file in enumerate(files):
        for sheet in file.sheets:
            if sheet.entity is None:
                continue
            for record in sheet.records:
                line = Line(RowPlace(place, sheet.sheet, record.row), sheet.entity, record)
                if _left_out(record, decisions.get(line.place)):
                    line.became("skipped")
                    line.note("", ROW_LEFT_OUT)
                yield line


def _left_out(record: ReadRecord, decision: Decision | None) -> bool:
    """Whether a person left the row out, or the reader found it struck out or the same as an earlier one and nobody said no."""
    if decision is not None:
        return decision.resolve is Resolve.LEAVE_OUT
    codes = {one.code for one in record.issues}
    repeated = record.duplicate_of_row is not None and not codes & _NEAR
    return repeated or bool(codes & _LEFT_OUT)


@dataclass(frozen=True, slots=True)
class _Takers:
    """Takes line after line into the index."""

    index: RosterIndex
    decisions: Decisions
    lines: Mapping[RowPlace, Line]

    def take(self, target: Target, line: Line) -> None:
        """The line has become the record of this target that it speaks of, or says why not."""
        index = self.index
        values = _values(index, target, line)
        derived = target.derive(line.record.typed, values, index)
        if derived is None:
            return
        first = {name: value for name, value in ({**target.fixed, **derived}).items() if name not in values}
        main = MAIN[target.entity] is target
        decision = self.decisions.get(line.place) if main else None
        try:
            record = self._meant(target, line, values, first, decision)
            if record is None:
                whole = _assumed(target, values | first, line)
                _refuse_incomplete(target, whole, line)
                record = index.make(target.kind, whole)
                line.became("new")
            elif differing := _differing(index, target, record, values, line, decision):
                line.changes(target, {name: (index.value(record, name), value) for name, value in differing.items()})
                line.became("new" if index.is_new(record) and line.record_id == record.id else "changed")
                index.move(record, differing)
            if main:
                line.record_id = record.id
        except _Skip as skip:
            line.note(skip.key, skip.code)
            line.became("skipped")

    def _meant(self, target: Target, line: Line, values: Values, first: Values, decision: Decision | None) -> Record | None:
        """The record this line speaks of: the one a person named, the one it was when it was sent back, or by its nature."""
        if decision is not None and decision.resolve in (Resolve.FILL, Resolve.REPLACE):
            other = self._other(decision)
            if other and (found := self.index.of(target.kind, other)):
                self.index.also_known(target, found, values | first, replaced=decision.resolve is Resolve.REPLACE)
                return _valid(found)
        apart = self._other(decision) if decision is not None and decision.resolve is Resolve.APART else ""
        if line.record.formerly and not apart:
            before = _known(self.index, target, values | _former(target, line), first)
            if before is not None:
                return before
        return _known(self.index, target, values, first, apart)

    def _other(self, decision: Decision) -> str:
        """The id of the record with which the row is compared."""
        other = self.lines.get(decision.other) if decision.other else None
        return decision.record_id or (other.record_id if other else "")


def _former(target: Target, line: Line) -> Values:
    """The fields as they were when the row was sent back."""
    former: Values = {}
    for column in target.columns:
        if column.key in line.record.formerly:
            former[column.field] = column.turn(line.record.formerly[column.key])
    return former


def _differing(
    index: RosterIndex, target: Target, record: Record, values: Values, line: Line, decision: Decision | None
) -> Values:
    """The fields this line would change; a doubtful value, and any of a near double, only fills an empty field."""
    differing = {name: value for name, value in values.items() if index.value(record, name) != value}
    filling = index.by_other_name(target, record, values) if decision is None else decision.resolve is Resolve.FILL
    if filling:
        return {name: value for name, value in differing.items() if index.value(record, name) in _EMPTY}
    if decision is not None and decision.resolve is Resolve.REPLACE:
        return differing
    if any(one.code in _NEAR for one in line.record.issues):  # which of the two rows is right, a person says
        return _only_empty(index, target, record, differing, line)
    doubtful = {one.field for one in line.record.issues if one.code in _DOUBTFUL}
    if any(one.code == "USCC_CATEGORY_MISMATCH" for one in line.record.issues):
        doubtful |= {"uscc", "category"}  # one of the two is wrong, and the roster does not say which
    for column in target.columns:
        if column.key in doubtful and column.field in differing and index.value(record, column.field):
            del differing[column.field]
            line.note(column.key, VALUE_DOUBTFUL)
    return differing


def _only_empty(index: RosterIndex, target: Target, record: Record, differing: Values, line: Line) -> Values:
    keys = {column.field: column.key for column in target.columns}
    taken = {name: value for name, value in differing.items() if index.value(record, name) in _EMPTY}
    for name in differing.keys() - taken.keys():
        if name in keys:
            line.note(keys[name], VALUE_DOUBTFUL)
    return taken


def _values(index: RosterIndex, target: Target, line: Line) -> Values:
    """The fields this line fills; an empty or missing cell fills none, so that it touches nothing."""
    typed = line.record.typed
    values: Values = {"code": str(typed[target.code])} if target.code and typed.get(target.code) else {}
    for column in target.columns:
        value = typed.get(column.key)
        if value is None or value == "":
            continue
        said = line.record.values.get(column.key)
        try:
            turned = column.turn(said if isinstance(said, bool) else value)
        except (ValueError, KeyError):
            line.note(column.key, VALUE_UNKNOWN)
            continue
        if turned is not None:
            values[column.field] = turned
    for link in target.links:
        found = link.find(typed, index)
        if found is None:
            line.note(link.key, REF_UNKNOWN)
        else:
            values |= found
    return values


def _known(index: RosterIndex, target: Target, values: Values, first: Values, apart: str = "") -> Record | None:
    """The record this line speaks of, by its number or else by what it is; never the one it is kept apart from."""
    code = values.get("code")
    found = index.by_code(target.kind, code) if code else None
    if found is not None and found.id != apart:
        return _valid(found)
    return _by_nature(index, target, first | values, code, apart)


def _valid(record: Record) -> Record:
    """The record; the line is left out where a person has voided it."""
    if record.voided:
        raise _Skip("", RECORD_VOID)
    return record


def _by_nature(index: RosterIndex, target: Target, values: Values, code: str | None, apart: str) -> Record | None:
    for names in target.identity:
        wanted = tuple(values.get(name, "" if name in target.blank else None) for name in names)
        if any(value in (None, "") and name not in target.blank for name, value in zip(names, wanted, strict=True)):
            continue
        alike = [one for one in index.alike(target.kind, names, wanted) if _same(index, target, one, values, code)]
        alike = [one for one in alike if one.id != apart]
        if len(alike) > 1:
            raise _Skip("", IDENTITY_AMBIGUOUS)
        if alike:
            return _valid(alike[0])
    return None


def _same(index: RosterIndex, target: Target, record: Record, values: Values, code: str | None) -> bool:
    """Whether nothing tells the two apart: neither another roster number nor another of the telling fields."""
    if code and index.value(record, "code") and index.value(record, "code") != code:
        return False
    pairs = [(index.value(record, name), values.get(name)) for name in target.apart]
    return not any(theirs and ours and theirs != ours for theirs, ours in pairs)


@cache
def _needed(kind: type[Any]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.init and one.default is MISSING and one.default_factory is MISSING)


def _assumed(target: Target, values: Values, line: Line) -> Values:
    """The values of a new record with what is assumed where the roster is silent; a person is told."""
    silent = {name: value for name, value in target.assumed.items() if name not in values}
    keys = {column.field: column.key for column in target.columns}
    noted = {key for key, _code in line.issues}
    for name in silent:
        if keys.get(name, name) not in noted:
            line.note(keys.get(name, name), VALUE_ASSUMED)
    return values | silent


def _refuse_incomplete(target: Target, values: Values, line: Line) -> None:
    keys = {column.field: column.key for column in target.columns}
    keys |= {place: link.key for link in target.links for place in link.kinds}
    for name in _needed(target.kind):
        if name not in values:
            key = keys.get(name, name)
            known_why = any(noted == key for noted, _code in line.issues)
            raise _Skip(key, next(code for noted, code in line.issues if noted == key) if known_why else VALUE_MISSING)
