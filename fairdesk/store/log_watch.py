"""Notices that the write-ahead log of an open desk file was taken away, so that nothing is ever written into a file nobody reads.

SQLite's locks on POSIX belong to the process and fall as soon as anything in it opens and closes the same file, as a dialog for
files does to show its kind. Another program that closes the desk then believes to be the last one: it writes the log into the
file and deletes it, while connections here would go on writing into the deleted log. Each connection therefore remembers which
log it opened; where another one lies there now, or none, it is replaced before it is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event, exc

_LOG = "write_ahead_log"


def watch(engine: Engine, desk: Path) -> None:
    """No connection of this engine is handed out whose write-ahead log is no longer the one beside the desk file."""
    log = Path(f"{desk}-wal")

    def remember(connection: Any, record: Any, _proxy: Any = None) -> None:
        record.info.setdefault(_LOG, _number(log))

    def compare(connection: Any, record: Any, _proxy: Any) -> None:
        known = record.info.get(_LOG)
        if known is not None and known != _number(log):
            raise exc.InvalidatePoolError

    event.listen(engine, "connect", remember)
    event.listen(engine, "checkout", compare)


def _number(log: Path) -> int | None:
    try:
        return log.stat().st_ino
    except OSError:
        return None
