"""Two programs on one desk at once: both write or one is refused in words, no number twice, and what is read is of one moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from fairdesk.base.errors import DeskBusy, DeskUnreachable
from fairdesk.services import history
from fairdesk.services.desk import Desk, Outcome
from fairdesk.store import desks
from fairdesk.store import engine as engines
from fairdesk.store.unit_of_work import Look, Work
from tests import acts
from tests.factory import PASSPHRASE, bare_desk

Address = Callable[[str], str]
TURNS = 12


def _number(work: Work) -> Outcome[int]:
    """A number is given and an organisation made under it."""
    number = desks.next_number(work, "test")
    acts.add(work, name=f"{number:03d}")
    return Outcome(number)


def _numbers(desk: Desk) -> list[int]:
    return [desk.do(_number).result for _ in range(TURNS)]


def test_both_write_and_no_number_is_given_twice(address: Address) -> None:
    place = address("desk")
    with bare_desk(place) as one, Desk.open(place, PASSPHRASE) as two, ThreadPoolExecutor(2) as both:
        work = [both.submit(_numbers, desk) for desk in (one, two)]
        numbers = [number for each in work for number in each.result()]
        assert sorted(numbers) == list(range(1, 2 * TURNS + 1))
        assert [each.seq for each in one.look(history.operations)] == list(range(1, 2 * TURNS + 1))
        assert one.look(history.check).faults == ()


def test_a_writer_that_waits_too_long_is_refused_in_words(address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_BUSY_MS", 200)
    place = address("desk")
    with bare_desk(place) as one, Desk.open(place, PASSPHRASE) as two:

        def meanwhile(work: Work) -> Outcome[None]:
            acts.add(work, name="甲")
            with pytest.raises(DeskBusy):
                two.do(acts.add, name="乙")
            return Outcome(None)

        one.do(meanwhile)
        two.do(acts.add, name="丙")
        assert two.look(acts.names) == ["丙", "甲"]


def test_what_is_read_is_of_one_moment(address: Address) -> None:
    place = address("desk")
    with bare_desk(place) as one, Desk.open(place, PASSPHRASE) as two:

        def twice(look: Look) -> tuple[list[str], list[str]]:
            before = acts.names(look)
            two.do(acts.add, name="甲")
            return before, acts.names(look)

        assert one.look(twice) == ([], [])
        assert one.look(acts.names) == ["甲"]


def test_what_a_person_typed_stands_in_no_error(empty_desk: Desk) -> None:
    def wrong(work: Work) -> Outcome[None]:
        work.session.execute(text("SELECT nothing FROM nowhere WHERE name = :name"), {"name": "罗嘉骁"})
        return Outcome(None)

    with pytest.raises((DBAPIError, DeskUnreachable)) as raised:
        empty_desk.do(wrong)
    told = [raised.value, raised.value.__cause__]
    assert "nowhere" in "".join(str(one) for one in told)
    assert not any("罗嘉骁" in str(one) for one in told)
