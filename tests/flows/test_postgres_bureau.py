"""The bureau on PostgreSQL lives the same day as one on a file: the same digest, the same papers, and a way back to a file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from fairdesk.base.i18n import use_language
from fairdesk.services import fairs
from fairdesk.store import engine as engines
from fairdesk.store import upgrade
from tests.commands import ask, fairdesk
from tests.factory import PASSPHRASE
from tests.halls import FAIR, Hall, issue, make_hall, negotiate
from tests.postgres import PostgresServer
from tests.printing.readers import run

pytestmark = pytest.mark.postgres


@dataclass(frozen=True)
class Two:
    """One fair whose bureau lies on a server, and a copy of that bureau, with the same history, on a file."""

    hall: Hall
    server: str
    file: Path
    merged: dict[str, Any]
    server_desks: PostgresServer
    digests: tuple[str, str]
    """Of the server and of the file, right after both had merged: later tests print papers on the server."""


@pytest.fixture(scope="module")
def two(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """The fair is played with the bureau on the server; the file gets the same bundles in the other order."""
    use_language("zh_CN")
    folder = tmp_path_factory.mktemp("two")
    url = postgres_server.fresh()
    hall = make_hall(folder, url)
    second = folder / "second.xlsx"
    issue(hall.other, negotiate(hall.other), folder / "other.pdf")
    ask("export", hall.other, "--out", second)
    file = folder / "bureau.fairdesk"
    shutil.copyfile(ask("backup", url, "--to", folder / "before")["backup"], file)
    merged = ask("merge", url, hall.bundle, second, "--receipts", folder / "receipts")
    ask("merge", file, second, hall.bundle)
    digests = (ask("digest", url)["digest"], ask("digest", file)["digest"])
    yield Two(hall, url, file, merged, postgres_server, digests)
    postgres_server.drop(url)


def test_the_same_history_has_the_same_digest_on_both(two: Two) -> None:
    assert [one["status"] for one in two.merged["bundles"]] == ["merged", "merged"]
    assert two.digests == (two.merged["digest"], two.merged["digest"])


def test_the_figures_are_the_same_on_both(two: Two) -> None:
    found = ask("stats", two.server)
    assert found == ask("stats", two.file)
    letters = found["letters_of_intent"]
    assert (letters["total"], letters["cash_yuan"], letters["people"]) == (2, 120000, 24)
    assert found["negotiations"]["total"] == 2
    assert found["signin"]["distinct_people"] == 1


def test_the_desk_on_the_server_is_in_order(two: Two) -> None:
    found = ask("check", two.server)
    assert (found["clean"], found["conflicts"], found["held"]) == (True, 0, 0)
    assert len(fairdesk("journal", two.server, "--verify", expect=0).out.splitlines()) == found["operations"]


def test_people_and_papers_are_found_on_the_server(two: Two, tmp_path: Path) -> None:
    assert ask("find", two.server, "luojiaxiao") == ask("find", two.file, "luojiaxiao")
    for name in ("overview", "ledger"):
        for kind in ("pdf", "xlsx"):
            ask("report", two.server, name, "--out", tmp_path / f"{name}.{kind}")
    assert "120,000" in run("pdftotext", "-layout", str(tmp_path / "overview.pdf"), "-")
    ask("document", two.server, "letter_of_intent", two.hall.number, "--out", tmp_path / "letter.pdf")
    found = ask("verify", tmp_path / "letter.pdf", "--trust", two.server)
    assert (found["valid"], found["number"]) == (True, two.hall.number)
    assert ask("badges", two.server, "--all", "--out", tmp_path / "badges.pdf")["badges"] == 2
    assert ask("preflight", two.server) == []


def test_the_booths_acknowledge_what_the_server_has(two: Two) -> None:
    for booth, receipt in zip((two.hall.booth, two.hall.other), two.merged["receipts"], strict=True):
        assert ask("acknowledge", booth, receipt)["acknowledged"] > 0
        assert ask("export", booth, "--out", two.hall.path("rest.xlsx"))["operations"] == 0
        assert ask("check", booth)["clean"]


def test_a_backup_comes_back_as_a_file_and_as_another_database(two: Two, tmp_path: Path) -> None:
    backup = ask("backup", two.server, "--to", tmp_path)["backup"]
    digest = ask("digest", two.server)["digest"]
    url = two.server_desks.fresh()
    for target in (url, str(tmp_path / "again.fairdesk")):
        assert ask("restore", backup, "--to", target)["epoch"] > 1
        assert ask("digest", target)["digest"] == digest
        assert ask("check", target)["clean"]
        assert ask("arrive", target, "Z001")["state"] == "welcome"  # it goes on
        assert ask("check", target)["clean"]
        refused = fairdesk("restore", backup, "--to", target, "--json", expect=1)
        assert refused.data["refused"] == "DeskExists"
    two.server_desks.drop(url)


def test_refusals_on_a_server_never_tell_its_password(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    password = two.server.split(":")[2].partition("@")[0]
    empty = two.server_desks.fresh()
    monkeypatch.setenv("FAIRDESK_PASSPHRASE", "another")
    for words, refusal in (
        (["stats", two.server], "WrongPassphrase"),
        (["new", two.server, "--fair", two.hall.path("fair.json")], "DeskExists"),
        (["stats", empty], "DeskDamaged"),
        (["stats", two.server.rpartition("/")[0] + "/no_such_database"], "DeskUnreachable"),
        (["stats", two.server.replace(password, "wrong")], "DeskUnreachable"),
    ):
        said = fairdesk("--lang", "en", *words, "--json", expect=1)
        assert said.data["refused"] == refusal
        assert len(said.err.strip().splitlines()) == 1
        assert password not in said.out + said.err
    two.server_desks.drop(empty)


def no_time() -> datetime:
    """A clock that has stopped."""
    raise ZeroDivisionError


def test_a_desk_that_cannot_be_finished_leaves_the_database_empty(two: Two) -> None:
    url = two.server_desks.fresh()
    with pytest.raises(ZeroDivisionError):
        fairs.new(url, PASSPHRASE, FAIR, clock=no_time)
    ask("new", url, "--fair", two.hall.path("fair.json"))  # as if nothing had been begun
    two.server_desks.drop(url)


def test_what_a_killed_making_left_on_a_server_is_no_desk_and_the_next_try_makes_it(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    url = postgres_server.fresh()
    engine = engines.server_engine(url)
    upgrade.migrate(engine)
    engine.dispose()
    said = fairdesk("--lang", "en", "stats", url, "--json")
    assert (said.code, said.data["refused"]) == (1, "DeskEmpty")
    fair = tmp_path / "fair.json"
    fair.write_text(json.dumps(FAIR), encoding="utf-8")
    assert ask("new", url, "--fair", fair)["fair"] == "TEST"
    said = fairdesk("--lang", "en", "new", url, "--fair", fair, "--json")
    assert (said.code, said.data["refused"]) == (1, "DeskExists")
    postgres_server.drop(url)
