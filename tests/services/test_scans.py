"""Signed papers come back: by code, by mark, by neighbours; what nothing proves waits, and nothing is filed twice."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from fairdesk.base.errors import (
    Cancelled,
    LetterIsVoid,
    NoScans,
    NotFound,
    ReasonMissing,
    ScanFiledAlready,
)
from fairdesk.base.progress import Progress, Step
from fairdesk.models.attachments import Attachment
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.prints import IssuedPaper
from fairdesk.printing import press
from fairdesk.records.choices import LetterState
from fairdesk.records.scans import ScanRow, ScanState, TakenPage, Why
from fairdesk.services import history, letters, scans
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import scans as store
from fairdesk.store import things
from fairdesk.store.unit_of_work import Look, Work
from tests.piles import Pile, handwritten, make_pile
from tests.scanned import Signed, as_pdf, as_picture, marked, opened, photo, scan, signed_letter
from tests.ui.talking import talking_desk


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Pile, list[TakenPage]]:
    """A pile of twenty scans, and what was answered when it was taken in."""
    folder = tmp_path_factory.mktemp("pile")
    with talking_desk(folder / "ours.fairdesk") as desk, talking_desk(folder / "theirs.fairdesk", "OTHER") as other:
        made = make_pile(desk, other, folder / "scans")
        taken = scans.take(desk, paths=[made.folder])
    return made, taken


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with keys of its own."""
    with talking_desk(tmp_path / "desk.fairdesk") as made:
        yield made


@pytest.fixture
def letter(desk: Desk) -> Signed:
    """A letter issued at this desk, with its pages as printed and sealed."""
    return signed_letter(desk)


def state_of(desk: Desk, letter: Signed) -> LetterState:
    return desk.look(letters.card, letter_id=letter.id).row.state


def attached(look: Look, *, kind: str) -> list[tuple[str, str, str]]:
    """Subject, caption and hash of every valid attachment of this kind."""
    return sorted((one.subject_id, one.caption, one.sha256) for one in things.where(look, Attachment) if one.kind == kind)


def rows(desk: Desk) -> list[ScanRow]:
    return desk.look(scans.rows)


def row(desk: Desk) -> ScanRow:
    (only,) = rows(desk)
    return only


def statuses(taken: list[TakenPage]) -> list[str]:
    return [one.status for one in taken]


# ---- the pile ----------------------------------------------------------------------------------------------------------


def test_of_a_mixed_pile_every_readable_paper_finds_its_letter(pile: tuple[Pile, list[TakenPage]]) -> None:
    made, taken = pile
    assert len({one.file for one in taken}) == 20
    assert {one.number for one in taken if one.status == "filed"} == {one.number for one in made.back}


def test_what_nothing_proves_waits_with_the_reason(pile: tuple[Pile, list[TakenPage]]) -> None:
    waiting = {one.file: one.reason for one in pile[1] if one.status in {"bench", "refused"}}
    told = {name.partition("-")[2].partition(".")[0]: reason for name, reason in waiting.items()}
    assert told.pop("damaged")
    assert told == {"blurred": Why.NO_CODE, "hand": Why.NO_CODE, "foreign": Why.NOT_OURS, "void": Why.VOID, "badge": Why.BADGE}


def test_doubles_are_told(pile: tuple[Pile, list[TakenPage]]) -> None:
    by_file = {one.file: one for one in pile[1]}
    assert by_file["10-double.pdf"].status == "already"
    assert (by_file["11-again.jpg"].status, by_file["11-again.jpg"].reason) == ("filed", Why.FURTHER)


# ---- one paper ---------------------------------------------------------------------------------------------------------


def test_a_letter_whose_signed_page_is_back_is_filed(desk: Desk, letter: Signed, tmp_path: Path) -> None:
    taken = scans.take(desk, paths=[as_pdf(tmp_path / "a.pdf", letter.pages)])
    count = len(letter.pages)
    assert statuses(taken) == ["filed"] * count
    assert state_of(desk, letter) is LetterState.FILED
    captions = [caption for _subject, caption, _hash in desk.look(attached, kind=store.PAGE)]
    assert captions == [f"{page}/{count}" for page in range(1, count + 1)]
    assert len(desk.look(attached, kind=store.FILE)) == 1
    assert desk.look(scans.of_paper, subject_id=letter.id).pictures == count


