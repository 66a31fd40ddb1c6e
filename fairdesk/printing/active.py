"""What a PDF would do besides being looked at: scripts, programs, things sent or opened. Papers of ours do none of it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

SCRIPT, LAUNCH, ACTION, FORM, FILE = "script", "launch", "action", "form", "file"
"""What is told apart: JavaScript; a program that is started; other actions; a form of another program; a file carried along."""
_ACTIONS = {
    "/JavaScript": SCRIPT,
    "/Launch": LAUNCH,
    **dict.fromkeys(
        ("/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/URI"), ACTION
    ),
}
"""Kinds of actions in ISO 32000-1, table 198, that reach beyond the page; what PDF/A forbids, and links."""
_KEYS = {"/JS": SCRIPT, "/AA": ACTION, "/XFA": FORM, "/RichMediaContent": ACTION}
_DEEPEST = 50


def active_parts(pdf: bytes) -> list[str]:
    """What is found of SCRIPT, LAUNCH, ACTION, FORM and FILE, each once, in this order; empty for a paper of ours.

    FILE is any attached file but the facts. A file this reader cannot open holds nothing it could name.
    """
    import pikepdf

    from fairdesk.printing.archive import FACTS

    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            found = {one for part in opened.objects for one in _of(part, pikepdf, _DEEPEST)}
            if set(opened.attachments) - {FACTS}:
                found.add(FILE)
    except pikepdf.PdfError:
        return []
    return [one for one in (SCRIPT, LAUNCH, ACTION, FORM, FILE) if one in found]


def _of(part: Any, pikepdf: Any, depth: int) -> Iterator[str]:
    """What one object says, and those written inside it; those it points to are objects of their own."""
    if isinstance(part, pikepdf.Array):
        inner = list(part)
    elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
        inner = [part.get(key) for key in part.keys()]  # noqa: SIM118  # not a dict
        yield from (kind for key, kind in _KEYS.items() if key in part)
        kind = part.get("/S")
        if isinstance(kind, pikepdf.Name) and str(kind) in _ACTIONS:
            yield _ACTIONS[str(kind)]
    else:
        return
    for one in inner:
        if isinstance(one, pikepdf.Object) and not one.is_indirect and depth:
            yield from _of(one, pikepdf, depth - 1)
