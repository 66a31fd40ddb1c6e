"""A desk comes into being whole or not at all: whoever is killed on the way leaves nothing at its address, and may try again."""

from __future__ import annotations

import signal

import pytest

from tests.commands import ask, outside
from tests.halls import Hall

KILLED = """
import os, signal
from fairdesk.store import desks, lives, search, vault
{step} = lambda *given, **named: os.kill(os.getpid(), signal.SIGKILL)
"""
"""Puts a sudden death in the place of one step."""

NEW = "new {hall}/no.fairdesk --fair {hall}/fair.json"
ENROL = "enrol {hall}/no.fairdesk --kit {hall}/kit-A03.xlsx"
RESTORE = "restore {hall}/bureau.fairdesk --to {hall}/no.fairdesk"
TAKEOVER = "takeover {hall}/bureau.fairdesk --to {hall}/no.fairdesk"
DEATHS = (
    *((line, step) for line in (NEW, ENROL) for step in ("vault.write_lock", "desks.settle_newborn", "search.refresh")),
    *((line, step) for line in (NEW, ENROL, RESTORE, TAKEOVER) for step in ("desks.complete", "vault.move_in")),
    (RESTORE, "lives.begin"),
)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process is killed so on POSIX systems only")
@pytest.mark.parametrize(("line", "step"), DEATHS, ids=lambda one: one.split()[0])
def test_killed_while_it_makes_a_desk_it_leaves_none_and_a_second_try_makes_it(hall: Hall, line: str, step: str) -> None:
    words = line.format(hall=hall.folder).split()
    outside(*words, before=KILLED.format(step=step), expect=-signal.SIGKILL)
    assert not hall.path("no.fairdesk").exists()
    outside(*words, expect=0)
    assert ask("check", hall.path("no.fairdesk"))["clean"]
    assert not list(hall.folder.glob("*.part*"))


def test_a_desk_that_stands_there_by_now_is_not_replaced(hall: Hall) -> None:
    taken = "from fairdesk.store import vault\n"
    taken += "vault.write_lock = lambda place, lock, write=vault.write_lock: (write(place, lock), place.with_suffix('').touch())"
    said = outside("--lang", "en", *NEW.format(hall=hall.folder).split(), before=taken, expect=1)
    assert "nothing was overwritten" in said.err
    assert hall.path("no.fairdesk").read_bytes() == b""
    assert not list(hall.folder.glob("*.part*"))
