"""Many bundles in one merge: one that cannot be taken stands in nobody else's way, and what is answered covers all of them."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from fairdesk.base.clock import now
from fairdesk.base.errors import MadeByNewer
from fairdesk.exchange import parcel
from fairdesk.exchange.container import write_container
from fairdesk.exchange.seal import seal
from fairdesk.services.desk import Desk
from fairdesk.services.keys import desk_keys
from fairdesk.store import desks, journal
from tests.commands import ask, fairdesk
from tests.factory import PASSPHRASE
from tests.halls import Hall, negotiate


def export_of_a_newer_program(path: Path, out: Path, **told: str) -> None:
    """A bundle, genuine in everything, whose last operation says something else."""
    with Desk.open(str(path), PASSPHRASE) as desk:
        identity, keys = desk.look(desks.identity), desk.look(desk_keys)
        *before, last = desk.look(lambda look: list(desks.own_operations(look)))
    newer = replace(last, **told)  # type: ignore[arg-type]
    newer = replace(newer, fields_hash=journal.fields_hash(newer.salt, newer.fields))
    operations = [*before, replace(newer, hash=journal.operation_hash(asdict(newer)))]
    manifest = parcel.manifest("bundle", identity, operations, now(), booth=identity.booth)
    write_container(out, seal(manifest, parcel.lines({"known": []}, operations), keys, [identity.bureau_recipient]), [], [])


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
