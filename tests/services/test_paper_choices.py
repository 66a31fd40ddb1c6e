"""Which papers can be made of which records, found by words, with what was issued before; and made for printer and file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.base.errors import LetterIsVoid, NobodyNamed, SignNotPrintable
from fairdesk.models.agreements import Authorisation, FrameworkAgreement
from fairdesk.models.organisations import Organisation
from fairdesk.models.people import Participant
from fairdesk.printing import press
from fairdesk.records.choices import AuthorisationFunction, LetterState, ParticipantCategory
from fairdesk.records.paper_choices import About, IssuedRow, PaperTopic, RecordRow, Standing
from fairdesk.records.printing import JobState, PrintForm
from fairdesk.rules.slips import SlipKind
from fairdesk.services import issuing, paper_choices, paper_making, papers, preferences, print_queue, slips
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.gathering.catalogue import SOURCES
from fairdesk.services.sheets.catalogue import MAKERS
from fairdesk.store import things
from fairdesk.store.unit_of_work import Work
from tests.factory import PASSPHRASE
from tests.halls import make_bureau
from tests.papers import change, furnish
from tests.printing.readers import text_of
from tests.services.test_print_queue import Taking
from tests.services.test_sheets import furnish as furnish_hall

TOPICS = {one.key: one for one in paper_choices.kinds()}


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Desk]:
    """A bureau's desk with keys of its own, and a record for every kind of paper."""
    target = str(tmp_path / "bureau.fairdesk")
    make_bureau(target, tmp_path)
    with Desk.open(target, PASSPHRASE) as desk:
        desk.do(furnish)
        desk.do(furnish_hall)
        desk.do(complete)
        yield desk


def rows(desk: Desk, kind: str, words: str = "") -> tuple[RecordRow, ...]:
    """The records a paper of this kind can be made for."""
    return desk.look(paper_choices.records, kind=kind, words=words).rows


def name_of(desk: Desk, kind: str) -> str:
    """The name of the first record of this kind."""
    return paper_choices.named(TOPICS[kind], rows(desk, kind)[0], count="4")


def issued(desk: Desk, kind: str) -> list[IssuedRow]:
    """What was issued of this kind."""
    return desk.look(paper_choices.issued, kind=kind)


def pixels(pdf: bytes) -> bytes:
    """The first page as it looks."""
    return bytes(press.render_page(pdf, 0, 40)[2])


@act("Complete the authorisations")
def complete(work: Work) -> Outcome[None]:
    """Every authorisation names a function: without one it is refused."""
    for one in things.where(work, Authorisation):
        one.functions = one.functions or [AuthorisationFunction.LIAISON.name]
    return Outcome(None)


@act("Add many people")
def crowd(work: Work, *, count: int) -> Outcome[None]:
    """So many more people of one organisation."""
    unit = things.get(work, Organisation, "ORG001")
    category = ParticipantCategory.ORGANISATION
    for place in range(count):
        person = Participant(
            code=f"C{place:05}", name=f"群众{place}", unit=unit.name, category=category, badge_no=f"C{place:05}",
            organisation_id=unit.id, mobile="13800001234",
        )  # fmt: skip
        work.session.add(person)
    return Outcome(None)


def test_every_kind_that_can_be_made_stands_in_one_group() -> None:
    here = set(TOPICS)
    elsewhere = {"letter_of_intent", "badge", "report"}
    assert here == {key for key, _title in papers.kinds()} - elsewhere
    assert here == {*SOURCES, *MAKERS}
    assert all(one.label and one.group.label and all(about.label for about in one.abouts) for one in TOPICS.values())
    assert {one.key for one in TOPICS.values() if one.issued} == set(SOURCES)


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_every_record_listed_can_be_drawn(bureau: Desk, topic: PaperTopic) -> None:
    found = rows(bureau, topic.key)
    assert found
    assert {one.about for one in found} <= set(topic.abouts)
    assert len({one.key for one in found}) == len(found)
    for row in found:
        for size in ("", *topic.sizes):
            name = paper_choices.named(topic, row, size=size, count="3")
            drawn = paper_making.preview(bureau, kind=topic.key, name=name)
            assert press.page_count(drawn.pdf) >= 1
            assert drawn.standing is Standing.NEW
    assert not issued(bureau, topic.key)


def test_cards_of_nobody_are_refused(bureau: Desk) -> None:
    bureau.do(change, kind=Organisation, name="ORG001", values={"legal_rep": ""})
    with pytest.raises(NobodyNamed):
        paper_making.preview(bureau, kind="name_card", name="authorisations")


