"""A resolution of an organisation's board on the four points, or the form for one (R60, R61): the organisation makes it."""

from __future__ import annotations

from datetime import date

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.deeds import deed
from fairdesk.records.papers import GridFacts, PaperFacts, SideFacts, SignedPaper
from fairdesk.records.wording import Place
from fairdesk.rules.paper_values import stated

LINE = 17
PLACES = (
    Place(name="party_a", told=N_("Organisation"), field="party_a", needed=True),
    Place(name="number", told=N_("Number of the resolution"), field="number", blank=10),
    Place(name="meeting_day", told=N_("Day of the meeting"), field="date", blank=9),
    Place(name="due", told=N_("Members of the board"), field="matter", needed=True, blank=3),
    Place(name="present", told=N_("Members present"), field="matter", needed=True, blank=3),
    *(
        place
        for number in range(1, 5)
        for place in (
            Place(name=f"tick_{number}", told=N_("Tick where this point was resolved"), field=f"point_{number}"),
            Place(name=f"point_{number}", told=N_("What was resolved on this point"), field=f"point_{number}", blank=LINE),
        )
    ),
    Place(name="team_lead", told=N_("Leader of the project team"), field="team", blank=6),
    Place(name="team_size", told=N_("Size of the project team"), field="team", blank=3),
    Place(name="passed", told=N_("Whether the resolution is passed"), field="votes", cases=("PASSED", "OPEN")),
)

GRIDS = (
    GridFacts(
        name="plan",
        heads=("活动", "开始", "结束"),
        shares=(56, 22, 22),
        rows=(("到武川县核实需求", "2018-08-01", "2018-08-10"), ("首期驻点服务", "2018-11-01", "2018-11-10")),
    ),
    GridFacts(
        name="votes",
        heads=("应到", "实到", "同意", "反对", "弃权"),
        shares=(20, 20, 20, 20, 20),
        rows=(("21", "18", "18", "0", "0"),),
    ),
    GridFacts(name="members", heads=("出席理事签名",), shares=(100,), rows=(("",),), room=3),
)


def specimen() -> SignedPaper:
    """A resolution that is passed, with its plan."""
    facts = PaperFacts(
        kind="board_resolution",
        title="理事会决议",
        number="芷兰服理字〔2018〕4号",
        fair=specimens.fair(),
        day=date(2018, 6, 12),
        about="北京市芷兰社会工作事务所",
        sides=(SideFacts(label="单位", party=specimens.giving_side()),),
        values=stated(
            meeting_day=("2018年6月12日", "2018-06-12"),
            due="21",
            present="18",
            tick_1="✓",
            point_1="以自有资金和会员募集为主，动员会员单位参与。",
            tick_2="✓",
            tick_3="✓",
            point_3="由副秘书长牵头，项目、财务人员参加。",
            tick_4="✓",
            team_lead="𬭎㛃",
            team_size="7",
            passed=("通过", "passed", "PASSED"),
        ),
        grids=GRIDS,
    )
    return SignedPaper(facts)


BOARD_RESOLUTION = deed(
    "board_resolution",
    N_("Board resolution"),
    specimen,
    PLACES,
    parts=("plan", "votes", "members"),
    needed_parts=("votes", "members", "signatures"),
    one_page=True,
)
