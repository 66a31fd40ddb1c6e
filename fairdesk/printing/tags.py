"""The structure of a paper (tagged PDF, ISO 32000-1, 14.7 and 14.8), told while it is drawn and written when it is kept.

A canvas that was started has a recorder in `canvas.tags`; on any other canvas nothing here does anything, so that the same
drawing serves a preview. What is drawn in an element that bears content is its content; all else is an artifact: rules and
boxes, what stands on every page, and whatever nobody named. A place ends where an element or artifact begins or ends, and at
`turn`; that is all that is looked at, and nothing is ever parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

GROUPS = frozenset({"Document", "Part", "Sect", "Div", "Table", "THead", "TBody", "TR", "L", "LI"})
"""Elements that hold elements and no content of their own."""
PAINTS = re.compile(r"(?:^|[\s)>\]])(?:S|s|f\*?|F|B\*?|b\*?|sh|Do|Tj|TJ|EI)(?:\s|$)")
"""An operator that leaves ink (ISO 32000-1, annex A)."""

Box = tuple[float, float, float, float]
"""x, y, width and height in the points of the canvas as it stands."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Content of an element: the page, counted from 1, and its number there."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """One element: what it is, what it holds in reading order, and what is said of it for those who cannot see it."""

    role: str
    alt: str = ""
    lang: str = ""
    box: Box | None = None
    scope: str = "Column"
    """Of a head in a table: whether it speaks for its `Column` or its `Row`."""
    kids: list[Element | Spot] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Aside:
    """Content that is no part of the text: `Pagination`, `Layout` or `Background`."""

    kind: str


class Tags:
    """The recorder of one paper."""

    def __init__(self) -> None:
        self.document = Element("Document")
        self.opened: list[Element | Aside] = [self.document]
        self.spots: dict[int, list[Element]] = {}
        self.named: dict[int, tuple[object, Element]] = {}

    def close(self, canvas: Any) -> None:
        """What was drawn since the last mark belongs to what is open now."""
        code = canvas._code  # noqa: SLF001  # reportlab's page under construction; there is no other way to mark it
        owner, first = getattr(canvas, "marked", (None, 0))
        first = first if owner is code else 0
        if PAINTS.search("\n".join(code[first:])):
            code.insert(first, self.mark(canvas.getPageNumber()))
            code.append("EMC")
        canvas.marked = (code, len(code))

    def mark(self, page: int) -> str:
        """The operator that begins a marked stretch of what is open now."""
        inside = self.opened[-1]
        if isinstance(inside, Element) and inside.role not in GROUPS:
            here = self.spots.setdefault(page, [])
            here.append(inside)
            inside.kids.append(Spot(page, len(here) - 1))
            return f"/{inside.role} <</MCID {len(here) - 1}>> BDC"
        kind = inside.kind if isinstance(inside, Aside) else "Layout"
        return f"/Artifact <</Type /{kind}>> BDC"

    def element(self, role: str, alt: str, lang: str, box: Box | None, scope: str, key: object) -> Element:
        """The element of this key, or a new one in what is open now."""
        if key is not None and id(key) in self.named:
            return self.named[id(key)][1]
        made = Element(role, alt, lang, box, scope)
        inside = self.opened[-1]
        if isinstance(inside, Element):
            inside.kids.append(made)
        if key is not None:
            self.named[id(key)] = (key, made)
        return made

    def build(self, pdf: Any) -> None:
        """The structure stands in the file: the tree, the way from each page to it, and the word that the file is tagged."""
        from pikepdf import Array, Dictionary, Name

        written: dict[int, Any] = {}
        pages = [page.obj for page in pdf.pages]
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = _write(pdf, self.document, root, pages, written)
        numbers = Array([])
        for place, page in enumerate(pages):
            page.StructParents, page.Tabs = place, Name.S
            found = [written[id(one)] for one in self.spots.get(place + 1, ())]
            numbers.append(place)
            numbers.append(pdf.make_indirect(Array(found)))
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = len(pages)
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)


def _write(pdf: Any, element: Element, parent: Any, pages: list[Any], written: dict[int, Any]) -> Any:
    from pikepdf import Array, Dictionary, Name, String

    here = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent))
    written[id(element)] = here
    home = next((one.page for one in element.kids if isinstance(one, Spot)), None)
    if home is not None:
        here.Pg = pages[home - 1]
    kids = [_kid(pdf, one, here, home, pages, written) for one in element.kids if not _empty(one)]
    if kids:
        here.K = kids[0] if len(kids) == 1 else Array(kids)
    if element.alt:
        here.Alt = String(element.alt)
    if element.lang:
        here.Lang = String(element.lang)
    if element.box is not None:
        here.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(one, 2) for one in element.box]))
    elif element.role == "TH":
        here.A = Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    return here


def _kid(pdf: Any, kid: Element | Spot, here: Any, home: int | None, pages: list[Any], written: dict[int, Any]) -> Any:
    from pikepdf import Dictionary, Name

    if isinstance(kid, Element):
        return _write(pdf, kid, here, pages, written)
    if kid.page == home:
        return kid.number
    return Dictionary(Type=Name.MCR, Pg=pages[kid.page - 1], MCID=kid.number)


def _empty(kid: Element | Spot) -> bool:
    """Nothing was drawn in it. A cell without words stays: its row needs it."""
    return isinstance(kid, Element) and kid.role not in {"TD", "TH"} and all(_empty(one) for one in kid.kids)


def start(canvas: Any) -> Tags:
    """From now on the canvas records its structure."""
    canvas.tags = Tags()
    return canvas.tags  # type: ignore[no-any-return]  # reportlab carries no types


@contextmanager
def tagged(
    canvas: Any,
    role: str,
    *,
    alt: str = "",
    lang: str = "",
    box: Box | None = None,
    scope: str = "Column",
    key: object = None,
) -> Iterator[None]:
    """What is drawn inside is one element of this role; the same `key` goes on with the same element, on a later page too.

    `alt` says what a figure shows, `box` where it stands; `lang` is given where it is not the language of the paper; `scope` says
    for what a head of a table speaks.
    """
    tags = _recorder(canvas)
    if tags is None or isinstance(tags.opened[-1], Aside):
        yield
        return
    tags.close(canvas)
    if box is not None:
        left, bottom = canvas.absolutePosition(box[0], box[1])
        right, top = canvas.absolutePosition(box[0] + box[2], box[1] + box[3])
        box = (left, bottom, right, top)
    tags.opened.append(tags.element(role, alt, lang, box, scope, key))
    try:
        yield
    finally:
        tags.close(canvas)
        tags.opened.pop()


@contextmanager
def artifact(canvas: Any, kind: str) -> Iterator[None]:
    """What is drawn inside is no part of the text, whatever it is called there; `Pagination`, `Layout` or `Background`."""
    tags = _recorder(canvas)
    if tags is None:
        yield
        return
    tags.close(canvas)
    tags.opened.append(Aside(kind))
    try:
        yield
    finally:
        tags.close(canvas)
        tags.opened.pop()


def turn(canvas: Any) -> None:
    """The page ends here: call it before `showPage` on a canvas whose pages do not end with an artifact."""
    tags = _recorder(canvas)
    if tags is not None:
        tags.close(canvas)


def _recorder(canvas: Any) -> Tags | None:
    """The recorder; none while a form is drawn, which is content of wherever it is put."""
    return None if canvas._formData else getattr(canvas, "tags", None)  # noqa: SLF001  # reportlab has no other sign of it
