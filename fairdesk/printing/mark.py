"""Marks on every page: draft, void, training, and the number of a copy. A marked paper is a file of its own.

The large word lies under the paper's own ink, in an opaque pale colour: every word stays as dark as it was, the white square of
a code covers it, and no transparency has to be flattened by a printer. It is drawn as shapes, so that who copies or searches
the text finds the paper's own words unbroken; a small line at the top says the same in letters. The file says which mark it
bears, so that who holds it against its code can put the same mark on the paper the code signs.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from typing import Any

from fairdesk.printing.fonts import SANS, SANS_BOLD, missing_signs
from fairdesk.printing.paper import MM, new_canvas
from fairdesk.printing.shapes import draw_shapes
from fairdesk.printing.text import draw_text, fit, text_width


class Word(StrEnum):
    """The large word; both languages stand on every paper."""

    DRAFT = "draft"
    VOID = "void"
    TRAINING = "training"


WORDS = {Word.DRAFT: ("草稿", "DRAFT"), Word.VOID: ("作废", "VOID"), Word.TRAINING: ("演练", "TRAINING")}
PALE = (0.96, 0.83, 0.83)
"""Black on it has a contrast of 14 to 1, and a grey printer still shows it."""
DARK = (0.72, 0.11, 0.11)
OWNER = "/FairDesk"
SHAPE = "/FairDeskMark"
LONGEST = 4000
"""Signs of what a file says of its mark; a reason nobody typed is no mark."""
MOST = 9999
"""Printings of one paper that are told apart."""
BOX = "□"
"""Stands for a sign of a reason that no face holds: a void paper must be able to say that it is void."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a paper is marked as: the large word, the number of this printing (0 for none), and since when and why it is void."""

    word: Word | None = None
    printing: int = 0
    reason: str = ""
    day: date | None = None


def marked(pdf: bytes, mark: Mark) -> bytes:
    """The same paper with its mark on every page; PDF/A stays PDF/A, and the same paper and mark give the same bytes."""
    import pikepdf
    from pikepdf import Dictionary, Name, String

    if mark == Mark():
        return pdf
    with pikepdf.open(BytesIO(pdf)) as paper:
        shapes: dict[tuple[float, float], Any] = {}
        for page in paper.pages:
            size = (float(page.mediabox[2]), float(page.mediabox[3]))
            if size not in shapes:
                shapes[size] = _shape(paper, mark, size)
            page.add_resource(shapes[size], Name.XObject, Name(SHAPE))
            page.contents_add(
                f"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC q {SHAPE} Do Q EMC\n".encode(), prepend=True
            )
        told = {key: value for key, value in asdict(mark).items() if value}
        private = json.dumps(told, default=str, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        changed = paper.docinfo.get("/ModDate", String("D:20200101000000Z"))
        paper.Root.PieceInfo = Dictionary({OWNER: Dictionary(LastModified=String(str(changed)), Private=String(private))})
        target = BytesIO()
        paper.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def mark_of(pdf: bytes) -> Mark:
    """The mark a file says it bears; no mark where it says none, or nothing that `marked` could have written."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(pdf)) as paper:
            private = str(paper.Root.PieceInfo[OWNER].Private)
            told = json.loads(private[:LONGEST])
            return Mark(
                word=Word(told["word"]) if "word" in told else None,
                printing=min(max(int(told.get("printing", 0)), 0), MOST),
                reason=str(told.get("reason", "")),
                day=date.fromisoformat(told["day"]) if "day" in told else None,
            )
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return Mark()


def _shape(paper: Any, mark: Mark, size: tuple[float, float]) -> Any:
    """The drawing of the mark as a form of this paper."""
    import pikepdf

    with pikepdf.open(BytesIO(_drawn(mark, size))) as stamp:
        return paper.copy_foreign(stamp.pages[0].as_form_xobject())


@lru_cache(maxsize=8)
def _drawn(mark: Mark, size: tuple[float, float]) -> bytes:
    """A page with nothing but the mark, its fonts embedded and no other named."""
    import pikepdf

    from fairdesk.printing.archive import drop_unused_fonts

    target = BytesIO()
    canvas = new_canvas(target, size)
    if mark.word:
        _slant(canvas, *WORDS[mark.word], size)
    canvas.setFillColorRGB(*DARK)
    y = size[1] - 9 * MM
    for line in lines(mark):
        room = size[0] - 2 * 18 * MM
        fitted = fit(line, SANS, 9, room, 7, most=2)
        for words in fitted.lines:
            draw_text(canvas, words, SANS, fitted.size, size[0] - 18 * MM, y, "right")
            y -= fitted.size * 1.35
    canvas.showPage()
    canvas.save()
    with pikepdf.open(BytesIO(target.getvalue())) as stamp:
        drop_unused_fonts(stamp)
        target = BytesIO()
        stamp.save(target, deterministic_id=True)
    return target.getvalue()


def lines(mark: Mark) -> list[str]:
    """The small lines at the top right: the large word again, since when and why it is void, and which printing this is."""
    told = []
    if mark.word:
        day = f" {mark.day.isoformat()}" if mark.day else ""
        shown = "".join(BOX if missing_signs(sign) else sign for sign in mark.reason)
        reason = f" · {shown}" if shown else ""
        told.append(" ".join(WORDS[mark.word]) + day + reason)
    if mark.printing:
        told.append(f"副本 · 第{mark.printing}次打印 · COPY, printing {mark.printing}")
    return told


def _slant(canvas: Any, chinese: str, english: str, size: tuple[float, float]) -> None:
    """The word from the lower left to the upper right, as large as half the page is wide, the English under it."""
    large = size[0] * 0.5 / len(chinese)
    small = large * 0.42
    small = min(small, small * size[0] * 0.5 / text_width(english, SANS_BOLD, small))
    canvas.saveState()
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(35)
    canvas.setFillColorRGB(*PALE)
    draw_shapes(canvas, chinese, SANS_BOLD, large, 0, -large * 0.1)
    draw_shapes(canvas, english, SANS_BOLD, small, 0, -large * 0.1 - small * 1.15)
    canvas.restoreState()
