"""What a booth does all day: arrivals, walk-ins, negotiations and letters, each told in one line once it is safe."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from fairdesk.models.hall import Booth
from fairdesk.models.people import Participant
from fairdesk.records.choices import Field, Mode, ParticipantCategory
from fairdesk.records.letters import LetterForm
from fairdesk.records.people import WalkInForm
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import arrivals, enrolment, fairs, history, letters, talks
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import things
from fairdesk.store.unit_of_work import Look, Work
from tests import acts
from tests.factory import PASSPHRASE, small_fair

FAIR = {"fair_id": "TEST", "name": "测试对接会", "date": "2018-07-19"}
GUESTS = 60


@act("Open a hall")
def open_hall(work: Work, *, booths: tuple[str, ...]) -> Outcome[None]:
    """A small fair with these booths, and guests who have not come yet."""
    for code in booths:
        things.add(work, Booth(code=code, holder=code))
    for number in range(GUESTS):
        name = f"来宾{number:02d}"
        code = f"G{number:03d}"
        things.add(work, Participant(code=code, badge_no=code, name=name, category=ParticipantCategory.GUEST))
    return small_fair(work, with_fair=False)


def bureau(target: Path, booths: tuple[str, ...] = ()) -> Desk:
    """The bureau's desk of a fair with these booths."""
    desk, _recovery = fairs.new(str(target), PASSPHRASE, FAIR)
    desk.do(open_hall, booths=booths)
    return desk


def booth(target: Path, of: Desk, name: str) -> Desk:
    """A booth's desk made by a kit of the bureau."""
    kit = target.with_name(f"kit-{target.stem}.xlsx")
    enrolment.make_kit(of, booth=name, out=kit, passphrase=PASSPHRASE)
    return enrolment.enrol(str(target), PASSPHRASE, kit=kit, kit_passphrase=PASSPHRASE)


def do_one(desk: Desk, dice: random.Random) -> str:
    """One deed is done; answers with its kind, the record's id, and the number it was given, or `-`."""
    match dice.randrange(6):
        case 0:
            guest = desk.do(arrivals.register_walk_in, form=WalkInForm(name=f"客人{dice.randrange(1000)}")).result
            return f"person {guest.id} {guest.badge_no}"
        case 1:
            answer = desk.do(arrivals.check_in, badge=f"G{dice.randrange(GUESTS):03d}").result
            return f"arrival {answer.arrival_id} -"
        case 2 | 3:
            return f"negotiation {_negotiate(desk, dice)} -"
        case 4:
            mobile = f"139{dice.randrange(10**8):08d}"
            person = desk.look(lambda look: things.get(look, Participant, f"G{dice.randrange(GUESTS):03d}").id)
            desk.do(acts.change_person, record_id=person, mobile=mobile)
            return f"mobile {person} {mobile}"
        case _:
            issued = desk.do(letters.issue, form=LetterForm(negotiation_id=_negotiate(desk, dice))).result
            return f"letter {issued} {desk.look(letters.card, letter_id=issued).row.number}"


def _negotiate(desk: Desk, dice: random.Random) -> str:
    form = NegotiationForm(
        organisation_id="ORG001",
        area_id="A001",
        project="果蔬冷链",
        field=Field.INDUSTRY,
        mode=Mode.SUSTAINED,
        cash_fen=dice.randrange(1, 10**9),
        minutes="就合作意向交换意见。",
    )
    return desk.do(talks.save, form=form).result


def there(look: Look) -> tuple[set[str], list[str]]:
    """The lines of everything that is in the desk, as `do_one` tells them; and every number that was given."""
    people = [(one.id, one.badge_no) for one in things.where(look, Participant)]
    papers = [(one.id, one.number) for one in letters.rows(look)]
    lines = {f"person {one} {number}" for one, number in people}
    lines |= set(_mobiles(look))
    lines |= {f"arrival {one.id} -" for one in arrivals.newest(look, limit=100_000)}
    lines |= {f"negotiation {one.id} -" for one in talks.rows(look)}
    lines |= {f"letter {one} {number}" for one, number in papers}
    return lines, [number for _id, number in papers] + [number for _id, number in people if number]


def _mobiles(look: Look) -> Iterator[str]:
    """Every mobile a person ever had: what was acknowledged may have been changed since by an act nobody heard of."""
    for one in history.operations(look):
        if one.record_table == "participant" and (mobile := json.loads(one.fields).get("mobile")):
            yield f"mobile {one.record_id} {mobile}"


def twice(numbers: list[str]) -> list[str]:
    """The numbers that were given more than once."""
    return sorted({one for one in numbers if numbers.count(one) > 1})
