"""What an organisation's authorisation of a signatory says: for a letter, for a person, or with a line to write the name on."""

from __future__ import annotations

from fairdesk.base.errors import NotFound
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Participant
from fairdesk.records.papers import PaperFacts, PartyFacts, SideFacts
from fairdesk.rules.paper_values import stated
from fairdesk.services.gathering.gathered import Gathered, about, amount, fair_of, named, on_day, organisation_party
from fairdesk.store import letters, people, things
from fairdesk.store.unit_of_work import Look


def gather(look: Look, name: str) -> Gathered:
    """The authorisation for a letter (by number), for a person (by id, roster or badge number), or of an organisation.

    Refused where none of them has this name, where the person belongs to no organisation, and where the record is void. Nothing
    about the identity of a person is asked or kept.
    """
    letter = letters.by_number(look, name)
    if letter is not None:
        return _facts(look, letter, things.get(look, Organisation, letter.organisation_id), None, letter)
    person = people.by_badge(look, name)
    if person is not None:
        if person.organisation_id is None:
            raise NotFound(what=name)
        return _facts(look, person, things.get(look, Organisation, person.organisation_id), person, None)
    organisation = named(look, Organisation, name)
    return _facts(look, organisation, organisation, None, None)


def _facts(
    look: Look,
    subject: LetterOfIntent | Participant | Organisation,
    organisation: Organisation,
    person: Participant | None,
    letter: LetterOfIntent | None,
) -> Gathered:
    fair = fair_of(look)
    name = person.name if person else ""
    facts = PaperFacts(
        kind="authorisation_person",
        title="授权委托书",
        fair=fair,
        day=fair.day,
        about="签署帮扶项目意向书",
        sides=(
            SideFacts(label="委托单位", party=organisation_party(organisation)),
            SideFacts(label="受托人（签字）", party=PartyFacts(name=name)),
        ),
        values=stated(
            person=name,
            person_post="　".join(one for one in (person.unit, person.title) if one) if person else "",
            letter=letter.number if letter else "",
            project=letter.project if letter else "",
            limit=amount(letter.cash_fen + letter.goods_fen) if letter else "",
            valid_from=on_day(fair.day),
        ),
    )
    return about(facts, subject)