def test_records_are_found_by_any_of_their_words_and_by_pinyin(bureau: Desk) -> None:
    agreement = rows(bureau, "framework_agreement", "河北 测试市")
    assert [one.title for one in agreement] == ["测试市民政局 · 河北省民政厅"] * 2
    assert len(rows(bureau, "framework_agreement", "测民框")) == 1
    assert len(rows(bureau, "framework_agreement", "ceshishi K1")) == 1
    assert not rows(bureau, "framework_agreement", "河北 云南")
    assert [one.about for one in rows(bureau, "entrustment", "muduo")] == [About.ENTRUSTMENT]
    assert rows(bureau, "minutes", "zhangbei")[0].title == "北京木铎返乡创业联盟 · 张北县"
    assert [one.title for one in rows(bureau, "booth_sign", "A01")] == ["A01"]
    assert [one.name for one in rows(bureau, "ceremony_list", "首批")] == [rows(bureau, "ceremony_list")[-1].name]
    assert not rows(bureau, "framework_agreement", "%")


def test_either_database_finds_the_same(desk: Desk) -> None:
    desk.do(furnish)
    desk.do(furnish_hall)
    desk.do(crowd, count=3)
    desk.do(slips.asked, kind=SlipKind.WALK_IN, text="3")
    desk.do(issuing.issue, kind="minutes", name="N001")
    counted = {kind: (len(rows(desk, kind)), len(rows(desk, kind, "zhang")), len(issued(desk, kind))) for kind in TOPICS}
    assert {kind: some for kind, some in counted.items() if some[2]} == {"minutes": (1, 1, 1), "walk_in_slip": (1, 0, 1)}
    assert counted["invitation"] == (8, 1, 0)
    assert counted["receipt"] == (3, 2, 0)
    assert next(one.title for one in rows(desk, "name_card", "群众2")) == "群众2"
    assert rows(desk, "minutes", "ZHANGBEI n001")[0].issued == issued(desk, "minutes")[0]


def test_what_bears_exactly_these_words_comes_first(bureau: Desk) -> None:
    bureau.do(crowd, count=12)
    assert next(one.title for one in rows(bureau, "name_card", "群众1")) == "群众1"
    assert {one.title for one in rows(bureau, "name_card", "群众1")} == {"群众1", "群众10", "群众11"}


def test_of_many_records_each_kind_has_its_share(bureau: Desk) -> None:
    bureau.do(crowd, count=30)
    found = bureau.look(paper_choices.records, kind="invitation", limit=9)
    assert found.more
    assert len(found.rows) == 9
    assert {one.about for one in found.rows} == {About.ORGANISATION, About.AREA, About.PERSON}
    assert not bureau.look(paper_choices.records, kind="invitation", words="群众29", limit=9).more


def test_nothing_of_a_person_but_name_unit_and_badge_is_told(bureau: Desk) -> None:
    bureau.do(crowd, count=3)
    for kind in ("invitation", "name_card", "authorisation_person"):
        told = "".join(f"{one.title}{one.more}" for one in rows(bureau, kind))
        assert "群众" in told
        assert "1380000" not in told
        assert "1234" not in told
    assert {one.more for one in rows(bureau, "pairing")} == {"H0101001 · 东城区"}


def test_a_fair_without_records_lists_none(empty_desk: Desk) -> None:
    assert not rows(empty_desk, "minutes")
    assert not rows(empty_desk, "booth_sign")
    assert not rows(empty_desk, "framework_agreement")


@pytest.mark.parametrize("kind", sorted(SOURCES))
def test_an_issued_paper_is_known_with_its_record(bureau: Desk, kind: str) -> None:
    name = name_of(bureau, kind)
    ready = paper_making.ready(bureau, kind=kind, name=name)
    assert ready.subject == "issued_paper"
    told = next(one for one in rows(bureau, kind) if one.name == name).issued
    assert told is not None
    assert issued(bureau, kind) == [told]
    assert (told.state, told.prints, told.id) == (LetterState.ISSUED, 0, ready.subject_ids[0])
    assert told.about
    drawn = paper_making.preview(bureau, kind=kind, name=name)
    assert (drawn.standing, drawn.number, drawn.prints) == (Standing.SAME, told.number, 0)
    assert paper_making.ready(bureau, kind=kind, name=name).subject_ids == ready.subject_ids


def test_a_changed_record_is_told_before_it_is_issued_again(bureau: Desk, tmp_path: Path) -> None:
    name = name_of(bureau, "framework_agreement")
    first = paper_making.save(bureau, kind="framework_agreement", name=name, out=tmp_path / "a.pdf")
    bureau.do(change, kind=FrameworkAgreement, name=name, values={"signatory_a": "别人"})
    drawn = paper_making.preview(bureau, kind="framework_agreement", name=name)
    assert (drawn.standing, drawn.prints, drawn.filed) == (Standing.CHANGED, 1, False)
    second = paper_making.save(bureau, kind="framework_agreement", name=name, out=tmp_path / "b.pdf")
    assert second != first
    assert [(one.id, one.state) for one in issued(bureau, "framework_agreement")] == [
        (second, LetterState.PRINTED),
        (first, LetterState.VOID),
    ]


