"""Every kind of paper draws its specimen, embeds its fonts, says what it is and comes out the same each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from fairdesk.base.errors import NotAPaper
from fairdesk.printing import press
from fairdesk.printing.catalogue import DOCUMENTS
from fairdesk.printing.document import digest, facts_json
from tests.printing.readers import run, saved
from tests.spoiled_fonts import HARMS, resources_with

KINDS = sorted(DOCUMENTS)


@pytest.fixture(scope="module", params=KINDS)
def paper(request: pytest.FixtureRequest) -> bytes:
    """The specimen of each kind."""
    kind = DOCUMENTS[request.param]
    return kind.draw(kind.specimen())


def test_qpdf_finds_no_fault(paper: bytes, tmp_path: Path) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", saved(tmp_path, paper))


def test_every_font_is_embedded_and_reads_back(paper: bytes, tmp_path: Path) -> None:
    rows = run("pdffonts", saved(tmp_path, paper)).splitlines()[2:]
    assert rows
    assert all(re.search(r"\byes yes yes\b", row) for row in rows), rows


@pytest.mark.parametrize("key", KINDS)
def test_the_same_facts_give_the_same_bytes(key: str) -> None:
    kind = DOCUMENTS[key]
    assert kind.draw(kind.specimen()) == kind.draw(kind.specimen())


def test_it_claims_pdf_a_and_carries_its_colours(paper: bytes) -> None:
    with pikepdf.open(BytesIO(paper)) as pdf:
        about = pdf.open_metadata()
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("3", "U")
        assert about["dc:title"] == str(pdf.docinfo["/Title"])
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert pdf.Root.Lang == "zh-CN"
        assert "/ID" in pdf.trailer
        assert all(one.obj.AFRelationship == "/Data" for one in pdf.attachments.values())


def test_the_text_tables_are_whole_utf16(paper: bytes) -> None:
    with pikepdf.open(BytesIO(paper)) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one]
        tables = [font.ToUnicode.read_bytes() for font in fonts]
    assert tables
    for table in tables:
        targets = re.findall(rb"<[0-9A-F]{2}> <([0-9A-F]+)>", table.split(b"endcodespacerange")[1])
        assert targets
        assert all(len(one) in (4, 8) for one in targets)


def test_the_letter_carries_the_facts_its_code_signs() -> None:
    kind = DOCUMENTS["letter_of_intent"]
    signed = kind.specimen()
    assert press.attached_facts(kind.draw(signed)) == facts_json(signed.facts)
    assert len(digest(signed.facts)) == 32


def test_a_badge_sheet_attaches_nothing_about_people() -> None:
    kind = DOCUMENTS["badge"]
    assert press.attached_facts(kind.draw(kind.specimen())) is None


def test_bytes_that_are_no_pdf_are_refused() -> None:
    with pytest.raises(NotAPaper):
        press.page_count(b"not a paper")
    with pytest.raises(NotAPaper):
        press.attached_facts(b"not a paper")


def test_a_page_becomes_a_picture_on_white() -> None:
    kind = DOCUMENTS["letter_of_intent"]
    width, height, pixels = press.render_page(kind.draw(kind.specimen()), 0, 72)
    assert (width, height) in ((596, 842), (595, 842))
    assert len(pixels) == width * height * 3
    assert pixels[:3] == b"\xff\xff\xff"


@pytest.mark.parametrize("harm", HARMS)
def test_a_font_that_is_lost_is_told_by_its_file(harm: str, tmp_path: Path) -> None:
    """In a process of its own: fonts are read once."""
    resources_with(tmp_path, "NotoSerifSC-Bold.ttf", harm)
    code = "from fairdesk.printing import press; print(press.missing_signs('a'))"
    where = os.environ | {"FAIRDESK_RESOURCES": str(tmp_path)}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=where)
    assert told.returncode == 1
    assert "FontLost" in told.stderr
    assert "NotoSerifSC-Bold.ttf" in told.stderr
