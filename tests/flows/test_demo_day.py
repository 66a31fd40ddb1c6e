"""The demo day, played once and judged by other people's programs: poppler, zxing, zbar, qpdf and calamine."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fairdesk.base.i18n import use_language
from tests.commands import ROOT, ask, fairdesk
from tests.printing.readers import run

EXPECTED = json.loads((ROOT / "tests" / "reference" / "stats_expected.json").read_text(encoding="utf-8"))
DESKS = ("bureau", "booth-A03", "booth-S02")
PHRASE = "fairdesk-demo"

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Day:
    """The folder of a played day and what the command said of it."""

    folder: Path
    told: dict[str, Any]

    def path(self, *parts: str) -> str:
        """A file of the day."""
        return str(self.folder.joinpath(*parts))

    def figures(self) -> Any:
        """The statistics the day wrote."""
        return json.loads((self.folder / "statistics.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """The day, played through the command line as anybody would."""
    use_language("zh_CN")
    folder = tmp_path_factory.mktemp("day")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAIRDESK_PASSPHRASE", PHRASE)
        yield Day(folder, ask("demo", folder, "--no-window"))
    shutil.rmtree(folder)


def letter_rows() -> dict[str, dict[str, str]]:
    """What the roster says each letter of the day is about."""
    with (ROOT / "resources" / "demo" / "letters_of_intent.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["编号"]: row for row in csv.DictReader(file)}


def text_of(path: str) -> str:
    """The text as poppler reads it, without blanks and line ends."""
    return "".join(run("pdftotext", path, "-").split())


def numbers_on(path: str) -> set[str]:
    """The document numbers a paper shows."""
    return set(re.findall(r"京社扶意〔2018〕[A-Z0-9]+-\d+-[0-9A-Z]号", text_of(path)))


def picture(paper: str, page: int, folder: Path) -> Path:
    """One page as poppler draws it."""
    run("pdftoppm", "-png", "-r", "200", "-f", str(page), "-l", str(page), "-singlefile", paper, str(folder / "page"))
    return folder / "page.png"


def pages_of(path: str) -> int:
    """How many pages poppler counts."""
    return int(next(line.split()[1] for line in run("pdfinfo", path).splitlines() if line.startswith("Pages:")))


def codes_by_zxing(image: Path) -> set[str]:
    """The codes zxing sees."""
    import zxingcpp
    from PIL import Image

    with Image.open(image) as opened:
        return {one.text for one in zxingcpp.read_barcodes(opened)}


def test_a_letter_says_its_number_parties_and_amount(day: Day) -> None:
    row = letter_rows()["Y01"]
    text = text_of(day.path("letters", "Y01.pdf"))
    assert numbers_on(day.path("letters", "Y01.pdf")) == {day.told["letter"]["number"]}
    for expected in (row["乙方（社会组织）"], row["项目名称"].strip("“”"), "75,000.00", "150,000.00", "225,000.00"):
        assert expected in text


def test_two_strangers_read_the_code_out_of_the_picture(day: Day, tmp_path: Path) -> None:
    paper, qr = day.path("letters", "Y01.pdf"), day.told["letter"]["qr"]
    assert qr.startswith("FD1:")
    seen, seen_too = set(), set()
    for page in range(1, pages_of(paper) + 1):
        image = picture(paper, page, tmp_path)
        by_zxing = codes_by_zxing(image)
        seen |= by_zxing
        if qr in by_zxing:  # zbar ends with an error where a page has no code
            seen_too |= set(run("zbarimg", "--raw", "--quiet", str(image)).splitlines())
    assert qr in seen
    assert qr in seen_too


def test_a_picture_of_the_page_verifies_without_desk(day: Day, tmp_path: Path) -> None:
    paper = day.path("letters", "Y01.pdf")
    image = next(
        one
        for page in range(1, pages_of(paper) + 1)
        if codes_by_zxing(one := picture(paper, page, tmp_path)) >= {day.told["letter"]["qr"]}
    )
    found = ask("verify", image, "--trust", day.path("fair.trust"))
    assert (found["valid"], found["number"]) == (True, day.told["letter"]["number"])
    assert found["facts"]["cash_fen"] == 7_500_000


def test_a_doctored_copy_is_named_by_its_field(day: Day) -> None:
    found = ask("verify", day.path("letters", "Y01-doctored.pdf"), "--trust", day.path("fair.trust"), expect=1)
    assert not found["valid"]
    assert "cash" in found["differences"]
    assert ask("verify", day.path("letters", "Y01.pdf"), "--trust", day.path("fair.trust"))["differences"] == []


def test_the_papers_are_sound(day: Day) -> None:
    papers = [day.path("letters", "Y01.pdf"), day.path("badges.pdf"), day.path("walk-in-badge.pdf"), day.path("overview.pdf")]
    for paper in papers:
        assert "No syntax or stream encoding errors found" in run("qpdf", "--check", paper)


def test_forty_letters_have_forty_numbers_and_both_booths_wrote_some(day: Day) -> None:
    papers = [day.path("letters", f"Y{place:02d}.pdf") for place in range(1, 41)]
    numbers = [numbers_on(paper) for paper in papers]
    assert [len(one) for one in numbers] == [1] * 40
    different = set().union(*numbers)
    assert len(different) == 40
    assert {re.split("[〕-]", one)[1] for one in different} == {"A03", "S02"}


def test_the_figures_of_the_day(day: Day) -> None:
    found = day.figures()
    assert found["organisations"] == EXPECTED["organisations"]
    assert found["participants"]["total"] == EXPECTED["participants"]["total"] + 1  # the walk-in
    assert found["signin"]["distinct_people"] == EXPECTED["signin"]["distinct_people"] + 1
    assert found["negotiations"]["total"] == EXPECTED["negotiations"]["total"] + 1
    letters, expected = found["letters_of_intent"], EXPECTED["letters_of_intent"]
    assert {key: letters[key] for key in expected if key != "largest"} == {
        key: expected[key] for key in expected if key != "largest"
    }
    assert letters["largest"][0] == expected["largest"][0]
    assert found == ask("stats", day.path("bureau.fairdesk"))


def test_the_workbook_shows_the_figures_of_the_statistics(day: Day) -> None:
    from python_calamine import CalamineWorkbook

    letters = day.figures()["letters_of_intent"]
    book = CalamineWorkbook.from_path(day.path("overview.xlsx"))
    tables = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    fields = next(table for table in tables if any(row[0] == "教育帮扶" for row in table))
    row = next(row for row in fields if row[0] == "教育帮扶")
    assert letters["by_field"]["教育帮扶"] in row
    assert letters["amount_by_field"]["教育帮扶"] in row
    totals = [row for table in tables for row in table if letters["total_yuan"] in row and letters["households"] in row]
    assert totals


def test_both_orders_of_merging_came_to_one_digest(day: Day) -> None:
    one, two = day.told["digests"]
    assert one == two
    assert ask("digest", day.path("twin.fairdesk"))["digest"] == one


def test_the_booths_are_acknowledged_and_every_desk_is_in_order(day: Day) -> None:
    from fairdesk.services.desk import Desk
    from fairdesk.store import desks

    for name in DESKS:
        found = ask("check", day.path(f"{name}.fairdesk"))
        assert found["clean"]
        assert (found["conflicts"], found["held"]) == (0, 0)
    for name in DESKS[1:]:
        with Desk.open(day.path(f"{name}.fairdesk"), PHRASE) as desk:
            assert desk.look(desks.unexchanged) == 0


def test_the_walk_in_is_known_everywhere(day: Day) -> None:
    for name in DESKS:
        (found,) = [one for one in ask("find", day.path(f"{name}.fairdesk"), "艾力") if one["name"] == "艾力·买买提"]
        assert found["kind"]


def test_the_table_says_where_to_look(day: Day) -> None:
    assert len(day.told["steps"]) == 15
    assert all(one["made"] for one in day.told["steps"])
    for one in day.told["steps"]:
        for place in filter(None, one["look"].split(", ")):
            assert (day.folder / place).exists(), place
    before = (day.folder / "bureau.fairdesk").stat().st_mtime_ns
    said = fairdesk("demo", day.folder, "--no-window", expect=0)
    assert str(day.folder) in said.out
    assert (day.folder / "bureau.fairdesk").stat().st_mtime_ns == before  # the day is there and is not played twice


def test_no_window_is_opened_where_nobody_would_see_it(day: Day) -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    said = fairdesk("demo", day.folder, expect=0)
    assert str(day.folder / "bureau.fairdesk") in said.err
