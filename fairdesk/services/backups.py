"""Backups: made, opened and checked; and brought back, checked again, in a new life of the journal."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from fairdesk.base.clock import Clock, now
from fairdesk.base.errors import BackupCut, BackupDamaged, FileMissing, FileUnreadable, Refusal, reason_of
from fairdesk.base.i18n import N_, _
from fairdesk.exchange.container import make_folder
from fairdesk.rules.backup_rotation import backup_name, desk_of, older
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import backup as copies
from fairdesk.store import backup_folder, desks, engine, lives, vault
from fairdesk.store.unit_of_work import Look, Work

Begin = Callable[[Work], Outcome[int]]
"""The act by which a desk that came back begins its new life; answers with the epoch."""
_RECOVERY_KEY = "AGE-SECRET-KEY-"


def named(look: Look) -> str:
    """How the backups of this desk begin."""
    identity = desks.identity(look)
    return desk_of(identity.fair_code, identity.letters)


def place_for(desk: Desk, folder: Path) -> Path:
    """Where the next backup goes; the folder is there. Refused where it cannot be made."""
    make_folder(folder)
    return folder / backup_name(desk.look(named), desk.clock())


def backup(desk: Desk, *, folder: Path) -> Path:
    """A copy of the desk lies in the folder, named by its fair, letters and time; it was opened and checked before."""
    out = place_for(desk, folder)
    desk.copy_to(out)
    return out


def recovery_key(path: Path) -> str:
    """The recovery key in this file, whatever else stands around it; refused where it holds none."""
    try:
        words = path.read_text(encoding="utf-8-sig").split()
    except FileNotFoundError:
        raise FileMissing(path=str(path)) from None
    except (OSError, UnicodeDecodeError) as fault:
        detail = reason_of(fault) if isinstance(fault, OSError) else "UTF-8"
        raise FileUnreadable(path=str(path), detail=detail) from None
    found = next((word for word in words if word.startswith(_RECOVERY_KEY)), "")
    if not found:
        raise FileUnreadable(path=str(path), detail=_RECOVERY_KEY + "…")
    return found


def restore(
    source: Path,
    *,
    target: str,
    passphrase: str,
    clock: Clock = now,
    recovery: str = "",
    begin: Begin | None = None,
    offer: bool = True,
) -> tuple[Desk, int]:
    """The copy, checked whole, stands at the address as the desk it was, in a new life; answers with its epoch.

    Where the recovery key opens it, the desk is opened by `passphrase` from now on. Refused where the copy is missing; where it
    is damaged or cut short, with the next older one that is whole in `places["older"]` unless `offer` is off; where something
    is at the address.
    """
    if not source.is_file():
        raise FileMissing(path=str(source))
    opened_by = recovery or passphrase
    try:
        opened, key = copies.bring_back(source, target, opened_by, passphrase if recovery else "")
        desk = Desk.opened(target, opened, key, clock)
        with desk.first_steps():  # a copy that could not go on in a new life would give numbers of the old one again
            if not engine.is_server(target):  # on its way to a server it was checked as a file
                copies.refuse_unsound(opened, key, source)
            epoch = desk.do(begin or next_epoch).result
    except (BackupDamaged, BackupCut) as damaged:
        room = None if engine.is_server(target) else Path(target).resolve().parent
        raise (_with_older(damaged, source, opened_by, room) if offer else damaged) from None
    return desk, epoch


def _with_older(damaged: Refusal, source: Path, opened_by: str, room: Path | None) -> Refusal:
    found = next_older(source, opened_by, room)
    if found is None:
        advice = _("No older copy that is whole lies beside it. Look for one in another place.")
    else:
        advice = _("The next older copy that is whole: {older}", older=found)
    return type(damaged)(**damaged.places | {"advice": advice, "older": str(found or "")})


def next_older(source: Path, opened_by: str, room: Path | None = None) -> Path | None:
    """The newest copy of the same desk in the same folder that was made before this one and passes the check."""
    for name in older(source.name, backup_folder.names_in(source.parent)):
        if is_whole(source.with_name(name), opened_by, room):
            return source.with_name(name)
    return None


def is_whole(copy: Path, opened_by: str, room: Path | None = None) -> bool:
    """Whether a desk could be brought back from this copy: it is tried in a folder of its own (in `room`), gone afterwards."""
    with tempfile.TemporaryDirectory(dir=room) as scratch:
        place = Path(scratch) / "desk.fairdesk"
        try:
            opened, key = copies.bring_back(copy, str(place), opened_by)
            try:
                copies.refuse_unsound(opened, key, copy)
            finally:
                opened.dispose()
        except Refusal:
            return False
        vault.remove(vault.cradle(place))
    return True


@act(N_("Restore from a copy"))
def next_epoch(work: Work) -> Outcome[int]:
    """This desk's journal and numbers go on in a new life; answers with its epoch."""
    return Outcome(lives.begin(work, lives.Why.RESTORED))