def test_it_is_on_record_as_printed_when_a_printer_took_it(bureau: Desk, tmp_path: Path) -> None:
    ready = paper_making.ready(bureau, kind="entrustment", name=name_of(bureau, "entrustment"))
    assert ready.copies == 3
    form = PrintForm(
        kind=ready.kind, title=ready.title, printer="tcp://127.0.0.1:9", subject=ready.subject,
        subject_ids=ready.subject_ids, copies=ready.copies,
    )  # fmt: skip
    job = bureau.do(print_queue.put, form=form, pdf=ready.pdf).result
    assert issued(bureau, "entrustment")[0].state is LetterState.ISSUED
    assert print_queue.send(bureau, job_id=job, outlet=Taking()).state is JobState.SENT
    told = issued(bureau, "entrustment")[0]
    assert (told.state, told.prints) == (LetterState.PRINTED, 3)
    again = paper_making.ready_issued(bureau, kind="entrustment", paper_id=told.id)
    assert again.copies == 1
    assert "副本" in text_of(tmp_path, again.pdf)


def test_a_paper_of_a_rehearsal_says_so(bureau: Desk) -> None:
    made = paper_making.ready(bureau, kind="minutes", name=name_of(bureau, "minutes"))
    before = pixels(made.pdf)
    assert pixels(paper_making.ready_issued(bureau, kind="minutes", paper_id=made.subject_ids[0]).pdf) == before
    bureau.do(preferences.put, key="training", value=True)
    assert pixels(paper_making.ready_issued(bureau, kind="minutes", paper_id=made.subject_ids[0]).pdf) != before


def test_a_file_is_one_more_copy_and_a_void_paper_has_none(bureau: Desk, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    made = paper_making.save(bureau, kind="minutes", name=name_of(bureau, "minutes"), out=out)
    paper_making.save_issued(bureau, kind="minutes", paper_id=made, out=out)
    assert issued(bureau, "minutes")[0].prints == 2
    assert paper_making.preview_issued(bureau, kind="minutes", paper_id=made).prints == 2
    bureau.do(issuing.void, paper_id=made, reason="写错了")
    assert issued(bureau, "minutes")[0].void_reason == "写错了"
    assert rows(bureau, "minutes")[0].issued is None
    out.unlink()
    with pytest.raises(LetterIsVoid):
        paper_making.save_issued(bureau, kind="minutes", paper_id=made, out=out)
    assert not out.exists()
    assert issued(bureau, "minutes")[0].prints == 2


def test_what_cannot_be_printed_has_no_number(bureau: Desk) -> None:
    name = name_of(bureau, "entrustment")
    bureau.do(change, kind=Organisation, name="ORG001", values={"name": "\U000e0fff"})
    with pytest.raises(SignNotPrintable):
        paper_making.ready(bureau, kind="entrustment", name=name)
    assert not issued(bureau, "entrustment")


def test_slips_given_before_are_listed_and_print_again(bureau: Desk, tmp_path: Path) -> None:
    kind = "walk_in_slip"
    ready = paper_making.ready(bureau, kind=kind, name="6")
    assert (ready.subject, press.page_count(ready.pdf)) == ("", 2)
    told = issued(bureau, kind)[0]
    assert (told.id, told.prints, told.here) == ("1-6", 1, True)
    paper_making.preview_issued(bureau, kind=kind, paper_id=told.id)
    paper_making.save_issued(bureau, kind=kind, paper_id=told.id, out=tmp_path / "again.pdf")
    assert [(one.id, one.prints) for one in issued(bureau, kind)] == [("1-6", 2)]
    paper_making.preview(bureau, kind=kind, name="8")
    assert len(issued(bureau, kind)) == 1
    assert issued(bureau, "receipt") == []


def test_an_organisation_with_a_resolution_stands_for_it(bureau: Desk) -> None:
    paper_making.ready(bureau, kind="board_resolution", name="ORG002")
    told = {one.title: one.issued for one in rows(bureau, "board_resolution")}
    assert told["北京杏坛里公益基金会"] is not None
    assert told["北京木铎返乡创业联盟"] is None


@pytest.mark.parametrize(
    ("text", "asks"),
    [("20", True), (" 7-26", True), ("500", True), ("501", False), ("0", False), ("", False), ("zwanzig", False)],
)
def test_slips_are_asked_for_by_number_or_range(text: str, asks: bool) -> None:
    assert paper_choices.asks_for_slips(text) is asks
