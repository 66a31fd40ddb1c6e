"""What a check of a paper answers: proven, proven in part, or not, each in words; bad files are refused in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from fairdesk.base.errors import BadgeOnly, CodeMissing, FileMissing, FileUnreadable, NotAPaper, SeveralLetters
from fairdesk.base.i18n import _
from fairdesk.exchange.codes import write_code
from fairdesk.exchange.keys import new_keys, public_of
from fairdesk.exchange.trust import Trust, TrustedDesk
from fairdesk.printing import press
from fairdesk.printing.document import digest
from fairdesk.printing.documents import badge, letter_of_intent
from fairdesk.printing.reading import LARGEST, page_picture
from fairdesk.records.codes import CodeFlag, CodeParty, LetterCode
from fairdesk.records.papers import LetterFacts
from fairdesk.services.verifying import Verification, told, verification_json, verify_file, verify_text
from tests.exchange.conftest import FAIR, People

TRUE = letter_of_intent.specimen().facts
DAY = date(2018, 7, 19)


def code_of(facts: LetterFacts, flag: CodeFlag = CodeFlag.ORIGINAL) -> LetterCode:
    """The code that signs these facts."""
    parties = [CodeParty(one.code, one.name) for one in (facts.party_a, facts.party_b, facts.party_c) if one]
    return LetterCode(
        kind="letter_of_intent",
        number=facts.number,
        fair_id=FAIR,
        party_a=parties[0],
        party_b=parties[1],
        party_c=parties[2] if len(parties) > 2 else None,
        project=facts.project,
        field=facts.field.name,
        cash_fen=facts.cash_fen,
        goods_fen=facts.goods_fen,
        day=facts.day,
        digest=digest(facts),
        flag=flag,
        epoch=1,
        seq=8,
    )


@pytest.fixture(scope="module")
def people() -> People:
    """A bureau, a booth it knows, and a stranger."""
    return People(new_keys(), new_keys(), new_keys())


@pytest.fixture(scope="module")
def trust(people: People) -> Trust:
    """The trust of the fair, with one booth enrolled for ever."""
    bureau, booth = public_of(people.bureau), public_of(people.booth)
    return Trust(
        fair_id=FAIR,
        fair_name="示例对接会",
        bureau_key=bureau.signing,
        bureau_recipient=bureau.recipient,
        issued=datetime(2018, 7, 1, tzinfo=UTC),
        desks=(TrustedDesk(key=booth.signing, desk="A03"),),
    )


@pytest.fixture
def qr(people: People) -> str:
    """The code of the specimen, signed by an enrolled booth."""
    return write_code(code_of(TRUE), people.booth)


@pytest.fixture
def paper(qr: str, tmp_path: Path) -> Path:
    """The genuine letter as a file."""
    path = tmp_path / "letter.pdf"
    path.write_bytes(press.letter(TRUE, qr))
    return path


def edited(path: Path, edit: Callable[[Any], None], **options: Any) -> Path:
    """The file after another program has worked on it."""
    with pikepdf.open(path, allow_overwriting_input=True) as opened:
        edit(opened)
        opened.save(path, **options)
    return path


def photo_of(path: Path, kind: str = "JPEG") -> Path:
    """A picture of the page the code stands on."""
    content, out = path.read_bytes(), path.with_suffix(f".{kind.lower()}")
    pages = [page_picture(content, page, 150) for page in range(press.page_count(content))]
    whole = Image.new("RGB", (pages[0].width, sum(page.height for page in pages)), "white")
    for place, page in enumerate(pages):
        whole.paste(page, (0, place * pages[0].height))
    whole.save(out, kind)
    return out


def words_of(answer: Verification) -> dict[str, object]:
    """The answer as a script sees it, whole enough for JSON."""
    found: dict[str, object] = json.loads(json.dumps(verification_json(answer)))
    assert {"valid", "reason", "number", "facts", "differences", "state", "compared", "active"} <= set(found)
    assert found["reason"]
    return found


# ---- proven ------------------------------------------------------------------------------------------------------------


def test_a_genuine_letter_says_so_and_that_its_words_were_compared(paper: Path, trust: Trust) -> None:
    found = words_of(verify_file(paper, trust))
    assert (found["valid"], found["state"], found["compared"]) == (True, "genuine", True)
    assert (found["number"], found["differences"], found["active"]) == (TRUE.number, [], [])
    assert _("The words of the paper are those its code signs.") in str(found["reason"])


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_of_a_picture_only_the_code_is_proven_and_that_is_said(paper: Path, trust: Trust, kind: str) -> None:
    answer = verify_file(photo_of(paper, kind), trust)
    found = words_of(answer)
    assert (found["valid"], found["state"], found["compared"]) == (True, "genuine", False)
    assert answer.reason != verify_file(paper, trust).reason
    assert TRUE.number in dict(told(answer)).values()


def test_a_scan_in_a_pdf_is_a_picture_too(paper: Path, trust: Trust) -> None:
    photo = photo_of(paper)
    scan = photo.with_suffix(".pdf").with_stem("scan")
    Image.open(photo).save(scan, "PDF")
    answer = verify_file(scan, trust)
    assert (answer.valid, answer.compared, answer.reason) == (True, False, verify_file(photo, trust).reason)


def test_a_changed_letter_is_named_by_its_field(qr: str, paper: Path, trust: Trust) -> None:
    paper.write_bytes(press.letter(replace(TRUE, cash_fen=TRUE.cash_fen * 10), qr))
    found = words_of(verify_file(paper, trust))
    assert (found["valid"], found["state"], found["compared"]) == (False, "differs", True)
    assert {"cash", "facts"} <= set(found["differences"])  # type: ignore[call-overload]


def test_a_copy_is_genuine_and_says_that_it_is_one(people: People, trust: Trust) -> None:
    answer = verify_text(write_code(code_of(TRUE, CodeFlag.COPY), people.booth), trust)
    assert (answer.valid, answer.state) == (True, "copy")
    assert answer.reason != verify_text(write_code(code_of(TRUE), people.booth), trust).reason


def test_a_code_that_says_void_is_not_valid(people: People, trust: Trust) -> None:
    answer = verify_text(write_code(code_of(TRUE, CodeFlag.VOID), people.booth), trust)
    assert (answer.verdict.genuine, answer.valid, answer.state) == (True, False, "void")


def test_a_revoked_desk_is_told_with_the_day(qr: str, trust: Trust) -> None:
    later = replace(trust, desks=(replace(trust.desks[0], revoked_on=DAY),))
    answer = verify_text(qr, later)
    assert (answer.valid, answer.state) == (False, "revoked")
    assert DAY.isoformat() in answer.reason


def test_an_unknown_desk_a_changed_code_and_strange_words_are_told_apart(qr: str, people: People, trust: Trust) -> None:
    stranger = write_code(code_of(TRUE), people.stranger)
    changed = qr[:-3] + ("AAA" if not qr.endswith("AAA") else "BBB")
    states = [verify_text(text, trust).state for text in (stranger, changed, "https://example.org", "")]
    assert states == ["unknown-key", "altered", "not-ours", "not-ours"]
    assert len({verify_text(text, trust).reason for text in (stranger, changed, "x")}) == 3


def test_a_file_with_a_script_is_compared_and_still_not_valid(paper: Path, trust: Trust) -> None:
    def act(opened: Any) -> None:
        opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))

    found = words_of(verify_file(edited(paper, act), trust))
    assert (found["valid"], found["state"], found["compared"]) == (False, "active", True)
    assert (found["active"], found["differences"]) == (["script"], [])
    assert _("a script") in str(found["reason"])


# ---- more than one, or none --------------------------------------------------------------------------------------------


def test_the_codes_of_two_letters_are_both_named(paper: Path, people: People, trust: Trust) -> None:
    other = replace(TRUE, number="京社扶意〔2018〕002号")
    second = press.letter(other, write_code(code_of(other), people.booth))

    def add(opened: Any) -> None:
        with pikepdf.open(BytesIO(second)) as more:
            opened.add_pages_from(more)

    with pytest.raises(SeveralLetters) as refused:
        verify_file(edited(paper, add), trust)
    assert TRUE.number in refused.value.message
    assert other.number in refused.value.message


def test_a_badge_proves_nothing(tmp_path: Path, trust: Trust) -> None:
    path = tmp_path / "badge.pdf"
    path.write_bytes(badge.BADGE.draw(badge.specimen()[:2]))
    with pytest.raises(BadgeOnly):
        verify_file(path, trust)


def test_a_photo_without_a_code_is_refused(tmp_path: Path, trust: Trust) -> None:
    Image.linear_gradient("L").resize((1200, 900)).save(tmp_path / "photo.jpg")
    with pytest.raises(CodeMissing):
        verify_file(tmp_path / "photo.jpg", trust)


# ---- bad files ---------------------------------------------------------------------------------------------------------


def test_half_a_gigabyte_is_refused_without_being_read(tmp_path: Path, trust: Trust) -> None:
    import tracemalloc

    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(500 * 2**20)
    tracemalloc.start()
    with pytest.raises(FileUnreadable):
        verify_file(path, trust)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < LARGEST // 4


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("empty.pdf", b"", FileUnreadable),
        ("words.pdf", b"only words", FileUnreadable),
        ("words.pdf", b"%PDF-1.7\nonly words", NotAPaper),
        ("a.gif", b"GIF89a" + bytes(20), FileUnreadable),
    ],
)
def test_what_is_no_paper_is_refused(
    tmp_path: Path,
    trust: Trust,
    name: str,
    content: bytes,
    refusal: type[Exception],
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(refusal, match=name):
        verify_file(tmp_path / name, trust)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path, trust: Trust) -> None:
    with pytest.raises(FileUnreadable):
        verify_file(tmp_path, trust)
    with pytest.raises(FileMissing):
        verify_file(tmp_path / "nowhere.pdf", trust)


def test_a_locked_paper_is_refused_and_says_why(paper: Path, trust: Trust) -> None:
    edited(paper, lambda _opened: None, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(FileUnreadable) as refused:
        verify_file(paper, trust)
    assert refused.value.places["detail"] == _("it is locked by a password")


@pytest.mark.parametrize("part", [0.2, 0.5, 0.8, 0.95, 0.999])
def test_a_cut_paper_is_refused_or_named_but_never_valid_by_its_text(paper: Path, trust: Trust, part: float) -> None:
    whole = paper.read_bytes()
    paper.write_bytes(whole[: int(len(whole) * part)])
    try:
        answer = verify_file(paper, trust)
    except (NotAPaper, CodeMissing):
        return
    assert answer.compared or not answer.valid


def test_a_damaged_paper_only_one_reader_can_open_is_refused(paper: Path, trust: Trust) -> None:
    whole = paper.read_bytes()
    assert whole.count(b"/Root") == 1
    paper.write_bytes(whole.replace(b"/Root", b"/Rott"))
    with pytest.raises(NotAPaper):
        verify_file(paper, trust)
