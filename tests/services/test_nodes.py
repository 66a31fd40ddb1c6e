"""A node changes what belongs to its scope, and the merge refuses the rest by name (R65)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fairdesk.models.areas import Area, Delegation
from fairdesk.models.people import Participant
from fairdesk.records.choices import AreaLevel, DeskKind
from fairdesk.records.letters import LetterForm
from fairdesk.records.people import WalkInForm
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import arrivals, enrolment, exchange, history, letters, talks
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import things
from fairdesk.store.unit_of_work import Work
from tests import acts
from tests.factory import PASSPHRASE
from tests.handing import Hall


@act("Add another province")
def elsewhere(work: Work) -> Outcome[str]:
    """A county of another province, with its delegation."""
    area = Area(code="A900", level=AreaLevel.COUNTY, province="湖北省", name="竹溪县")
    work.session.add_all([area, Delegation(code="D900", area_id=area.id, lead="某", size=1)])
    return Outcome(area.id)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    made.bureau.do(elsewhere)
    yield made
    for desk in (made.bureau, made.booth):
        desk.close()


@pytest.fixture(params=["河北省", "A001"])
def node(hall: Hall, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """The desk of a node for one province, or one county of it."""
    kit = hall.folder / "kit-node.xlsx"
    enrolment.make_kit(hall.bureau, booth="N1", out=kit, passphrase=PASSPHRASE, scope=[request.param])
    with enrolment.enrol(str(hall.folder / "node.fairdesk"), PASSPHRASE, kit=kit, kit_passphrase=PASSPHRASE) as made:
        yield made


def talk(desk: Desk, area: str) -> str:
    """A negotiation of this area."""
    form = NegotiationForm(organisation_id="ORG001", area_id=area, project="果蔬冷链", cash_fen=100)
    return desk.do(talks.save, form=form).result


def merged(hall: Hall, node: Desk) -> tuple[str, str]:
    """How the node's bundle fares, and why."""
    (one,) = exchange.merge(hall.bureau, bundles=[hall.bundle(node)]).bundles
    return one.status, one.reason


def test_what_belongs_to_its_scope_is_taken(hall: Hall, node: Desk) -> None:
    assert node.identity.kind is DeskKind.NODE
    node.do(letters.issue, form=LetterForm(negotiation_id=talk(node, "A001")))
    delegate = node.look(lambda look: things.get(look, Participant, "P0001").id)  # of the delegation of A001
    node.do(acts.change_person, record_id=delegate, title="局长")
    node.do(arrivals.register_walk_in, form=WalkInForm(name="本节点来客"))
    assert merged(hall, node) == ("merged", "")
    assert hall.bureau.look(history.check).clean


def test_what_lies_beyond_is_refused_by_name_and_nothing_of_it_stays(hall: Hall, node: Desk) -> None:
    talk(node, "A001")
    talk(node, "A900")
    before = hall.bureau.look(history.state_digest)
    status, reason = merged(hall, node)
    assert (status, "竹溪县" in reason) == ("refused", True)
    assert hall.bureau.look(history.state_digest) == before


def test_somebody_else_who_belongs_nowhere_is_beyond_too(hall: Hall, node: Desk) -> None:
    other = node.look(lambda look: things.get(look, Participant, "P0002").id)  # of an organisation
    node.do(acts.change_person, record_id=other, title="会长")
    status, reason = merged(hall, node)
    assert (status, "单砺舟" in reason) == ("refused", True)


def test_a_booth_has_no_such_bounds(hall: Hall) -> None:
    hall.handed_back()  # its receipt tells of the other province
    made = talk(hall.booth, "A900")
    known = hall.booth.look(talks.card, negotiation_id=made).form
    hall.booth.do(talks.save, form=replace(known, minutes="谈"))
    assert hall.handed_back().not_taken == ()
