"""Signed papers that come back: read outside the transaction, filed to their records as one act, or waiting on the bench."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from fairdesk.base.errors import NoScans, NotFound, ReasonMissing, ScanFiledAlready
from fairdesk.base.i18n import N_, _
from fairdesk.base.progress import Progress, silent
from fairdesk.models.attachments import Attachment
from fairdesk.printing.scan_reader import scans_in
from fairdesk.records.choices import LetterState
from fairdesk.records.scans import (
    FiledScans,
    Judged,
    Paper,
    ReadFile,
    ReadPage,
    ScanRow,
    ScanState,
    TakenPage,
    Why,
    scan_id,
    why_words,
)
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.keys import fair_trust
from fairdesk.services.scan_judging import judged
from fairdesk.services.scan_reading import read_each
from fairdesk.store import scans, things
from fairdesk.store.unit_of_work import Look, Work

TABLE: Final = "scan"
PORTION: Final = 96 * 2**20
"""Bytes held in memory before what was read is filed: a thousand pages come in a few acts, twenty in one."""


# ---- taking a pile in --------------------------------------------------------------------------------------------------


def take(desk: Desk, *, paths: Sequence[Path], progress: Progress | None = None) -> list[TakenPage]:
    """Every page of these files and folders is filed to its record, or waits on the bench; answers with what became of each.

    The same bytes again change nothing. Refused where there is no scan at all; a file that cannot be read is among the answers.
    Cancelled between two pages, nothing of the portion that was being read is kept.
    """
    progress = progress or silent()
    files = scans_in(paths)
    if not files:
        raise NoScans(path=", ".join(path.name for path in paths))
    taken: list[TakenPage] = []
    portion: list[ReadFile] = []
    for read in read_each(desk, files, progress):
        portion.append(read)
        if sum(one.weight for one in portion) > PORTION:
            taken += desk.do_long(keep, progress, files=portion).result
            portion = []
    progress.report(_("Filing scans"), len(files), len(files))
    return taken + (desk.do_long(keep, progress, files=portion).result if portion else [])


@act(N_("File scanned papers"))
def keep(work: Work, *, files: Sequence[ReadFile]) -> Outcome[list[TakenPage]]:
    """Each page that proves where it belongs is filed there, its letter or paper has come back with the page for the signatures,
    and every other page waits on the bench with the reason."""
    trust = fair_trust(work)
    taken: list[TakenPage] = []
    for file in files:
        taken += [_refused(work, file)] if file.refused else []
        for page, found in zip(file.pages, judged(work, file.pages, trust), strict=True):
            taken.append(_settled(work, file, page, found))
            work.flush()
    return Outcome(taken, frozenset({TABLE}))


def _refused(work: Work, file: ReadFile) -> TakenPage:
    values = _line(file, ReadPage(page=0), Judged(reason=file.refused))
    scans.put(work, **values | {"state": ScanState.REFUSED.value, "original": ""})
    return TakenPage(file=file.name, page=0, status="refused", reason=file.refused)


def _settled(work: Work, file: ReadFile, page: ReadPage, found: Judged) -> TakenPage:
    """The page is filed, was filed before, or waits."""
    before = scans.find(work, scan_id(file.sha256, page.page))
    if before is not None and before.state is ScanState.FILED:
        return TakenPage(
            file=file.name, page=page.page, pages=len(file.pages), status="already", number=before.number, reason=Why.ALREADY
        )
    values = _line(file, page, found)
    values["sha256"] = scans.keep_bytes(work, page.picture, page.media)
    if found.reason == Why.EMPTY:
        scans.put(work, **values | {"state": ScanState.AWAY.value})
        return TakenPage(file=file.name, page=page.page, pages=len(file.pages), status="refused", reason=found.reason)
    values["original"] = scans.keep_bytes(work, file.content, file.media) or file.sha256
    number = found.paper.number if found.paper else ""
    if found.reason or found.paper is None:
        scans.put(work, **values)
        return TakenPage(
            file=file.name, page=page.page, pages=len(file.pages), status="bench", number=number, reason=found.reason
        )
    reason = Why.FURTHER.value if _is_there(work, found) else ""
    scans.put(work, **values | {"state": ScanState.FILED.value, "reason": reason})
    _attach(work, scans.get(work, values["id"]), found.paper, found.place, found.places, found.signed)
    return TakenPage(file=file.name, page=page.page, pages=len(file.pages), status="filed", number=number, reason=reason)


def _line(file: ReadFile, page: ReadPage, found: Judged) -> dict[str, Any]:
    return {
        "id": scan_id(file.sha256, page.page),
        "name": file.name,
        "page": page.page,
        "pages": len(file.pages) + bool(file.refused),
        "sha256": "",
        "media": page.media,
        "original": file.sha256,
        "place": found.place,
        "places": found.places,
        "state": ScanState.BENCH.value,
        "reason": str(found.reason),
        "subject": found.paper.table if found.paper else "",
        "subject_id": found.paper.id if found.paper else "",
    }


def _is_there(work: Work, found: Judged) -> bool:
    """Whether this very page of the paper is filed already, from another picture."""
    assert found.paper is not None
    captions = [one.caption for one in scans.attachments(work, [found.paper.id])]
    return scans.place_words(found.place, found.places) in captions


def _attach(work: Work, scan: ScanRow, paper: Paper, place: int, places: int, signed: bool) -> None:
    """The page's picture and the file it came in are attached to the paper; with its signed page the paper has come back."""
    record = things.get(work, scans.PAPERS[paper.table], paper.id)
    record.refuse_void()
    if signed and record.state is not LetterState.FILED:
        record.filed()
    original = scans.original_of(work, scan.id)
    kept = len(scans.bytes_of(work, original))
    files = [one.sha256 for one in scans.attachments(work, [paper.id], scans.FILE)]
    wanted = [(scans.PAGE, scan.sha256, len(scans.bytes_of(work, scan.sha256)), scans.place_words(place, places))]
    wanted += [(scans.FILE, original, kept, "")] if kept and original not in files else []
    for kind, sha256, size, caption in wanted:
        one = Attachment(
            subject=paper.table, subject_id=paper.id, kind=kind, name=scan.name, caption=caption, sha256=sha256, size=size
        )
        one.taken_at = work.at
        things.add(work, one)
    work.flush()


