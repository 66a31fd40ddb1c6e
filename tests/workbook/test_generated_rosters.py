"""Rosters of our own invention, dirtied with a fixed seed, read as the answer that was known before they were written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fairdesk.base.progress import silent
from fairdesk.workbook.roster.take import read_rosters
from tests.messy.comparing import differences
from tests.messy.files import convert, office, write
from tests.messy.laying import pages_of
from tests.messy.layouts import LAYOUTS, Layout
from tests.messy.page import Page

CASES = [(layout, seed) for layout in LAYOUTS for seed in layout.seeds]
CONVERTED = ("xls", "ods")
NAMES = [f"{layout.name}-{seed}" for layout, seed in CASES]


@dataclass(frozen=True)
class Reading:
    """What was written, and what was read of it."""

    pages: Sequence[Page]
    found: Mapping[str, Any]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    """Every case written, converted where it must be, and read; cases that wait for LibreOffice are left out without it."""
    folder = tmp_path_factory.mktemp("rosters")
    pages = {name: pages_of(layout, seed) for name, (layout, seed) in zip(NAMES, CASES, strict=True)}
    paths = {name: _written(layout, name, pages[name], folder) for name, (layout, _) in zip(NAMES, CASES, strict=True)}
    for kind in CONVERTED:
        waiting = [name for name, (layout, _) in zip(NAMES, CASES, strict=True) if layout.file == kind]
        books = [paths.pop(name) for name in waiting]
        paths |= zip(waiting, convert(books, kind, folder), strict=True) if office() else {}
    answers = read_rosters(list(paths.values()), silent(), fair_year=2018)
    return {name: Reading(pages[name], answer.to_json()) for name, answer in zip(paths, answers, strict=True)}


def _written(layout: Layout, name: str, pages: Sequence[Page], folder: Path) -> Path:
    return write(pages, layout.file, layout.since_1904, folder, name)


@pytest.mark.parametrize("name", NAMES)
def test_a_generated_roster_is_read_as_it_was_meant(readings: dict[str, Reading], name: str) -> None:
    if name not in readings:
        pytest.skip("LibreOffice (libreoffice-calc) is not installed: this file cannot be made here")
    pages, found = readings[name].pages, readings[name].found
    wrong = [f"refused: {found['refused']}"] if "refused" in found else []
    if len(found["sheets"]) != len(pages):
        wrong.append(f"sheets: {[one['sheet'] for one in found['sheets']]}")
    wrong += [line for page, got in zip(pages, found["sheets"], strict=False) for line in differences(page, got)]
    if wrong:
        pytest.fail("\n".join([f"{name}: {len(wrong)} differences", *wrong]), pytrace=False)


def test_what_nobody_collects_goes_nowhere(readings: dict[str, Reading]) -> None:
    for name, reading in readings.items():
        said = json.dumps(reading.found, ensure_ascii=False)
        for page in reading.pages:
            for place in page.answer.get("not_collected", ()):
                for record in page.answer["records"]:
                    raw = page.rows[record["row"] - 1][ord(place) - 65]
                    assert str(raw) not in said, f"{name}: row {record['row']} {place}: {raw}"


def test_the_same_seed_makes_the_same_roster() -> None:
    for layout, seed in CASES:
        assert [page.rows for page in pages_of(layout, seed)] == [page.rows for page in pages_of(layout, seed)]


def test_the_comparison_can_fail() -> None:
    (page,) = pages_of(LAYOUTS[0], 1)
    right = json.loads(json.dumps(page.answer))
    for record in right["records"]:
        record["issues"] = [{"field": field, "code": code} for field, code in record["issues"]]
    assert not differences(page, right)
    right["records"][0]["values"]["name"] = "别的会"
    right["records"][1]["issues"].append({"field": "mobile", "code": "PHONE_TWO"})
    del right["columns"]["contact"]
    right["skipped_rows"].append({"row": 3, "reason": "footnote"})
    assert len(differences(page, right)) == 4
