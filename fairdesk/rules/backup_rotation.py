"""What backups are called, when each was made, and which of them are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from fairdesk.base.clock import HALL

HOURS: Final = 24
DAYS: Final = 14

_TIME: Final = "%Y%m%d-%H%M%S-%f"
_NAME: Final = re.compile(r"(?P<desk>.+)-(?P<time>\d{8}-\d{6}-\d{6})\.fairdesk", re.ASCII | re.DOTALL)
_NO_NAME: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
"""Signs that no name of a file holds on one system or another."""


def desk_of(fair: str, letters: str) -> str:
    """How the backups of this desk begin: its fair and the letters of its papers."""
    return _NO_NAME.sub("_", f"{fair}-{letters}")


def backup_name(desk: str, at: datetime) -> str:
    """What a backup of this desk (`desk_of`) made at this moment is called; the time is in UTC."""
    return f"{desk}-{at.astimezone(UTC):{_TIME}}.fairdesk"


def read_name(name: str) -> tuple[str, datetime] | None:
    """Which desk a file is a backup of, and when it was made; None where the program did not call it so."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found["time"], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return (found["desk"], at) if backup_name(found["desk"], at) == name else None


def older(name: str, names: Iterable[str]) -> list[str]:
    """The backups of the same desk that were made before this one, newest first; none where the program did not name it."""
    this = read_name(name)
    if this is None:
        return []
    return [one for at, one in _of_desk(this[0], names) if at < this[1]]


def newest_first(desk: str, names: Iterable[str]) -> list[str]:
    """The backups of this desk, newest first."""
    return [one for _at, one in _of_desk(desk, names)]


def superfluous(desk: str, names: Iterable[str]) -> list[str]:
    """The backups of this desk that need not be kept, newest first.

    Kept are the newest of all, the newest of each of the last 24 hours and the newest of each of the last 14 days that have
    one, by the clock of the hall. What the program did not name, and what is another desk's, is never among them.
    """
    kept: set[str] = set()
    hours: set[str] = set()
    days: set[str] = set()
    found = _of_desk(desk, names)
    for at, name in found:
        here = at.astimezone(HALL)
        for seen, period, most in ((hours, f"{here:%Y%m%d%H}", HOURS), (days, f"{here:%Y%m%d}", DAYS)):
            if period not in seen and len(seen) < most:
                seen.add(period)
                kept.add(name)
    return [name for _at, name in found if name not in kept]


def _of_desk(desk: str, names: Iterable[str]) -> list[tuple[datetime, str]]:
    """The backups of this desk with their times, newest first."""
    read = ((read_name(name), name) for name in names)
    return sorted(((told[1], name) for told, name in read if told is not None and told[0] == desk), reverse=True)
