"""The list of a flag-giving: who gives, who receives in order of entry, and a box to tick for each."""

from __future__ import annotations

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.document import Document
from fairdesk.printing.entries_page import draw_list
from fairdesk.records.sheets import EntryFacts, GroupFacts, ListFacts


def specimen() -> ListFacts:
    """Ten receivers."""
    names = ("北京市芷兰社会工作事务所", "北京𬭎㛃公益基金会", "北京市示例社会组织参与脱贫攻坚与精准救助工作联合服务促进中心")
    entries = tuple(
        EntryFacts(
            lead=str(place + 1),
            head=names[place % 3],
            lines=(("接旗人", ("𮧵生", "孛儿只斤·阿拉坦敖其尔·巴特尔夫", "单砺舟")[place % 3]), ("联络", "内蒙古自治区")),
            tick=True,
        )
        for place in range(10)
    )
    return ListFacts(
        kind="flag_list",
        title="授旗名单",
        english="Flag-giving, in order of entry",
        fair=specimens.fair(),
        above=(("授旗单位", "示例市民政局、示例市扶贫援合办"), ("接旗单位", "10 家，按上台顺序")),
        groups=(GroupFacts(entries=entries),),
        empty="没有授旗安排。",
    )


FLAG_LIST = Document("flag_list", N_("Flag-giving list"), specimen, draw_list)
