"""The badge: a batch of any length on sheets of any layout, with backs and dividers, drawn sheet by sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Sized
from functools import partial
from itertools import chain

from fairdesk.base.i18n import N_, _, listed
from fairdesk.base.progress import Progress, silent
from fairdesk.printing import specimens, tags
from fairdesk.printing.archive import archive
from fairdesk.printing.document import Document
from fairdesk.printing.documents import badge_back, badge_face
from fairdesk.printing.documents.badge_plan import Plan, plan
from fairdesk.printing.paper import MM
from fairdesk.printing.stamping import Ink, Stamper
from fairdesk.records.badges import BadgeLayout, BadgeSheets, BatchItem, DividerFacts
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.papers import BadgeFacts, FairFacts
from fairdesk.rules.badge_layouts import layout_of
from fairdesk.rules.badge_sheets import in_rows, in_stacks
from fairdesk.rules.badges import WALK_IN

CUT: Ink = (0.72, 0.72, 0.73)
EVERY = 24
"""How many badges lie between two reports: a wish to stop is heard within some hundredths of a second."""
SIGNED = f"FD1{WALK_IN}"
"""How the code of a walk-in begins: it bears a signed name."""


def draw(items: Iterable[BatchItem], sheets: BadgeSheets, progress: Progress | None = None) -> bytes:
    """The badges and dividers in their order as PDF/A; `items` may be drawn from a source while the sheets are made.

    Stacks need all of them at once. Refused: an unknown or impossible layout, and a name with a sign no face holds.
    """
    layout, told = layout_of(sheets.layout), progress or silent()
    total = len(items) if isinstance(items, Sized) else 0
    source = iter(items)
    first = next(source, None)
    fair = first.fair if first is not None else specimens.fair()
    whole = chain([] if first is None else [first], source)
    drawn = Sheets(layout, fair)
    pages = in_stacks(list(whole), layout.per_sheet) if sheets.stacks else in_rows(whole, layout.per_sheet)
    for number, page in enumerate(pages):
        if number % max(1, EVERY // layout.per_sheet) == 0:
            told.report(_("Drawing badges"), min(number * layout.per_sheet, total), total)
        drawn.front(page)
        if sheets.backs:
            drawn.back(page)
    told.report(_("Drawing badges"), total, total)
    if first is None:
        drawn.stamper.end_page()
    title = f"{fair.name} {_('badges')}" if first is not None else _("badges")
    return archive(drawn.stamper.finish(), title=title, day=fair.day, tags=drawn.tags, used_fonts=drawn.stamper.fonts)


class Sheets:
    """Draws sheet after sheet of one layout."""

    def __init__(self, layout: BadgeLayout, fair: FairFacts) -> None:
        self.layout = layout
        self.size = (layout.sheet[0] * MM, layout.sheet[1] * MM)
        self.box = (layout.badge[0] * MM, layout.badge[1] * MM)
        self.plan: Plan = plan(*self.box, layout.black, bool(fair.notice))
        self.stamper = Stamper(self.size)
        self.tags = tags.start(self.stamper)

    def front(self, sheet: Sequence[BatchItem | None]) -> None:
        """The fronts in their places, with the lines to cut along, and the page is done."""
        for place, item in enumerate(sheet):
            if item is not None:
                self._front(item, self.corner(place))
        self._end_page()

    def back(self, sheet: Sequence[BatchItem | None]) -> None:
        """The backs behind their fronts when the sheet is turned like the page of a book, and the page is done."""
        layout, stamper = self.layout, self.stamper
        for place, item in enumerate(sheet):
            if item is None:
                continue
            at = self.corner(place, turned=True)
            if isinstance(item, DividerFacts):
                stamper.form("dividerback", self.box, partial(badge_back.blank_back, stamper, self.plan), at)
                continue
            signed = item.qr.startswith(SIGNED)
            name = badge_face.frame_name("back", item.category, "signed" if signed else "")
            told = partial(badge_back.back, stamper, self.plan, item.fair, item.category, signed)
            with tags.tagged(stamper, "P"):
                stamper.form(name, self.box, told, at)
        self._end_page(turned=layout.columns > 1)

    def corner(self, place: int, turned: bool = False) -> tuple[float, float]:
        """The lower left corner of this place in points; as seen from behind where the sheet is turned."""
        layout = self.layout
        row, column = divmod(place, layout.columns)
        x = (layout.left + column * (layout.badge[0] + layout.gap[0])) * MM
        top = (layout.top + row * (layout.badge[1] + layout.gap[1])) * MM
        return (self.size[0] - x - self.box[0] if turned else x), self.size[1] - top - self.box[1]

    def _front(self, item: BatchItem, at: tuple[float, float]) -> None:
        stamper = self.stamper
        if isinstance(item, DividerFacts):
            with tags.tagged(stamper, "P"):
                self._moved(partial(badge_back.divider, stamper, self.plan, item), at)
            return
        with tags.tagged(stamper, "Figure", alt=said(item), box=(*at, *self.box)):
            name = badge_face.frame_name("front", item.category)
            stamper.form(name, self.box, partial(badge_face.frame, stamper, self.plan, item.fair, item.category), at)
            self._moved(partial(badge_face.person, stamper, self.plan, item), at)

    def _moved(self, draw: Callable[[], None], at: tuple[float, float]) -> None:
        self.stamper.saveState()
        self.stamper.translate(*at)
        draw()
        self.stamper.restoreState()

    def _end_page(self, turned: bool = False) -> None:
        if self.layout.per_sheet > 1 and not any(self.layout.gap):
            self.stamper.form("cutsturned" if turned else "cuts", self.size, partial(self._cuts, turned))
        tags.turn(self.stamper)
        self.stamper.end_page()

    def _cuts(self, turned: bool) -> None:
        """Hairlines where the knife goes."""
        corners = [self.corner(place, turned) for place in range(self.layout.per_sheet)]
        wide, high = self.box
        across = sorted({round(x + add, 2) for x, _y in corners for add in (0, wide)})
        along = sorted({round(y + add, 2) for _x, y in corners for add in (0, high)})
        lines = [(x, along[0], x, along[-1]) for x in across] + [(across[0], y, across[-1], y) for y in along]
        self.stamper.strokes(lines, CUT, 0.3)


def said(badge: BadgeFacts) -> str:
    """What a badge says, for those who cannot see it: one figure a badge, for its words stand around a code and in bands."""
    told = (badge.name, badge.unit, badge.title, badge.category.label, badge.booth, badge.badge_no)
    return _("Badge: {words}", words=listed(one for one in told if one))


def specimen() -> list[BadgeFacts]:
    """One badge of every kind, among them a name of eighteen signs with two dots and one beyond the BMP."""
    names = ["孛儿只斤·阿拉坦敖其尔·巴特尔夫", "𮧵生", "单砺舟"]
    return [
        BadgeFacts(
            person_id=f"0197f000-0000-7000-8000-{place:012d}",
            name=names[place % len(names)],
            unit="北京市示例社会组织服务中心",
            title="秘书长",
            category=kind,
            badge_no=f"Z{place:03d}",
            qr=f"FD1P0000{place:027d}",
            fair=specimens.fair(),
            booth="A03",
        )
        for place, kind in enumerate(ParticipantCategory)
    ]


BADGE = Document("badge", N_("Badge"), specimen, lambda facts: draw(facts, BadgeSheets()))
