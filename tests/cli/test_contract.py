"""Every command keeps its promise: the shape of its JSON, and 0 done, 2 wrong usage, 3 something waits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fairdesk.cli.catalogue import COMMANDS
from fairdesk.services.desk import Desk
from tests.acts import rename
from tests.commands import ROOT, ask, fairdesk, outside
from tests.factory import PASSPHRASE
from tests.halls import FAIR, Hall, issue, negotiate

DEMO = ROOT / "resources" / "demo"
REFERENCE = ROOT / "tests" / "reference"
EXPECTED = json.loads((REFERENCE / "stats_expected.json").read_text(encoding="utf-8"))


def new_desk(folder: Path, fair: Path) -> Path:
    """A new bureau desk of this fair."""
    ask("new", folder / "desk.fairdesk", "--fair", fair)
    return folder / "desk.fairdesk"


def test_new_answers_with_the_fair_and_a_recovery_key_that_opens_the_desk(tmp_path: Path) -> None:
    (tmp_path / "fair.json").write_text(json.dumps(FAIR), encoding="utf-8")
    found = ask("new", tmp_path / "desk.fairdesk", "--fair", tmp_path / "fair.json")
    assert found["fair"] == "TEST"
    (tmp_path / "key").write_text(found["recovery_key"] + "\n", encoding="utf-8")
    assert ask("check", tmp_path / "desk.fairdesk", "--passphrase-file", tmp_path / "key")["clean"]


@pytest.mark.slow
@pytest.mark.parametrize("source", ["csv", "xlsx"])
def test_the_demo_fair_taken_in_adds_up_exactly(tmp_path: Path, source: str) -> None:
    files = sorted(DEMO.glob("*.csv")) if source == "csv" else [DEMO / "demo_fair.xlsx"]
    desk = new_desk(tmp_path, DEMO / "fair.json")
    assert fairdesk("import", desk, *files).code in {0, 3}
    assert ask("stats", desk) == EXPECTED


def records_of(answer: Any) -> dict[str, dict[str, tuple[Any, ...]]]:
    """By file and sheet what was recognised, and in which rows."""
    return {
        file["file"]: {
            sheet["sheet"]: (sheet["entity"], [one["row"] for one in sheet.get("records", [])])
            for sheet in file.get("sheets", [])
        }
        for file in answer["files"]
    }


def test_import_answers_in_the_shape_of_the_expected_rosters(tmp_path: Path) -> None:
    desk = new_desk(tmp_path, DEMO / "fair.json")
    files = sorted(one for one in (REFERENCE / "messy").iterdir() if one.suffix != ".json")
    fix_list = tmp_path / "fix.xlsx"
    before = ask("digest", desk)
    found = ask("import", desk, *files, "--dry-run", "--fix-list", fix_list, expect=3)
    assert ask("digest", desk) == before  # a dry run takes nothing
    assert fix_list.stat().st_size > 0
    expected = json.loads((REFERENCE / "messy" / "expected.json").read_text(encoding="utf-8"))
    wanted = {name: sheets for name, sheets in records_of(expected).items() if name in {one.name for one in files}}
    assert wanted
    assert records_of(found) == wanted
    sheet = next(sheet for file in found["files"] for sheet in file["sheets"] if sheet["records"])
    assert {"sheet", "entity", "header_rows", "data_first_row", "columns", "amount_unit", "skipped_rows", "records"} <= set(sheet)
    assert {"row", "values", "issues"} <= set(sheet["records"][0])


def test_find_lists_the_best_first(hall: Hall) -> None:
    found = ask("find", hall.bureau, "luojiaxiao")
    assert set(found[0]) == {"kind", "id", "name", "organisation"}
    assert found[0]["name"] == "罗嘉骁"
    assert len(ask("find", hall.bureau, "北", "--limit", 1)) == 1
    assert ask("find", hall.bureau, "无此人") == []


def test_arrive_welcomes_once(hall: Hall) -> None:
    first, second = (ask("arrive", hall.bureau, "Z001", "--station", "1") for _ in range(2))
    assert (first["state"], second["state"]) == ("welcome", "already")
    assert (second["at"], second["station"]) == (first["at"], "1")
    assert {"id", "name", "unit", "category", "badge"} <= set(first)


def test_badges_of_everybody_of_some_and_of_one(hall: Hall, tmp_path: Path) -> None:
    out = tmp_path / "badges.pdf"
    assert ask("badges", hall.bureau, "--all", "--out", out) == {"badges": 2, "pdf": str(out)}
    assert ask("badges", hall.bureau, "S001", "--layout", "single", "--order", "pinyin", "--out", out)["badges"] == 1
    assert ask("badges", hall.bureau, "--filter", "badge=Z001", "--out", out)["badges"] == 1
    assert out.read_bytes().startswith(b"%PDF-")


def test_negotiate_and_letter_answer_with_what_scripts_need(hall: Hall, tmp_path: Path) -> None:
    talk = negotiate(hall.other)
    found = issue(hall.other, talk, tmp_path / "letter.pdf")
    assert set(found) == {"id", "number", "pdf", "qr"}
    assert found["qr"].startswith("FD1:")
    assert found["number"] != hall.number
    assert Path(found["pdf"]).read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "goods",
    [("--goods", "书包:2000", "帐篷:1000.50"), ("--goods", "书包:2000", "--goods", "帐篷:1000.50")],
    ids=["in a row", "each"],
)
def test_goods_may_follow_in_a_row_or_each_by_itself(hall: Hall, tmp_path: Path, goods: tuple[str, ...]) -> None:
    talk = negotiate(hall.other)
    out = tmp_path / "letter.pdf"
    ask("letter", hall.other, talk, "--cash", "1", *goods, "--people", "9", "--out", out)
    assert ask("verify", out, "--trust", hall.path("fair.trust"))["facts"]["goods_fen"] == 300_050


def test_a_word_that_belongs_to_no_option_is_wrong_usage(hall: Hall, tmp_path: Path) -> None:
    said = fairdesk("letter", hall.other, negotiate(hall.other), "书包:2000", "--out", tmp_path / "letter.pdf")
    assert said.code == 2
    assert "书包:2000" in said.err


def test_verify_by_file_by_text_and_against_a_desk(hall: Hall) -> None:
    for proof in ([hall.path("letter.pdf")], ["--text", hall.qr]):
        for trust in (hall.path("fair.trust"), hall.booth):
            found = ask("verify", *proof, "--trust", trust)
            assert {"valid", "reason", "number", "facts", "differences"} <= set(found)
            assert (found["valid"], found["number"], found["differences"]) == (True, hall.number, [])
            assert (found["facts"]["cash_fen"], found["facts"]["goods_fen"]) == (6_000_000, 120_050)
    changed = hall.qr[:-3] + ("AAA" if not hall.qr.endswith("AAA") else "BBB")
    assert fairdesk("verify", "--text", changed, "--trust", hall.path("fair.trust")).code == 1


def test_documents_are_listed_and_made(hall: Hall, tmp_path: Path) -> None:
    kinds = {one["kind"] for one in ask("document", "--list")}
    assert {"letter_of_intent", "badge"} <= kinds
    out = tmp_path / "again.pdf"
    assert ask("document", hall.booth, "letter_of_intent", hall.number, "--out", out)["pdf"] == str(out)
    assert ask("verify", out, "--trust", hall.path("fair.trust"))["number"] == hall.number


def test_export_merge_receipt_acknowledge(hall: Hall, tmp_path: Path) -> None:
    dry = ask("merge", hall.bureau, hall.bundle, "--dry-run")
    assert [one["status"] for one in dry["bundles"]] == ["merged"]
    found = ask("merge", hall.bureau, hall.bundle, "--receipts", tmp_path / "receipts")
    assert {"bundles", "conflicts", "held", "digest"} <= set(found)
    (bundle,) = found["bundles"]
    assert {"file", "status", "reason", "operations", "corrections"} <= set(bundle)
    assert (bundle["file"], bundle["status"], bundle["corrections"]) == ("bundle.xlsx", "merged", [])
    assert bundle["operations"] > 0
    assert found["digest"] == ask("digest", hall.bureau)["digest"]
    (receipt,) = found["receipts"]
    assert ask("acknowledge", hall.booth, receipt)["acknowledged"] > 0
    rest = ask("export", hall.booth, "--out", tmp_path / "rest.xlsx")
    assert rest["operations"] == 0
    (again,) = ask("merge", hall.bureau, hall.bundle)["bundles"]
    assert (again["status"], again["operations"]) == ("already", 0)


def name_of(desk: Path) -> str:
    """The organisation's name as the desk shows it."""
    return str(next(one["name"] for one in ask("find", desk, "ORG001") if one["kind"] == "organisation"))


