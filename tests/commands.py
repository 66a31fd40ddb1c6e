"""Runs commands as a script would: in this process for speed, or in a process of its own where the system sets the limits."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fairdesk.cli.program import run
from tests.factory import PASSPHRASE  # the factory makes keys cheap

ROOT = Path(__file__).parent.parent
STATE = Path(tempfile.gettempdir()) / "fairdesk-tests"
INNER_FAULT = re.compile(r"inside FairDesk|FairDesk 内部|Traceback")


@dataclass(frozen=True)
class Said:
    """What a command answered: its exit code, what it printed, and what it told the person."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON on stdout."""
        return json.loads(self.out)


def fairdesk(*words: object, expect: int | None = None) -> Said:
    """One command from beginning to end in this process; it never shows a fault of its own."""
    out, err = io.StringIO(), io.StringIO()
    with _apart(), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run([str(word) for word in words])
    return _sound(Said(code, out.getvalue(), err.getvalue()), expect)


@contextlib.contextmanager
def _apart() -> Iterator[None]:
    """The program's log lies in a folder of the tests, and the logging of the tests is afterwards as it was."""
    logger = logging.getLogger("fairdesk")
    handlers, propagate = logger.handlers, logger.propagate
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(STATE))
        yield
    for one in logger.handlers:
        one.close()
    logger.handlers, logger.propagate = handlers, propagate


def ask(*words: object, expect: int = 0) -> Any:
    """What a command answers in JSON; fails where its exit code is another."""
    return fairdesk(*words, "--json", expect=expect).data


def outside(
    *words: object,
    wrapped: Sequence[str] = (),
    before: str = "",
    environment: dict[str, str] | None = None,
    expect: int | None = None,
) -> Said:
    """One command in a process of its own, after the Python line `before`, inside the program `wrapped`; no terminal is there."""
    code = f"{before}\nimport sys\nimport tests.factory\nfrom fairdesk.cli.program import run\nsys.exit(run(sys.argv[1:]))"
    given = {"FAIRDESK_PASSPHRASE": PASSPHRASE} if environment is None else environment
    clean = {key: value for key, value in os.environ.items() if not key.startswith("FAIRDESK_")}
    done = subprocess.run(
        [*wrapped, sys.executable, "-c", code, *map(str, words)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        cwd=ROOT,
        env=clean | {"XDG_STATE_HOME": str(STATE)} | given,
    )
    return _sound(Said(done.returncode, done.stdout, done.stderr), expect)


def _sound(said: Said, expect: int | None) -> Said:
    assert not INNER_FAULT.search(said.out + said.err), said
    assert expect is None or said.code == expect, said
    return said
