"""A handful of records with known sums, on either database: what is void, repeated, odd or missing is counted as it should be."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import insert

from fairdesk.base.errors import NotFound
from fairdesk.models.areas import Area
from fairdesk.models.follow_up import FollowUp
from fairdesk.models.journal import HELD_OPERATION
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Arrival, Participant
from fairdesk.models.talks import Negotiation
from fairdesk.records.choices import Field, FollowUpState, LetterState, Mode, Outcome, ParticipantCategory, Track
from fairdesk.records.overview import TodayFacts
from fairdesk.reports import attendance, drill_down, ledger, negotiations, overview, statistics
from fairdesk.reports.today import today
from fairdesk.services.desk import Desk, act
from fairdesk.services.desk import Outcome as Done
from fairdesk.store import desks, things
from fairdesk.store.unit_of_work import Work
from tests.factory import MORNING, booth_desk

DAY = date(2018, 7, 19)


def _letter(work: Work, number: str, cash: int, goods: int, *, talk: str | None = None, people: int = 0) -> LetterOfIntent:
    area, organisation = things.get(work, Area, "A001"), things.get(work, Organisation, "ORG001")
    letter = LetterOfIntent(
        number=number, day=DAY, organisation_id=organisation.id, area_id=area.id, party_a="张北县", party_b=organisation.name,
        project="金银花种植", field=Field.INDUSTRY, mode=Mode.CASE, track=Track.COUNTERPART, cash_fen=cash, goods_fen=goods,
        negotiation_id=talk, people=people, households=people // 3,
    )  # fmt: skip
    things.add(work, letter)
    return letter


def _talk(work: Work, code: str, at: datetime, outcome: Outcome, due: date | None = None) -> Negotiation:
    area, organisation = things.get(work, Area, "A001"), things.get(work, Organisation, "ORG001")
    talk = Negotiation(
        code=code, organisation_id=organisation.id, area_id=area.id, starts=at, outcome=outcome, next_due=due, project="金银花"
    )
    things.add(work, talk)
    return talk


@act("A busy hour")
def busy_hour(work: Work) -> Done[None]:
    """Five talks on the day and one on the day after, three letters of which one is void, arrivals twice and void."""
    signed = _talk(work, "N1", MORNING, Outcome.INTENT)
    _talk(work, "N2", MORNING, Outcome.INTENT)
    _talk(work, "N3", MORNING, Outcome.CONTINUE, due=DAY)
    _talk(work, "N4", MORNING, Outcome.NONE, due=DAY)
    _talk(work, "N5", MORNING + timedelta(hours=15), Outcome.CONTINUE, due=DAY + timedelta(days=9))  # 00:00 in the hall
    _talk(work, "N6", MORNING, Outcome.INTENT).void("twice")
    first = _letter(work, "L1", 10_000_00, 5_000_50, talk=signed.id, people=30)
    second = _letter(work, "L2", 10_000_00, 0, people=9)
    second.printed()
    _letter(work, "L3", 99_000_00, 0).void("spoilt")
    work.flush()
    for letter, as_of, state, paid in (
        (first, date(2018, 9, 30), FollowUpState.RUNNING, 100_00),
        (first, date(2018, 12, 31), FollowUpState.ENDED, 200_00),
        (second, date(2018, 12, 31), FollowUpState.DONE, 500_00),
    ):
        things.add(work, FollowUp(letter_id=letter.id, as_of=as_of, state=state, cash_paid_fen=paid))
    return Done(None)


@act("Two came")
def arrivals(work: Work) -> Done[None]:
    """One person twice, one person's only arrival void, one void person, and a walk-in."""
    twice, never = things.get(work, Participant, "P0001"), things.get(work, Participant, "P0002")
    guest = Participant(code="P0003", name="阿卜杜拉·𠮷", category=ParticipantCategory.WALK_IN, walk_in=True, unit="和田")
    gone = Participant(code="P0004", name="误录", category=ParticipantCategory.MEDIA)
    work.session.add_all([guest, gone])
    work.flush()
    for person, minutes in ((twice, 0), (twice, 5), (never, 1), (guest, 7), (gone, 9)):
        arrival = Arrival(participant_id=person.id, at=MORNING + timedelta(minutes=minutes), station="签到台1")
        things.add(work, arrival)
        if person is never:
            arrival.void("wrong badge")
    gone.void("entered twice")
    return Done(None)


@pytest.fixture
def fair(desk: Desk) -> Desk:
    desk.do(busy_hour)
    desk.do(arrivals)
    return desk


def test_letters_count_valid_ones_and_keep_the_measures_apart(fair: Desk) -> None:
    found = fair.look(statistics.statistics)["letters_of_intent"]
    assert found == {
        "total": 2, "distinct_organisations": 1, "distinct_areas": 1,
        "by_field": {"产业帮扶": 2}, "by_province": {"河北省": 2},
        "cash_yuan": 20_000, "in_kind_yuan": Decimal("5000.5"), "total_yuan": Decimal("25000.5"),
        "amount_by_field": {"产业帮扶": Decimal("25000.5")}, "amount_by_province": {"河北省": Decimal("25000.5")},
        "households": 13, "people": 39, "tripartite": 0, "largest": [Decimal("15000.5"), "L1"],
    }  # fmt: skip
    assert not any(isinstance(value, float) for value in found.values())


