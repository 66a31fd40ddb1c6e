"""The invented facts specimens are drawn from: one fair and its parties, with the names that are hard to print."""

from __future__ import annotations

from datetime import date

from fairdesk.base.i18n import N_, _
from fairdesk.records.papers import FairFacts, PartyFacts

NOTICE = N_("Specimen: every organisation, person and amount on this paper is invented.")

CODE = "FD1:" + "6BFOXN*TS0BI$ZD.P9UOL97O4-2HH77HRM3DSPTRGZ2D1K0A5" * 8
"""As long as the code of a real paper, and signed by nobody."""


def fair() -> FairFacts:
    """The fair of every specimen, with its notice in the language in force."""
    return FairFacts(
        fair_id="SPECIMEN",
        name="社会组织参与脱贫攻坚和精准救助推介对接活动（示例）",
        theme="托起因病致贫家，携手小康益起来",
        day=date(2018, 7, 19),
        hosts=("示例市民政局", "示例市扶贫援合办"),
        venue="示例会展中心",
        notice=_(NOTICE),
    )


def bureau() -> PartyFacts:
    """The bureau that holds the fair."""
    return PartyFacts(
        name="示例市民政局", address="示例市东城区示例大街1号", representative="欧阳示例", contact="乜砚", phone="01055500001"
    )


def receiving_side() -> PartyFacts:
    """A county government."""
    return PartyFacts(
        name="武川县人民政府（示例代表）",
        code="150125",
        address="内蒙古自治区呼和浩特市武川县示例路1号",
        representative="孛儿只斤·阿拉坦",
        contact="叶云晴",
        phone="13800000472",
    )


def giving_side() -> PartyFacts:
    """A social organisation with a rare name in it."""
    return PartyFacts(
        name="北京市芷兰社会工作事务所",
        code="52110000MJ0169001X",
        address="北京市房山区示例路114号",
        representative="𬭎㛃",
        contact="康朗",
        phone="18900000302",
    )


def trustee() -> PartyFacts:
    """A local body entrusted with the work on the spot."""
    return PartyFacts(
        name="武川县示例志愿服务联合会",
        code="51150125MJ0200001K",
        representative="阿依努尔·吐尔逊",
        contact="𮧵明",
        phone="13600000018",
    )