def test_pages_of_one_paper_come_together_over_several_files(desk: Desk, letter: Signed, tmp_path: Path) -> None:
    count = len(letter.pages)
    first = scans.take(desk, paths=[as_pdf(tmp_path / "a.pdf", letter.pages[-2::-1])])
    assert statuses(first) == ["filed"] * (count - 1)
    assert state_of(desk, letter) is LetterState.PRINTED
    assert {(one.have, one.of, one.whole) for one in rows(desk)} == {(count - 1, count, False)}
    scans.take(desk, paths=[as_picture(tmp_path / "b.jpg", scan(letter.pages[-1], 180))])
    assert state_of(desk, letter) is LetterState.FILED
    assert all(one.whole for one in rows(desk))


def test_the_original_bytes_are_kept_and_the_picture_stands_upright(desk: Desk, letter: Signed, tmp_path: Path) -> None:
    path = as_picture(tmp_path / "a.jpg", scan(letter.pages[-1], 90))
    scans.take(desk, paths=[path])
    ((_subject, _caption, original),) = desk.look(attached, kind=store.FILE)
    assert desk.look(store.bytes_of, sha256=original) == path.read_bytes()
    picture = opened(desk.look(scans.picture, scan_id=row(desk).id))
    assert picture.height > picture.width


def test_the_same_bytes_again_are_filed_once(desk: Desk, letter: Signed, tmp_path: Path) -> None:
    path = as_pdf(tmp_path / "a.pdf", letter.pages)
    scans.take(desk, paths=[path])
    before = desk.look(attached, kind=store.PAGE)
    shutil.copy(path, tmp_path / "b.pdf")
    again = scans.take(desk, paths=[tmp_path / "b.pdf", path])
    assert statuses(again) == ["already"] * 2 * len(letter.pages)
    assert {one.number for one in again} == {letter.number}
    assert desk.look(attached, kind=store.PAGE) == before


def test_the_same_bytes_twice_in_one_pile_are_filed_once(desk: Desk, letter: Signed, tmp_path: Path) -> None:
    path = as_picture(tmp_path / "a.jpg", letter.pages[-1])
    shutil.copy(path, tmp_path / "b.jpg")
    assert statuses(scans.take(desk, paths=[path, tmp_path / "b.jpg"])) == ["filed", "already"]


def test_a_page_without_a_code_belongs_where_both_neighbours_say(desk: Desk, tmp_path: Path) -> None:
    paper = desk.do(_issue_paper).result
    one, three = (marked(handwritten(), _DIGEST, page, 3) for page in (1, 3))
    taken = scans.take(desk, paths=[as_pdf(tmp_path / "a.pdf", [one, handwritten(), three])])
    assert statuses(taken) == ["filed", "filed", "bench"]
    assert [caption for subject, caption, _hash in desk.look(attached, kind=store.PAGE) if subject == paper] == ["1/3", "2/3"]


def test_with_one_neighbour_alone_a_person_is_asked(desk: Desk, tmp_path: Path) -> None:
    desk.do(_issue_paper)
    taken = scans.take(desk, paths=[as_pdf(tmp_path / "a.pdf", [marked(handwritten(), _DIGEST, 1, 3), handwritten()])])
    assert [(one.status, one.reason) for one in taken] == [("filed", ""), ("bench", Why.PERHAPS)]
    assert taken[1].number == "授字001"


def test_a_mark_alone_does_not_make_a_signed_page(desk: Desk, tmp_path: Path) -> None:
    paper = desk.do(_issue_paper).result
    taken = scans.take(desk, paths=[as_picture(tmp_path / "a.jpg", marked(handwritten(), _DIGEST, 3, 3))])
    assert [(one.status, one.reason) for one in taken] == [("bench", Why.CODE_UNREAD)]
    desk.do(scans.file, scan_id=row(desk).id, subject="issued_paper", subject_id=paper)
    assert desk.look(_paper_state, paper_id=paper) is LetterState.FILED
    assert [caption for _subject, caption, _hash in desk.look(attached, kind=store.PAGE)] == ["3/3"]


