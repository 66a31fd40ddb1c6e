"""Grids of badges: whatever a person writes is a layout that fits its sheet, or a sentence."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairdesk.base.errors import (
    BadgeTooSmall,
    GridOffSheet,
    GridOfNothing,
    GridTooFull,
    LayoutUnknown,
    Refusal,
    SheetOutOfRange,
)
from fairdesk.records.badges import BadgeLayout
from fairdesk.rules.badge_layouts import HAIR, MOST, PRESETS, layout_of, refuse_too_small


def check(layout: BadgeLayout) -> None:
    """The badges lie on their sheet and have room for what they must bear."""
    assert 1 <= layout.per_sheet <= MOST
    for first, count, side, gap, sheet in (
        (layout.left, layout.columns, layout.badge[0], layout.gap[0], layout.sheet[0]),
        (layout.top, layout.rows, layout.badge[1], layout.gap[1], layout.sheet[1]),
    ):
        assert first >= 0
        assert gap >= 0
        assert first + count * side + (count - 1) * gap <= sheet + HAIR
    refuse_too_small(*layout.badge)


@pytest.mark.parametrize("key", PRESETS)
def test_every_layout_with_a_name_fits_its_sheet(key: str) -> None:
    check(layout_of(key))
    assert layout_of(key.upper()).key == key


sizes = some.one_of(some.integers(-5, 320), some.decimals(0, 320, places=1)).map(str)
counts = some.integers(-2, 30).map(str)
sheets = some.sampled_from(["", "A4:", "a3:", "A4-wide:", "A6:", "100x70:", "9x9:", "5000x20:", "B9:"])


@given(sheets, counts, counts, sizes, sizes, some.none() | some.tuples(sizes, sizes), some.none() | some.tuples(sizes, sizes))
def test_a_grid_fits_or_is_refused(
    sheet: str,
    columns: str,
    rows: str,
    width: str,
    height: str,
    margin: tuple[str, str] | None,
    gap: tuple[str, str] | None,
) -> None:
    text = f"{sheet}{columns}x{rows}@{width}x{height}"
    text += f"+{margin[0]},{margin[1]}" if margin else ""
    text += f"/{gap[0]},{gap[1]}" if gap else ""
    try:
        layout = layout_of(text)
    except Refusal:
        return
    check(layout)
    assert (str(layout.columns), str(layout.rows)) == (columns, rows)
    assert layout.badge == (float(width), float(height))


@given(some.text(max_size=40))
def test_any_text_is_a_layout_or_is_refused(text: str) -> None:
    with suppress(Refusal):
        check(layout_of(text))


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("poster", LayoutUnknown),
        ("B9:1x1@90x54", LayoutUnknown),
        ("2x5", LayoutUnknown),
        ("0x5@90x54", GridOfNothing),
        ("2x-5@90x54", GridOfNothing),
        ("2x5@0x54", GridOfNothing),
        ("1x1@90x54+-3,2", GridOfNothing),
        ("1x1@90x54/-1,0", GridOfNothing),
        ("3x5@90x54", GridOffSheet),
        ("2x5@90x54+40,0", GridOffSheet),
        ("2x5@90x54/40,0", GridOffSheet),
        ("30x30@60x40", GridTooFull),
        ("5x5@30x30", BadgeTooSmall),
        ("1x1@36x60", BadgeTooSmall),
        ("5000x20:1x1@90x20", SheetOutOfRange),
        ("10x10:1x1@9x9", SheetOutOfRange),
    ],
)
def test_an_impossible_grid_is_refused_for_its_own_reason(text: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        layout_of(text)


def test_a_grid_may_be_written_as_it_comes_from_a_keyboard() -> None:
    plain = layout_of("A4:2x5@90x54+8,12")
    assert (plain.left, plain.top, plain.gap) == (8, 12, (0, 0))
    typed = layout_of(" ａ４：２×５＠90 x 54+8，12")
    assert (typed.sheet, typed.badge, typed.columns, typed.left) == (plain.sheet, plain.badge, 2, 8)
    assert layout_of("2x5@90x54").left == 15  # in the middle of A4
