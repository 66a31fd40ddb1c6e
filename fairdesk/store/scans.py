"""Pages that came back, what is filed of them, and the bytes of attached files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import and_, delete, exists, insert, select, update

from fairdesk.base.errors import NotFound
from fairdesk.models.attachments import Attachment
from fairdesk.models.base import Record
from fairdesk.models.journal import ATTACHED_BYTES, SCAN
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.prints import IssuedPaper
from fairdesk.records.choices import LetterState
from fairdesk.records.scans import FiledScans, Paper, ScanRow, ScanState, Why
from fairdesk.store import search
from fairdesk.store.unit_of_work import Look, Work

PAGE: Final = "scan"
FILE: Final = "scan_file"
"""Kinds of attachments: a page upright, and the file as it came."""
PAPERS: Final[dict[str, type[LetterOfIntent | IssuedPaper]]] = {
    LetterOfIntent.__tablename__: LetterOfIntent,
    IssuedPaper.__tablename__: IssuedPaper,
}
"""What a signed page can be filed to, by its table."""
_MOST: Final = 2000


# ---- bytes -------------------------------------------------------------------------------------------------------------


def keep_bytes(work: Work, content: bytes, media: str) -> str:
    """The bytes lie in the desk, once; answers with their SHA-256. Nothing at all is kept under an empty name."""
    if not content:
        return ""
    sha256 = hashlib.sha256(content).hexdigest()
    there = work.ask(select(ATTACHED_BYTES.c.sha256).where(ATTACHED_BYTES.c.sha256 == sha256)).first()
    if there is None:
        work.ask(insert(ATTACHED_BYTES).values(sha256=sha256, media=media, content=content))
    return sha256


def bytes_of(look: Look, sha256: str) -> bytes:
    """The bytes of an attached file; empty where they lie at another desk."""
    found: bytes | None = look.ask(select(ATTACHED_BYTES.c.content).where(ATTACHED_BYTES.c.sha256 == sha256)).scalar()
    return bytes(found) if found else b""


# ---- papers ------------------------------------------------------------------------------------------------------------


def paper(look: Look, table: str, paper_id: str) -> Paper | None:
    """The paper of this id, or None."""
    kind = PAPERS.get(table)
    record = look.session.get(kind, paper_id) if kind else None
    return _paper(record) if record is not None else None


def by_digest(look: Look, digest: str) -> list[Paper]:
    """The papers whose digest begins so (lower case hexadecimal), valid ones first."""
    found: list[Paper] = []
    for kind in PAPERS.values():
        query = select(kind).where(kind.digest.startswith(digest, autoescape=True)).order_by(kind.voided, kind.id)
        found += [_paper(one) for one in look.session.execute(query).scalars()]
    return found


def papers_like(look: Look, text: str, limit: int = 12) -> list[Paper]:
    """Valid letters by number, party or project, and other papers by number; the best first."""
    hits = search.find(look, text, limit, (LetterOfIntent.__tablename__,))
    found = [one for hit in hits if (one := paper(look, hit.kind, hit.id)) is not None]
    if text.strip():
        like = IssuedPaper.number.contains(text.strip(), autoescape=True)
        query = select(IssuedPaper).where(like, IssuedPaper.voided.is_(False)).order_by(IssuedPaper.number).limit(limit)
        found += [_paper(one) for one in look.session.execute(query).scalars()]
    return found[:limit]


def _paper(record: Record) -> Paper:
    assert isinstance(record, LetterOfIntent | IssuedPaper)
    return Paper(
        table=record.__tablename__,
        id=record.id,
        number=record.number,
        title=f"{record.party_b} · {record.party_a}" if isinstance(record, LetterOfIntent) else record.kind,
        digest=record.digest,
        filed=record.state is LetterState.FILED,
        voided=record.voided,
    )


# ---- scans -------------------------------------------------------------------------------------------------------------


def put(work: Work, **values: Any) -> None:
    """The page is on the list, in place of what was said of it before."""
    work.ask(delete(SCAN).where(SCAN.c.id == values["id"]))
    work.ask(insert(SCAN).values(at=work.at, **values))


def settle(work: Work, scan_id: str, **values: Any) -> None:
    """The page on the list has these values."""
    work.ask(update(SCAN).where(SCAN.c.id == scan_id).values(**values))


def find(look: Look, scan_id: str) -> ScanRow | None:
    """The page of this id, or None."""
    return next(iter(_rows(look, SCAN.c.id == scan_id)), None)


def get(look: Look, scan_id: str) -> ScanRow:
    """The page of this id; refused where there is none."""
    found = find(look, scan_id)
    if found is None:
        raise NotFound(what=scan_id)
    return found


def original_of(look: Look, scan_id: str) -> str:
    """The SHA-256 of the file the page came in."""
    return str(look.ask(select(SCAN.c.original).where(SCAN.c.id == scan_id)).scalar_one())


def rows(look: Look) -> list[ScanRow]:
    """The pages that came back, newest first; within one file in their order."""
    return _rows(look)


def of_file(look: Look, original: str) -> list[ScanRow]:
    """The pages that came in a file of these bytes, in their order."""
    return sorted(_rows(look, SCAN.c.original == original), key=lambda one: one.page)


def _rows(look: Look, *conditions: Any) -> list[ScanRow]:
    """A page whose attachment was taken back waits again, whatever stands in its line: the journal is what counts."""
    attached = exists().where(
        and_(
            Attachment.subject_id == SCAN.c.subject_id,
            Attachment.sha256 == SCAN.c.sha256,
            Attachment.kind == PAGE,
            Attachment.voided.is_(False),
        )
    )
    query = select(SCAN, attached.label("attached")).where(*conditions)
    found = look.ask(query.order_by(SCAN.c.at.desc(), SCAN.c.name, SCAN.c.page).limit(_MOST)).mappings().all()
    papers = _papers(look, {one["subject_id"] for one in found if one["subject_id"]})
    places = _places(look, papers)
    return [_row(dict(one), papers.get(one["subject_id"]), places.get(one["subject_id"], set())) for one in found]


def _row(one: dict[str, Any], paper: Paper | None, places: set[tuple[int, int]]) -> ScanRow:
    lost = one["state"] == ScanState.FILED and not one["attached"]
    return ScanRow(
        **{name: one[name] for name in ("id", "at", "name", "page", "pages", "sha256", "media", "subject", "subject_id")},
        place=one["place"],
        places=one["places"],
        state=ScanState.BENCH if lost else ScanState(one["state"]),
        reason=Why.TAKEN_BACK.value if lost else one["reason"],
        number=paper.number if paper else "",
        title=paper.title if paper else "",
        have=len({place for place, _of in places}),
        of=max((of for _place, of in places), default=0),
        voided=bool(paper and paper.voided),
    )


def _papers(look: Look, ids: Iterable[str]) -> dict[str, Paper]:
    wanted = sorted(ids)
    found: dict[str, Paper] = {}
    for kind in PAPERS.values():
        for start in range(0, len(wanted), 500):
            query = select(kind).where(kind.id.in_(wanted[start : start + 500]))
            found |= {one.id: _paper(one) for one in look.session.execute(query).scalars()}
    return found


# ---- what is filed -----------------------------------------------------------------------------------------------------


def attachments(look: Look, subject_ids: Sequence[str], kind: str = PAGE) -> list[Attachment]:
    """The valid attachments of this kind, oldest first."""
    found: list[Attachment] = []
    for start in range(0, len(subject_ids), 500):
        query = select(Attachment).where(
            Attachment.subject_id.in_(subject_ids[start : start + 500]),
            Attachment.kind == kind,
            Attachment.voided.is_(False),
        )
        found += look.session.execute(query.order_by(Attachment.taken_at, Attachment.id)).scalars()
    return found


def place_words(place: int, places: int) -> str:
    """The page of a paper as an attachment's caption says it; nothing where it is not known."""
    return f"{place}/{places}" if place else ""


def _place(caption: str) -> tuple[int, int] | None:
    place, slash, places = caption.partition("/")
    return (int(place), int(places)) if slash and place.isdigit() and places.isdigit() else None


def _places(look: Look, ids: Iterable[str]) -> dict[str, set[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for one in attachments(look, sorted(ids)):
        place = _place(one.caption)
        if place:
            found.setdefault(one.subject_id, set()).add(place)
    return found


def filed_scans(look: Look, subject_id: str) -> FiledScans:
    """What the paper has of scanned pages."""
    pictures = attachments(look, [subject_id])
    places = {place for one in pictures if (place := _place(one.caption))}
    newest = select(SCAN.c.id).where(SCAN.c.subject_id == subject_id, SCAN.c.sha256.in_([one.sha256 for one in pictures]))
    return FiledScans(
        pictures=len(pictures),
        have=len({place for place, _of in places}),
        of=max((of for _place, of in places), default=0),
        newest=str(look.ask(newest.order_by(SCAN.c.at.desc(), SCAN.c.place.desc()).limit(1)).scalar() or ""),
    )
