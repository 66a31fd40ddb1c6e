"""Badges as a service: who is chosen in which order, groups and numbers, and what is on record of a printing."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from fairdesk.base.errors import (
    BatchIsShorter,
    EverybodyHasBadge,
    NobodyToPrint,
    NoSuchChoice,
    NotFound,
    OrderHasNoGroups,
    ReasonMissing,
    SignNotPrintable,
)
from fairdesk.models.areas import Area, Delegation
from fairdesk.models.hall import Booth
from fairdesk.models.people import Badge, Participant
from fairdesk.printing import press
from fairdesk.records.badges import BadgeBatch, BadgeSheets, BatchItem, DividerFacts
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.papers import BadgeFacts
from fairdesk.services import badge_batches, badges
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import desks, people, things
from fairdesk.store.unit_of_work import Look, Work

HARD = "阿卜杜热西提·阿卜杜克热木·买买提明"


@act("Seat a hall")
def seat(work: Work) -> Outcome[None]:
    """Five more people with areas, booths, units and times of arrival of their own."""
    booth = Booth(code="A02")
    other = Area(code="A002", province="内蒙古自治区", prefecture="呼和浩特市", name="武川县")
    work.session.add_all([booth, other])
    delegation = Delegation(code="D002", area_id=other.id, booth_id=booth.id)
    work.session.add(delegation)
    told = (
        ("P0003", "安泽", "武川县民政局", "D1", "2018-07-18 09:00", None),
        ("P0004", HARD, "武川县民政局", "D1", "2018-07-18 14:00", None),
        ("P0005", "𮧵生", "示例晚报社", "", "", None),
        ("P0006", "曾涧", "示例晚报社", "", "2018-07-18 09:00", other.id),
        ("P0007", "单明", "", "", "", None),
    )
    for code, name, unit, delegated, arrives, area in told:
        work.session.add(
            Participant(
                code=code,
                name=name,
                unit=unit,
                badge_no=f"B{code[-3:]}",
                category=ParticipantCategory.MEDIA,
                delegation_id=delegation.id if delegated else None,
                area_id=area,
                arrives=arrives,
            )
        )
    return Outcome(None)


@act("Fill a hall")
def fill(work: Work, *, count: int) -> Outcome[None]:
    """So many more people."""
    for number in range(count):
        name = f"罗嘉{chr(0x4E00 + number)}"
        work.session.add(
            Participant(
                code=f"X{number:05d}",
                name=name,
                unit=f"单位{number % 300}",
                badge_no=f"X{number:05d}",
                category=ParticipantCategory.STAFF,
            )
        )
    return Outcome(None)


def codes(items: list[BatchItem]) -> list[str]:
    """The numbers of the badges and, in brackets, the groups of the dividers."""
    return [one.badge_no if isinstance(one, BadgeFacts) else f"[{one.name} {one.count}]" for one in items]


def chosen(desk: Desk, **wanted: object) -> list[str]:
    """The batch as numbers."""
    return codes(desk.look(badges.batch, wanted=BadgeBatch(**wanted)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("order", "numbers"),
    [
        ("roster", "S001 Z001 B003 B004 B005 B006 B007"),
        ("unit", "Z001 S001 B003 B004 B005 B006 B007"),
        ("booth", "B003 B004 B005 B006 B007 S001 Z001"),
        ("arrival", "B003 B006 B004 B005 B007 S001 Z001"),
    ],
)
def test_each_order_puts_those_without_at_the_end(desk: Desk, order: str, numbers: str) -> None:
    desk.do(seat)
    found = chosen(desk, order=order)
    if order == "unit":
        assert found[-1] == "B007"
        units = {one.badge_no: one.unit for one in desk.look(badges.chosen)}
        assert [units[number] for number in found[:-1]] == sorted(units[number] for number in found[:-1])
    else:
        assert found == numbers.split()


def test_names_stand_by_their_sound_and_areas_too(desk: Desk) -> None:
    desk.do(seat)
    names = {one.badge_no: one.name for one in desk.look(badges.chosen)}
    sound = [names[number] for number in chosen(desk, order="pinyin")]
    assert sound.index(HARD) < sound.index("安泽") < sound.index("罗嘉骁") < sound.index("单砺舟") < sound.index("曾涧")
    assert chosen(desk, order="area")[:4] == ["S001", "B003", "B004", "B006"]  # hebei before neimenggu


def test_a_badge_bears_the_booth_of_delegation_or_organisation(desk: Desk) -> None:
    desk.do(seat)

    def asked_one_by_one(look: Look, ids: list[str]) -> list[str]:
        return [people.booth_of(look, things.get(look, Participant, one)) for one in ids]

    found = desk.look(badges.chosen)
    assert [one.booth for one in found] == desk.look(asked_one_by_one, ids=[one.person_id for one in found])
    assert "A02" in {one.booth for one in found}


def test_dividers_name_and_count_their_groups(desk: Desk) -> None:
    desk.do(seat)
    found = chosen(desk, order="booth", dividers=True)
    assert found[:3] == ["[A02 2]", "B003", "B004"]
    assert found[3].endswith(" 5]")
    divider = desk.look(badges.batch, wanted=BadgeBatch(order="booth", dividers=True))[0]
    assert isinstance(divider, DividerFacts)
    assert (divider.first_no, divider.last_no) == ("B003", "B004")
    assert chosen(desk, order="pinyin", dividers=True)[0].startswith("[A ")
    with pytest.raises(OrderHasNoGroups):
        chosen(desk, dividers=True)


@pytest.mark.parametrize("first", range(1, 8))
def test_a_batch_begun_later_is_the_rest_of_the_whole(desk: Desk, first: int) -> None:
    desk.do(seat)
    whole = chosen(desk, order="booth", dividers=True)
    rest = chosen(desk, order="booth", dividers=True, first=first)
    assert whole[len(whole) - len(rest) :] == rest
    assert len([one for one in rest if not one.startswith("[")]) == 8 - first


def test_a_batch_that_cannot_be_is_refused(desk: Desk) -> None:
    for first in (0, 3):
        with pytest.raises(BatchIsShorter):
            chosen(desk, first=first)
    with pytest.raises(NotFound):
        chosen(desk, names=("S001", "nobody"))
    with pytest.raises(NoSuchChoice, match="category、unit、badge、walk_in"):
        chosen(desk, filters=(("colour", "red"),))
    with pytest.raises(NobodyToPrint):
        chosen(desk, filters=(("unit", "无此单位"),))


def test_people_named_keep_their_order_and_stand_once(desk: Desk) -> None:
    assert chosen(desk, names=("Z001", "P0001", "S001")) == ["Z001", "S001"]


def test_a_batch_on_paper_is_on_record_in_one_act(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "badges.pdf"
    assert badge_batches.print_batch(desk, out=out, batch=BadgeBatch(), sheets=BadgeSheets()) == 2
    assert len(set(desk.look(lambda look: [one.printed_at for one in things.where(look, Badge)]))) == 1
    with pytest.raises(EverybodyHasBadge):
        badge_batches.print_batch(desk, out=out, batch=BadgeBatch(only_new=True), sheets=BadgeSheets())
    desk.do(seat)
    assert badge_batches.print_batch(desk, out=out, batch=BadgeBatch(only_new=True), sheets=BadgeSheets()) == 5
    assert desk.do(badges.note_printed, person_ids=[one.person_id for one in desk.look(badges.chosen)]).result == 0
    with pytest.raises(NotFound):
        desk.do(badges.note_printed, person_ids=["0197f000-0000-7000-8000-000000000000"])


def test_a_reprint_counts_up_and_voids_what_was_before(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "badge.pdf"
    alone = BadgeSheets(layout="single")
    for number, old in (("Z001-2", "Z001"), ("Z001-3", "Z001-2")):
        made = badge_batches.reprint(desk, out=out, batch=BadgeBatch(names=(old,)), sheets=alone, reason="遗失")
        assert made == [(old, number)]
        assert number in press.page_text(out.read_bytes())
    standing = desk.look(lambda look: [(one.number, one.copy) for one in things.where(look, Badge)])
    assert standing == [("Z001-3", 3)]
    assert desk.look(badges.chosen, names=["Z001-3"])[0].copy == 3


def test_a_reprint_that_cannot_be_drawn_takes_no_number(desk: Desk, tmp_path: Path) -> None:
    @act("Rename")
    def rename(work: Work) -> Outcome[None]:
        things.get(work, Participant, "P0002").name = "ཀ"
        return Outcome(None)

    desk.do(rename)
    out, batch = tmp_path / "badge.pdf", BadgeBatch(names=("S001", "Z001"))
    with pytest.raises(SignNotPrintable):
        badge_batches.reprint(desk, out=out, batch=batch, sheets=BadgeSheets(), reason="遗失")
    with pytest.raises(ReasonMissing):
        badge_batches.reprint(desk, out=out, batch=BadgeBatch(names=("S001",)), sheets=BadgeSheets(), reason=" ")
    assert chosen(desk) == ["S001", "Z001"]
    assert not out.exists()


def test_the_badges_of_a_rehearsal_say_so(desk: Desk) -> None:
    @act("Rehearse")
    def rehearse(work: Work) -> Outcome[None]:
        desks.set_preference(work, "training", True)
        return Outcome(None)

    assert desk.look(badges.chosen)[0].fair.notice == ""
    desk.do(rehearse)
    assert all(one.fair.notice for one in desk.look(badges.chosen))


def test_the_first_sheet_is_seen_before_anything_is_on_record(desk: Desk) -> None:
    desk.do(seat)
    for stacks in (False, True):
        sheets = BadgeSheets(layout="a4-4", backs=True, stacks=stacks)
        first = desk.look(badge_batches.first_sheet, batch=BadgeBatch(), sheets=sheets)
        assert (first.badges, first.sheets, press.page_count(first.pdf)) == (7, 2, 2)
    assert desk.look(lambda look: things.where(look, Badge)) == []


def test_a_crowd_is_chosen_with_a_few_questions(desk: Desk, record_property: Callable[[str, object], None]) -> None:
    desk.do(fill, count=1500)
    asked: list[str] = []

    def choose(look: Look, names: list[str]) -> int:
        event.listen(look.connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
        return len(badges.chosen(look, names=names, order="pinyin"))

    began = time.perf_counter()
    assert desk.look(choose, names=[]) == 1502
    record_property("seconds", round(time.perf_counter() - began, 2))
    assert len(asked) <= 8
    asked.clear()
    desk.look(choose, names=[f"X{number:05d}" for number in range(1500)])
    assert len(asked) <= 20
