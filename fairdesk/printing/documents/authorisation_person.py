"""An organisation's authorisation of the person who signs for it; the number of a document of identity is written by hand."""

from __future__ import annotations

from datetime import date

from fairdesk.base.i18n import N_
from fairdesk.printing import specimens
from fairdesk.printing.deeds import deed, side
from fairdesk.records.papers import PaperFacts, PartyFacts, SideFacts, SignedPaper
from fairdesk.records.wording import Place
from fairdesk.rules.paper_values import stated

PLACES = (
    *side("party_a", N_("Principal")),
    Place(name="person", told=N_("Authorised person"), field="person", needed=True, blank=10),
    Place(name="person_post", told=N_("Unit and post of the person"), field="person", blank=14),
    Place(name="letter", told=N_("Number of the letter of intent"), field="matter"),
    Place(name="project", told=N_("Project"), field="matter"),
    Place(name="limit", told=N_("Most the person may sign for"), field="limits", needed=True, blank=14),
    Place(name="valid_from", told=N_("Beginning of the term"), field="term", needed=True, blank=9),
    Place(name="valid_to", told=N_("End of the term"), field="term", needed=True, blank=9),
)


def specimen() -> SignedPaper:
    """A person with a long name who may sign one letter."""
    person = "阿卜杜热合曼·买买提·吐尔逊"
    facts = PaperFacts(
        kind="authorisation_person",
        title="授权委托书",
        fair=specimens.fair(),
        day=date(2018, 7, 19),
        about="签署帮扶项目意向书",
        sides=(
            SideFacts(label="委托单位", party=specimens.giving_side()),
            SideFacts(label="受托人（签字）", party=PartyFacts(name=person)),
        ),
        values=stated(
            person=person,
            person_post="北京市芷兰社会工作事务所　副秘书长",
            letter="京社扶意〔2018〕001号",
            project="“芷兰”志愿者驻点服务",
            limit=("人民币贰拾贰万伍仟元整（¥225,000.00）", "RMB 225,000.00"),
            valid_from=("2018年7月19日", "2018-07-19"),
        ),
        desk="A03",
    )
    return SignedPaper(facts, specimens.CODE)


AUTHORISATION_PERSON = deed(
    "authorisation_person",
    N_("Authorisation of a signatory"),
    specimen,
    PLACES,
    needed_parts=("signatures", "proof"),
    one_page=True,
)
