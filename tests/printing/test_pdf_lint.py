"""The lint can fail: for each of its checks a file that is broken in just that, and it says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from fairdesk.printing.archive import archive
from fairdesk.printing.fonts import SANS
from fairdesk.printing.paper import A4, new_canvas
from fairdesk.printing.tags import artifact, start, tagged
from fairdesk.printing.text import draw_text
from tests.printing.pdf_lint import lint

Change = Callable[[Any], None]


@lru_cache(maxsize=1)
def sound() -> bytes:
    """A page with a head, a table, a figure and a rule."""
    target = BytesIO()
    canvas = new_canvas(target, A4)
    tags = start(canvas)
    with tagged(canvas, "H1"):
        draw_text(canvas, "标题", SANS, 20, 100, 700)
    with tagged(canvas, "Table"), tagged(canvas, "TR"):
        for place, role in enumerate(("TH", "TD")):
            with tagged(canvas, role):
                draw_text(canvas, "格", SANS, 10, 100 + 50 * place, 600)
    with artifact(canvas, "Layout"):
        canvas.line(100, 590, 300, 590)
    with tagged(canvas, "Figure", alt="a square", box=(100, 400, 50, 50)):
        canvas.rect(100, 400, 50, 50)
    canvas.showPage()
    canvas.save()
    return archive(target.getvalue(), title="题", day=date(2018, 7, 19), facts=b"{}", tags=tags)


def broken(change: Change, **saved: Any) -> bytes:
    """The sound file with one thing changed."""
    target = BytesIO()
    with pikepdf.open(BytesIO(sound())) as pdf:
        change(pdf)
        pdf.save(target, deterministic_id="encryption" not in saved, fix_metadata_version=False, **saved)
    return target.getvalue()


def content(pdf: Any, change: Callable[[bytes], bytes]) -> None:
    """The content of the first page is this now."""
    page = pdf.pages[0]
    page.obj.Contents = pdf.make_stream(change(page.Contents.read_bytes()))


def element(pdf: Any, role: str) -> Any:
    """The first element of this role."""
    return next(one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == f"/{role}")


def font(pdf: Any) -> Any:
    """The first font of the page."""
    return next(iter(pdf.pages[0].Resources.Font.values()))


def without(holder: Callable[[Any], Any], key: str) -> Change:
    """A change that takes a key away."""

    def change(pdf: Any) -> None:
        del holder(pdf)[key]

    return change


def put(holder: Callable[[Any], Any], key: str, value: Any) -> Change:
    """A change that sets a key."""

    def change(pdf: Any) -> None:
        holder(pdf)[key] = value

    return change


def note(**about: Any) -> Change:
    """A change that adds an annotation to the page."""

    def change(pdf: Any) -> None:
        made = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 0, 0]), F=4)
        for key, value in about.items():
            made[f"/{key}"] = value
        field = pdf.make_indirect(made)
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    return change


def xmp(old: bytes, new: bytes) -> Change:
    """A change of the words of the metadata."""

    def change(pdf: Any) -> None:
        told = pdf.Root.Metadata.read_bytes()
        assert old in told
        pdf.Root.Metadata.write(told.replace(old, new))

    return change


def root(pdf: Any) -> Any:
    """The catalog."""
    return pdf.Root


def page(pdf: Any) -> Any:
    """The first page."""
    return pdf.pages[0].obj


def spec(pdf: Any) -> Any:
    """The attached file's entry."""
    return pdf.Root.AF[0]


def drawn(old: bytes, new: bytes) -> Change:
    """A change of the page's content."""

    def change(pdf: Any) -> None:
        def swapped(told: bytes) -> bytes:
            assert old in told
            return told.replace(old, new, 1)

        content(pdf, swapped)

    return change


