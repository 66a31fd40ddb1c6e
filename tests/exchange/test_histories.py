"""Any history of three desks, told in any order: one state, clean journals, the same conflicts, and nothing left behind."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from fairdesk.base.errors import MovedOn, NothingToUndo
from fairdesk.models.base import Record
from fairdesk.models.organisations import Body, Organisation
from fairdesk.models.people import Participant
from fairdesk.records.journal import OperationRow
from fairdesk.services import history
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.enrolment import take_operations
from fairdesk.store import conflicts, things
from fairdesk.store.unit_of_work import Look, Work
from tests import acts
from tests.factory import bare_desk

STEPS = 45
NAMES = ("甲", "乙", "丙")


@act("Meet again")
def meet_again(work: Work, *, record_id: str, name: str) -> Outcome[None]:
    """Somebody another desk made is made here too, by the little his badge says; who is known already stays as he is."""
    if things.find(work, Organisation, record_id) is None:
        one = Organisation(id=record_id, name=name)
        work.pen.told[record_id] = ("name",)
        things.add(work, one)
    return Outcome(None)


def known(look: Look) -> list[str]:
    """The ids of all organisations, void ones too."""
    return sorted(look.session.scalars(select(Organisation.id)))


def ids_of(kind: type[Record]) -> Callable[[Look], list[str]]:
    """The ids of all records of this kind, void ones too."""
    return lambda look: sorted(look.session.scalars(select(kind.id)))


class Fair:
    """Three desks that do things at random and hand each other random beginnings of what they know."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.desks = [bare_desk(folder / f"{name}.fairdesk", name * 16, name) for name in "123"]
        self.made: list[str] = []

    def play(self, steps: int) -> None:
        """So many steps are done, each at one desk."""
        for _ in range(steps):
            desk = self.dice.choice(self.desks)
            self.dice.choice((self.add, *[self.change] * 3, self.meet, self.undo, self.settle, self.hear, *[self.retell] * 2))(
                desk
            )

    def add(self, desk: Desk) -> None:
        """One more record."""
        self.made.append(desk.do(acts.add, name=self.dice.choice(NAMES)).result)

    def retell(self, desk: Desk) -> None:
        """A note, a list of names, or a way to reach somebody is told anew; a person is void, whoever speaks of him elsewhere."""
        people, bodies = desk.look(ids_of(Participant)), desk.look(ids_of(Body))
        match self.dice.randrange(6):
            case 0:
                desk.do(self.dice.choice((acts.add_person, acts.add_body)), name=self.dice.choice(NAMES))
            case 1 | 2 if people:
                fields = {self.dice.choice(("note", "mobile", "title")): self.dice.choice((*NAMES, ""))}
                desk.do(acts.change_person, record_id=self.dice.choice(people), **fields)
            case 3 if people:
                one = self.dice.choice(people)
                if not desk.look(lambda look: things.get(look, Participant, one).voided):
                    desk.do(acts.void_person, record_id=one, reason=self.dice.choice(NAMES))
            case _ if bodies:
                names = self.dice.sample(NAMES, self.dice.randint(0, len(NAMES)))
                desk.do(acts.set_former, record_id=self.dice.choice(bodies), names=names)

    def change(self, desk: Desk) -> None:
        """A field of a known record changes, or the record is void."""
        ids = desk.look(known)
        if not ids:
            return
        one, value = self.dice.choice(ids), self.dice.choice(NAMES)
        match self.dice.randrange(5):
            case 0 | 1:
                desk.do(acts.rename, record_id=one, name=value)
            case 2 | 3:
                desk.do(acts.set_contact, record_id=one, contact=value)
            case _ if not desk.look(lambda look: things.get(look, Organisation, one).voided):
                desk.do(acts.void, record_id=one, reason=value)

    def meet(self, desk: Desk) -> None:
        """A record of any desk is met here before its journal is."""
        if self.made:
            desk.do(meet_again, record_id=self.dice.choice(self.made), name=self.dice.choice(NAMES))

    def undo(self, desk: Desk) -> None:
        """The newest act, or any other, is taken back where nobody has moved on."""
        recent = desk.look(history.recent)
        if recent:
            try:
                desk.do(history.take_back, act_id=self.dice.choice((recent[0], *recent)).act)
            except (MovedOn, NothingToUndo):
                return

    def settle(self, desk: Desk) -> None:
        """A person settles one conflict."""
        waiting = desk.look(history.open_conflicts)
        if waiting:
            one = self.dice.choice(waiting)
            desk.do(history.resolve, conflict=one.id, operation=self.dice.choice(one.choices)[0])

    def hear(self, desk: Desk) -> None:
        """A desk hears some of what another knows, in any order: what comes too early waits."""
        told = list(operations(self.dice.choice(self.desks)))
        self.dice.shuffle(told)
        desk.do(take_operations, operations=tuple(told[: self.dice.randint(0, len(told))]))

    def everything(self) -> list[OperationRow]:
        """Every operation of every desk, each once."""
        return list({one.id: one for desk in self.desks for one in operations(desk)}.values())


def operations(desk: Desk) -> Sequence[OperationRow]:
    """What a desk knows."""
    return desk.look(history.operations)


def state(desk: Desk) -> tuple[str, list[tuple[str, tuple[str, ...]]]]:
    """What a desk shows and what it asks of a person; its journal is clean and nothing waits."""
    assert desk.look(history.check).faults == ()
    assert desk.look(conflicts.held) == []
    asked = [(one.id, tuple(sorted(choice[0] for choice in one.choices))) for one in desk.look(history.open_conflicts)]
    return desk.look(history.state_digest), sorted(asked)


def deliveries(dice: random.Random, told: Sequence[OperationRow]) -> Iterator[tuple[OperationRow, ...]]:
    """Everything in a random order, some of it twice, in parcels of any size."""
    left = [*told, *dice.choices(told, k=len(told) // 4)]
    dice.shuffle(left)
    while left:
        size = dice.randint(1, 12)
        yield tuple(left[:size])
        left = left[size:]


def tell_and_compare(folder: Path, seed: int) -> None:
    """One history is played; three desks and two that only listen end in one state with every operation in their journals."""
    folder.mkdir()
    fair = Fair(folder, seed)
    fair.play(STEPS)
    told = fair.everything()
    for number in (8, 9):
        listener = bare_desk(folder / f"{number}.fairdesk", str(number) * 16)
        for parcel in deliveries(fair.dice, told):
            listener.do(take_operations, operations=parcel)
        fair.desks.append(listener)
    for desk in fair.desks:
        desk.do(take_operations, operations=tuple(told))
    states = [state(desk) for desk in fair.desks]
    assert all(one == states[0] for one in states), f"seed {seed}"
    assert all({one.hash for one in operations(desk)} == {one.hash for one in told} for desk in fair.desks)
    for desk in fair.desks:
        desk.close()


@pytest.mark.parametrize("seed", range(4))
def test_a_history_in_any_order_is_one_state(tmp_path: Path, seed: int) -> None:
    tell_and_compare(tmp_path / "fair", seed)
