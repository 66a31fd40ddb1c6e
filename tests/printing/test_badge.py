"""Badges: every name whole, every code readable, every band legible, and batches that stay small and can be stopped."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from fairdesk.base.errors import Cancelled, LayoutUnknown, SignNotPrintable
from fairdesk.base.progress import Progress, Step, silent
from fairdesk.printing import press
from fairdesk.printing.documents import badge
from fairdesk.printing.documents.badge_plan import COLOURS
from fairdesk.printing.paper import MM
from fairdesk.records.badges import BadgeSheets, DividerFacts
from fairdesk.records.papers import BadgeFacts
from tests.printing.lint_tags import tag_faults
from tests.printing.readers import run, saved, text_of

BADGES = badge.specimen()
ALONE = BadgeSheets(layout="single")


def many(count: int) -> Iterator[BadgeFacts]:
    """So many different badges, one after the other."""
    for place in range(count):
        name = f"{BADGES[place % 9].name[:3]}{chr(0x4E00 + place % 6000)}"
        yield replace(BADGES[place % 9], name=name, badge_no=f"P{place:04d}", qr=f"FD1P0000{place:027d}")


@pytest.mark.parametrize(("layout", "pages"), [("single", 9), ("a4-8", 2)])
def test_every_name_number_and_code_is_there(layout: str, pages: int, tmp_path: Path) -> None:
    pdf = badge.draw(BADGES, BadgeSheets(layout=layout))
    text = text_of(tmp_path, pdf)
    assert press.page_count(pdf) == pages
    for one in BADGES:
        assert one.badge_no in text
        assert one.unit in text
        assert one.category.label in text
    assert "𮧵生" in text


def test_codes_read_from_a_sheet() -> None:
    assert set(press.read_codes(badge.draw(BADGES[:8], BadgeSheets()), "badges")) == {one.qr for one in BADGES[:8]}


def test_white_words_stand_out_on_every_band() -> None:
    def luminance(colour: tuple[float, float, float]) -> float:
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    weak = {kind: ratio for kind, colour in COLOURS.items() if (ratio := 1.05 / (luminance(colour) + 0.05)) < 4.5}
    assert weak == {}


def test_every_kind_has_its_own_colour() -> None:
    assert len(set(COLOURS.values())) == len(COLOURS) == len(BADGES)


def test_a_fair_that_is_no_real_one_says_so_on_both_sides(tmp_path: Path) -> None:
    real = replace(BADGES[0], fair=replace(BADGES[0].fair, notice=""))
    marked, plain = (text_of(tmp_path, badge.draw([one], BadgeSheets(layout="single", backs=True))) for one in (BADGES[0], real))
    assert marked.count("".join(BADGES[0].fair.notice.split())) == 2
    assert "虚构" not in plain


def test_a_reprinted_badge_says_which_it_is(tmp_path: Path) -> None:
    first, second = (text_of(tmp_path, badge.draw([replace(BADGES[0], badge_no="Z012-2", copy=copy)], ALONE)) for copy in (1, 2))
    assert "Z012-2" in first
    assert "Z012-2" in second
    assert len(second) > len(first)


def test_the_back_says_what_the_code_holds(tmp_path: Path) -> None:
    backs = BadgeSheets(layout="single", backs=True)
    known = text_of(tmp_path, badge.draw([BADGES[0]], backs))
    walked_in = text_of(tmp_path, badge.draw([replace(BADGES[0], qr="FD1W" + BADGES[0].qr[4:] + ":SIGNED")], backs))
    assert known != walked_in
    assert all(BADGES[0].fair.venue in one for one in (known, walked_in))


def test_a_divider_names_its_group(tmp_path: Path) -> None:
    told = DividerFacts(by="按单位", name="张北县民政局", count=12, first_no="S001", last_no="S012", fair=BADGES[0].fair)
    text = text_of(tmp_path, badge.draw([told, *BADGES[:2]], BadgeSheets(backs=True)))
    assert "张北县民政局" in text
    assert "12" in text
    assert "S001–S012" in text


def test_an_unknown_layout_and_an_unprintable_name_are_refused() -> None:
    with pytest.raises(LayoutUnknown):
        badge.draw(BADGES, BadgeSheets(layout="poster"))
    with pytest.raises(SignNotPrintable):
        badge.draw([replace(BADGES[0], name="ཀ")], ALONE)


@pytest.mark.parametrize("stacks", [False, True])
def test_a_batch_can_be_stopped_in_its_middle(stacks: bool) -> None:
    steps: list[Step] = []
    progress = Progress()

    def stop_at_forty(step: Step) -> None:
        steps.append(step)
        if step.done >= 40:
            progress.stop.set()

    progress.listener = stop_at_forty
    with pytest.raises(Cancelled):
        badge.draw(list(many(500)), BadgeSheets(stacks=stacks), progress)
    assert steps[-1].total == 500
    assert 40 <= steps[-1].done < 100


def test_progress_reaches_its_end() -> None:
    steps: list[Step] = []
    badge.draw(list(many(100)), BadgeSheets(layout="single"), Progress(steps.append))
    assert [step.done for step in steps] == [*range(0, 100, badge.EVERY), 100]


def test_the_same_batch_has_the_same_bytes() -> None:
    first, second = (badge.draw(many(20), BadgeSheets(backs=True)) for _time in range(2))
    assert first == second


def test_a_batch_embeds_each_font_once_and_names_no_other(tmp_path: Path) -> None:
    listed = run("pdffonts", saved(tmp_path, badge.draw(many(40), BadgeSheets(backs=True)))).splitlines()[2:]
    assert 2 <= len(listed) <= 4
    assert all(" yes yes yes " in line for line in listed)


def test_an_empty_batch_is_an_empty_page() -> None:
    assert press.page_count(badge.draw([], BadgeSheets())) == 1


def test_five_hundred_badges_take_a_moment_and_little_room(record_property: Callable[[str, object], None]) -> None:
    batch = list(many(500))
    began = time.perf_counter()
    pdf = badge.draw(batch, BadgeSheets(), silent())
    took = time.perf_counter() - began
    record_property("seconds", round(took, 2))
    assert press.page_count(pdf) == 63
    assert len(pdf) < 400_000
    assert took < 30


# the memory getrusage tells is at first that of the process it was forked from
PEAK = """
import sys
from pathlib import Path
from tests.printing.test_badge import many
from fairdesk.printing.documents import badge
from fairdesk.records.badges import BadgeSheets
badge.draw(many(int(sys.argv[1])), BadgeSheets())
lines = Path("/proc/self/status").read_text().splitlines()
print(next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024)
"""


def test_each_badge_is_one_figure_that_is_said_in_words() -> None:
    pdf = badge.draw(BADGES, BadgeSheets(layout="a4-8", backs=True))
    with pikepdf.open(BytesIO(pdf)) as paper:
        assert list(tag_faults(paper)) == []
        kids = list(paper.Root.StructTreeRoot.K.K)
        figures = [one for one in kids if one.S == "/Figure"]
        assert [str(one.S) for one in kids] == ["/Figure"] * 8 + ["/P"] * 8 + ["/Figure", "/P"]
        for one, figure in zip(BADGES, figures, strict=True):
            assert all(words in str(figure.Alt) for words in (one.name, one.unit, one.title, one.category.label, one.badge_no))
            assert float(figure.A.BBox[2]) - float(figure.A.BBox[0]) == pytest.approx(97 * MM, abs=0.1)


def test_a_divider_is_read_as_words(tmp_path: Path) -> None:
    divider = DividerFacts(by="按单位", name="甲单位", count=1, first_no="Z000", last_no="Z000", fair=BADGES[0].fair)
    read = run("pdfinfo", "-struct-text", saved(tmp_path, badge.draw([divider, BADGES[0]], ALONE)))
    assert "甲单位" in read
    assert read.index("P (block)") < read.index("Figure")


@pytest.mark.skipif(sys.platform != "linux", reason="the system counts memory otherwise")
def test_a_longer_batch_needs_hardly_more_memory() -> None:
    def megabytes(count: int) -> int:
        done = subprocess.run([sys.executable, "-c", PEAK, str(count)], capture_output=True, check=True, text=True)
        return int(done.stdout)

    short, long = megabytes(100), megabytes(2100)
    assert long - short < 40  # 2,000 badges drawn on one heap are 9 MB of strokes and become 1 MB of file
    assert long < 300
