"""Issued papers: the same record is the same paper, a changed one another, numbers run on, codes prove what was issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fairdesk.base.errors import LetterIsVoid, PairingWithoutVisit, SignNotPrintable
from fairdesk.exchange.codes import judge
from fairdesk.models.agreements import FrameworkAgreement
from fairdesk.models.organisations import Organisation
from fairdesk.models.prints import IssuedPaper
from fairdesk.models.relief import Pairing
from fairdesk.models.supply import Entrustment
from fairdesk.printing import document, press
from fairdesk.records.codes import CodeState, LetterCode
from fairdesk.rules.numbering import PATTERNS, read_number
from fairdesk.services import issuing, papers
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.gathering.catalogue import SOURCES
from fairdesk.services.issuing import Issued
from fairdesk.services.keys import fair_trust
from fairdesk.store import things
from fairdesk.store.unit_of_work import Look, Work
from tests.factory import PASSPHRASE
from tests.halls import make_bureau
from tests.papers import NAMES, change, furnish
from tests.printing.readers import text_of

SIGNED = sorted(kind for kind, source in SOURCES.items() if source.signed)


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Desk]:
    """A bureau's desk with keys of its own, and a record for every kind of paper."""
    target = str(tmp_path / "bureau.fairdesk")
    make_bureau(target, tmp_path)
    with Desk.open(target, PASSPHRASE) as desk:
        desk.do(furnish)
        yield desk


def issue(desk: Desk, kind: str, name: str = "") -> Issued:
    """The paper as it was issued."""
    paper_id = desk.do(issuing.issue, kind=kind, name=name or NAMES[kind]).result
    return desk.look(issuing.card, paper_id=paper_id)


def every(look: Look, *, kind: str) -> list[IssuedPaper]:
    """The valid papers of a kind."""
    return things.where(look, IssuedPaper, kind=kind)


def code_of(desk: Desk, paper: Issued) -> LetterCode:
    """What the code on the paper signs, judged against the fair's own keys."""
    verdict = judge(paper.qr, desk.look(fair_trust))
    assert verdict.state is CodeState.GENUINE
    assert isinstance(verdict.facts, LetterCode)
    return verdict.facts


@pytest.mark.parametrize("kind", sorted(SOURCES))
def test_issued_twice_it_is_the_same_paper(bureau: Desk, kind: str) -> None:
    first, second = issue(bureau, kind), issue(bureau, kind)
    assert first == second
    assert len(bureau.look(every, kind=kind)) == 1
    assert bool(first.qr) is SOURCES[kind].signed


@pytest.mark.parametrize("kind", SIGNED)
def test_the_code_signs_exactly_what_the_paper_says(bureau: Desk, kind: str) -> None:
    paper = issue(bureau, kind)
    code = code_of(bureau, paper)
    assert code.digest == document.digest(paper.facts)
    assert (code.kind, code.number, code.day) == (kind, paper.facts.number, paper.facts.day)
    assert code.party_a.name == paper.facts.sides[0].party.name
    assert (code.cash_fen, code.field) == (0, "")


def test_a_changed_record_makes_another_paper_and_the_one_before_is_void(bureau: Desk) -> None:
    first = issue(bureau, "entrustment")
    bureau.do(change, kind=Entrustment, name="W01", values={"cash_fen": 12_000_000})
    second = issue(bureau, "entrustment")
    before = bureau.look(issuing.card, paper_id=first.id)
    assert second.id != first.id
    assert before.voided
    assert before.void_reason
    assert before.facts == first.facts, "what a paper said is fixed"
    assert second.facts.number == first.facts.number
    assert [one.id for one in bureau.look(every, kind="entrustment")] == [second.id]
    assert code_of(bureau, second).digest != code_of(bureau, first).digest
    with pytest.raises(LetterIsVoid):
        bureau.do(issuing.note_print, paper_id=first.id, target="printer")


