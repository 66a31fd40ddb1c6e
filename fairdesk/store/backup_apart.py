"""A backup made by a process of its own: the check goes through the whole journal, and the window would feel that.

`copy_apart` starts it and waits; what it is asked comes as one line of JSON on its standard input, so that no key and no
password stands in the list of processes.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import fairdesk
from fairdesk.base import errors
from fairdesk.base.errors import BackupStopped, Refusal
from fairdesk.base.progress import Progress

_GLANCE = 0.2
"""Seconds between two looks at whether somebody wants it to stop."""
_LOWER = 10
"""So much does the other process stand back behind the window where both want the processor."""


def copy_apart(target: str, key: bytes, out: Path, progress: Progress) -> None:
    """As `backup.copy_to_file`, in another process that leaves this one its processor; stopped, it leaves nothing."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("FAIRDESK_PASS", "PYTHON"))}
    environment["PYTHONPATH"] = str(Path(fairdesk.__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, "-m", "fairdesk.store.backup_apart"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        encoding="utf-8",
    ) as process:
        try:
            asked: str | None = json.dumps({"target": target, "key": key.hex(), "out": str(out)}) + "\n"
            answer = ""
            while True:
                progress.report("copy")
                with contextlib.suppress(subprocess.TimeoutExpired):
                    answer, _ = process.communicate(asked, timeout=_GLANCE)
                    break
                asked = None
        except BaseException:
            process.kill()
            process.wait()
            _clear(out)
            raise
    _refuse(answer, out)


def _clear(out: Path) -> None:
    from fairdesk.store import vault

    with contextlib.suppress(OSError):
        vault.remove(out.with_name(out.name + ".part"))


def _refuse(answer: str, out: Path) -> None:
    """Nothing happens; refused as the other process was, or where it died."""
    try:
        said: dict[str, Any] = json.loads(answer)
    except ValueError:
        _clear(out)
        raise BackupStopped(path=str(out)) from None
    if said:
        refusal: type[Refusal] = getattr(errors, said["refused"])
        raise refusal(**said["places"])


def main() -> None:
    """Makes the one backup it is asked for and answers `{}`, or which refusal came of it."""
    if hasattr(os, "nice"):
        os.nice(_LOWER)
    asked = json.loads(sys.stdin.readline())
    made = _made(asked["target"], bytes.fromhex(asked["key"]), Path(asked["out"]))
    sys.stdout.write(json.dumps(made, default=str) + "\n")


def _made(target: str, key: bytes, out: Path) -> dict[str, Any]:
    from fairdesk.store import backup
    from fairdesk.store import engine as engines

    engine = engines.server_engine(target) if engines.is_server(target) else engines.file_engine(Path(target), key)
    try:
        backup.copy_to_file(engine, target, key, out)
    except Refusal as refusal:
        return {"refused": type(refusal).__name__, "places": refusal.places}
    finally:
        engine.dispose()
    return {}


if __name__ == "__main__":
    main()
