"""The list of a signing ceremony in calling order: who signs with whom, by whose hand, about what, and a box to tick."""

from __future__ import annotations

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.document import Document
from fairdesk.printing.entries_page import draw_list
from fairdesk.records.sheets import EntryFacts, GroupFacts, ListFacts

PAIRS = (
    ("武川县人民政府（示例代表）", "北京市芷兰社会工作事务所", "孛儿只斤·阿拉坦敖其尔·巴特尔夫　　𬭎㛃", "“芷兰”志愿者驻点服务"),
    (
        "武当山旅游经济特区管理委员会",
        "北京市示例社会组织参与脱贫攻坚与精准救助工作联合服务促进中心",
        "𮧵生　　单砺舟",
        "果蔬冷链与品牌打造",
    ),
    ("玉树市人民政府（示例代表）", "北京河洛里志愿服务基金会", "叶云晴　　阿依努尔·吐尔逊", "村医能力提升计划"),
)


def specimen() -> ListFacts:
    """Twelve letters, among them names that are hard to print."""
    entries = tuple(
        EntryFacts(
            lead=str(place + 1),
            head="　与　".join(PAIRS[place % 3][:2]),
            lines=(("签约人", PAIRS[place % 3][2]), ("项目", PAIRS[place % 3][3]), ("意向金额", "22.50 万元")),
            tick=True,
        )
        for place in range(12)
    )
    return ListFacts(
        kind="ceremony_list",
        title="签约仪式名单",
        english="Signing ceremony, in calling order",
        fair=specimens.fair(),
        above=(("签约", "帮扶项目意向书 12 份，社会组织 12 家"),),
        groups=(GroupFacts(entries=entries),),
        empty="今日没有待签的意向书。",
    )


CEREMONY_LIST = Document("ceremony_list", N_("Signing ceremony list"), specimen, draw_list)
