"""The editor's knowledge: drafts, what is taken from an offer, what a letter misses, saving and taking back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fairdesk.records.choices import Field, Mode, Outcome
from fairdesk.services import drafts, history, talks
from fairdesk.ui.negotiations.state import fit_words
from fairdesk.ui.negotiations.view_model import DRAFT_AFTER_MS, Negotiations
from tests.ui.talking import Place


@pytest.fixture
def model(here: Place) -> Iterator[Negotiations]:
    """The page's knowledge, awake."""
    made = Negotiations(here.context)
    made.awaken()
    here.settled()
    yield made
    made.rest()


def missing(model: Negotiations) -> tuple[str, ...]:
    """What a letter would still miss."""
    return model.state.missing


def in_hand(model: Negotiations) -> bool:
    """Whether a negotiation is on the card."""
    return model.state.card is not None


def seat_both(model: Negotiations, here: Place) -> None:
    """Both sides sit at the table."""
    model.choose_organisation("ORG001")
    model.choose_area("A001")
    here.settled()


def test_a_draft_is_kept_soon_after_the_last_key_and_comes_back_in_another_window(model: Negotiations, here: Place) -> None:
    assert DRAFT_AFTER_MS <= 300
    model.new()
    model.change(project="助学", minutes="双方")
    here.qtbot.waitUntil(lambda: model.state.draft_at is not None, timeout=3_000)
    again = Negotiations(here.context)
    again.awaken()
    here.settled()
    assert again.state.form is not None
    assert (again.state.form.project, again.state.form.minutes) == ("助学", "双方")


def test_leaving_the_page_keeps_the_last_keys_at_once(model: Negotiations, here: Place) -> None:
    model.new()
    model.change(project="助学")
    model.rest()
    here.settled()
    kept = here.desk.look(drafts.find)
    assert kept is not None
    assert kept.project == "助学"


def test_throwing_away_leaves_no_draft(model: Negotiations, here: Place) -> None:
    model.new()
    model.change(project="助学")
    model.keep_draft()
    model.close()
    here.settled()
    assert model.state.form is None
    assert here.desk.look(drafts.find) is None


def test_a_new_form_never_wipes_one_that_is_open(model: Negotiations) -> None:
    model.new()
    model.change(project="助学")
    model.new()
    assert model.state.form is not None
    assert model.state.form.project == "助学"


def test_an_offer_fills_what_a_person_left_empty_and_another_offer_replaces_only_what_came_from_the_first(
    model: Negotiations, here: Place
) -> None:
    model.new()
    seat_both(model, here)
    first, second = here.organisation().offers
    model.choose_offer(first)
    assert model.state.form is not None
    assert (model.state.form.project, model.state.form.field, model.state.form.mode) == (
        first.title,
        Field.EDUCATION,
        Mode.COORDINATED,
    )
    model.change(cash_fen=777_00)
    model.choose_offer(second)
    assert (model.state.form.project, model.state.form.cash_fen) == (second.title, 777_00)
    model.choose_offer(None)
    assert model.state.form.offer_id is None


def test_a_demand_brings_track_and_people(model: Negotiations, here: Place) -> None:
    model.new()
    seat_both(model, here)
    demand = here.area().demands[0]
    model.choose_demand(demand)
    form = model.state.form
    assert form is not None
    assert (form.track, form.households, form.people) == (demand.track, 8, 30)


def test_the_fit_of_two_sides_is_said_in_words(here: Place) -> None:
    offer, demand = here.organisation().offers[0], here.area().demands[0]
    said = fit_words(offer, demand)
    assert [good for good, _words in said] == [True, False, True]
    assert "60" in said[1][1]
    assert fit_words(None, demand) == ()


def test_what_a_letter_misses_shrinks_as_it_is_written(model: Negotiations, here: Place) -> None:
    model.new()
    assert missing(model)[0] == "organisation_id"
    seat_both(model, here)
    model.choose_offer(here.organisation().offers[0])
    model.choose_demand(here.area().demands[0])
    assert missing(model) == ()
    model.change(cash_fen=0)
    assert missing(model) == ("cash_fen",)
    model.change(goods="电脑")
    assert missing(model) == ()


def test_saving_records_it_drops_the_draft_and_offers_to_take_it_back(model: Negotiations, here: Place) -> None:
    model.new()
    seat_both(model, here)
    model.change(project="助学", outcome=Outcome.CONTACTS)
    model.keep_draft()
    model.save()
    here.settled()
    rows = here.desk.look(talks.rows)
    assert [(row.project, row.outcome) for row in rows] == [("助学", Outcome.CONTACTS)]
    assert here.desk.look(drafts.find) is None
    assert model.state.card is not None
    assert model.state.card.form.ends is not None
    press = here.told[-1].press
    assert press is not None
    press()
    here.settled()
    assert here.desk.look(talks.rows) == []
    assert not in_hand(model)
    assert not here.refused


def test_without_both_sides_nothing_is_saved_and_the_form_says_why(model: Negotiations, here: Place) -> None:
    model.new()
    model.change(project="助学")
    model.save()
    here.settled()
    assert model.state.refusal
    assert model.state.form is not None
    assert here.desk.look(talks.rows) == []
    here.qtbot.waitUntil(lambda: here.desk.look(drafts.find) is not None, timeout=3_000)


def test_saving_for_the_letter_makes_it_an_intent_and_opens_it(model: Negotiations, here: Place) -> None:
    model.new()
    seat_both(model, here)
    model.save(then_letter=True)
    here.settled()
    row = here.desk.look(talks.rows)[0]
    assert row.outcome is Outcome.INTENT
    assert here.opened == [("letters", f"negotiation:{row.id}")]


def test_a_negotiation_taken_back_is_let_go_without_a_fault(model: Negotiations, here: Place) -> None:
    model.new()
    seat_both(model, here)
    model.save()
    here.settled()
    here.context.runner.do(history.take_back)
    here.settled()
    assert model.state.card is None
    assert model.state.rows == ()
    assert not here.refused


def test_searching_and_filtering_narrow_the_list(model: Negotiations, here: Place) -> None:
    for project, outcome in (("助学", Outcome.INTENT), ("修路", Outcome.NONE)):
        model.new()
        seat_both(model, here)
        model.change(project=project, outcome=outcome)
        model.save()
        here.settled()
    model.filter(Outcome.INTENT)
    assert [row.project for row in model.state.shown] == ["助学"]
    model.filter(None)
    model.search("张北 修")
    assert [row.project for row in model.state.shown] == ["修路"]


def test_another_page_can_ask_for_a_field(model: Negotiations, here: Place) -> None:
    model.new()
    seat_both(model, here)
    model.save()
    here.settled()
    model.open(f"edit:{here.desk.look(talks.rows)[0].id}:cash_fen")
    here.settled()
    assert model.state.wanted == "cash_fen"
    assert model.state.organisation is not None
