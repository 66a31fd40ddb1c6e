"""The notice before personal information is handled (PIPL, article 17): one page, to hang up and to hand out."""

from __future__ import annotations

from datetime import date

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.deeds import deed
from fairdesk.records.papers import PaperFacts, SignedPaper
from fairdesk.records.wording import Place
from fairdesk.rules.paper_values import stated

PLACES = (
    Place(name="version", told=N_("Version of the notice"), field="number", needed=True),
    Place(name="hosts", told=N_("Hosts of the fair"), field="handler", needed=True, blank=10),
    Place(name="address", told=N_("Address"), field="handler", needed=True, blank=12),
    Place(name="phone", told=N_("Telephone"), field="handler", needed=True, blank=9),
    Place(name="retention", told=N_("How long personal information is kept"), field="retention", needed=True),
)


def specimen() -> SignedPaper:
    """The notice of the specimen fair, its telephone number still to be written in."""
    facts = PaperFacts(
        kind="privacy_notice",
        title="个人信息处理告知书",
        fair=specimens.fair(),
        day=date(2018, 7, 19),
        values=stated(
            version="2018-7C41E0",
            address="示例市东城区示例大街1号",
            retention=("活动结束后180日", "180 days after the fair"),
        ),
        desk="A03",
    )
    return SignedPaper(facts)


PRIVACY_NOTICE = deed("privacy_notice", N_("Notice on personal information"), specimen, PLACES, one_page=True)