def second_pairing(desk: Desk, **values: Any) -> None:
    """The pairing of J01 is another one from now on, as far as papers can tell."""
    desk.do(change, kind=Pairing, name="J01", values=values)


def test_numbers_run_on_without_a_gap_and_a_refusal_burns_none(bureau: Desk) -> None:
    first = issue(bureau, "pairing").facts.number
    bureau.do(issuing.void, paper_id=bureau.look(every, kind="pairing")[0].id, reason="写错了")
    second_pairing(bureau, next_visit=None)
    with pytest.raises(PairingWithoutVisit):
        issue(bureau, "pairing")
    second_pairing(bureau, next_visit=date(2018, 9, 1))
    bureau.do(change, kind=Organisation, name="ORG001", values={"name": "\U00031234\U00031235社"})
    with pytest.raises(SignNotPrintable):
        issue(bureau, "pairing")
    bureau.do(change, kind=Organisation, name="ORG001", values={"name": "北京木铎返乡创业联盟"})
    second = issue(bureau, "pairing").facts.number
    read = [read_number(PATTERNS["pairing"], number) for number in (first, second)]
    assert [one.counter for one in read] == [1, 2]


def test_a_record_with_a_number_of_its_own_keeps_it(bureau: Desk) -> None:
    assert issue(bureau, "framework_agreement").facts.number == "测民框〔2018〕1号"
    bureau.do(change, kind=FrameworkAgreement, name="K1", values={"number": ""})
    number = issue(bureau, "framework_agreement").facts.number
    assert number == "测民框〔2018〕1号", "what it was issued under stays its number"


def test_a_paper_is_found_by_the_number_it_was_given(bureau: Desk) -> None:
    paper = issue(bureau, "entrustment")
    assert issue(bureau, "entrustment", paper.facts.number) == paper


@act("Note that the signed paper came back")
def came_back(work: Work, *, paper_id: str) -> Outcome[None]:
    """The paper is filed."""
    things.get(work, IssuedPaper, paper_id).filed()
    return Outcome(None)


def test_a_signed_paper_shares_its_number_with_no_changed_one(bureau: Desk) -> None:
    signed = issue(bureau, "pairing")
    bureau.do(came_back, paper_id=signed.id)
    assert issue(bureau, "pairing").id == signed.id
    second_pairing(bureau, next_visit=date(2019, 9, 1))
    changed = issue(bureau, "pairing")
    assert changed.facts.number != signed.facts.number
    assert {one.id for one in bureau.look(every, kind="pairing")} == {signed.id, changed.id}
    assert issue(bureau, "pairing").id == changed.id


def test_an_invitation_counts_its_prints_and_bears_no_number(bureau: Desk, tmp_path: Path) -> None:
    out = tmp_path / "invitation.pdf"
    papers.print_document(bureau, kind="invitation", name="P0002", out=out)
    paper = issue(bureau, "invitation")
    assert (paper.prints, paper.facts.number) == (1, "")
    assert any(text.startswith("FD1P") for text in press.read_codes(out.read_bytes(), out.name))


def test_a_void_paper_says_so_and_a_draft_too(bureau: Desk, tmp_path: Path) -> None:
    paper = issue(bureau, "authorisation")
    draft = issuing.preview(bureau, kind="authorisation", name="Q01")
    assert all(text.startswith("DRAFT") for text in press.read_codes(draft, "draft"))
    bureau.do(issuing.void, paper_id=paper.id, reason="授权撤销")
    assert "授权撤销" in text_of(tmp_path, issuing.draw(bureau, paper_id=paper.id))


def test_the_same_paper_is_drawn_again_after_its_record_changed(bureau: Desk, tmp_path: Path) -> None:
    paper = issue(bureau, "framework_agreement")
    bureau.do(change, kind=FrameworkAgreement, name="K1", values={"province": "青海省"})
    text = text_of(tmp_path, issuing.draw(bureau, paper_id=paper.id))
    assert "围绕河北省结对" in text
    assert "青海省" not in text
