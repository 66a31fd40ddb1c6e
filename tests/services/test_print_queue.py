"""The queue of papers: on record as printed when the printer took all of them and never before; nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fairdesk.base.errors import Cancelled, JobNotSent, NotFound, PagesUnknown, PaperDropped, PrintedElsewhere, PrinterOutOfPaper
from fairdesk.printing import press
from fairdesk.records.badges import BadgeSheets
from fairdesk.records.choices import LetterState, Outcome
from fairdesk.records.letters import LetterForm
from fairdesk.records.printing import JobState, Order, PrintForm, PrintOptions, PrintRow, Told
from fairdesk.services import badges, directory, letters, papers, print_queue, printers, talks
from fairdesk.services.desk import Desk
from fairdesk.store import people
from tests.cups import IppPrinter
from tests.printing.readers import run, saved
from tests.ui.talking import talking_desk


class Taking:
    """An outlet that takes everything, and what it took; or one that says no."""

    def __init__(self, refusal: Exception | None = None) -> None:
        self.refusal = refusal
        self.took: list[Order] = []

    def send(self, order: Order, stopped: Callable[[], bool], told: Told) -> None:
        """The job is taken, after its ticket was told."""
        told("a-1", "")
        if self.refusal is not None:
            raise self.refusal
        self.took.append(order)


@pytest.fixture
def signing(tmp_path: Path) -> Iterator[Desk]:
    """A desk that can issue letters."""
    with talking_desk(tmp_path / "desk.fairdesk") as desk:
        yield desk


def issued(desk: Desk) -> str:
    """The id of a fresh letter."""
    from fairdesk.records.talks import NegotiationForm

    organisation, area = desk.look(directory.organisations)[0], desk.look(directory.areas)[0]
    form = NegotiationForm(
        organisation_id=organisation.id, area_id=area.id, outcome=Outcome.INTENT, project="助学", cash_fen=100_00
    )
    talk = desk.do(talks.save, form=form).result
    return desk.do(letters.issue, form=LetterForm(negotiation_id=talk)).result


def queued(desk: Desk, letter: str = "", printer: str = "booth", copies: int = 1, **options: object) -> str:
    """A letter in the queue; answers with the job."""
    letter = letter or issued(desk)
    pdf = papers.draw_letter(desk, letter_id=letter)
    form = PrintForm(
        kind="letter_of_intent",
        title="意向书",
        printer=printer,
        subject="letter_of_intent",
        subject_ids=(letter,),
        copies=copies,
        options=PrintOptions(**options),  # type: ignore[arg-type]
    )
    return desk.do(print_queue.put, form=form, pdf=pdf).result


def job(desk: Desk, job_id: str) -> PrintRow:
    """The job as it stands."""
    return desk.look(print_queue.row, job_id=job_id)


def state_of(desk: Desk) -> tuple[LetterState, int]:
    """How the one letter stands, and how often it is on record as printed."""
    (letter,) = desk.look(letters.rows)
    return letter.state, letter.prints


def test_a_letter_is_on_record_when_the_printer_took_it_and_not_before(signing: Desk) -> None:
    made = queued(signing, copies=3)
    assert job(signing, made).state is JobState.WAITING
    assert state_of(signing) == (LetterState.ISSUED, 0)
    refused = print_queue.send(signing, job_id=made, outlet=Taking(PrinterOutOfPaper(name="booth")))
    assert refused.state is JobState.FAILED
    assert "booth" in refused.error
    assert state_of(signing) == (LetterState.ISSUED, 0)
    assert signing.look(print_queue.failed) == 1
    signing.do(print_queue.retry, job_id=made)
    taking = Taking()
    assert print_queue.send(signing, job_id=made, outlet=taking).state is JobState.SENT
    assert state_of(signing) == (LetterState.PRINTED, 3)
    assert taking.took[0].copies == 3
    assert taking.took[0].whole
    (letter,) = signing.look(letters.rows)
    card = signing.look(letters.card, letter_id=letter.id)
    assert [copy for _at, copy in card.prints] == [1, 2, 3]
    assert signing.look(print_queue.failed) == 0


def test_the_pages_are_kept_until_somebody_says_that_they_came_out(signing: Desk) -> None:
    made = queued(signing)
    with pytest.raises(JobNotSent):
        signing.do(print_queue.came_out, job_ids=[made])
    print_queue.send(signing, job_id=made, outlet=Taking())
    assert signing.look(print_queue.pdf, job_id=made).startswith(b"%PDF")
    signing.do(print_queue.came_out, job_ids=[made])
    assert job(signing, made).state is JobState.CAME_OUT
    with pytest.raises(PaperDropped):
        signing.look(print_queue.pdf, job_id=made)
    with pytest.raises(PaperDropped):
        signing.do(print_queue.retry, job_id=made)


def test_what_did_not_come_out_is_not_on_record_and_waits_again(signing: Desk) -> None:
    made = queued(signing)
    print_queue.send(signing, job_id=made, outlet=Taking())
    (again,) = print_queue.did_not(signing, job_ids=[made])
    assert state_of(signing) == (LetterState.ISSUED, 0)
    assert job(signing, made).state is JobState.LOST
    assert job(signing, again).state is JobState.WAITING
    print_queue.send(signing, job_id=again, outlet=Taking())
    assert state_of(signing) == (LetterState.PRINTED, 1)


def test_only_the_pages_from_the_jam_on_are_printed_again(signing: Desk) -> None:
    made = queued(signing)
    print_queue.send(signing, job_id=made, outlet=Taking())
    with pytest.raises(PagesUnknown):
        print_queue.did_not(signing, job_ids=[made], from_page=9)
    (again,) = print_queue.did_not(signing, job_ids=[made], from_page=2)
    pages = job(signing, again).pages
    assert job(signing, again).options.pages == tuple(range(2, pages + 1))
    taking = Taking()
    print_queue.send(signing, job_id=again, outlet=taking)
    assert not taking.took[0].whole
    assert state_of(signing) == (LetterState.PRINTED, 1)


def test_a_letter_voided_after_it_was_drawn_does_not_go_out_as_if_it_stood(signing: Desk) -> None:
    letter = issued(signing)
    made = queued(signing, letter)
    signing.do(letters.void, letter_id=letter, reason="重复")
    taking = Taking()
    sent = print_queue.send(signing, job_id=made, outlet=taking)
    assert sent.state is JobState.FAILED
    assert sent.error
    assert not taking.took
    assert state_of(signing) == (LetterState.VOID, 0)
    marked = queued(signing, letter)  # drawn as void, it may be printed to be kept
    assert print_queue.send(signing, job_id=marked, outlet=taking).state is JobState.SENT
    assert taking.took


def test_a_person_can_give_a_job_up_before_and_while_it_is_sent(signing: Desk) -> None:
    made = queued(signing)
    assert print_queue.send(signing, job_id=made, outlet=Taking(Cancelled())).state is JobState.CANCELLED
    signing.do(print_queue.retry, job_id=made)
    signing.do(print_queue.cancel, job_id=made)
    taking = Taking()
    assert print_queue.send(signing, job_id=made, outlet=taking).state is JobState.CANCELLED
    assert not taking.took
    signing.do(print_queue.drop, job_ids=[made])
    assert not job(signing, made).has_pdf
    with pytest.raises(NotFound):
        job(signing, "nothing")


def test_a_job_of_another_computer_is_left_alone(signing: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = queued(signing)
    monkeypatch.setattr(printers, "computer", lambda: "another")
    with pytest.raises(PrintedElsewhere):
        print_queue.send(signing, job_id=made, outlet=Taking())
    assert signing.do(print_queue.take_up).result == []


def test_after_a_crash_what_was_handed_over_is_followed_and_what_was_not_is_told(signing: Desk) -> None:
    waiting, handed, lost = (queued(signing, letter=issued_once) for issued_once in [issued(signing)] * 3)
    signing.do(print_queue._begin, job_id=handed)
    signing.do(print_queue._note_way, job_id=handed, ticket="booth-7", error="")
    signing.do(print_queue._begin, job_id=lost)
    assert signing.look(print_queue.anything_left)
    assert [one.id for one in signing.do(print_queue.take_up).result] == [handed]
    assert job(signing, waiting).state is JobState.WAITING
    assert job(signing, lost).state is JobState.FAILED
    assert job(signing, lost).error
    taking = Taking()
    print_queue.send(signing, job_id=handed, outlet=taking)
    assert taking.took[0].ticket == "booth-7"


def test_badges_are_on_record_when_the_printer_took_them(desk: Desk) -> None:
    facts = desk.look(badges.chosen)
    form = PrintForm(
        kind="badge", title="胸牌", printer="b", subject="participant", subject_ids=tuple(one.person_id for one in facts)
    )
    made = desk.do(print_queue.put, form=form, pdf=press.badges(facts, BadgeSheets(layout="single"))).result
    assert not desk.look(people.badges_of, facts[0].person_id)
    print_queue.send(desk, job_id=made, outlet=Taking())
    assert desk.look(people.badges_of, facts[0].person_id)
    assert [row.id for row in desk.look(print_queue.rows)] == [made]


def test_a_real_letter_goes_through_a_real_printer(
    signing: Desk, ipp_printer: IppPrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fairdesk.spool import cups

    monkeypatch.setattr(cups, "PATIENCE", 0.5)
    ipp_printer.switch_off()
    made = queued(signing, printer=ipp_printer.name, copies=2)
    failed = print_queue.send(signing, job_id=made)
    assert (failed.state, state_of(signing)) == (JobState.FAILED, (LetterState.ISSUED, 0))
    assert ipp_printer.name in failed.error
    ipp_printer.switch_on()
    signing.do(print_queue.retry, job_id=made)
    assert print_queue.send(signing, job_id=made).state is JobState.SENT
    assert state_of(signing) == (LetterState.PRINTED, 2)
    (arrived,) = ipp_printer.arrived()
    assert arrived.facts["IPP_COPIES"] == "2"
    assert arrived.facts["IPP_JOB_NAME"] == "意向书"
    (letter,) = signing.look(letters.rows)
    assert letter.number in run("pdftotext", saved(tmp_path, arrived.pdf), "-")
