"""A lint for what the press makes: the rules of PDF/A-3u (ISO 19005-3) and of tagging that such a file can break.

It is no validator: veraPDF is the judge of a release and is not here. It looks at a file as a stranger would, from its bytes up,
and knows the faults that reportlab, pikepdf and a signature added later have been seen to make, or could.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf

from tests.printing.lint_bytes import byte_faults
from tests.printing.lint_fonts import font_faults
from tests.printing.lint_tags import tag_faults

FORBIDDEN_ACTIONS = frozenset(
    [
        "/Launch",
        "/Sound",
        "/Movie",
        "/ResetForm",
        "/ImportData",
        "/Hide",
        "/SetOCGState",
        "/Rendition",
        "/Trans",
        "/GoTo3DView",
        "/JavaScript",
    ]
)
ANNOTATIONS = frozenset(
    [
        "/Text",
        "/Link",
        "/FreeText",
        "/Line",
        "/Square",
        "/Circle",
        "/Polygon",
        "/PolyLine",
        "/Highlight",
        "/Underline",
        "/Squiggly",
        "/StrikeOut",
        "/Stamp",
        "/Caret",
        "/Ink",
        "/Popup",
        "/FileAttachment",
        "/Widget",
        "/PrinterMark",
        "/TrapNet",
        "/Watermark",
        "/Redact",
    ]
)
SCHEMAS = frozenset(("dc", "xmp", "pdf", "pdfaid", "xmpMM", "rdf", "xml"))
HIDDEN, INVISIBLE, PRINT, NO_VIEW, TOGGLE = 2, 1, 4, 32, 256


def lint(pdf: bytes, *, tagged: bool = True) -> list[str]:
    """Every fault of the file, each once, in a fixed order; empty where there is none."""
    told = list(byte_faults(pdf))
    with pikepdf.open(BytesIO(pdf)) as opened:
        for part in (catalog_faults, colour_faults, metadata_faults, attachment_faults, form_faults, object_faults, font_faults):
            told += part(opened)
        if tagged:
            told += tag_faults(opened)
    return sorted(set(told))


def catalog_faults(pdf: Any) -> Iterator[str]:
    """Encryption, actions, optional content and what else a catalog may not hold (6.1.3, 6.5, 6.9, 6.10, 6.11)."""
    if pdf.is_encrypted:
        yield "encrypted"
    if "/ID" not in pdf.trailer:
        yield "no ID in the trailer"
    for key in ("/AA", "/Requirements", "/OCProperties", "/NeedsRendering", "/Legal"):
        if key in pdf.Root:
            yield f"catalog has {key}"
    names = pdf.Root.get("/Names", {})
    for key in ("/JavaScript", "/AlternatePresentations"):
        if key in names:
            yield f"name tree {key}"
    if not str(pdf.Root.get("/Lang", "")):
        yield "no Lang"
    for page in pdf.pages:
        yield from (f"page has {key}" for key in ("/AA", "/PresSteps") if key in page.obj)
        box = [float(one) for one in page.mediabox]
        if not all(3 <= side <= 14400 for side in (box[2] - box[0], box[3] - box[1])):
            yield "page of an impossible size"


def colour_faults(pdf: Any) -> Iterator[str]:
    """One output intent with an RGB profile, and no colour it does not cover (6.2.2, 6.2.4)."""
    intents = [one for one in pdf.Root.get("/OutputIntents", []) if one.get("/S") == "/GTS_PDFA1"]
    if len(intents) != 1 or "/DestOutputProfile" not in intents[0]:
        yield "no output intent"
        return
    profile = intents[0].DestOutputProfile
    head = profile.read_bytes()[:128]
    if profile.get("/N") != 3 or head[16:20] != b"RGB " or head[36:40] != b"acsp" or head[8] > 4:
        yield "output intent without an RGB profile"
    if head[12:16] not in {b"mntr", b"prtr"}:
        yield "output profile of another class"


def metadata_faults(pdf: Any) -> Iterator[str]:
    """An XMP packet that claims PDF/A-3u, in known schemas, and says what the document information says (6.6)."""
    stream = pdf.Root.get("/Metadata")
    if stream is None or stream.get("/Type") != "/Metadata" or stream.get("/Subtype") != "/XML":
        yield "no XMP"
        return
    xmp = stream.read_bytes().decode("utf-8")
    if re.search(r"<\?xpacket begin=[^>]*(bytes|encoding)=", xmp):
        yield "XMP packet with bytes or encoding"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        if (about.get("pdfaid:part"), about.get("pdfaid:conformance")) != ("3", "U"):
            yield "no claim of PDF/A-3u"
        pairs = (("/Title", "dc:title"), ("/Creator", "xmp:CreatorTool"), ("/Producer", "pdf:Producer"))
        for key, name in pairs:
            if str(pdf.docinfo.get(key, "")) != about.get(name, ""):
                yield f"{key} differs from XMP"
        for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
            if _moment(str(pdf.docinfo.get(key, ""))) != _moment(about.get(name, "")):
                yield f"{key} differs from XMP"
    yield from (f"schema {one} without a description" for one in set(re.findall(r"<(\w+):", xmp)) - SCHEMAS - {"x"})


def _moment(text: str) -> datetime | None:
    """A time as PDF or XMP writes it."""
    found = re.fullmatch(r"D:(\d{14})(Z|[+-]\d\d'\d\d'?)", text)
    if found:
        zone = "+0000" if found[2] == "Z" else found[2].replace("'", "")
        return datetime.strptime(found[1] + zone, "%Y%m%d%H%M%S%z")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def attachment_faults(pdf: Any) -> Iterator[str]:
    """Every embedded file says its type, its time and what it is to the paper, and hangs on the paper (6.8)."""
    hanging = {one.objgen for one in pdf.Root.get("/AF", [])}
    for name, spec in pdf.attachments.items():
        entry = spec.obj
        if not all(key in entry for key in ("/F", "/UF", "/EF")):
            yield f"attachment {name}: F, UF or EF missing"
            continue
        if "/AFRelationship" not in entry:
            yield f"attachment {name}: no AFRelationship"
        if entry.objgen not in hanging:
            yield f"attachment {name}: not in AF"
        file = entry.EF.get("/F")
        if not re.fullmatch(r"/[\w.+-]+/[\w.+-]+", str(file.get("/Subtype", ""))):
            yield f"attachment {name}: no MIME type"
        if "/ModDate" not in file.get("/Params", {}):
            yield f"attachment {name}: no ModDate"


def form_faults(pdf: Any) -> Iterator[str]:
    """Annotations are printed and shown, fields run nothing, and a signature covers what 6.4.3 says (6.3, 6.4, 6.1.12)."""
    form = pdf.Root.get("/AcroForm", {})
    if "/XFA" in form or form.get("/NeedAppearances"):
        yield "a form that is drawn by its reader"
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            yield from _annotation_faults(note)
    for key, held in pdf.Root.get("/Perms", {}).items():
        if key not in {"/DocMDP", "/UR3"}:
            yield f"permission {key}"
        for reference in held.get("/Reference", []):
            yield from (f"DocMDP with {one}" for one in ("/DigestLocation", "/DigestMethod", "/DigestValue") if one in reference)


def _annotation_faults(note: Any) -> Iterator[str]:
    kind, flags = str(note.get("/Subtype")), int(note.get("/F", 0))
    if kind not in ANNOTATIONS:
        yield f"annotation {kind}"
    if kind != "/Popup" and (not flags & PRINT or flags & (HIDDEN | INVISIBLE | NO_VIEW | TOGGLE)):
        yield f"annotation {kind}: not printed or not shown"
    box = [float(one) for one in note.Rect]
    if (box[0] != box[2] or box[1] != box[3]) and kind not in {"/Popup", "/Link"} and "/N" not in note.get("/AP", {}):
        yield f"annotation {kind}: no appearance"
    if kind == "/Widget" and ("/A" in note or "/AA" in note):
        yield "a field with an action"


def object_faults(pdf: Any) -> Iterator[str]:
    """Filters, actions, images, forms and graphics states, wherever they stand (6.1.7, 6.1.10, 6.2.5, 6.2.8, 6.2.9, 6.5)."""
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if one.get("/S") in FORBIDDEN_ACTIONS and one.get("/Type") != "/StructElem":
            yield f"action {one.S}"
        if one.get("/Type") == "/ExtGState" and ("/TR" in one or one.get("/TR2", "/Default") != "/Default" or "/HTP" in one):
            yield "graphics state with a transfer function"
        if isinstance(one, pikepdf.Stream):
            yield from _stream_faults(one)


def _stream_faults(one: Any) -> Iterator[str]:
    filters = one.get("/Filter", [])
    named = [str(filters)] if isinstance(filters, pikepdf.Name) else [str(each) for each in filters]
    yield from (f"filter {each}" for each in named if each in {"/LZWDecode", "/Crypt"})
    yield from (f"stream with {key}" for key in ("/F", "/FFilter", "/FDecodeParms") if key in one)
    if one.get("/Subtype") == "/Image":
        if one.get("/Interpolate") or "/Alternates" in one or "/OPI" in one:
            yield "image with Interpolate, Alternates or OPI"
        if one.get("/ColorSpace") == "/DeviceCMYK":
            yield "DeviceCMYK"
    if one.get("/Subtype") == "/PS" or (one.get("/Subtype") == "/Form" and any(key in one for key in ("/OPI", "/PS", "/Ref"))):
        yield "PostScript, OPI or a reference to another file"
