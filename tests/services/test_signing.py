"""A desk signs its papers with keys that follow from its own, and its fair's trust knows them."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader

from fairdesk.base.errors import NotAllowedHere
from fairdesk.printing import press
from fairdesk.printing.documents import letter_of_intent
from fairdesk.printing.mark import mark_of
from fairdesk.records.choices import Outcome
from fairdesk.records.letters import LetterForm
from fairdesk.records.signatures import SignatureState
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import directory, enrolment, fairs, letters, papers, signing, talks, trusting
from fairdesk.services.desk import Desk
from fairdesk.services.keys import fair_trust
from fairdesk.services.verifying import verification_json, verify_file
from tests.factory import PASSPHRASE
from tests.printing.pdf_lint import lint
from tests.ui.talking import talking_desk

FAIR = {"fair_id": "TEST", "name": "测试对接会", "date": "2018-07-19", "hosts": ["测试市民政局"], "venue": "会展中心"}
NOON = datetime(2018, 7, 19, 4, 0, tzinfo=UTC)


@pytest.fixture
def bureau(tmp_path: Path) -> Desk:
    """A bureau with real keys, at noon of the fair's day."""
    desk, _recovery = fairs.new(str(tmp_path / "bureau.fairdesk"), PASSPHRASE, FAIR, clock=lambda: NOON)
    return desk


def test_a_finished_paper_is_the_desk_s_and_dated_by_its_clock(bureau: Desk) -> None:
    paper = letter_of_intent.specimen()
    plain = letter_of_intent.draw(paper.facts, paper.qr)
    with bureau:
        made = signing.finished(bureau, plain, day=paper.facts.day)
        assert signing.finished(bureau, plain, day=paper.facts.day) == made
        told = signing.signature_of(made, bureau.look(fair_trust))
        assert (told.state, told.when, told.later) == (SignatureState.DESK, NOON, 0)
        assert told.desk == bureau.identity.letters
    assert made.startswith(plain)
    assert lint(made) == []


def test_bureau_and_booth_sign_under_the_root_the_bureau_hands_out(bureau: Desk, tmp_path: Path) -> None:
    paper = letter_of_intent.specimen()
    plain = letter_of_intent.draw(paper.facts, paper.qr)
    with bureau:
        trusting.write_root(bureau, out=tmp_path / "fair.cer")
        enrolment.make_kit(bureau, booth="A03", out=tmp_path / "kit.xlsx", passphrase=PASSPHRASE)
        made = [signing.finished(bureau, plain)]
        booth = enrolment.enrol(
            str(tmp_path / "booth.fairdesk"), PASSPHRASE, kit=tmp_path / "kit.xlsx", kit_passphrase=PASSPHRASE, clock=lambda: NOON
        )
        with booth:
            made.append(signing.finished(booth, plain))
            with pytest.raises(NotAllowedHere):
                trusting.write_root(booth, out=tmp_path / "booth.cer")
    root = x509.load_der_x509_certificate((tmp_path / "fair.cer").read_bytes())
    names = []
    for pdf in made:
        signature = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[0]
        certificate = x509.load_der_x509_certificate(signature.signer_cert.dump())
        certificate.verify_directly_issued_by(root)
        names.append(certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)
    assert names == [f"测试对接会 {letters}" for letters in (bureau.identity.letters, "A03")]
    assert not (tmp_path / "booth.cer").exists()


@pytest.mark.parametrize("kind", ["copy", "void", "training"])
def test_marked_papers_are_signed_like_any_other(bureau: Desk, kind: str) -> None:
    paper = letter_of_intent.specimen()
    plain = letter_of_intent.draw(paper.facts, paper.qr)
    marked = press.marked(
        plain, copy=int(kind == "copy"), void_reason="写错" if kind == "void" else "", training=kind == "training"
    )
    with bureau:
        made = signing.finished(bureau, marked, day=paper.facts.day)
        assert signing.signature_of(made, bureau.look(fair_trust)).proven
        assert press.draft(made) != made
        assert not signing.signature_of(press.draft(made), bureau.look(fair_trust)).proven
    assert lint(made) == []
    assert paper.qr in press.read_codes(made, "letter")


def test_another_fair_does_not_know_the_desk(bureau: Desk, tmp_path: Path) -> None:
    paper = letter_of_intent.specimen()
    with bureau:
        made = signing.finished(bureau, letter_of_intent.draw(paper.facts, paper.qr), day=paper.facts.day)
    other, _recovery = fairs.new(str(tmp_path / "other.fairdesk"), PASSPHRASE, FAIR, clock=lambda: NOON)
    with other:
        assert signing.signature_of(made, other.look(fair_trust)).state is SignatureState.UNKNOWN


def issued(desk: Desk) -> str:
    """The id of a fresh letter."""
    organisation, area = desk.look(directory.organisations)[0], desk.look(directory.areas)[0]
    form = NegotiationForm(
        organisation_id=organisation.id, area_id=area.id, outcome=Outcome.INTENT, project="助学", cash_fen=100_00
    )
    talk = desk.do(talks.save, form=form).result
    return desk.do(letters.issue, form=LetterForm(negotiation_id=talk)).result


def test_a_letter_its_copy_and_its_void_print_say_what_they_are_and_are_signed(tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    with talking_desk(tmp_path / "desk.fairdesk") as desk:
        letter = issued(desk)
        trust, states = desk.look(fair_trust), []
        for _printing in range(2):
            papers.print_letter(desk, letter_id=letter, out=out)
            answer = verify_file(out, trust)
            states.append((answer.state, answer.differences, answer.signature.proven))
        desk.do(letters.void, letter_id=letter, reason="写错")
        out.write_bytes(papers.draw_letter(desk, letter_id=letter))
        answer = verify_file(out, trust)
        states.append((answer.state, answer.differences, answer.signature.proven))
        assert states == [("genuine", (), True), ("copy", (), True), ("void", (), True)]
        assert mark_of(out.read_bytes()).reason == "写错"
        assert lint(out.read_bytes()) == []


def test_a_file_that_was_saved_anew_says_so_though_its_words_are_the_same(tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    with talking_desk(tmp_path / "desk.fairdesk") as desk:
        letter = issued(desk)
        papers.print_letter(desk, letter_id=letter, out=out)
        with pikepdf.open(out, allow_overwriting_input=True) as opened:
            opened.save(out)
        answer = verify_file(out, desk.look(fair_trust))
        assert (answer.differences, answer.signature.proven) == ((), False)
        assert verification_json(answer)["signature"] in {"damaged", "changed"}
        assert answer.signature.state.sentence in answer.reason
