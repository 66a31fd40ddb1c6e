"""The programme of the fair: when, what, where, and who speaks."""

from __future__ import annotations

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.document import Document
from fairdesk.printing.entries_page import draw_list
from fairdesk.records.sheets import EntryFacts, GroupFacts, ListFacts


def specimen() -> ListFacts:
    """A morning and an afternoon with talks."""
    morning = (
        EntryFacts(lead="08:00–09:00", head="签到、领取证件", lines=(("地点", "签到区"),)),
        EntryFacts(lead="09:00–09:20", head="动员讲话", lines=(("地点", "主会场"), ("讲话", "孛儿只斤·阿拉坦敖其尔·巴特尔夫"))),
        EntryFacts(
            lead="10:00–10:30",
            head="社会组织帮扶项目推介",
            lines=(
                ("地点", "主会场"),
                ("10:00", "北京𬭎㛃公益基金会：扶贫车间订单帮扶"),
                ("10:06", "北京市示例社会组织参与脱贫攻坚与精准救助工作联合服务促进中心：志愿者驻点服务"),
            ),
        ),
    )
    afternoon = (
        EntryFacts(lead="13:30–17:00", head="项目洽谈（面对面）", lines=(("地点", "洽谈区"),)),
        EntryFacts(lead="15:50–16:05", head="𮧵区精准救助重点需求推介", lines=(("地点", "推介区"),)),
    )
    return ListFacts(
        kind="agenda",
        title="活动议程",
        english="Programme",
        fair=specimens.fair(),
        above=(("会场", "示例会展中心"),),
        groups=(GroupFacts(title="上午", entries=morning), GroupFacts(title="下午", entries=afternoon)),
        empty="议程尚未排定。",
    )


AGENDA = Document("agenda", N_("Programme of the fair"), specimen, draw_list)
