"""The agreement that pairs one organisation with one household, which is named by its code alone (R54)."""

from __future__ import annotations

from datetime import date

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.deeds import deed, side
from fairdesk.records.choices import ReliefKind
from fairdesk.records.papers import GridFacts, PaperFacts, PartyFacts, SideFacts, SignedPaper
from fairdesk.records.wording import Place
from fairdesk.rules.paper_values import stated

PLACES = (
    *side("party_a", N_("Helper")),
    *side("party_b", N_("Organiser"), {"contact": 6, "phone": 9}),
    Place(name="household", told=N_("Code of the household"), field="household", needed=True),
    Place(name="district", told=N_("District"), field="household"),
    Place(name="cause", told=N_("Cause of poverty"), field="household"),
    Place(name="members", told=N_("Members of the household"), field="household"),
    Place(name="need", told=N_("Need"), field="household"),
    Place(name="consent", told=N_("Whether the household has consented"), field="consent", cases=("YES", "NO")),
    Place(name="relief", told=N_("Kind of relief"), field="relief", cases=tuple(one.name for one in ReliefKind)),
    Place(name="next_visit", told=N_("Next visit"), field="contact", needed=True, blank=9),
    Place(name="starts", told=N_("Beginning of the term"), field="term", needed=True, blank=9),
    Place(name="ended", told=N_("Day it ended"), field="term"),
    Place(name="end_reason", told=N_("Why it ended"), field="term"),
)

GRIDS = (
    GridFacts(
        name="years",
        heads=("年度", "帮扶内容", "资金和物资", "确认"),
        shares=(24, 40, 24, 14),
        rows=(
            ("第一年\n（2018年7月起）", "", "", ""),
            ("第二年\n（2019年7月起）", "", "", ""),
            ("第三年\n（2020年7月起）", "", "", ""),
        ),
        room=2,
    ),
)


def specimen() -> SignedPaper:
    """A household of two, helped by services."""
    facts = PaperFacts(
        kind="pairing",
        title="结对帮扶协议",
        number="示社结对〔2018〕A03-0001-K号",
        fair=specimens.fair(),
        day=date(2018, 7, 19),
        about="H0101001",
        sides=(
            SideFacts(label="帮扶方", party=specimens.giving_side()),
            SideFacts(label="组织方", party=PartyFacts(name="示例区民政局")),
        ),
        values=stated(
            household="H0101001",
            district="示例区",
            cause="因病",
            members=("2人", "2"),
            need="看不起病",
            consent=("已取得书面同意", "consented in writing", "YES"),
            relief=("帮", "help", "HELP"),
            next_visit=("2018年8月18日", "2018-08-18"),
            starts=("2018年7月19日", "2018-07-19"),
        ),
        grids=GRIDS,
        copies=3,
        desk="A03",
    )
    return SignedPaper(facts, specimens.CODE)


PAIRING = deed(
    "pairing", N_("Pairing agreement"), specimen, PLACES, parts=("years",), needed_parts=("years", "signatures", "proof")
)
