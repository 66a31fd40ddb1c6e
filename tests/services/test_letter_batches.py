"""Many letters at once: in calling order, each on record, a cancel between two of them, and one file for a printer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.base.errors import Cancelled, NoLetterToPrint, NoSuchChoice
from fairdesk.base.progress import Progress, Step
from fairdesk.models.agreements import Ceremony, CeremonyEntry
from fairdesk.printing import press
from fairdesk.records.choices import Outcome as Result
from fairdesk.records.letters import LetterForm
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import directory, letter_batches, letters, talks
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import things
from fairdesk.store.unit_of_work import Work
from tests.ui.talking import talking_desk


@pytest.fixture
def signing(tmp_path: Path) -> Iterator[tuple[Desk, list[str]]]:
    """A desk with three letters, by their numbers."""
    with talking_desk(tmp_path / "desk.fairdesk") as desk:
        yield desk, [issued(desk, project) for project in ("甲项目", "乙项目", "丙项目")]


def issued(desk: Desk, project: str) -> str:
    """The id of a fresh letter."""
    organisation, area = desk.look(directory.organisations)[0], desk.look(directory.areas)[0]
    form = NegotiationForm(
        organisation_id=organisation.id, area_id=area.id, outcome=Result.INTENT, project=project, cash_fen=100_00
    )
    talk = desk.do(talks.save, form=form).result
    return desk.do(letters.issue, form=LetterForm(negotiation_id=talk, copies=2)).result


@act("Plan a ceremony")
def plan(work: Work, *, ids: list[str]) -> Outcome[str]:
    """A ceremony calls these letters in this order."""
    ceremony = Ceremony(kind="签约", title="主会场签约")
    things.add(work, ceremony)
    for place, letter in enumerate(ids, start=1):
        things.add(work, CeremonyEntry(ceremony_id=ceremony.id, place=place, letter_id=letter))
    return Outcome(ceremony.id)


def test_a_ceremony_s_letters_are_written_in_calling_order(signing: tuple[Desk, list[str]], tmp_path: Path) -> None:
    desk, ids = signing
    desk.do(plan, ids=[ids[2], ids[0]])
    made = letter_batches.write_all(desk, name="主会场签约", folder=tmp_path / "out")
    assert sorted(made) == made
    assert ["丙项目" in press.page_text(one.read_bytes()) for one in made] == [True, False]
    prints = [len(desk.look(letters.card, letter_id=one).prints) for one in ids]
    assert prints == [1, 0, 1]
    assert desk.look(letter_batches.chosen, name=letter_batches.WAITING) == (ids[1],)


def test_void_letters_are_left_out_and_none_is_told(signing: tuple[Desk, list[str]]) -> None:
    desk, ids = signing
    for one in ids:
        desk.do(letters.void, letter_id=one, reason="重复")
    with pytest.raises(NoLetterToPrint):
        desk.look(letter_batches.chosen, name=letter_batches.ALL)
    with pytest.raises(NoSuchChoice, match="all、waiting"):
        desk.look(letter_batches.chosen, name="闭幕式")


def test_a_cancel_leaves_what_was_written_and_on_record(signing: tuple[Desk, list[str]], tmp_path: Path) -> None:
    desk, ids = signing
    progress = Progress()

    def stop(step: Step) -> None:
        if step.done == 1:
            progress.stop.set()

    progress.listener = stop
    with pytest.raises(Cancelled):
        letter_batches.write_all(desk, name=letter_batches.ALL, folder=tmp_path, progress=progress)
    written = sorted(tmp_path.glob("0*.pdf"))
    assert [len(desk.look(letters.card, letter_id=one).prints) for one in ids] == [1] * len(written) + [0] * (3 - len(written))
    assert 0 < len(written) < 3


def test_one_file_for_the_printer_holds_every_original(signing: tuple[Desk, list[str]]) -> None:
    desk, ids = signing
    pdf, found = letter_batches.for_the_printer(desk, name=letter_batches.WAITING)
    assert list(found) == ids
    pages = press.page_count(press.letter(desk.look(letters.card, letter_id=ids[0]).facts, "x"))
    assert press.page_count(pdf) == 3 * 2 * pages
    text = press.page_text(pdf)
    assert [text.count(f"项目名称：{name}项目") for name in "甲乙丙"] == [2, 2, 2]
    assert [len(desk.look(letters.card, letter_id=one).prints) for one in ids] == [0, 0, 0]


def test_the_next_paper_begins_on_a_front(signing: tuple[Desk, list[str]]) -> None:
    desk, ids = signing
    card = desk.look(letters.card, letter_id=ids[0])
    paper = press.letter(card.facts, card.qr)
    assert press.page_count(paper) % 2
    whole = press.joined([(paper, 2), (paper, 1)], both_sides=True)
    assert press.page_count(whole) == 3 * (press.page_count(paper) + 1)
    assert press.page_count(press.joined([(paper, 2), (paper, 1)])) == 3 * press.page_count(paper)
