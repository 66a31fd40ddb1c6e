"""Scans and photos stand upright afterwards, and no slant is claimed away that nothing shows."""

from __future__ import annotations

from collections.abc import Iterator
from math import dist
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PIL.Image import Image as Picture

from fairdesk.printing.reading import codes_in
from fairdesk.printing.sheet_edges import sheet_in
from fairdesk.printing.straighten import LONGEST, project, projection, straightened
from tests.scanned import Signed, photo, photographed_corners, scan, signed_letter
from tests.ui.talking import talking_desk

A4 = 297 / 210


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Signed]:
    """A letter with its pages as printed and sealed."""
    with talking_desk(tmp_path_factory.mktemp("desk") / "desk.fairdesk") as desk:
        yield signed_letter(desk)


def upright(picture: Picture) -> Picture:
    """The page straightened by the codes that can be read on it."""
    return straightened(picture, [one.corners for one in codes_in(picture)])


def places(picture: Picture) -> dict[str, tuple[float, float]]:
    """Where the middle of each code is, as shares of the picture's sides."""
    return {
        one.text: (
            sum(x for x, _y in one.corners) / 4 / picture.width,
            sum(y for _x, y in one.corners) / 4 / picture.height,
        )
        for one in codes_in(picture)
    }


def far(picture: Picture, page: Picture) -> float:
    """The farthest that a code lies from its place on the page, as a share of the sides; each code of the page must be read."""
    there, wanted = places(picture), places(page)
    assert set(wanted) <= set(there)
    return max(dist(there[text], place) for text, place in wanted.items())


@pytest.mark.parametrize("turn", [0, 90, 180, 270, 3, -4, 93, 176])
def test_a_scan_stands_upright(letter: Signed, turn: float) -> None:
    page = letter.pages[-1]
    assert far(upright(scan(page, turn)), page) < 0.03


@pytest.mark.parametrize("at", [0, -1])
@pytest.mark.parametrize(("turn", "slant"), [(0, 0.06), (90, 0.1), (183, 0.06), (265, 0.02), (6, 0.14)])
def test_a_photo_becomes_the_sheet_alone(letter: Signed, turn: float, slant: float, at: int) -> None:
    made = upright(photo(letter.pages[at], turn, slant))
    assert abs(made.height / made.width - A4) < 0.03
    assert far(made, letter.pages[at]) < 0.02


def test_the_red_of_a_seal_stays_red(letter: Signed) -> None:
    red, green, _blue = upright(photo(letter.pages[-1], 90)).split()
    assert sum(ImageChops.subtract(red, green).histogram()[100:]) > 1000


def test_no_side_is_longer_than_it_may_be(letter: Signed) -> None:
    large = letter.pages[-1].resize((3200, round(3200 * A4)))
    assert max(upright(large).size) == LONGEST
    assert max(upright(scan(large, 44)).size) <= LONGEST


def test_without_a_code_nothing_is_turned(letter: Signed) -> None:
    page = scan(letter.pages[0], 90)
    assert straightened(page, []) == page


def test_nothing_is_cut_off_by_turning(letter: Signed) -> None:
    page = letter.pages[-1].copy()
    page.paste((0, 0, 0), (0, 860, 12, 900))
    made = upright(scan(page, 4)).convert("L")
    strip = made.crop((0, made.height // 2 - 120, 80, made.height // 2 + 120))
    assert sum(strip.histogram()[:60]) > 100


# ---- edges of a sheet --------------------------------------------------------------------------------------------------


def test_the_corners_of_a_sheet_are_found(letter: Signed) -> None:
    taken = photo(letter.pages[0], 0, 0.1, 1600)
    found = sheet_in(taken, [(800, 300)])
    assert found is not None
    assert max(dist(*pair) for pair in zip(found, photographed_corners(0, 0.1, 1600), strict=True)) < 12


def test_paper_that_fills_the_picture_shows_no_edges(letter: Signed) -> None:
    assert sheet_in(letter.pages[0], [(600, 300)]) is None
    cut = photo(letter.pages[0], 0, 0.1, 1600).crop((0, 300, 1600, 1600))
    assert sheet_in(cut, [(800, 500)]) is None


def test_a_torn_sheet_is_no_rectangle(letter: Signed) -> None:
    torn = photo(letter.pages[0], 0, 0, 1600)
    torn.paste((90, 70, 60), (300, 200, 900, 700))
    assert sheet_in(torn, [(1000, 1000)]) is None


def test_edges_that_a_code_contradicts_are_not_believed() -> None:
    """A square poster of trapezoid shape, whose code is upright already: flattening would bend the code."""
    table = Image.new("RGB", (1600, 1600), (60, 60, 60))
    white = Image.new("RGB", (1600, 1600), "white")
    shape = projection(((300, 100), (1300, 100), (1550, 1500), (50, 1500)), ((0, 0), (1600, 0), (1600, 1600), (0, 1600)))
    mask = Image.new("L", (1600, 1600), 255).transform((1600, 1600), Image.Transform.PERSPECTIVE, shape)
    table.paste(white, mask=mask)
    square = [(700.0, 700.0), (900.0, 700.0), (900.0, 900.0), (700.0, 900.0)]
    assert sheet_in(table, [(800, 650)]) is not None
    assert straightened(table, [square]).size == table.size


def test_a_projection_takes_points_where_it_should() -> None:
    source, target = ((0, 0), (10, 1), (9, 12), (-1, 8)), ((5, 5), (50, 0), (60, 70), (0, 40))
    by = projection(source, target)
    for one, other in zip(source, target, strict=True):
        assert dist(project(by, one), other) < 1e-9


def test_the_page_of_a_letter_lies_at_hand(letter: Signed, tmp_path: Path) -> None:
    """What a person looks at is small: a page in colour is well under half a megabyte."""
    upright(photo(letter.pages[-1], 90)).save(tmp_path / "a.jpg", quality=80)
    assert (tmp_path / "a.jpg").stat().st_size < 400_000
