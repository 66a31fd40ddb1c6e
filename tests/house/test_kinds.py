"""Every kind in a catalogue works: papers draw their specimen, reports count an empty desk and a full one, pages are there."""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec

import pytest

from fairdesk.base.i18n import LANGUAGES, use_language
from fairdesk.printing.catalogue import DOCUMENTS
from fairdesk.reports.catalogue import REPORTS
from fairdesk.services.desk import Desk
from fairdesk.ui.catalogue import PAGES, Page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_paper_draws_its_specimen(key: str, language: str) -> None:
    use_language(language)
    document = DOCUMENTS[key]
    drawn = document.draw(document.specimen())
    assert document.label
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not on this machine; on Debian: sudo apt-get install poppler-utils")
    read = subprocess.run(["pdftotext", "-", "-"], input=drawn, capture_output=True, check=True)
    assert read.stdout.decode().strip(), "a paper without a word on it"
    assert not read.stderr


@pytest.mark.parametrize("key", REPORTS)
def test_every_report_counts_an_empty_desk_and_a_full_one(key: str, empty_desk: Desk, desk: Desk) -> None:
    for one in (empty_desk, desk):
        facts = one.look(REPORTS[key].make)
        assert facts.title


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_page_has_its_folder(page: Page) -> None:
    for part in ("view", "view_model"):
        assert find_spec(f"{page.room}.{page.key}.{part}"), f"there is no {part} of {page.key}"
