"""Badges: every name whole, every code readable, every band legible, five hundred in a moment."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fairdesk.base.errors import Cancelled, LayoutUnknown, SignNotPrintable
from fairdesk.base.progress import Progress, silent
from fairdesk.printing import press
from fairdesk.printing.documents import badge
from tests.printing.readers import text_of

BADGES = badge.specimen()


@pytest.mark.parametrize(("layout", "pages"), [("single", 9), ("a4-8", 2)])
def test_every_name_number_and_code_is_there(layout: str, pages: int, tmp_path: Path) -> None:
    pdf = badge.draw(BADGES, layout)
    text = text_of(tmp_path, pdf)
    assert press.page_count(pdf) == pages
    for one in BADGES:
        assert one.badge_no in text
        assert one.unit in text
    assert "𮧵生" in text


def test_codes_read_from_a_sheet() -> None:
    assert set(press.read_codes(badge.draw(BADGES[:8], "a4-8"), "badges")) == {one.qr for one in BADGES[:8]}


@pytest.mark.parametrize("layout", ["single", "a4-8"])
def test_the_longest_name_is_whole(layout: str, tmp_path: Path) -> None:
    name = "阿卜杜热西提·阿卜杜克热木·买买提明"
    pdf = badge.draw([replace(BADGES[0], name=name)], layout)
    # the code beside a wrapped name may be read between its lines
    text = text_of(tmp_path, pdf)
    assert all(part in text for part in name.split("·"))


def test_white_words_stand_out_on_every_band() -> None:
    def luminance(colour: tuple[float, float, float]) -> float:
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    weak = {kind: ratio for kind, colour in badge.COLOURS.items() if (ratio := 1.05 / (luminance(colour) + 0.05)) < 4.5}
    assert weak == {}


def test_an_unknown_layout_and_an_unprintable_name_are_refused() -> None:
    with pytest.raises(LayoutUnknown):
        badge.draw(BADGES, "poster")
    with pytest.raises(SignNotPrintable):
        badge.draw([replace(BADGES[0], name="ཀ")], "single")


def test_a_batch_can_be_stopped() -> None:
    progress = Progress()
    progress.stop.set()
    with pytest.raises(Cancelled):
        badge.draw(BADGES, "a4-8", progress)


def test_five_hundred_badges_take_a_moment(record_property: Callable[[str, object], None]) -> None:
    many = [replace(BADGES[place % 9], badge_no=f"P{place:04d}", qr=f"FD1P0000{place:027d}") for place in range(500)]
    began = time.perf_counter()
    pdf = badge.draw(many, "a4-8", silent())
    took = time.perf_counter() - began
    record_property("seconds", round(took, 2))
    assert press.page_count(pdf) == 63
    assert took < 30
