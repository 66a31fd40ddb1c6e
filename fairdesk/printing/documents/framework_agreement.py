"""The framework agreement of the bureau with a province's department (R30)."""

from __future__ import annotations

from datetime import date

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.deeds import deed, side
from fairdesk.records.choices import Field
from fairdesk.records.papers import PaperFacts, PartyFacts, SideFacts, SignedPaper
from fairdesk.records.wording import Place
from fairdesk.rules.paper_values import stated

PLACES = (
    *side("party_a", N_("Party A"), {}),
    *side("party_b", N_("Party B"), {}),
    Place(name="signatory_a", told=N_("Who signs for party A"), field="party_a", blank=6),
    Place(name="signatory_b", told=N_("Who signs for party B"), field="party_b", blank=6),
    Place(name="policies", told=N_("Policy documents of the fair"), field="basis"),
    Place(name="province", told=N_("Province"), field="areas", blank=6),
    Place(name="fields", told=N_("Fields"), field="areas", needed=True),
    Place(name="liaison_a", told=N_("Liaison office of party A"), field="mechanism", blank=9),
    Place(name="liaison_b", told=N_("Liaison office of party B"), field="mechanism", blank=9),
    Place(name="valid_to", told=N_("End of the term"), field="term", needed=True, blank=9),
    Place(name="each", told=N_("Copies for each party"), field="copies"),
)


def specimen() -> SignedPaper:
    """An agreement with every optional line filled but the liaison office of the province."""
    facts = PaperFacts(
        kind="framework_agreement",
        title="合作框架协议",
        number="示民框〔2018〕2号",
        fair=specimens.fair(),
        day=date(2018, 7, 19),
        about="示例自治区",
        sides=(
            SideFacts(label="甲方", party=specimens.bureau()),
            SideFacts(label="乙方", party=PartyFacts(name="示例自治区民政厅")),
        ),
        values=stated(
            signatory_a="孛儿只斤·阿拉坦",
            signatory_b="𬭎㛃",
            policies="《关于广泛动员社会组织参与脱贫攻坚和精准救助的指导意见》",
            province="示例自治区",
            fields="、".join(one.value for one in Field),
            liaison_a="社会组织管理处",
            valid_to=("2020年12月31日", "2020-12-31"),
            each="2",
        ),
        copies=4,
        desk="A03",
    )
    return SignedPaper(facts, specimens.CODE)


FRAMEWORK_AGREEMENT = deed(
    "framework_agreement", N_("Framework agreement"), specimen, PLACES, needed_parts=("signatures", "proof")
)
