"""The invitation: one page, with the code of the badge where a person is asked, so that arriving is one scan."""

from __future__ import annotations

from datetime import date

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.deeds import deed
from fairdesk.records.papers import GridFacts, PaperFacts, SignedPaper
from fairdesk.records.wording import Place
from fairdesk.rules.badges import badge_text, fair_tag
from fairdesk.rules.paper_values import stated

PLACES = (
    Place(name="guest", told=N_("Who is invited"), field="guest", needed=True),
    Place(name="guest_kind", told=N_("Person, organisation or area"), field="guest", cases=("PERSON", "ORGANISATION", "AREA")),
    Place(name="person", told=N_("Name beside the code"), field="entry_code"),
    Place(name="badge_no", told=N_("Badge number"), field="entry_code"),
    Place(name="entry_code", told=N_("Text of the badge's code"), field="entry_code"),
    Place(name="fair_day", told=N_("Day of the fair"), field="fair", needed=True),
    Place(name="venue", told=N_("Place of the fair"), field="fair", needed=True, blank=8),
    Place(name="hours", told=N_("Hours of the fair"), field="fair"),
    Place(name="booth", told=N_("Booth"), field="fair"),
    Place(name="sent", told=N_("Date of the invitation"), field="sender"),
)


def specimen() -> SignedPaper:
    """An invitation to a person of a long name."""
    fair = specimens.fair()
    facts = PaperFacts(
        kind="invitation",
        title="邀请函",
        fair=fair,
        day=date(2018, 7, 19),
        about="阿依努尔·吐尔逊",
        values=stated(
            guest="阿依努尔·吐尔逊（武川县示例志愿服务联合会　秘书长）",
            guest_kind=("个人", "person", "PERSON"),
            person="阿依努尔·吐尔逊",
            badge_no="S042",
            entry_code=badge_text(fair_tag(fair.fair_id), "018f4e2a-0000-7000-8000-000000000042"),
            hours=("　08:00—17:00", "08:00–17:00"),
            booth="A24",
            sent=("2018年7月5日", "2018-07-05"),
        ),
        grids=(
            GridFacts(
                name="agenda",
                heads=("时间", "议程", "地点"),
                shares=(22, 60, 18),
                rows=(
                    ("08:00—09:00", "签到、领取证件", "签到区"),
                    ("09:00—10:30", "动员讲话；签订合作框架协议；签订授权委托书；授旗；5家社会组织帮扶项目推介", "主会场"),
                    ("10:30—11:00", "40家社会组织与受援方签订帮扶项目意向", "签约区"),
                    ("11:10—12:00", "参观两个展示区、自由洽谈", "展示区"),
                    ("13:30—17:00", "项目洽谈（面对面）", "洽谈区"),
                    ("14:00—16:05", "受援地区现场推介；社会组织帮扶项目推介；精准救助行动方案宣讲", "推介区"),
                ),
            ),
        ),
        desk="A03",
    )
    return SignedPaper(facts)


INVITATION = deed(
    "invitation",
    N_("Invitation"),
    specimen,
    PLACES,
    parts=("agenda", "entry_code"),
    needed_parts=("entry_code",),
    one_page=True,
)