def test_an_empty_back_waits_for_nobody(desk: Desk, letter: Signed, tmp_path: Path) -> None:
    back = Image.new("RGB", letter.pages[0].size, (248, 247, 243))
    taken = scans.take(desk, paths=[as_pdf(tmp_path / "a.pdf", [letter.pages[0], back, letter.pages[-1], back])])
    assert [(one.status, one.reason) for one in taken] == [("filed", ""), ("refused", Why.EMPTY)] * 2
    assert state_of(desk, letter) is LetterState.FILED


def test_a_page_of_two_papers_waits(desk: Desk, letter: Signed, tmp_path: Path) -> None:
    both = Image.new("RGB", (letter.pages[-1].width * 2, letter.pages[-1].height), "white")
    both.paste(letter.pages[-1])
    both.paste(signed_letter(desk, "别的项目").pages[-1], (letter.pages[-1].width, 0))
    taken = scans.take(desk, paths=[as_picture(tmp_path / "a.png", both)])
    assert [one.reason for one in taken] == [Why.TWO_PAPERS]


def test_a_large_original_is_not_kept(desk: Desk, letter: Signed, tmp_path: Path) -> None:
    path = as_picture(tmp_path / "a.jpg", letter.pages[-1])
    path.write_bytes(path.read_bytes() + bytes(9 * 2**20))
    assert statuses(scans.take(desk, paths=[path])) == ["filed"]
    assert desk.look(attached, kind=store.FILE) == []
    assert desk.look(scans.picture, scan_id=row(desk).id)


def test_papers_come_back_on_either_database(address: Callable[[str], str], tmp_path: Path) -> None:
    with talking_desk(address("desk")) as desk:
        letter = signed_letter(desk)
        path = as_pdf(tmp_path / "a.pdf", [*letter.pages, handwritten()])
        assert statuses(scans.take(desk, paths=[path])) == ["filed"] * len(letter.pages) + ["bench"]
        assert state_of(desk, letter) is LetterState.FILED
        (waits,) = [one for one in rows(desk) if one.state is ScanState.BENCH]
        assert desk.look(scans.found, text=letter.number)
        desk.do(scans.file, scan_id=waits.id, subject_id=letter.id, signed=False)
        assert desk.look(scans.of_paper, subject_id=letter.id).pictures == len(letter.pages) + 1
        desk.do(history.take_back)
        assert [one.reason for one in rows(desk) if one.state is ScanState.BENCH] == [Why.TAKEN_BACK]


# ---- refusals ----------------------------------------------------------------------------------------------------------


def test_an_empty_folder_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no scan")
    with pytest.raises(NoScans):
        scans.take(desk, paths=[tmp_path])


def test_a_missing_and_a_huge_file_are_said_and_the_rest_goes_on(desk: Desk, letter: Signed, tmp_path: Path) -> None:
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(500 * 2**20)
    path = as_picture(tmp_path / "a.jpg", letter.pages[-1])
    taken = scans.take(desk, paths=[tmp_path / "gone.pdf", huge, path])
    assert statuses(taken) == ["refused", "refused", "filed"]
    assert "gone.pdf" in taken[0].reason
    assert "huge.pdf" in taken[1].reason


def test_cancelled_while_reading_nothing_is_kept(desk: Desk, letter: Signed, tmp_path: Path) -> None:
    progress = Progress()

    def stop(step: Step) -> None:
        if step.done == 1:
            progress.stop.set()

    progress.listener = stop
    with pytest.raises(Cancelled):
        scans.take(desk, paths=[as_pdf(tmp_path / "a.pdf", letter.pages)], progress=progress)
    assert rows(desk) == []
    assert state_of(desk, letter) is LetterState.PRINTED


# ---- the bench ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def waiting(desk: Desk, tmp_path: Path) -> ScanRow:
    """A page without a code on the bench."""
    scans.take(desk, paths=[as_picture(tmp_path / "hand.jpg", handwritten())])
    return row(desk)


def test_a_person_says_where_a_page_belongs(desk: Desk, letter: Signed, waiting: ScanRow) -> None:
    (paper,) = desk.look(scans.found, text=letter.number)
    desk.do(scans.file, scan_id=waiting.id, subject=paper.table, subject_id=paper.id)
    assert row(desk).state is ScanState.FILED
    assert state_of(desk, letter) is LetterState.FILED
    with pytest.raises(ScanFiledAlready):
        desk.do(scans.file, scan_id=waiting.id, subject_id=letter.id)
    with pytest.raises(ScanFiledAlready):
        desk.do(scans.put_away, scan_id=waiting.id, reason="x")
    with pytest.raises(ScanFiledAlready):
        desk.do(scans.bring_back, scan_id=waiting.id)


