"""Keeping: reportlab's bytes become PDF/A-3u, with the facts of the paper attached and not a byte left to chance."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from hashlib import md5
from io import BytesIO
from typing import Any

FACTS = "facts.json"
BEIJING = timezone(timedelta(hours=8))
PROGRAM = "FairDesk"
FONT = re.compile(rb"(/[^\s/()<>\[\]]+)\s+[\d.-]+\s+Tf\b")
"""Where content chooses a font. Reading on, sign by sign, would take half as long as all the rest."""


@lru_cache(maxsize=1)
def colour_profile() -> bytes:
    """An sRGB profile whose date and id are fixed, so that the same paper has the same bytes on every day."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = (2020).to_bytes(2, "big") + (1).to_bytes(2, "big") * 2 + bytes(6)
    profile[84:100] = bytes(16)
    return bytes(profile)


def archive(
    drawn: bytes,
    *,
    title: str,
    day: date,
    facts: bytes | None = None,
    tags: Any = None,
    used_fonts: Collection[str] | None = None,
) -> bytes:
    """The paper as PDF/A-3u (ISO 19005-3), dated with the day it speaks of, with `facts.json` attached where facts are given.

    Whoever drew it may say which fonts it uses, else every page is read for them. Refused with ValueError: a paper that uses a
    font it does not carry.
    """
    import pikepdf

    when = datetime.combine(day, time(0), BEIJING)
    with pikepdf.open(BytesIO(drawn)) as pdf:
        drop_unused_fonts(pdf, used_fonts)
        if tags is not None:
            tags.build(pdf)
        add_colour(pdf)
        pdf.Root.Lang = pikepdf.String("zh-CN")
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        if facts is not None:
            attach(pdf, facts, when)
        describe(pdf, title, when)
        target = BytesIO()
        pdf.save(target, deterministic_id=True, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def drop_unused_fonts(pdf: Any, known: Collection[str] | None = None) -> None:
    """No font is named that is not embedded. reportlab shares one font table over all pages: read all, then cut."""
    used = set(known or ())
    tables: list[Any] = []
    if known is not None:  # one table stands for all
        tables += [pdf.pages[0].obj.Resources.Font] if len(pdf.pages) else []

    def read(thing: Any, content: Any) -> None:
        resources = thing.get("/Resources") or {}
        if "/Font" in resources:
            tables.append(resources["/Font"])
        used.update(name.decode("latin-1") for name in FONT.findall(drawn_by(content)))
        for form in (resources.get("/XObject") or {}).values():
            if form.get("/Subtype") == "/Form":
                read(form, form)

    for page in pdf.pages if known is None else ():
        read(page.obj, page.obj.Contents)
    for table in tables:
        for name in [key for key in table.keys() if table[key].get("/Subtype") == "/Type1"]:  # noqa: SIM118  # not a dict
            if name in used:
                raise ValueError(f"a font that is not embedded is in use: {name}")
            del table[name]


def drawn_by(content: Any) -> bytes:
    """The operators of a page or a form; a page's may stand in several streams."""
    import pikepdf

    return b"\n".join(one.read_bytes() for one in content) if isinstance(content, pikepdf.Array) else bytes(content.read_bytes())


def add_colour(pdf: Any) -> None:
    """The colours of the paper are sRGB, and it says so."""
    from pikepdf import Array, Dictionary, Name, Stream, String

    profile = Stream(pdf, colour_profile())
    profile.N = 3
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"))
    intent.Info = String("sRGB IEC61966-2.1")
    intent.DestOutputProfile = pdf.make_indirect(profile)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def attach(pdf: Any, facts: bytes, when: datetime) -> None:
    """The facts of the paper travel inside it; the checksum is what PDF asks for (ISO 32000-1, table 46), no guard."""
    from pikepdf import Array, Dictionary, Name, Stream, String

    body = Stream(pdf, facts)
    body.Type, body.Subtype = Name.EmbeddedFile, Name("/application/json")
    checksum = md5(facts, usedforsecurity=False).digest()
    body.Params = Dictionary(Size=len(facts), CheckSum=String(checksum), ModDate=String(pdf_time(when)))
    inside = pdf.make_indirect(body)
    entry = Dictionary(Type=Name.Filespec, F=String(FACTS), UF=String(FACTS), AFRelationship=Name.Data)
    entry.EF = Dictionary(F=inside, UF=inside)
    entry.Desc = String("the facts of this paper, as signed")
    known = pdf.make_indirect(entry)
    pdf.Root.AF = Array([known])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(FACTS), known])))


def describe(pdf: Any, title: str, when: datetime) -> None:
    """Title, dates and the PDF/A claim, the same in the document information and in XMP."""
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo["/Title"] = title
    pdf.docinfo["/Creator"] = pdf.docinfo["/Producer"] = PROGRAM
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = pdf_time(when)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        about["dc:title"] = title
        about["dc:language"] = {"zh-CN"}
        about["xmp:CreatorTool"] = about["pdf:Producer"] = PROGRAM
        about["xmp:CreateDate"] = about["xmp:ModifyDate"] = when.isoformat()
        about["pdfaid:part"], about["pdfaid:conformance"] = "3", "U"


def pdf_time(when: datetime) -> str:
    """A time as PDF writes it, in UTC."""
    return when.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")


def attached_facts(pdf: bytes) -> bytes | None:
    """The facts a paper carries, or None. Refused (NotAPaper): bytes that are no PDF."""
    import pikepdf

    from fairdesk.base.errors import NotAPaper

    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            found = opened.attachments.get(FACTS)
            return bytes(found.get_file().read_bytes()) if found is not None else None
    except pikepdf.PdfError as fault:
        raise NotAPaper(detail=type(fault).__name__) from fault
