"""Codes come back from damaged pages: a fixed part of the bench holds its two thresholds, and strangers read the clean page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import mean

import pytest
import zxingcpp
from PIL.Image import Image as Picture

from tests.printing.damage import DAMAGES
from tests.printing.readers import run
from tests.printing.sampling import BADGE, LETTER, Kind, crop, ladder, rates


def one_look(picture: Picture) -> list[str]:
    """A reader that takes one look at the grey picture and gives up."""
    found = zxingcpp.read_barcodes(picture.convert("L"), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return [one.text for one in found]


@pytest.mark.parametrize(("kind", "papers", "threshold"), [(LETTER, 6, 0.97), (BADGE, 18, 0.95)], ids=["letters", "badges"])
def test_damaged_codes_are_read_at_150_dpi(
    kind: Kind, papers: int, threshold: float, record_property: Callable[[str, object], None]
) -> None:
    told = rates(kind, papers, 150, ladder)
    record_property("rates", told)
    assert set(told) == set(DAMAGES)
    assert mean(told.values()) >= threshold, told


def test_the_bench_tells_a_poor_reader_from_a_good_one() -> None:
    told = rates(LETTER, 4, 150, one_look)
    assert told["clean"] == 1
    assert mean(told.values()) < 0.9
    assert told["red seal"] < 1


@pytest.mark.parametrize("kind", [LETTER, BADGE], ids=["letters", "badges"])
@pytest.mark.parametrize("dpi", [150, 300])
def test_a_clean_page_is_read_by_zxing_and_by_zbar(kind: Kind, dpi: int, tmp_path: Path) -> None:
    text, picture = crop(kind, 3, dpi)
    assert one_look(picture).count(text) == 1
    picture.save(tmp_path / "page.png")
    assert text in run("zbarimg", "--raw", "--quiet", str(tmp_path / "page.png")).split("\n")
