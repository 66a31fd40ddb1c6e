"""Many bundles in one merge: one that cannot be taken stands in nobody else's way, and what is answered covers all of them."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from fairdesk.base.clock import now
from fairdesk.base.errors import MadeByNewer, NothingTaken
from fairdesk.exchange import parcel
from fairdesk.exchange.container import write_container
from fairdesk.exchange.seal import seal
from fairdesk.services.desk import Desk
from fairdesk.services.keys import desk_keys
from fairdesk.store import desks, pen
from tests.commands import ROOT, ask, fairdesk
from tests.factory import MORNING, PASSPHRASE
from tests.halls import Hall, negotiate

DEMO = ROOT / "resources" / "demo"


def export_of_a_newer_program(path: Path, out: Path, **told: str) -> None:
    """A bundle, genuine in everything, whose last operation says something else."""
    with Desk.open(str(path), PASSPHRASE) as desk:
        identity, keys = desk.look(desks.identity), desk.look(desk_keys)
        *before, last = desk.look(lambda look: list(desks.own_operations(look)))
    newer = replace(last, **told)  # type: ignore[arg-type]
    newer = replace(newer, fields_hash=pen.fields_hash(newer.salt, newer.fields))
    operations = [*before, replace(newer, hash=pen.operation_hash(asdict(newer)))]
    manifest = parcel.manifest("bundle", identity, operations, now(), booth=identity.booth)
    head = {"known": [], "lives": [[1, "", 0, 0]]}
    write_container(out, seal(manifest, parcel.lines(head, operations), keys, [identity.bureau_recipient]), [], [])


@pytest.mark.parametrize(
    "told", [{"record_table": "drone"}, {"record_table": "desk_identity"}, {"fields": '{"mode":"TELEPATHY"}'}], ids=str
)
def test_a_bundle_of_a_newer_program_is_refused_alone(hall: Hall, tmp_path: Path, told: dict[str, str]) -> None:
    newer = tmp_path / "newer.xlsx"
    for _time in range(2):
        negotiate(hall.other)
    export_of_a_newer_program(hall.other, newer, **told)
    before = ask("digest", hall.bureau)
    said = fairdesk("--lang", "en", "merge", hall.bureau, newer, expect=1)
    assert said.err.strip() == f"newer.xlsx: {MadeByNewer.sentence}"
    assert ask("digest", hall.bureau) == before
    found = ask("merge", hall.bureau, newer, hall.bundle, expect=3)
    assert [(one["status"], one["operations"] > 0) for one in found["bundles"]] == [("refused", False), ("merged", True)]
    assert found["held"] == 0
    assert ask("check", hall.bureau)["clean"]
    ask("export", hall.other, "--out", tmp_path / "whole.xlsx")
    assert ask("merge", hall.bureau, tmp_path / "whole.xlsx")["bundles"][0]["status"] == "merged"


@pytest.mark.parametrize("turned", [False, True], ids=["older first", "newer first"])
def test_two_bundles_of_one_desk_get_one_receipt_that_covers_both(hall: Hall, tmp_path: Path, turned: bool) -> None:
    copy = ask("backup", hall.booth, "--to", tmp_path)["backup"]
    negotiate(hall.booth)
    bundles, again = [tmp_path / "older.xlsx", tmp_path / "newer.xlsx"], tmp_path / "again.fairdesk"
    ask("export", hall.booth, "--out", bundles[0])
    ask("restore", copy, "--to", again)
    negotiate(again)
    ask("export", again, "--out", bundles[1])
    found = ask("merge", hall.bureau, *(reversed(bundles) if turned else bundles), "--receipts", tmp_path / "receipts")
    (receipt,) = found["receipts"]
    ask("acknowledge", again, receipt)
    assert ask("digest", again) == ask("digest", hall.bureau)
    with Desk.open(str(again), PASSPHRASE) as desk:
        assert desk.look(desks.unexchanged) == 0


def test_no_receipt_replaces_another(hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fairdesk.cli.console.now", lambda: MORNING)
    written = [ask("merge", hall.bureau, hall.bundle, "--receipts", tmp_path)["receipts"] for _time in range(3)]
    assert sorted(Path(one).name for (one,) in written) == sorted(one.name for one in tmp_path.glob("*.xlsx"))
    assert len({one for (one,) in written}) == 3


@pytest.mark.parametrize("command", ["merge", "import"])
def test_where_every_file_is_refused_the_answer_has_its_usual_shape_and_is_a_refusal_too(hall: Hall, command: str) -> None:
    bad, good = hall.path("bad.csv"), hall.bundle if command == "merge" else DEMO / "organisations.csv"
    bad.write_bytes(b"")
    usual = fairdesk("--lang", "en", command, hall.bureau, bad, good, "--dry-run", "--json", expect=3).data
    found = fairdesk("--lang", "en", command, hall.bureau, bad, bad, "--json", expect=1).data
    assert (found.pop("refused"), found.pop("message")) == ("NothingTaken", NothingTaken.sentence)
    assert found.keys() == usual.keys()
    name = next(iter(usual))
    assert found[name] == [usual[name][0]] * 2
