"""Batches of badges: drawn, chosen and put on record, beside reportlab drawing the same words and codes with nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.rows import Row, median

if TYPE_CHECKING:
    from fairdesk.records.papers import BadgeFacts
    from fairdesk.services.desk import Desk

CODE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TITLE = "Batches of badges"
RUNS = 7
FAMILY = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖"
    "邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红健辉建国文海燕波宁云莉志峰"
    "晓东春梅凯鑫浩宇轩梓涵欣怡诗琪雨泽博睿思远嘉懿俊朗子墨"
)


def crowd(count: int) -> Iterator[BadgeFacts]:
    """So many invented people of three hundred units, always the same ones."""
    from fairdesk.printing.documents import badge

    chance, some = Random(7), badge.specimen()
    for number in range(count):
        yield replace(
            some[number % 9],
            name="".join((chance.choice(FAMILY), *chance.choices(GIVEN, k=chance.randint(1, 2)))),
            unit=f"示例{GIVEN[number % 60]}{FAMILY[number % 80]}社会工作服务中心",
            badge_no=f"Z{number:04d}",
            qr="FD1P" + "".join(chance.choices(CODE, k=31)),
        )


def run() -> list[Row]:
    """Warm medians in this process; the long batch in a process of its own, whose memory is its own."""
    from fairdesk.printing import press
    from fairdesk.records.badges import BadgeSheets

    people = list(crowd(500))
    press.badges(people, BadgeSheets())
    plain, drawn = [], []
    for _ in range(RUNS):
        plain.append(_seconds(lambda: bare(people)))
        drawn.append(_seconds(lambda: press.badges(people, BadgeSheets())))
    size = len(press.badges(people, BadgeSheets()))
    both = median([_seconds(lambda: press.badges(people, BadgeSheets(backs=True))) for _ in range(3)])
    beside = f"{median(drawn):.2f} s ({median(drawn) / median(plain):.2f} x bare reportlab)"
    return [
        Row("500 badges, eight on a sheet", beside, "0.6 s", median(drawn) < 0.6),
        Row("  their size", f"{size / 1000:.0f} kB", "400 kB", size <= 400_000),
        Row("  on both sides", f"{both:.2f} s", "-", True),
        *long_batch(),
        *on_a_desk(),
    ]


def bare(people: list[BadgeFacts]) -> bytes:
    """The same words, faces and codes on as many pages by reportlab alone: no fitting, no fallback, no archive."""
    from reportlab.pdfgen.canvas import Canvas

    from fairdesk.printing import fonts, qr
    from fairdesk.printing.paper import A4, MM

    fonts.ready()
    target = BytesIO()
    canvas: Any = Canvas(target, pagesize=A4, invariant=1, initialFontName=fonts.SANS, pageCompression=1)
    for number, one in enumerate(people):
        place = number % 8
        if number and not place:
            canvas.showPage()
        x, y = (8 + 97 * (place % 2)) * MM, 297 * MM - (8 + 70.25 * (place // 2 + 1)) * MM
        canvas.rect(x, y, 97 * MM, 9 * MM, stroke=0, fill=1)
        canvas.rect(x, y + 56 * MM, 97 * MM, 14 * MM, stroke=0, fill=1)
        words = (one.fair.name, one.fair.venue, one.name, one.unit, one.title, one.badge_no, one.category.label, one.booth)
        for line, text in enumerate((*words, one.fair.notice)):
            canvas.setFont((fonts.SANS, fonts.SANS_BOLD)[line % 2], 9 + line)
            canvas.drawString(x + 12, y + 20 * line, "".join(sign for sign in text if ord(sign) < 0x10000))
        qr.draw_qr(canvas, one.qr, x + 70 * MM, y + 24 * MM, 22 * MM)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


CHILD = """
import json, sys, time
from pathlib import Path
from benchmarks.badges import crowd
from fairdesk.printing import press
from fairdesk.records.badges import BadgeSheets
press.badges(crowd(8), BadgeSheets())
begun = time.perf_counter()
pdf = press.badges(crowd(int(sys.argv[1])), BadgeSheets())
seconds = time.perf_counter() - begun
lines = Path("/proc/self/status").read_text().splitlines()
peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
print(json.dumps([seconds, len(pdf), peak * 1024]))
"""


def long_batch() -> list[Row]:
    """Five thousand badges, each time in a new process."""
    found = [_child(5000) for _ in range(3)]
    seconds, size, peak = (median(values) for values in zip(*found, strict=True))
    return [
        Row("5,000 badges, eight on a sheet", f"{seconds:.2f} s ({size / 1e6:.1f} MB)", "6 s", seconds < 6),
        Row("  peak memory of the process", f"{peak / 1e6:.0f} MB", "300 MB", peak < 300e6),
    ]


def _child(count: int) -> tuple[float, float, float]:
    done = subprocess.run([sys.executable, "-c", CHILD, str(count)], capture_output=True, check=True, text=True)
    seconds, size, peak = json.loads(done.stdout)
    return seconds, size, peak


def on_a_desk() -> list[Row]:
    """Choosing five thousand people by the sound of their names, and putting five hundred printed badges on record."""
    from fairdesk.records.badges import BadgeBatch
    from fairdesk.services import badges
    from tests import factory  # keys are cheap, as they are no part of this

    with tempfile.TemporaryDirectory() as name, factory.fair_desk(Path(name) / "desk.fairdesk") as desk:
        _fill(desk, 5000)
        wanted = BadgeBatch(order="pinyin")
        first = _seconds(lambda: desk.look(badges.batch, wanted=wanted))
        chosen = median([_seconds(lambda: desk.look(badges.batch, wanted=wanted)) for _ in range(5)])
        ids = [one.person_id for one in desk.look(badges.chosen)]
        parts = [ids[at : at + 500] for at in range(0, 2500, 500)]
        noted = median([_seconds(partial(desk.do, badges.note_printed, person_ids=part)) for part in parts])
    return [
        Row("5,000 people chosen, in the order of their names", f"{chosen:.2f} s (first {first:.2f} s)", "1 s", first < 1),
        Row("500 badges on record as printed, in one act", f"{noted:.2f} s", "1 s", noted < 1),
    ]


def _fill(desk: Desk, count: int) -> None:
    from fairdesk.models.people import Participant
    from fairdesk.services.desk import Outcome, act
    from fairdesk.store.unit_of_work import Work

    @act("Fill a hall")
    def fill(work: Work) -> Outcome[None]:
        for one in crowd(count):
            work.session.add(
                Participant(code=one.badge_no, name=one.name, unit=one.unit, badge_no=one.badge_no, category=one.category)
            )
        return Outcome(None)

    desk.do(fill)


def _seconds(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return time.perf_counter() - started