# ---- the bench ---------------------------------------------------------------------------------------------------------


@act(N_("File scanned page"))
def file(work: Work, *, scan_id: str, subject_id: str, subject: str = "letter_of_intent", signed: bool = True) -> Outcome[str]:
    """The page is filed to this paper because a person says so; `signed`: it bears the signatures, so the paper has come back.

    Refused where the page is filed already or was never read, the paper is unknown, or it is void.
    """
    scan = scans.get(work, scan_id)
    if scan.state is ScanState.FILED:
        raise ScanFiledAlready
    paper = scans.paper(work, subject, subject_id)
    if paper is None or not scan.sha256:
        raise NotFound(what=subject_id if paper is None else scan.name)
    same = scan.subject_id == paper.id
    place, places = (scan.place, scan.places) if same else (0, 0)
    scans.settle(
        work,
        scan.id,
        state=ScanState.FILED.value,
        reason="",
        subject=paper.table,
        subject_id=paper.id,
        place=place,
        places=places,
    )
    _attach(work, scan, paper, place, places, signed)
    return Outcome(paper.id, frozenset({TABLE}))


@act(N_("Put scanned page away"))
def put_away(work: Work, *, scan_id: str, reason: str) -> Outcome[None]:
    """The page waits no more, and why is kept with it. Refused without a reason, and where the page is filed."""
    if not reason.strip():
        raise ReasonMissing
    if scans.get(work, scan_id).state is ScanState.FILED:
        raise ScanFiledAlready
    scans.settle(work, scan_id, state=ScanState.AWAY.value, reason=reason.strip())
    return Outcome(None, frozenset({TABLE}))


@act(N_("Bring scanned page back"))
def bring_back(work: Work, *, scan_id: str) -> Outcome[None]:
    """A page that was put away waits on the bench again; refused where it is filed."""
    if scans.get(work, scan_id).state is ScanState.FILED:
        raise ScanFiledAlready
    scans.settle(work, scan_id, state=ScanState.BENCH.value, reason=Why.BROUGHT_BACK.value)
    return Outcome(None, frozenset({TABLE}))


# ---- looking -----------------------------------------------------------------------------------------------------------


def rows(look: Look) -> list[ScanRow]:
    """The pages that came back, newest first."""
    return scans.rows(look)


def picture(look: Look, *, scan_id: str) -> bytes:
    """The page upright, as PNG or JPEG; empty where there is none."""
    return scans.bytes_of(look, scans.get(look, scan_id).sha256)


def found(look: Look, *, text: str) -> list[Paper]:
    """The papers a page may belong to, by number, party or project."""
    return scans.papers_like(look, text)


def of_paper(look: Look, *, subject_id: str) -> FiledScans:
    """What a letter or paper has of scanned pages."""
    return scans.filed_scans(look, subject_id)


def to_json(taken: Sequence[TakenPage]) -> dict[str, Any]:
    """What became of each page, for a script."""
    return {
        "files": [
            {"file": one.file, "page": one.page, "status": one.status, "number": one.number, "reason": why_words(one.reason)}
            for one in taken
        ],
        "filed": sum(one.status == "filed" for one in taken),
        "bench": sum(one.status == "bench" for one in taken),
    }
