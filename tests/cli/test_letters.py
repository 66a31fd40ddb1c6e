"""Letters of negotiations that say little: recorded without an offer, or taken from a roster."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fairdesk.base.assets import asset
from fairdesk.base.i18n import LANGUAGES
from fairdesk.models.organisations import Organisation
from fairdesk.printing import press
from fairdesk.records.choices import Category, ValueBasis
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import things
from fairdesk.store.unit_of_work import Work
from tests.commands import ask, fairdesk
from tests.factory import PASSPHRASE
from tests.halls import Hall


def test_a_negotiation_without_an_offer_has_a_letter_about_help_for_the_place(hall: Hall, tmp_path: Path) -> None:
    talk = ask("negotiate", hall.other, "--organisation", "ORG001", "--area", "A001")["id"]
    made = ask("letter", hall.other, talk, "--cash", "60000", "--out", tmp_path / "a.pdf")
    facts = ask("verify", made["pdf"], "--trust", hall.path("fair.trust"))["facts"]
    assert facts["project"].endswith("帮扶项目")
    assert facts["cash_fen"] == 6_000_000


def test_the_project_may_be_named(hall: Hall, tmp_path: Path) -> None:
    talk = ask("negotiate", hall.other, "--organisation", "ORG001", "--area", "A001")["id"]
    made = ask("letter", hall.other, talk, "--project", "山村图书角", "--cash", "1", "--out", tmp_path / "a.pdf")
    assert ask("verify", made["pdf"], "--trust", hall.path("fair.trust"))["facts"]["project"] == "山村图书角"


def test_goods_may_say_what_they_are_what_one_costs_and_how_their_value_is_known(hall: Hall, tmp_path: Path) -> None:
    talk = ask("negotiate", hall.other, "--organisation", "ORG001", "--area", "A001")["id"]
    told = ("棉衣:15000;kind=成人加厚;quantity=50件;price=300;basis=INVOICE", "旧图书:0")
    made = ask("letter", hall.other, talk, "--cash", "1", "--goods", *told, "--out", tmp_path / "a.pdf")
    text = "".join(press.page_text(Path(made["pdf"]).read_bytes()).split())
    for words in ("规格", "成人加厚", "50件", "单价", "300.00", "15,000.00", "发票", "无凭据"):
        assert words in text
    assert ask("verify", made["pdf"], "--trust", hall.path("fair.trust"))["facts"]["goods_fen"] == 1_500_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_says_how_goods_are_written(language: str) -> None:
    said = "".join(fairdesk("--lang", language, "letter", "--help", expect=0).out.split())
    assert "NAME:YUAN[;kind=…][;quantity=…][;price=YUAN][;basis=…]" in said
    assert all(one.name in said for one in ValueBasis)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bureau's desk that has the whole demo fair from its rosters."""
    folder = tmp_path_factory.mktemp("imported")
    desk = folder / "bureau.fairdesk"
    ask("new", desk, "--fair", asset("demo", "fair.json"))
    fairdesk("import", desk, *sorted(asset("demo").glob("*.csv")))
    return desk


def test_negotiations_from_a_roster_have_letters_too(imported: Path, tmp_path: Path) -> None:
    said = [
        fairdesk("--lang", "en", "letter", imported, f"N{n:03}", "--cash", "60000", "--out", tmp_path / f"{n}.pdf", "--json")
        for n in range(1, 21)
    ]
    refused = {one.data["refused"] for one in said if one.code}
    made = [one.data for one in said if not one.code]
    assert refused == {"LetterExists"}
    assert made
    assert all(ask("verify", one["pdf"], "--trust", imported)["valid"] for one in made)


def test_the_whole_telephone_number_finds_its_owner(imported: Path) -> None:
    row = ask("find", imported, "P0001")[0]
    mobile = json.loads(fairdesk("journal", imported, "--record", "P0001").out.splitlines()[0])["fields"]["mobile"]
    assert row["id"] in {one["id"] for one in ask("find", imported, mobile)}
    assert row["id"] not in {one["id"] for one in ask("find", imported, f"1290000{mobile[-4:]}")}


@act("Add a second giver and its neighbour's need")
def neighbours(work: Work) -> Outcome[None]:
    """An organisation that offers nothing, and a need of an area that is not A001."""
    things.add(work, Organisation(code="ORG002", name="另一家", category=Category.FOUNDATION))
    return Outcome(None)


def test_an_offer_of_another_organisation_is_refused_by_name(hall: Hall) -> None:
    with Desk.open(str(hall.bureau), PASSPHRASE) as desk:
        desk.do(neighbours)
    words = ("negotiate", hall.bureau, "--organisation", "ORG002", "--area", "A001", "--offer", "G001")
    said = fairdesk("--lang", "en", *words, "--json")
    assert (said.code, said.data["refused"]) == (1, "OfferOfAnother")
    assert "另一家" in said.err
