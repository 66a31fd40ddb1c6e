"""The annex by which money and goods are entrusted to a foundation or a supporting organisation (R62)."""

from __future__ import annotations

from datetime import date

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.deeds import deed, side
from fairdesk.records.papers import PaperFacts, SideFacts, SignedPaper
from fairdesk.records.wording import Place
from fairdesk.rules.paper_values import stated

PLACES = (
    *side("party_a", N_("Giver")),
    *side("party_b", N_("Trustee")),
    Place(name="entitled", told=N_("Why the trustee may be one"), field="matter", needed=True),
    Place(name="purpose", told=N_("Purpose"), field="purpose", needed=True, blank=20),
    Place(name="project", told=N_("Project"), field="purpose"),
    Place(name="cash", told=N_("Cash"), field="cash", needed=True),
    Place(name="goods", told=N_("Goods"), field="goods", needed=True),
    Place(name="goods_value", told=N_("Value of the goods"), field="goods", needed=True),
    Place(name="total", told=N_("Total"), field="total", needed=True),
    Place(name="deliver_by", told=N_("To be handed over by"), field="delivery", blank=9),
    Place(name="letter", told=N_("Number of the letter of intent"), field="letter"),
)


def specimen() -> SignedPaper:
    """Money and goods for the project of a letter of intent."""
    facts = PaperFacts(
        kind="entrustment",
        title="委托代为落实协议书",
        number="示社扶委〔2018〕A03-0001-K号",
        fair=specimens.fair(),
        day=date(2018, 7, 19),
        about="“芷兰”志愿者驻点服务",
        sides=(
            SideFacts(label="委托方", party=specimens.giving_side()),
            SideFacts(label="受托方", party=specimens.trustee()),
        ),
        values=stated(
            entitled=("基金会", "foundation"),
            purpose="农村留守老人探访、助餐和健康监测",
            project="“芷兰”志愿者驻点服务",
            cash=("人民币柒万伍仟元整（¥75,000.00）", "RMB 75,000.00"),
            goods="棉衣被褥500套",
            goods_value=("人民币壹拾伍万元整（¥150,000.00）", "RMB 150,000.00"),
            total=("人民币贰拾贰万伍仟元整（¥225,000.00）", "RMB 225,000.00"),
            letter="京社扶意〔2018〕001号",
        ),
        copies=3,
        desk="A03",
    )
    return SignedPaper(facts, specimens.CODE)


ENTRUSTMENT = deed("entrustment", N_("Entrustment agreement"), specimen, PLACES, needed_parts=("signatures", "proof"))