def test_a_further_page_does_not_move_the_letter(desk: Desk, letter: Signed, waiting: ScanRow) -> None:
    desk.do(scans.file, scan_id=waiting.id, subject_id=letter.id, signed=False)
    assert state_of(desk, letter) is LetterState.PRINTED
    assert desk.look(scans.of_paper, subject_id=letter.id).pictures == 1


def test_nothing_is_filed_to_a_void_letter_or_to_nothing(desk: Desk, letter: Signed, waiting: ScanRow) -> None:
    desk.do(letters.void, letter_id=letter.id, reason="金额写错")
    with pytest.raises(LetterIsVoid):
        desk.do(scans.file, scan_id=waiting.id, subject_id=letter.id)
    with pytest.raises(NotFound):
        desk.do(scans.file, scan_id=waiting.id, subject_id="nothing")
    assert row(desk).state is ScanState.BENCH


def test_a_page_is_put_away_with_a_reason_and_brought_back(desk: Desk, waiting: ScanRow) -> None:
    with pytest.raises(ReasonMissing):
        desk.do(scans.put_away, scan_id=waiting.id, reason=" ")
    desk.do(scans.put_away, scan_id=waiting.id, reason="不是我们的纸")
    assert (row(desk).state, row(desk).reason) == (ScanState.AWAY, "不是我们的纸")
    desk.do(scans.bring_back, scan_id=waiting.id)
    assert row(desk).state is ScanState.BENCH


def test_filing_is_taken_back_and_the_page_waits_again(desk: Desk, letter: Signed, tmp_path: Path) -> None:
    path = as_picture(tmp_path / "a.jpg", letter.pages[-1])
    scans.take(desk, paths=[path])
    (newest,) = desk.look(history.recent, limit=1)
    desk.do(history.take_back, act_id=newest.act)
    assert state_of(desk, letter) is LetterState.PRINTED
    assert (row(desk).state, row(desk).reason) == (ScanState.BENCH, Why.TAKEN_BACK)
    assert statuses(scans.take(desk, paths=[path])) == ["filed"]
    assert state_of(desk, letter) is LetterState.FILED


def test_a_signature_noted_after_filing_does_not_move_the_letter_back(desk: Desk, letter: Signed, tmp_path: Path) -> None:
    scans.take(desk, paths=[as_picture(tmp_path / "a.jpg", letter.pages[-1])])
    desk.do(letters.sign, letter_id=letter.id, by_a=True)
    assert state_of(desk, letter) is LetterState.FILED


def test_a_photo_is_filed_as_a_flat_sheet(desk: Desk, letter: Signed, tmp_path: Path) -> None:
    scans.take(desk, paths=[as_picture(tmp_path / "a.jpg", photo(letter.pages[-1], 4, 0.1))])
    picture = opened(desk.look(scans.picture, scan_id=row(desk).id))
    assert abs(picture.height / picture.width - 297 / 210) < 0.03


_DIGEST = "ab" * 32


@act("Issue a paper of three pages")
def _issue_paper(work: Work) -> Outcome[str]:
    """An authorisation of three pages is on record."""
    giver = things.where(work, LetterOfIntent)
    one = IssuedPaper(
        kind="authorisation",
        subject="organisation",
        subject_id=giver[0].id if giver else "x",
        number="授字001",
        day=work.at.date(),
        digest=_DIGEST,
    )
    things.add(work, one)
    return Outcome(one.id)


def _paper_state(look: Look, *, paper_id: str) -> LetterState:
    return things.get(look, IssuedPaper, paper_id).state


def test_a_slip_filled_in_by_hand_is_called_one(desk: Desk, tmp_path: Path) -> None:
    slip = press.documents()["negotiation_slip"]
    width, height, rgb = press.render_page(slip.draw(slip.specimen()), 0, 150)
    (taken,) = scans.take(desk, paths=[as_picture(tmp_path / "slip.png", Image.frombytes("RGB", (width, height), rgb))])
    assert (taken.status, taken.reason) == ("bench", Why.SLIP)