CASES: dict[str, Change] = {
    "catalog has /AA": put(root, "/AA", Dictionary()),
    "name tree /JavaScript": put(lambda one: one.Root.Names, "/JavaScript", Dictionary()),
    "no Lang": without(root, "/Lang"),
    "page has /PresSteps": put(page, "/PresSteps", Dictionary()),
    "page of an impossible size": put(page, "/MediaBox", Array([0, 0, 20000, 20000])),
    "no output intent": without(root, "/OutputIntents"),
    "output intent without an RGB profile": put(lambda one: one.Root.OutputIntents[0].DestOutputProfile, "/N", 4),
    "no XMP": without(root, "/Metadata"),
    "no claim of PDF/A-3u": xmp(b">U<", b">B<"),
    "/Title differs from XMP": put(lambda one: one.docinfo, "/Title", String("other")),
    "/ModDate differs from XMP": put(lambda one: one.docinfo, "/ModDate", String("D:20200101000000Z")),
    "schema own without a description": xmp(b"<pdf:Producer", b'<own:x xmlns:own="urn:x">1</own:x><pdf:Producer'),
    "attachment facts.json: no AFRelationship": without(spec, "/AFRelationship"),
    "attachment facts.json: not in AF": put(root, "/AF", Array([])),
    "attachment facts.json: F, UF or EF missing": without(spec, "/UF"),
    "attachment facts.json: no MIME type": without(lambda one: spec(one).EF.F, "/Subtype"),
    "attachment facts.json: no ModDate": without(lambda one: spec(one).EF.F.Params, "/ModDate"),
    "a form that is drawn by its reader": put(root, "/AcroForm", Dictionary(NeedAppearances=True)),
    "annotation /Sound": note(Subtype=Name.Sound),
    "annotation /Widget: not printed or not shown": note(F=0),
    "annotation /Widget: no appearance": note(Rect=Array([0, 0, 9, 9])),
    "a field with an action": note(AA=Dictionary()),
    "permission /Other": put(root, "/Perms", Dictionary(Other=Dictionary())),
    "DocMDP with /DigestMethod": put(
        root, "/Perms", Dictionary(DocMDP=Dictionary(Reference=Array([Dictionary(DigestMethod=Name.SHA1)])))
    ),
    "action /JavaScript": lambda pdf: put(root, "/Own", pdf.make_indirect(Dictionary(S=Name.JavaScript)))(pdf),
    "graphics state with a transfer function": lambda pdf: put(
        root, "/Own", pdf.make_indirect(Dictionary(Type=Name.ExtGState, TR=Name.Identity))
    )(pdf),
    "image with Interpolate, Alternates or OPI": lambda pdf: put(
        root, "/Own", pdf.make_stream(b"", Subtype=Name.Image, Interpolate=True)
    )(pdf),
    "DeviceCMYK": drawn(b"BT", b"0 0 0 1 k BT"),
    "PostScript, OPI or a reference": lambda pdf: put(root, "/Own", pdf.make_stream(b"", Subtype=Name.PS))(pdf),
    "stream with /FFilter": lambda pdf: put(root, "/Own", pdf.make_stream(b"", FFilter=Name.FlateDecode))(pdf),
    "is not in the resources": put(page, "/Resources", Dictionary(Font=Dictionary())),
    "not embedded": without(lambda one: font(one).FontDescriptor, "/FontFile2"),
    "a face of type /Type1": put(font, "/Subtype", Name.Type1),
    "a subset whose name does not say so": put(font, "/BaseFont", Name("/Sans")),
    "that is not marked symbolic": put(lambda one: font(one).FontDescriptor, "/Flags", 32),
    "an embedded program that cannot be read": lambda pdf: font(pdf).FontDescriptor.FontFile2.write(b"none"),
    "is not as wide as it says": put(font, "/Widths", Array([1] * 256)),
    "shows no sign": drawn(b") Tj", b"\\377) Tj"),
    "no way back to the text": without(font, "/ToUnicode"),
    "ToUnicode <4E2D4> is no text": lambda pdf: font(pdf).ToUnicode.write(b"beginbfchar <01> <4E2D4> endbfchar"),
    "code 1 has no text": lambda pdf: font(pdf).ToUnicode.write(b""),
    "saved states do not match": drawn(b"BT", b"q BT"),
    "not tagged": without(root, "/StructTreeRoot"),
    "the order of the structure": without(page, "/Tabs"),
    "ink (S) that is neither": lambda pdf: content(pdf, lambda told: told + b"\n1 1 m 5 5 l S"),
    "ink (Tj) that is neither": lambda pdf: content(
        pdf, lambda told: re.sub(rb"/H1 <<[^>]*>> BDC(.*?)EMC", rb"\1", told, count=1, flags=re.DOTALL)
    ),
    "an artifact in content": drawn(b"BT", b"/Artifact BMC EMC BT"),
    "a mark does not end": lambda pdf: content(pdf, lambda told: told + b"\n/Artifact BMC"),
    "a mark ends that never began": lambda pdf: content(pdf, lambda told: told + b"\nEMC"),
    "a mark stands twice": drawn(b"/MCID 1", b"/MCID 0"),
    "mark 9 belongs to no element": drawn(b"/MCID 1", b"/MCID 9"),
    "mark 1 is named and not there": drawn(b"/MCID 1", b"/MCID 9"),
    "not in the parent tree": without(page, "/StructParents"),
    "mark 3 is not in the parent tree": lambda pdf: pdf.Root.StructTreeRoot.ParentTree.Nums[1].__delitem__(3),
    "role Other": put(lambda one: element(one, "H1"), "/S", Name.Other),
    "TD in Document": put(lambda one: element(one, "H1"), "/S", Name.TD),
    "does not know its parent": without(lambda one: element(one, "H1"), "/P"),
    "Figure without Alt": without(lambda one: element(one, "Figure"), "/Alt"),
    "TH without Scope": without(lambda one: element(one, "TH"), "/A"),
    "Sect with content of its own": put(lambda one: element(one, "H1"), "/S", Name.Sect),
}
"""The fault as the lint words it, or a part of it, and what brings it about."""


