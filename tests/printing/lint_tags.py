"""The lint of the structure: all ink is content or an artifact, and tree and pages agree (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

PAINTING = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "EI"])
ROLES = frozenset(
    [
        "Document",
        "Part",
        "Sect",
        "Div",
        "P",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "THead",
        "TBody",
        "TR",
        "TH",
        "TD",
        "Span",
        "Figure",
        "Caption",
        "Note",
    ]
)
PARENTS = {
    "TR": {"Table", "THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
}
CONTAINS = frozenset(("Document", "Part", "Sect", "Div", "Table", "THead", "TBody", "TR", "L", "LI"))


def tag_faults(pdf: Any) -> Iterator[str]:
    """What is missing or does not fit."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or not pdf.Root.get("/MarkInfo", {}).get("/Marked"):
        yield "not tagged"
        return
    told: dict[tuple[tuple[int, int], int], tuple[int, int]] = {}
    yield from _element_faults(root.K, root, "", told)
    nums = list(root.ParentTree.get("/Nums", []))
    tree = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
    for number, page in enumerate(pdf.pages, start=1):
        where = f"page {number}"
        if page.obj.get("/Tabs") != "/S":
            yield f"{where}: the order of the structure is not that of its tabs"
        found: list[int] = []
        yield from (f"{where}: {fault}" for fault in _mark_faults(page, found))
        if len(set(found)) != len(found):
            yield f"{where}: a mark stands twice"
        parents = tree.get(int(page.obj.get("/StructParents", -1)))
        if parents is None:
            yield f"{where}: not in the parent tree"
            continue
        for mark in found:
            owner = told.get((page.obj.objgen, mark))
            if owner is None:
                yield f"{where}: mark {mark} belongs to no element"
            elif mark >= len(parents) or parents[mark].objgen != owner:
                yield f"{where}: mark {mark} is not in the parent tree"
        known = {mark for objgen, mark in told if objgen == page.obj.objgen}
        yield from (f"{where}: mark {mark} is named and not there" for mark in sorted(known - set(found)))


def _mark_faults(page: Any, found: list[int]) -> Iterator[str]:
    """Ink outside of every mark, artifacts and content in one another, and marks that do not end."""
    opened: list[str] = []
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        if name in {"BDC", "BMC"}:
            role = str(step.operands[0])
            if opened and "/Artifact" in {role, *opened}:
                yield "an artifact in content, or content in an artifact"
            opened.append(role)
            about: Any = step.operands[1] if name == "BDC" else {}
            if role != "/Artifact" and isinstance(about, pikepdf.Dictionary) and "/MCID" in about:
                found.append(int(about.MCID))
            elif role != "/Artifact":
                yield f"a mark {role} without a number"
        elif name == "EMC":
            if not opened:
                yield "a mark ends that never began"
            opened = opened[:-1]
        elif name in PAINTING and not opened:
            yield f"ink ({name}) that is neither content nor an artifact"
    if opened:
        yield "a mark does not end"


def _element_faults(
    element: Any, parent: Any, above: str, told: dict[tuple[tuple[int, int], int], tuple[int, int]]
) -> Iterator[str]:
    role = str(element.get("/S", ""))[1:]
    if role not in ROLES:
        yield f"role {role or 'missing'}"
    if element.get("/P", pikepdf.Dictionary()).objgen != parent.objgen:
        yield f"{role} does not know its parent"
    if role in PARENTS and above not in PARENTS[role]:
        yield f"{role} in {above}"
    if role == "Figure" and not str(element.get("/Alt", "")):
        yield "Figure without Alt"
    if role == "TH" and element.get("/A", {}).get("/Scope") not in {"/Column", "/Row", "/Both"}:
        yield "TH without Scope"
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array | list) else [kids]
    for kid in kids:
        mark = kid if isinstance(kid, int) else kid.get("/MCID")
        if mark is None:
            yield from _element_faults(kid, element, role, told)
            continue
        page = element.get("/Pg") if isinstance(kid, int) else kid.get("/Pg", element.get("/Pg"))
        if role in CONTAINS:
            yield f"{role} with content of its own"
        told[(page.objgen, int(mark))] = element.objgen
