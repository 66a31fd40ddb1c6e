"""The letter of authorisation to a supporting organisation, its functions one by one (R31, R32)."""

from __future__ import annotations

from datetime import date

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.deeds import deed, side
from fairdesk.records.papers import PaperFacts, SideFacts, SignedPaper
from fairdesk.records.wording import Place
from fairdesk.rules.paper_values import stated

PLACES = (
    *side("party_a", N_("Grantor"), {"address": 14, "representative": 6, "contact": 6, "phone": 9}),
    *side("party_b", N_("Grantee")),
    Place(name="policies", told=N_("Policy documents of the fair"), field="matter"),
    Place(name="functions", told=N_("Functions given"), field="functions", needed=True),
    Place(name="liaison", told=N_("Stands where liaison is given"), field="functions"),
    Place(name="consulting", told=N_("Stands where consulting is given"), field="functions"),
    Place(name="co_management", told=N_("Stands where co-management is given"), field="functions"),
    Place(name="admin_work", told=N_("Stands where administrative work is given"), field="functions"),
    Place(name="area", told=N_("Area of the node"), field="area", needed=True, blank=14),
    Place(name="flag", told=N_("Stands where a flag is given"), field="area"),
    Place(name="valid_from", told=N_("Beginning of the term"), field="term", needed=True, blank=9),
    Place(name="valid_to", told=N_("End of the term"), field="term", needed=True, blank=9),
)


def specimen() -> SignedPaper:
    """All four functions for two provinces, with a flag."""
    facts = PaperFacts(
        kind="authorisation",
        title="授权委托书",
        number="示民社授〔2018〕01号",
        fair=specimens.fair(),
        day=date(2018, 7, 19),
        about="联络协调、咨询服务、协同管理、事务工作",
        sides=(
            SideFacts(label="授权单位", party=specimens.bureau()),
            SideFacts(label="受托单位", party=specimens.giving_side()),
        ),
        values=stated(
            policies="《关于广泛动员社会组织参与脱贫攻坚和精准救助的指导意见》",
            functions=(
                "联络协调、咨询服务、协同管理、事务工作",
                "liaison, consulting, co-management, administrative work",
            ),
            liaison="联络协调",
            consulting="咨询服务",
            co_management="协同管理",
            admin_work="事务工作",
            area="河北省、内蒙古自治区",
            flag="授旗",
            valid_from=("2018年7月19日", "2018-07-19"),
            valid_to=("2020年12月31日", "2020-12-31"),
        ),
        copies=3,
        desk="A03",
    )
    return SignedPaper(facts, specimens.CODE)


AUTHORISATION = deed("authorisation", N_("Letter of authorisation"), specimen, PLACES, needed_parts=("signatures", "proof"))