def test_a_sound_file_has_no_fault() -> None:
    assert lint(sound()) == []


@pytest.mark.parametrize("fault", CASES)
def test_each_fault_is_seen(fault: str) -> None:
    told = lint(broken(CASES[fault]))
    assert any(fault in one for one in told), told


@pytest.mark.parametrize(
    ("fault", "change"),
    [
        ("header", lambda pdf: pdf.replace(pdf[:15], b"%PDF-1.7\n%abcd\n", 1)),
        ("something after the end", lambda pdf: pdf + b"more"),
        ("obj is not followed by a line end", lambda pdf: pdf.replace(b" 0 obj\n", b" 0 obj ", 1)),
        ("endstream is not where the length says", lambda pdf: pdf.replace(b"\nendstream", b" endstream", 1)),
        ("endobj does not begin a line", lambda pdf: pdf.replace(b">>\nendobj", b">> endobj", 1)),
    ],
)
def test_each_fault_of_the_bytes_is_seen(fault: str, change: Callable[[bytes], bytes]) -> None:
    from tests.printing.lint_bytes import byte_faults

    plain = broken(lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert list(byte_faults(plain)) == []
    changed = change(plain)
    assert changed != plain
    assert any(fault in one for one in byte_faults(changed))


def test_an_encrypted_file_and_one_with_lzw_are_seen() -> None:
    locked = broken(lambda pdf: None, encryption=pikepdf.Encryption(owner="o", user="", R=6))
    assert "encrypted" in lint(locked)
    packed = broken(
        lambda pdf: spec(pdf).EF.F.write(b"0123456789"),
        compress_streams=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    packed = packed.replace(b"/Length 10 ", b"/Length 10 /Filter /LZWDecode ", 1)
    assert "filter /LZWDecode" in lint(packed)
