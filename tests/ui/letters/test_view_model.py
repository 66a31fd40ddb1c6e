"""The queue, the preview, issuing and what follows, and what is said before a letter is issued."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fairdesk.printing import press
from fairdesk.records.choices import BoardStatus, LetterEffect, LetterState, Outcome, ValueBasis
from fairdesk.records.papers import GoodsFacts
from fairdesk.services import letters, talks
from fairdesk.ui.letters.state import TO_PRINT, TO_SIGN, WAITING, warnings
from fairdesk.ui.letters.view_model import Letters
from tests.ui.talking import Place


@pytest.fixture
def model(here: Place) -> Iterator[Letters]:
    """The page's knowledge, awake."""
    made = Letters(here.context)
    made.awaken()
    here.settled()
    yield made
    made.rest()


def negotiated(here: Place, **fields: Any) -> str:
    """A negotiation that came to an intent."""
    return here.recorded(**({"outcome": Outcome.INTENT, "project": "助学", "cash_fen": 100_00} | fields))


def issued(model: Letters, here: Place) -> str:
    """A letter is issued and in hand."""
    model.prepare(negotiated(here))
    here.settled()
    model.issue()
    here.settled()
    assert model.state.card is not None
    return model.state.card.row.id


def test_what_waits_for_a_letter_stands_first_in_the_queue(model: Letters, here: Place) -> None:
    issued(model, here)
    negotiated(here, project="修路")
    model.refresh()
    here.settled()
    assert [line.stage for line in model.state.queue] == [WAITING, TO_PRINT]
    model.filter(TO_PRINT)
    assert [line.stage for line in model.state.shown] == [TO_PRINT]


def test_a_preview_burns_no_number_and_is_drawn(model: Letters, here: Place) -> None:
    model.open(f"negotiation:{negotiated(here)}")
    here.settled()
    assert model.state.prepared
    assert here.desk.look(letters.rows) == []
    assert "助学" in press.page_text(model.state.pdf)
    assert model.state.facts is not None
    assert not model.state.facts.number


def test_issuing_puts_the_numbered_letter_in_hand(model: Letters, here: Place) -> None:
    letter_id = issued(model, here)
    card = here.desk.look(letters.card, letter_id=letter_id)
    assert card.row.number in press.page_text(model.state.pdf)
    assert model.state.life[1] == 2
    assert not model.state.prepared


def test_issuing_before_the_check_has_answered_waits_for_it_and_issues_once(model: Letters, here: Place) -> None:
    model.prepare(negotiated(here))
    model.issue()
    here.settled()
    model.issue()
    here.settled()
    assert len(here.desk.look(letters.rows)) == 1
    assert model.state.card is not None


def test_without_money_goods_or_services_nothing_can_be_issued_and_it_says_why(model: Letters, here: Place) -> None:
    model.prepare(negotiated(here, cash_fen=0))
    here.settled()
    assert model.state.refusal
    model.issue()
    here.settled()
    assert here.desk.look(letters.rows) == []
    model.complete("cash_fen")
    assert here.opened[-1][0] == "negotiations"
    assert here.opened[-1][1].endswith(":cash_fen")


def test_mending_the_negotiation_mends_the_preview(model: Letters, here: Place) -> None:
    name = negotiated(here, cash_fen=0)
    model.prepare(name)
    here.settled()
    form = here.desk.look(talks.card, negotiation_id=name).form
    here.context.runner.do(talks.save, form=replace(form, cash_fen=500_00))
    here.settled()
    assert not model.state.refusal
    assert model.state.facts is not None
    assert model.state.facts.cash_fen == 500_00


def test_effect_and_copies_are_chosen_before_issuing(model: Letters, here: Place) -> None:
    model.prepare(negotiated(here))
    here.settled()
    model.choose_effect(LetterEffect.ADVANCE_CONTRACT)
    model.choose_copies(5)
    here.settled()
    model.issue()
    here.settled()
    assert model.state.facts is not None
    assert (model.state.facts.effect, model.state.facts.copies) == (LetterEffect.ADVANCE_CONTRACT, 5)


def test_printing_signing_and_voiding_walk_through_its_life(model: Letters, here: Place, tmp_path: Path) -> None:
    letter_id = issued(model, here)
    assert model.state.may_sign == (False, False)
    out, seen = tmp_path / "letter.pdf", model.state.pdf
    model.save_pdf(out)
    here.settled()
    assert out.read_bytes().startswith(seen)  # the signature is added to what was seen
    assert "COPY, printing 2" not in press.page_text(seen)
    assert "COPY, printing 2" in press.page_text(model.state.pdf)
    assert model.state.card is not None
    assert model.state.card.row.state is LetterState.PRINTED
    assert model.state.queue[0].stage == TO_SIGN
    model.sign(by_b=True)
    here.settled()
    assert model.state.may_sign == (True, False)
    assert model.state.life[0][3] == "B signs"
    model.sign(by_a=True)
    here.settled()
    assert model.state.selected is not None
    assert model.state.selected.state is LetterState.SIGNED
    model.void("两份重复")
    here.settled()
    assert here.desk.look(letters.card, letter_id=letter_id).row.voided
    assert not here.refused


def test_a_negotiation_that_has_its_letter_shows_that_letter(model: Letters, here: Place) -> None:
    letter_id = issued(model, here)
    assert model.state.card is not None
    talk = model.state.card.row.negotiation_id
    other = Letters(here.context)
    other.awaken()
    other.open(f"negotiation:{talk}")
    here.settled()
    assert other.state.card is not None
    assert other.state.card.row.id == letter_id
    other.rest()


def test_what_a_person_should_know_is_said_in_sentences(model: Letters, here: Place) -> None:
    model.prepare(negotiated(here))
    here.settled()
    facts = model.state.facts
    assert facts is not None
    calm = replace(facts, board=BoardStatus.PASSED, party_b=replace(facts.party_b, code="1"))
    assert len(warnings(replace(calm, board=BoardStatus.NOT_SUBMITTED))) == len(warnings(calm)) + 1
    goods = (GoodsFacts(name="书", value_fen=1, basis=ValueBasis.NONE),)
    assert len(warnings(replace(calm, cash_fen=0, goods=goods))) == len(warnings(calm)) + 2
