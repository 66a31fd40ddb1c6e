"""What was done at this desk, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping

from fairdesk.base.errors import NotFound, NothingToUndo
from fairdesk.base.i18n import N_
from fairdesk.base.progress import Progress, silent
from fairdesk.records.conflicts import ConflictCard, Policy
from fairdesk.records.journal import ActRow, CheckResult, ConflictRow, OperationRow
from fairdesk.services.desk import Outcome, act
from fairdesk.store import check as checks
from fairdesk.store import conflict_cards as named_conflicts
from fairdesk.store import conflicts, digest, things, undo
from fairdesk.store.unit_of_work import Look, Work


def recent(look: Look, *, limit: int = 20) -> list[ActRow]:
    """The acts that can be taken back, newest first."""
    return undo.recent(look, limit)


@act(N_("Undo"))
def take_back(work: Work, *, act_id: str = "") -> Outcome[str]:
    """The act (the newest one unless named) is taken back; answers with its id. Refused where someone has moved on since."""
    if not act_id:
        acts = undo.recent(work, 1)
        if not acts:
            raise NothingToUndo
        act_id = acts[0].act
    undo.take_back(work, act_id)
    return Outcome(act_id)


def check(look: Look, *, progress: Progress | None = None) -> CheckResult:
    """File, cipher, journal chain, projection and links, each fault named."""
    return checks.check(look, progress or silent())


def state_digest(look: Look) -> str:
    """The SHA-256 over the canonical state."""
    return digest.digest(look)


def operations(look: Look, *, record: str = "") -> list[OperationRow]:
    """The operations of the journal, or of one record by its id or number, oldest first; refused where there is none of it."""
    every = checks.operations_by_time(look)
    if not record:
        return list(every)
    ids = {record, *things.coded(look, record)}
    found = [one for one in every if one.record_id in ids]
    if not found:
        raise NotFound(what=record)
    return found


def open_conflicts(look: Look) -> list[ConflictRow]:
    """Fields two desks settled differently."""
    return conflicts.rows(look)


def conflict_cards(look: Look) -> list[ConflictCard]:
    """The same, as a person decides them: names for ids, choices and dates for what the journal writes."""
    return named_conflicts.cards(look)


@act(N_("Resolve conflict"))
def resolve(work: Work, *, conflict: str, operation: str) -> Outcome[str]:
    """The field takes the value of this operation; both values stay in the journal."""
    _, record_id = conflicts.resolve(work, conflict, operation)
    return Outcome(record_id)


@act(N_("Resolve conflicts"))
def resolve_many(work: Work, *, chosen: Mapping[str, str]) -> Outcome[int]:
    """Every one of these conflicts takes the value of its operation; answers with how many. All of them or none."""
    for conflict, operation in chosen.items():
        conflicts.resolve(work, conflict, operation)
    return Outcome(len(chosen))


def newest_contacts(look: Look) -> dict[str, str]:
    """For every open conflict about how to reach somebody, the operation with the newest value."""
    return {row.id: row.choices[0][0] for row in conflicts.rows(look) if row.policy is Policy.NEWEST}