def test_a_conflict_waits_is_listed_and_decided(hall: Hall, tmp_path: Path) -> None:
    bundles = []
    for path, name in ((hall.booth, "北京木铎一"), (hall.other, "北京木铎二")):
        record = next(one["id"] for one in ask("find", path, "ORG001") if one["kind"] == "organisation")
        with Desk.open(str(path), PASSPHRASE) as desk:
            desk.do(rename, record_id=record, name=name)
        bundles.append(tmp_path / f"{path.stem}.xlsx")
        ask("export", path, "--out", bundles[-1])
    assert ask("merge", hall.bureau, *bundles, expect=3)["conflicts"] == 1
    (conflict,) = ask("conflicts", hall.bureau, expect=3)
    assert {one["value"] for one in conflict["choices"]} == {"北京木铎一", "北京木铎二"}
    operation = next(one["operation"] for one in conflict["choices"] if one["value"] == "北京木铎一")
    assert ask("resolve", hall.bureau, conflict["id"], "--take", operation)["record"] == conflict["record"]
    assert ask("conflicts", hall.bureau) == []
    assert name_of(hall.bureau) == "北京木铎一"


def test_undo_takes_the_newest_act_back(hall: Hall) -> None:
    before = ask("stats", hall.bureau)
    ask("arrive", hall.bureau, "Z001")
    assert ask("stats", hall.bureau) != before
    assert ask("undo", hall.bureau)["act"]
    assert ask("stats", hall.bureau) == before


