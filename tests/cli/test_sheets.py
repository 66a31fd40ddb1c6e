"""Sheets from the command line: every kind from a fair of real rosters, refused by name, slips again after a jam."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdesk.base.assets import asset
from fairdesk.printing import press
from fairdesk.services.sheets.catalogue import MAKERS
from tests.commands import ask, fairdesk

NAMES = {
    "ceremony_list": "authorisations",
    "name_card": "authorisations",
    "booth_sign": "J03@A3",
    "table_sign": "table:12",
    "schedule": "ORG001",
    "ledger": "A3",
    "statistics": "attendance",
    "walk_in_slip": "5",
    "negotiation_slip": "1",
    "receipt": "1",
}


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bureau's desk with the demo fair from its rosters."""
    desk = tmp_path_factory.mktemp("sheets") / "bureau.fairdesk"
    ask("new", desk, "--fair", asset("demo", "fair.json"))
    fairdesk("import", desk, *sorted(asset("demo").glob("*.csv")))
    return desk


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_every_kind_is_made_and_its_facts_travel_inside(kind: str, fair: Path, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    assert ask("document", fair, kind, NAMES.get(kind, "all"), "--out", out) == {"kind": kind, "pdf": str(out)}
    assert press.attached_facts(out.read_bytes())


def test_the_stage_of_the_demo_fair(fair: Path, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    for kind, name, wanted in (
        ("ceremony_list", "all", ("合作框架协议 7 份，授权委托书 10 份，帮扶项目意向书 40 份",)),
        ("flag_list", "all", ("10 家，按上台顺序", "授旗单位")),
        ("agenda", "all", ("动员讲话", "赤峰市、玉树州、和田市现场推介", "内蒙古赤峰市：发布需求信息")),
        ("booth_sign", "J03", ("朝阳区", "精准救助")),
        ("booth_sign", "A03", ("沽源县", "河北省张家口市", "对口支援")),
        ("table_sign", "7", ("T07",)),
        ("schedule", "table:7", ("没有已约定的洽谈",)),
    ):
        ask("document", fair, kind, name, "--out", out)
        with press.opened(out.read_bytes()) as paper:
            told = "".join(page.get_textpage().get_text_range() for page in paper)
        assert all(one in told for one in wanted), (kind, wanted)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        *(("booth_sign", "X99"), ("table_sign", "table:99"), ("schedule", "ORG999"), ("agenda", "A03"), ("ledger", "A5")),
        *(("statistics", "nothing"), ("ceremony_list", "nothing"), ("flag_list", "letters"), ("name_card", "nobody")),
        *(("walk_in_slip", "0"), ("walk_in_slip", "900-901"), ("receipt", "nothing"), ("negotiation_slip", "many")),
    ],
)
def test_what_cannot_be_made_is_refused_and_leaves_no_file(kind: str, name: str, fair: Path, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    said = fairdesk("--lang", "en", "document", fair, kind, name, "--out", out)
    assert said.code == 1
    assert name.removeprefix("table:").split("-")[0] in said.err
    assert not out.exists()


def test_the_same_slips_come_again_after_a_jam(fair: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    ask("document", fair, "negotiation_slip", "2", "--out", first)
    facts = press.attached_facts(first.read_bytes()) or b""
    counters = [int(part[:4]) for part in facts.decode().split("N-HQ-")[1:]]
    ask("document", fair, "negotiation_slip", f"{counters[0]}-{counters[-1]}", "--out", again)
    assert again.read_bytes() == first.read_bytes()


def test_a_report_is_made_on_a3_where_that_is_asked(fair: Path, tmp_path: Path) -> None:
    for size, width in (("A4", 842), ("a3", 1191)):
        out = tmp_path / f"{size}.pdf"
        ask("report", fair, "ledger", "--out", out, "--paper", size)
        with press.opened(out.read_bytes()) as paper:
            assert round(paper[0].get_size()[0]) == width
