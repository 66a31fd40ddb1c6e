"""Signs no font holds are found before anybody waits for a paper: on the desk in any field, and in rosters by cell."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.models.areas import Delegation
from fairdesk.models.organisations import Body, Organisation
from fairdesk.models.people import Participant
from fairdesk.printing import press
from fairdesk.records.choices import ParticipantCategory
from fairdesk.records.rosters import RowPlace
from fairdesk.records.unprintable import Unprintable, record_words
from fairdesk.services import rosters, unprintable
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import things
from fairdesk.store.texts import printed
from fairdesk.store.unit_of_work import Work
from tests.factory import fair_desk

LOST, RARE = "\U0001f600", "𬭎䶮㛃"
"""A sign no font of ours holds, and rare ones that are held."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A small fair."""
    with fair_desk(tmp_path / "desk.fairdesk") as made:
        yield made


@act("Spoil")
def spoil(work: Work, /, **words: str) -> Outcome[None]:
    """These fields of the organisation hold these words."""
    one = things.where(work, Organisation)[0]
    for name, value in words.items():
        setattr(one, name, value)
    return Outcome(None)


@act("Many people")
def many(work: Work, *, count: int) -> Outcome[None]:
    """So many people are on the desk; the last of them has a sign nobody can print in the unit."""
    work.session.add_all(
        Participant(
            code=f"Q{at:05}",
            name=f"罗嘉骁{chr(0x4E00 + at % 5000)}",
            unit="张北县民政局" + (LOST if at == count - 1 else ""),
            title="副局长",
            category=ParticipantCategory.DELEGATE,
            badge_no=f"Q{at:05}",
        )
        for at in range(count)
    )
    return Outcome(None)


@act("Texts of lists and of other tables")
def more(work: Work) -> Outcome[None]:
    """A body with a former name, and a delegation's head, nobody can print."""
    work.session.add(Body(code="B9", name="武川县民政局", former_names=["旧名", f"更旧{LOST}"]))
    things.where(work, Delegation)[0].lead = f"傅{LOST}舒{RARE}"
    return Outcome(None)


def test_a_sound_desk_has_nothing_to_say(desk: Desk) -> None:
    desk.do(spoil, name=f"木{RARE}铎", address="北京市\n朝阳区\t1号", legal_rep="买买提·吐尔逊\ufe00")
    assert desk.look(unprintable.of_desk) == []


def test_records_are_named_with_field_and_signs(desk: Desk) -> None:
    desk.do(spoil, address=f"北京市{LOST}朝阳区\U0001f601{LOST}", legal_rep=f"王{LOST}")
    desk.do(more)
    found = desk.look(unprintable.of_desk)
    assert {(one.kind, one.field): one.missing for one in found} == {
        ("organisation", "legal_rep"): (LOST,),
        ("organisation", "address"): (LOST, "\U0001f601"),
        ("body", "former_names"): (LOST,),
        ("delegation", "lead"): (LOST,),
    }
    assert {one.name for one in found if one.kind == "organisation"} == {"北京木铎返乡创业联盟"}
    assert "U+1F600" in record_words(found[0])
    assert record_words(Unprintable(kind="k", id="1", name="n", field="f", missing=(LOST,)))


@pytest.mark.parametrize(
    ("table", "field"),
    [
        *(("participant", one) for one in ("name", "unit", "title")),
        *(("organisation", one) for one in ("name", "short", "address", "legal_rep", "contact_title")),
        *(("area", one) for one in ("name", "province", "prefecture")),
        *(("body", one) for one in ("name", "representative", "address", "former_names")),
        *(("demand", one) for one in ("title", "description", "goods")),
        *(("offer", one) for one in ("title", "description", "goods", "service")),
        *(("delegation", one) for one in ("lead", "lead_unit", "lead_title")),
        ("booth", "holder"),
        ("policy_document", "title"),
        ("negotiation", "project"),
        ("negotiation", "next_step"),
        ("fair", "name"),
        ("fair", "hosts"),
        ("fair", "venue"),
    ],
)
def test_every_text_that_comes_to_paper_is_looked_through(table: str, field: str) -> None:
    assert field in printed()[table]


def test_what_the_program_writes_itself_is_not() -> None:
    assert "enrolled_desk" not in printed()
    assert "category" not in printed()["participant"]
    assert "organisation_id" not in printed()["participant"]
    assert "id" not in printed()["participant"]


def test_five_thousand_people_are_looked_through_in_a_moment(desk: Desk) -> None:
    desk.do(many, count=5_000)
    press.missing_signs("字")  # the fonts are read once in a process
    began = time.perf_counter()
    (found,) = desk.look(unprintable.of_desk)
    assert time.perf_counter() - began < 15  # a third of a second on a machine at rest
    assert (found.kind, found.field, found.missing) == ("participant", "unit", (LOST,))


def test_signs_that_are_taken_for_usual_can_all_be_printed() -> None:
    signs = [chr(code) for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000 and unprintable.usual(chr(code))]
    assert len(signs) > 7_000
    assert press.missing_signs("".join(signs)) == []


# ---- rosters -----------------------------------------------------------------------------------------------------------


def roster(folder: Path, name: str, unit: str) -> Path:
    """A roster of two people."""
    path = folder / "people.csv"
    rows = ["编号,姓名,单位,职务,参会类别", f"P0101,{name},{unit},科长,受援地代表", "P0102,单砺舟,张北县民政局,科员,受援地代表"]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_cells_of_a_roster_are_named_before_it_is_taken_in(tmp_path: Path, desk: Desk) -> None:
    found = rosters.read([roster(tmp_path, f"罗{LOST}", f"张北县{RARE}")])
    ((place, cells),) = unprintable.of_files(found).items()
    assert (place.file, cells) == (0, {"name": (LOST,)})
    assert isinstance(place, RowPlace)
    told = rosters.to_json(found, desk.look(rosters.preview, files=found))
    (sheet,) = told["files"][0]["sheets"]
    assert sheet["unprintable"] == [{"row": place.row, "field": "name", "missing": [LOST]}]
    assert not any("unprintable" in issue["code"].lower() for record in sheet["records"] for issue in record["issues"])


def test_a_sound_roster_has_no_such_key(tmp_path: Path, desk: Desk) -> None:
    found = rosters.read([roster(tmp_path, "罗嘉骁", f"张北县{RARE}")])
    assert unprintable.of_files(found) == {}
    told = rosters.to_json(found, desk.look(rosters.preview, files=found))
    assert "unprintable" not in told["files"][0]["sheets"][0]
