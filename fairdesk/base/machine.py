"""Where this program runs and where a file really lies: what tells a file that was carried or copied from the one it was."""

from __future__ import annotations

import contextlib
import hashlib
import os
import uuid
from functools import cache
from pathlib import Path

_IDS = ("/etc/machine-id", "/var/lib/dbus/machine-id")


@cache
def machine() -> str:
    """A name for this computer that another one does not have, and that tells nothing about it; the same after a restart."""
    return hashlib.sha256(f"fairdesk {_own_id()}".encode()).hexdigest()[:32]


def _own_id() -> str:
    for path in _IDS:
        with contextlib.suppress(OSError):
            if found := Path(path).read_text(encoding="ascii").strip():
                return found
    return _windows_id() or f"{uuid.getnode():x}"


def _windows_id() -> str:
    try:
        import winreg
    except ImportError:
        return ""
    with (
        contextlib.suppress(OSError),
        winreg.OpenKey(  # type: ignore[attr-defined,unused-ignore]
            winreg.HKEY_LOCAL_MACHINE,  # type: ignore[attr-defined,unused-ignore]
            r"SOFTWARE\Microsoft\Cryptography",
        ) as key,
    ):
        return str(winreg.QueryValueEx(key, "MachineGuid")[0])  # type: ignore[attr-defined,unused-ignore]
    return ""


def place_of(path: Path) -> str:
    """Which file this is, whatever it is called: its volume and its number there. A copy has another; a renamed file has not.

    Refused (OSError) where there is no such file. A volume that gives its files new numbers each time it is plugged in makes
    a file look like another one, never another one like it.
    """
    found = path.stat()
    volume = os.statvfs(path).f_fsid if hasattr(os, "statvfs") else found.st_dev
    return f"{volume:x}:{found.st_ino:x}"


def state_folder() -> Path:
    """Where this computer remembers what it did, apart from any desk file; `FAIRDESK_STATE` names another place."""
    from platformdirs import user_state_path

    named = os.environ.get("FAIRDESK_STATE", "")
    return Path(named) if named else user_state_path("FairDesk", appauthor=False)


def remembered(name: str) -> str:
    """What was remembered under this name on this computer, or an empty text."""
    try:
        return (state_folder() / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def remember(name: str, text: str) -> None:
    """The text is remembered under this name, where the folder can be written: a full or read-only disk stops nobody's work."""
    place = state_folder() / name
    beside = place.with_name(f"{place.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(place)
