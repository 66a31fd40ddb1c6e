"""The sign over a booth: the number to be seen across the hall, who stands there, and the band of its track."""

from __future__ import annotations

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.document import Document
from fairdesk.printing.drawing import COLOURS, GREY, NEUTRAL, Drawing
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.paper import A3_LANDSCAPE, A4_LANDSCAPE, MM
from fairdesk.printing.tags import tagged
from fairdesk.printing.text import draw_text, fit
from fairdesk.records.choices import Track
from fairdesk.records.papers import FairFacts
from fairdesk.records.sheets import PaperSize, SignFacts, SignsFacts

TITLE = "展位标识"
TRACK_ENGLISH = {Track.COUNTERPART: "PAIRED ASSISTANCE", Track.RELIEF: "TARGETED RELIEF"}
BAND = 30 * MM
MARGIN = 20 * MM


def draw(facts: SignsFacts) -> bytes:
    """The signs in their order, one to a sheet; on A3 everything is larger by the same measure."""
    scale = 2**0.5 if facts.size is PaperSize.A3 else 1.0
    paper = Drawing(A3_LANDSCAPE if facts.size is PaperSize.A3 else A4_LANDSCAPE)
    for sign in facts.signs:
        paper.sheet()
        with paper.moved(0, 0, scaled=scale):
            one(paper, sign, facts.fair)
    return paper.kept(title=f"{TITLE} {facts.fair.name}", day=facts.fair.day, facts=facts)


def one(paper: Drawing, sign: SignFacts, fair: FairFacts) -> None:
    """One sign."""
    width, height = A4_LANDSCAPE
    middle, room = width / 2, width - 2 * MARGIN
    band(paper, sign)
    number = fit(sign.number, SANS_BOLD, 290, room, 120, most=1)
    base = height - BAND - 20 * MM - number.size * 0.735
    with tagged(paper.canvas, "H1"):
        draw_text(paper.canvas, number.lines[0], SANS_BOLD, number.size, middle, base, "center")
    paper.line(middle - 22 * MM, 72 * MM, middle + 22 * MM)
    y = paper.words(sign.holder, SANS_BOLD, 42, middle, 65 * MM, room, floor=30, most=2, align="center")
    paper.words(sign.place, SANS, 20, middle, y - 1 * MM, room, floor=14, align="center", grey=GREY)
    paper.words(fair.name, SANS, 11, middle, 16 * MM, room, floor=8, align="center", grey=GREY)
    paper.notice(fair.notice, middle, 6 * MM, room)


def band(paper: Drawing, sign: SignFacts) -> None:
    """The track at the left of the band, the zone at its right, white on its colour."""
    width, height = A4_LANDSCAPE
    paper.band(0, height - BAND, width, BAND, COLOURS[sign.track] if sign.track else NEUTRAL)
    top = height - BAND / 2
    half = width / 2 - MARGIN
    if sign.track is None:
        paper.words(sign.zone, SANS_BOLD, 26, width / 2, top + 13, 2 * half, floor=16, align="center", grey=1)
        return
    paper.words(sign.track.value, SANS_BOLD, 27, MARGIN, top + 21, half, floor=18, grey=1)
    paper.words(TRACK_ENGLISH[sign.track], SANS, 9, MARGIN, top - 14, half, grey=1, lang="en")
    paper.words(sign.zone, SANS, 17, width - MARGIN, top + 11, half, floor=11, most=2, align="right", grey=1)


def specimen() -> SignsFacts:
    """A booth of each track and one of a supporting organisation, with names that are hard to print."""
    return SignsFacts(
        fair=specimens.fair(),
        signs=(
            SignFacts(
                number="A03", holder="沽源县", place="河北省张家口市", zone="对口支援协作省（区）展示区", track=Track.COUNTERPART
            ),
            SignFacts(number="J16", holder="𮧵𬭎区", place="北京市", zone="北京市各区精准救助展示区", track=Track.RELIEF),
            SignFacts(number="S02", holder="北京㛃安信息技术教育与社会工作发展研究促进联合会", zone="支持型社会组织服务区"),
        ),
    )


BOOTH_SIGN = Document("booth_sign", N_("Booth signs"), specimen, draw)
