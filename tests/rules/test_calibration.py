"""A measured calibration page sets its printer right, and what cannot have been measured is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.base.errors import EdgeOdd, MeasureOdd, MeasuresApart
from fairdesk.rules import calibration


def test_a_line_that_comes_out_short_is_stretched() -> None:
    assert calibration.scale(9_920, 9_920) == 10_081
    assert calibration.scale(10_000, 10_000) == 10_000
    assert calibration.scale(9_900, 9_940) == 10_081


def test_a_page_that_lies_off_is_moved_back() -> None:
    assert calibration.shift(5_500, 10_000, calibration.LEFT) == 0
    assert calibration.shift(5_650, 10_000, calibration.LEFT) == -150
    assert calibration.shift(9_800, 9_900, calibration.TOP) == 100
    assert calibration.shift(5_500, 10_000, calibration.LEFT, 70) == 70


@pytest.mark.parametrize("measured", [0, 992, 8_999, 11_001, -10_000])
def test_nonsense_is_refused(measured: int) -> None:
    with pytest.raises(MeasureOdd):
        calibration.scale(measured, 10_000)


def test_lines_that_differ_and_pages_that_lie_wrong_are_refused() -> None:
    with pytest.raises(MeasuresApart):
        calibration.scale(9_900, 10_100)
    with pytest.raises(EdgeOdd):
        calibration.shift(500, 10_000, calibration.LEFT)


@pytest.mark.parametrize(("text", "hundredths"), [("99.2", 9_920), (" 99,25 mm", 9_925), ("１００", 10_000), ("99。5", 9_950)])
def test_lengths_are_read_as_people_write_them(text: str, hundredths: int) -> None:
    assert calibration.length(text) == hundredths


@pytest.mark.parametrize("text", ["", "a", "nan", "1e9", "1.2.3", "inf"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(MeasureOdd):
        calibration.length(text)


@given(st.integers(9_200, 10_800), st.integers(-1_000, 1_000))
def test_a_printer_set_right_once_is_right(stretch: int, off: int) -> None:
    """What a printer that stretches and moves would print after being set right is the page, to a tenth of a millimetre."""
    line = stretch
    edge = calibration.LEFT + 5_000 - line // 2 + off
    scale, shift = calibration.scale(line, line), calibration.shift(edge, line, calibration.LEFT)
    assert abs(10_000 * scale * stretch / 10_000 / 10_000 - 10_000) <= 1
    assert abs(off + shift) <= 1
