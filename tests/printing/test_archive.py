"""Every kind of paper is fit for keeping: by the lint as drawn, as marked, and the same bytes in another process."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import date
from io import BytesIO

import pytest

from fairdesk.printing import press
from fairdesk.printing.archive import archive
from fairdesk.printing.catalogue import DOCUMENTS
from fairdesk.printing.paper import A4, new_canvas
from tests.printing.pdf_lint import lint

UNTAGGED = frozenset(("calibration", "printer_test"))
"""No documents to be read aloud: they are pictures for a ruler."""
DIGESTS = """
import hashlib
from fairdesk.printing.catalogue import DOCUMENTS
for key, kind in sorted(DOCUMENTS.items()):
    print(key, hashlib.sha256(kind.draw(kind.specimen())).hexdigest())
"""


@pytest.mark.parametrize("key", sorted(DOCUMENTS))
def test_every_specimen_is_fit_for_keeping_marked_or_not(key: str) -> None:
    kind = DOCUMENTS[key]
    paper = kind.draw(kind.specimen())
    assert lint(paper, tagged=key not in UNTAGGED) == []
    void = press.marked(paper, copy=1, void_reason="金额写错", void_day=date(2018, 7, 20))
    for marked in (press.draft(paper), void, press.marked(paper, training=True)):
        assert lint(marked, tagged=key not in UNTAGGED) == []


def test_another_process_makes_the_same_bytes() -> None:
    done = subprocess.run([sys.executable, "-c", DIGESTS], capture_output=True, text=True, check=True)
    here = {key: hashlib.sha256(kind.draw(kind.specimen())).hexdigest() for key, kind in DOCUMENTS.items()}
    assert dict(line.split() for line in done.stdout.splitlines()) == here


@pytest.mark.parametrize("in_form", [False, True])
def test_a_font_that_is_not_carried_along_is_refused(in_form: bool) -> None:
    target = BytesIO()
    canvas = new_canvas(target, A4)
    if in_form:
        canvas.beginForm("stamp")
    canvas.setFont("Helvetica", 12)
    canvas.drawString(100, 100, "Hello")
    if in_form:
        canvas.endForm()
        canvas.doForm("stamp")
    canvas.showPage()
    canvas.save()
    with pytest.raises(ValueError, match="not embedded"):
        archive(target.getvalue(), title="x", day=date(2018, 7, 19))