def test_follow_up_takes_the_newest_entry_of_each_letter(fair: Desk) -> None:
    assert fair.look(statistics.statistics)["follow_up"] == {
        "by_state": {"已完成": 1, "终止": 1},
        "landed": 1,
        "landing_rate_percent": 50.0,
        "cash_paid_yuan": 700,
        "cash_in_place_percent": 3.5,
    }


def test_arrivals_count_people_and_entries_apart(fair: Desk) -> None:
    found = fair.look(statistics.statistics)
    assert found["signin"] == {
        "log_rows": 3,
        "distinct_people": 2,
        "rate_percent": 66.7,
        "duplicates": 1,
        "by_category": {"受援地区代表": 1, "现场登记": 1},
    }
    assert found["participants"]["with_interpunct"] == 1
    assert found["participants"]["non_bmp"] == 1
    assert found["participants"]["total"] == 3


def test_today_is_the_day_of_the_hall(fair: Desk) -> None:
    found = fair.look(today, DAY)
    assert (found.due, found.present, found.talks) == (3, 2, 4)
    assert dict(found.negotiations) == {Outcome.INTENT: 2, Outcome.CONTINUE: 1, Outcome.CONTACTS: 0, Outcome.NONE: 1}
    assert [one.name for one in found.last_arrivals] == ["阿卜杜拉·𠮷", "罗嘉骁", "罗嘉骁"]
    assert (found.letters, found.amount_fen) == (2, 25_000_50)
    assert fair.look(today, DAY + timedelta(days=1)).talks == 1


def test_what_waits_is_told_and_goes_when_it_is_done(fair: Desk) -> None:
    waiting = fair.look(today, DAY).waiting
    assert (waiting.intents_without_letter, waiting.letters_not_printed, waiting.steps_due) == (1, 1, 1)
    assert (waiting.conflicts, waiting.held, waiting.unexchanged, waiting.anything) == (0, 0, 0, True)

    @act("Put things right")
    def settle(work: Work) -> Done[None]:
        letter = next(one for one in things.where(work, LetterOfIntent, number="L1"))
        assert letter.state is LetterState.ISSUED
        letter.printed()
        for code in ("N2", "N3"):
            _letter(work, f"L-{code}", 1_00, 0, talk=things.get(work, Negotiation, code).id).printed()
        return Done(None)

    fair.do(settle)
    assert not fair.look(today, DAY).waiting.anything
    assert fair.look(today, DAY).last_acts[0].label == "Put things right"


def test_the_ledger_names_void_numbers_and_does_not_count_them(fair: Desk) -> None:
    (table,) = fair.look(ledger.report).tables
    assert [row[1] for row in table.rows] == ["L1", "L2"]
    assert "L3" in table.note
    assert table.total is not None
    assert 25_000_50 in table.total
    assert 99_000_00 not in table.total


def test_attendance_by_category_and_delegation(fair: Desk) -> None:
    categories, delegations = fair.look(attendance.report).tables
    assert categories.total is not None
    assert categories.total[1:] == (3, 2, 1, "66.7%")
    assert delegations.rows == (("河北省", "张家口市", "张北县", 1, 1, 0, "100.0%"),)


def test_negotiations_by_outcome_booth_and_line(fair: Desk) -> None:
    outcomes, booths, lines = fair.look(negotiations.report).tables
    assert outcomes.total is not None
    assert outcomes.total[1] == 5
    assert booths.rows == (("", "", 5, 2, 2, 0, 1),)
    assert [row[0] for row in lines.rows] == ["N1", "N2", "N3", "N4", "N5"]
    assert lines.rows[0][9] == "L1"


def test_a_figure_and_its_rows_agree(fair: Desk) -> None:
    for one in fair.look(overview.figures):
        table = fair.look(drill_down.rows_behind, one.key)
        counted = one.value if one.key not in {"amount", "households", "people"} else 2
        assert len(table.rows) == counted, one.key


def test_an_unknown_figure_is_refused(fair: Desk) -> None:
    with pytest.raises(NotFound):
        fair.look(drill_down.rows_behind, "weather")


def test_facts_of_a_day_are_not_changed_by_looking(fair: Desk) -> None:
    first: TodayFacts = fair.look(today, DAY)
    assert fair.look(today, DAY) == first


def test_a_booth_counts_what_the_bureau_has_not_acknowledged_and_what_is_held(tmp_path: Path) -> None:
    with booth_desk(tmp_path / "booth.fairdesk") as booth:
        written = booth.look(desks.identity).seq
        assert written > 0
        assert booth.look(today, DAY).waiting.unexchanged == written

        @act("Take the bureau's word")
        def acknowledged(work: Work) -> Done[None]:
            desks.acknowledge(work, work.pen.device, work.pen.epoch, written - 1)
            work.ask(insert(HELD_OPERATION).values(id="x.1.9", line="", reason="x.1.8"))
            return Done(None)

        booth.do(acknowledged)
        waiting = booth.look(today, DAY).waiting
        assert (waiting.unexchanged, waiting.held) == (1, 1)
