"""What no letter can say is refused before it has a number; a number without a paper is void with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fairdesk.base.errors import AmountTooLarge, PaperNotDrawn, PaperTooLong, Refusal, TermBackwards, TextTooLong
from fairdesk.printing import press
from fairdesk.records.choices import Outcome
from fairdesk.records.letters import LetterForm
from fairdesk.records.papers import GoodsFacts
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import directory, letters, papers, talks
from fairdesk.services.desk import Desk
from tests.ui.talking import talking_desk


@pytest.fixture
def signing(tmp_path: Path) -> Iterator[tuple[Desk, LetterForm]]:
    """A desk, and the form of a letter it could issue."""
    with talking_desk(tmp_path / "desk.fairdesk") as desk:
        organisation, area = desk.look(directory.organisations)[0], desk.look(directory.areas)[0]
        form = NegotiationForm(
            organisation_id=organisation.id, area_id=area.id, outcome=Outcome.INTENT, project="助学", cash_fen=100_00
        )
        yield desk, LetterForm(negotiation_id=desk.do(talks.save, form=form).result)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"project": "长" * 121}, TextTooLong),
        ({"content": "长" * 3001}, TextTooLong),
        ({"goods": (GoodsFacts(name="物" * 121),)}, TextTooLong),
        ({"starts": date(2020, 3, 1), "ends": date(2019, 1, 1)}, TermBackwards),
        ({"formal_by": date(1999, 1, 1)}, TermBackwards),
    ],
)
def test_it_is_refused_and_no_number_is_burnt(
    signing: tuple[Desk, LetterForm], said: dict[str, Any], refusal: type[Refusal]
) -> None:
    desk, form = signing
    with pytest.raises(refusal):
        desk.do(letters.issue, form=replace(form, **said))
    letter = desk.do(letters.issue, form=form).result
    assert "-0001-" in desk.look(letters.card, letter_id=letter).row.number


def test_amounts_beyond_the_limit_are_refused_in_words() -> None:
    for amount in ("10000000000000", "99999999999999.99", "9999999999999999.99"):
        with pytest.raises(AmountTooLarge):
            letters.cash_of(amount)
    assert letters.cash_of("9999999999999.99") == 10**15 - 1


def test_what_is_higher_than_a_page_is_refused_before_a_number_is_given(
    signing: tuple[Desk, LetterForm], tmp_path: Path
) -> None:
    desk, form = signing
    goods = (GoodsFacts(name="物", quantity="很" * 2000),)
    with pytest.raises(PaperTooLong):
        papers.preflight(desk.look(letters.preview, form=replace(form, goods=goods)), tmp_path / "x.pdf")


def test_a_number_whose_paper_cannot_be_drawn_is_void_with_the_reason(
    signing: tuple[Desk, LetterForm], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, form = signing
    letter = desk.do(letters.issue, form=form).result

    def broken(*_facts: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(press, "letter", broken)
    with pytest.raises(PaperNotDrawn):
        papers.print_or_void(desk, letter_id=letter, out=tmp_path / "x.pdf")
    card = desk.look(letters.card, letter_id=letter)
    assert card.row.voided
    assert card.row.number in card.void_reason
    assert not (tmp_path / "x.pdf").exists()