def test_check_digest_journal(hall: Hall) -> None:
    found = ask("check", hall.booth)
    assert (found["clean"], found["faults"]) == (True, [])
    assert len(ask("digest", hall.booth)["digest"]) == 64
    lines = [json.loads(line) for line in fairdesk("journal", hall.booth, "--verify", expect=0).out.splitlines()]
    assert len(lines) == found["operations"]
    assert {"id", "device", "epoch", "seq", "kind", "record_id", "fields", "parents", "hash"} <= set(lines[-1])
    record = lines[-1]["record_id"]
    only = [json.loads(line) for line in fairdesk("journal", hall.booth, "--record", record, expect=0).out.splitlines()]
    assert only == [one for one in lines if one["record_id"] == record]


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_every_report_is_made(hall: Hall, tmp_path: Path, kind: str) -> None:
    for one in ask("report", "--list"):
        out = tmp_path / f"{one['report']}.{kind}"
        assert ask("report", hall.booth, one["report"], "--out", out)["file"] == str(out)
        assert out.read_bytes().startswith(b"%PDF-" if kind == "pdf" else b"PK")


def test_trust_and_preflight(hall: Hall, tmp_path: Path) -> None:
    assert ask("trust", hall.bureau, "--out", tmp_path / "fair.trust")["desks"] == 2
    assert ask("preflight", hall.bureau) == []
    with Desk.open(str(hall.bureau), PASSPHRASE) as desk:
        desk.do(rename, record_id="ORG001", name="木\U0001f600铎")
    (row,) = ask("preflight", hall.bureau, expect=3)
    assert (row["kind"], row["missing"]) == ("organisation", ["\U0001f600"])


def test_a_backup_comes_back_one_epoch_on(hall: Hall, tmp_path: Path) -> None:
    made = ask("backup", hall.booth, "--to", tmp_path / "backups")["backup"]
    found = ask("restore", made, "--to", tmp_path / "again.fairdesk")
    assert found["epoch"] > 1
    assert ask("digest", tmp_path / "again.fairdesk") == ask("digest", hall.booth)
    assert ask("check", tmp_path / "again.fairdesk")["clean"]
    numbers = {issue(path, negotiate(path), tmp_path / "l.pdf")["number"] for path in (hall.booth, tmp_path / "again.fairdesk")}
    assert len(numbers) == 2


def test_no_window_where_there_is_no_screen(hall: Hall) -> None:
    hidden = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    for words in ([], [hall.bureau]):
        assert len(outside(*words, environment=hidden, expect=1).err.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("no-such-command",),
        ("find", "x.fairdesk", "a", "--limit", "many"),
        ("find", "x.fairdesk"),
        ("kit", "x.fairdesk", "--booth", "A03"),
        ("badges", "x.fairdesk", "--all", "--out", "x.pdf", "--layout", "no-such-layout"),
        ("stats", "x.fairdesk", "--no-such-option"),
        ("--lang", "xx", "stats", "x.fairdesk"),
    ],
)
def test_wrong_usage_is_told_in_one_line(words: tuple[str, ...]) -> None:
    said = fairdesk(*words, expect=2)
    assert len(said.err.strip().splitlines()) == 1
    assert "--help" in said.err


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_command_has_a_help(language: str) -> None:
    assert set(COMMANDS) <= set(fairdesk("--lang", language, "--help", expect=0).out.split())
    for name in COMMANDS:
        said = fairdesk("--lang", language, name, "--help", expect=0)
        assert "--json" in said.out
