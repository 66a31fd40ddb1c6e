"""The minutes of a negotiation, signed at the table (R45)."""

from __future__ import annotations

from datetime import date

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.deeds import deed
from fairdesk.records.papers import GridFacts, PaperFacts, PartyFacts, SideFacts, SignedPaper
from fairdesk.records.wording import Place
from fairdesk.rules.paper_values import stated

PLACES = (
    Place(name="party_a", told=N_("Receiving side"), field="party_a", needed=True),
    Place(name="party_b", told=N_("Social organisation"), field="party_b", needed=True),
    Place(name="talk_no", told=N_("Number of the negotiation"), field="number"),
    Place(name="time", told=N_("Time"), field="date", needed=True),
    Place(name="table", told=N_("Table"), field="table", blank=4),
    Place(name="recorder", told=N_("Recorder"), field="recorder", blank=6),
    Place(name="offer", told=N_("Offer"), field="offer"),
    Place(name="demand", told=N_("Demand"), field="demand"),
    Place(name="project", told=N_("Project"), field="project"),
    Place(name="field", told=N_("Field"), field="field"),
    Place(name="mode", told=N_("Mode"), field="mode"),
    Place(name="track", told=N_("Track"), field="track"),
    Place(name="cash", told=N_("Cash"), field="cash"),
    Place(name="goods", told=N_("Goods"), field="goods"),
    Place(name="goods_value", told=N_("Value of the goods"), field="goods"),
    Place(name="total", told=N_("Total"), field="total"),
    Place(name="beneficiaries", told=N_("Beneficiaries"), field="beneficiaries"),
    Place(name="outcome", told=N_("Result"), field="result", needed=True),
    Place(name="minutes", told=N_("Minutes"), field="minutes", needed=True, blank=20),
    Place(name="next_step", told=N_("Next step"), field="next_step", blank=16),
    Place(name="next_due", told=N_("Due"), field="next_step", blank=9),
    Place(name="consent", told=N_("Whether contacts are exchanged"), field="consent", cases=("YES", "NO")),
)

GRIDS = (
    GridFacts(
        name="people",
        heads=("方", "姓名", "单位", "职务"),
        shares=(14, 26, 42, 18),
        rows=(
            ("受援方", "孛儿只斤·阿拉坦", "武川县民政局", "副局长"),
            ("社会组织", "𬭎㛃", "北京市芷兰社会工作事务所", "主任"),
            ("社会组织", "𮧵明", "北京示例物流有限公司（会员单位）", "经理"),
        ),
    ),
)


def specimen() -> SignedPaper:
    """A negotiation that came to an intent, with money and goods, two people on one side."""
    facts = PaperFacts(
        kind="minutes",
        title="洽谈纪要",
        fair=specimens.fair(),
        day=date(2018, 7, 19),
        about="“芷兰”志愿者驻点服务",
        sides=(
            SideFacts(label="受援方（签字）", party=PartyFacts(name="内蒙古自治区呼和浩特市武川县")),
            SideFacts(label="社会组织（签字）", party=PartyFacts(name="北京市芷兰社会工作事务所")),
        ),
        values=stated(
            talk_no="N004",
            time=("2018年7月19日 10:30—11:10", "2018-07-19 10:30–11:10"),
            table="T04",
            recorder="康朗",
            offer="G227　“芷兰”志愿者驻点服务",
            demand="X070　农村留守老人志愿服务",
            project="“芷兰”志愿者驻点服务",
            field=("志愿帮扶", "volunteering"),
            mode=("协同帮扶", "coordinated"),
            track=("对口支援", "counterpart support"),
            cash=("人民币柒万伍仟元整（¥75,000.00）", "RMB 75,000.00"),
            goods="棉衣被褥500套",
            goods_value=("人民币壹拾伍万元整（¥150,000.00），计价依据：发票", "RMB 150,000.00 (invoice)"),
            total=("人民币贰拾贰万伍仟元整（¥225,000.00）", "RMB 225,000.00"),
            beneficiaries=("60户、181人", "60 households, 181 people"),
            outcome=("达成意向", "intent"),
            minutes="双方就驻点服务的期数、志愿者人数和食宿条件交换意见。武川县提供驻点用房并落实一名联系人；芷兰每期派出12人。",
            next_step="一个月内到实施地点核实需求，商定年度计划",
            next_due=("2018年8月19日", "2018-08-19"),
            consent=("同意", "agreed", "YES"),
        ),
        grids=GRIDS,
        desk="A03",
    )
    return SignedPaper(facts)


MINUTES = deed(
    "minutes",
    N_("Negotiation minutes"),
    specimen,
    PLACES,
    parts=("people",),
    needed_parts=("people", "signatures"),
    one_page=True,
)
