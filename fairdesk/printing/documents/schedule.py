"""The meetings of an organisation, an area or a table: when, where, with whom, about what, and room for a note."""

from __future__ import annotations

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.document import Document
from fairdesk.printing.drawing import GREY, PALE
from fairdesk.printing.fonts import SANS, SANS_BOLD
from fairdesk.printing.pages import Pages, drawn, words
from fairdesk.printing.paper import MM, TABLE
from fairdesk.printing.table_page import draw_table
from fairdesk.printing.text import fit
from fairdesk.records.papers import FairFacts, TableColumn, TableFacts
from fairdesk.records.sheets import MeetingFacts, ScheduleFacts, ScheduleOf, SchedulesFacts

TITLE, ENGLISH = "约谈日程", "Meeting schedule"
EMPTY = "没有已约定的洽谈。可在现场与对方自由洽谈。"
TIME, TABLE_NO, TOPIC, NOTE = (
    TableColumn(head="时间", width=12),
    TableColumn(head="桌号", width=8),
    TableColumn(head="议题", width=34),
    TableColumn(head="备注", width=20),
)
ORGANISATION, AREA = TableColumn(head="社会组织", width=36), TableColumn(head="受援地区", width=32)
COLUMNS = {
    ScheduleOf.ORGANISATION: (TIME, TABLE_NO, AREA, TOPIC, NOTE),
    ScheduleOf.AREA: (TIME, TABLE_NO, ORGANISATION, TOPIC, NOTE),
    ScheduleOf.TABLE: (TIME, ORGANISATION, AREA, TOPIC, NOTE),
}
ROW = 11 * MM


def draw(facts: SchedulesFacts) -> bytes:
    """The schedules in their order, each from a fresh sheet with pages counted of its own."""
    pages = Pages(TABLE)
    for schedule in facts.schedules:
        pages.begin()
        head(pages, schedule, facts.fair)
        if schedule.meetings:
            rows = tuple(cells(schedule.of, one) for one in schedule.meetings)
            table = TableFacts(title=schedule.name, columns=COLUMNS[schedule.of], rows=rows)
            draw_table(pages, table, least=ROW, titled=False)
        else:
            pages.y -= 16 * MM
            pages.text(EMPTY, SANS, 12, "center", GREY)
    return drawn(pages, title=TITLE, fair=facts.fair, facts=facts)


def head(pages: Pages, schedule: ScheduleFacts, fair: FairFacts) -> None:
    """Whose meetings these are in large type, the fair and the day."""
    strokes, left, right = pages.strokes[-1], pages.sheet.left, pages.right
    strokes.append(words(TITLE, SANS, 11, left, pages.y - 11, grey=GREY))
    strokes.append(words(ENGLISH, SANS, 8, right, pages.y - 11, "right", PALE))
    pages.y -= 17
    name = fit(schedule.name, SANS_BOLD, 22, pages.sheet.width, 16, most=2)
    for line in name.lines:
        pages.y -= name.size * 1.32
        strokes.append(words(line, SANS_BOLD, name.size, left, pages.y, role="H1"))
    day = f"{fair.day.year}年{fair.day.month}月{fair.day.day}日"
    told = "　".join(one for one in (schedule.place, fair.name, day, f"共 {len(schedule.meetings)} 场") if one)
    pages.y -= 4
    pages.text(told, SANS, 10, "left", 0.25)
    pages.y -= 2


def cells(of: ScheduleOf, meeting: MeetingFacts) -> tuple[object, ...]:
    """A meeting as a row."""
    if of is ScheduleOf.TABLE:
        return (meeting.time, meeting.organisation, meeting.area, meeting.topic, "")
    partner = meeting.area if of is ScheduleOf.ORGANISATION else meeting.organisation
    return (meeting.time, meeting.table, partner, meeting.topic, "")


def specimen() -> SchedulesFacts:
    """An organisation's day over more than a page, an area's, and a table's without meetings."""
    giving = "北京市示例社会组织参与脱贫攻坚与精准救助工作联合服务促进中心"
    areas = ("内蒙古自治区呼和浩特市武川县", "湖北省十堰市武当山旅游经济特区", "𮧵𬭎县")
    topic = "“芷兰”志愿者驻点服务与果蔬冷链"
    times = [f"{13 + place // 4}:{place % 4 * 15:02d}" for place in range(24)]
    day = tuple(
        MeetingFacts(time=time, table=f"T{place % 19 + 1:02d}", organisation=giving, area=areas[place % 3], topic=topic)
        for place, time in enumerate(times)
    )
    return SchedulesFacts(
        fair=specimens.fair(),
        schedules=(
            ScheduleFacts(of=ScheduleOf.ORGANISATION, name=giving, place="展位 S02", meetings=day),
            ScheduleFacts(of=ScheduleOf.AREA, name=areas[0], place="展位 A24", meetings=day[:3]),
            ScheduleFacts(of=ScheduleOf.TABLE, name="洽谈桌 T07"),
        ),
    )


SCHEDULE = Document("schedule", N_("Meeting schedules"), specimen, draw)
