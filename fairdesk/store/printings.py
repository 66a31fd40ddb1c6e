"""The print queue of this desk: jobs, their states, and the PDF of each until somebody says that it came out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from fairdesk.models.journal import PRINT_JOB
from fairdesk.records.ids import new_id
from fairdesk.records.plain import from_json, plain
from fairdesk.records.printing import JobState, PrintForm, PrintOptions, PrintRow
from fairdesk.store.unit_of_work import Look, Work

_LIGHT = [column for column in PRINT_JOB.c if column.name != "pdf"]
"""Everything but the PDF: a list never reads the papers."""


def add(work: Work, form: PrintForm, pdf: bytes, pages: int, computer: str, void: bool) -> str:
    """The job waits; answers with its id. `void` says that the record was void already, and the paper says so."""
    job_id = new_id()
    work.ask(
        insert(PRINT_JOB).values(
            id=job_id,
            at=work.at,
            kind=form.kind,
            title=form.title,
            subject=form.subject,
            subject_id=form.subject_ids[0] if form.subject_ids else "",
            printer=form.printer,
            options={
                "options": plain(form.options),
                "subjects": list(form.subject_ids),
                "computer": computer,
                "ticket": "",
                "void": void,
            },
            pages=pages,
            copies=form.copies,
            sha256=hashlib.sha256(pdf).hexdigest(),
            pdf=pdf,
            state=JobState.WAITING.value,
            error="",
            changed_at=work.at,
        )
    )
    return job_id


def rows(look: Look, *, states: Iterable[JobState] = (), job_ids: Sequence[str] = (), limit: int = 500) -> list[PrintRow]:
    """The jobs, newest first; only those in these states or of these ids where any are named."""
    query = select(*_LIGHT, (func.length(PRINT_JOB.c.pdf) > 0).label("has_pdf"))
    if wanted := [state.value for state in states]:
        query = query.where(PRINT_JOB.c.state.in_(wanted))
    if job_ids:
        query = query.where(PRINT_JOB.c.id.in_(job_ids))
    found = look.ask(query.order_by(PRINT_JOB.c.at.desc(), PRINT_JOB.c.id.desc()).limit(limit)).mappings()
    return [_row(one) for one in found]


def pdf_of(look: Look, job_id: str) -> bytes:
    """The PDF of a job; empty where it was dropped."""
    found: bytes | None = look.ask(select(PRINT_JOB.c.pdf).where(PRINT_JOB.c.id == job_id)).scalar()
    return bytes(found or b"")


def put(work: Work, row: PrintRow, **changes: Any) -> None:
    """The job has these values; `options`, `ticket` and `computer` go where they are kept together."""
    kept = {"options": row.options, "ticket": row.ticket, "computer": row.computer}
    kept |= {name: changes.pop(name) for name in list(changes) if name in kept}
    told = {"options": plain(kept["options"]), "ticket": kept["ticket"], "computer": kept["computer"], "void": row.void}
    values = {name: value.value if isinstance(value, JobState) else value for name, value in changes.items()}
    values["options"] = told | {"subjects": list(row.subject_ids)}
    work.ask(update(PRINT_JOB).where(PRINT_JOB.c.id == row.id).values(changed_at=work.at, **values))


def remove(work: Work, job_ids: Sequence[str]) -> None:
    """These jobs are no longer listed."""
    work.ask(delete(PRINT_JOB).where(PRINT_JOB.c.id.in_(job_ids)))


def counts(look: Look) -> dict[JobState, int]:
    """How many jobs are in each state."""
    query = select(PRINT_JOB.c.state, func.count()).group_by(PRINT_JOB.c.state)
    return {JobState(state): count for state, count in look.ask(query)}


def _row(one: Any) -> PrintRow:
    kept = one["options"]
    return PrintRow(
        id=one["id"],
        at=one["at"],
        kind=one["kind"],
        title=one["title"],
        subject=one["subject"],
        subject_ids=tuple(kept["subjects"]),
        printer=one["printer"],
        options=from_json(PrintOptions, json.dumps(kept["options"])),
        pages=one["pages"],
        copies=one["copies"],
        sha256=one["sha256"],
        state=JobState(one["state"]),
        error=one["error"],
        changed_at=one["changed_at"],
        has_pdf=bool(one["has_pdf"]),
        computer=kept["computer"],
        ticket=kept["ticket"],
        void=kept["void"],
    )
