"""Backups nobody has to think of: made where something was written, checked, brought to the second place, the old ones tidied.

The second place gets the very file: it is sealed under the desk's random key, and that key lies in it wrapped twice, by the
pass-phrase and, with age, for the fair's recovery key. So a stick that is lost tells nothing, a spare laptop goes on from it,
and a lost pass-phrase is not the end.
"""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from fairdesk.base.errors import Refusal
from fairdesk.base.i18n import N_
from fairdesk.base.progress import Progress, silent
from fairdesk.records.backups import BackupCard, Kept
from fairdesk.services import backups, preferences
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import backup as copies
from fairdesk.store import backup_folder, desks
from fairdesk.store.backup_apart import copy_apart
from fairdesk.store.unit_of_work import Look, Work

LAST, COPY, FAILED = copies.OWN_NOTES
SECOND = "second_folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """Where the desk stands, and what of it lies where."""

    position: str
    name: str
    folder: Path
    home: Path
    """A folder on the volume of the desk's own backups that is surely there."""
    second: Path | None
    last: dict[str, Any]
    copy: dict[str, Any]
    failed: str

    @property
    def reachable(self) -> Path | None:
        """The second place, where it can be reached.

        A folder that stands for a stick and lies on the desk's own volume now is the empty place where the stick was: nothing
        is written there.
        """
        volume = backup_folder.volume(self.second) if self.second is not None else None
        left = self.copy.get("apart") and volume == backup_folder.volume(self.home) and self.lay_in(self.copy, self.second)
        return None if volume is None or left else self.second

    def note(self, at: str, out: Path) -> dict[str, Any]:
        """What the desk remembers of a backup made at this time and lying here now."""
        apart = backup_folder.volume(out.parent) != backup_folder.volume(self.home)
        return {"at": at, "path": str(out), "position": self.position, "apart": apart}

    def lay_in(self, note: dict[str, Any], folder: Path | None) -> bool:
        """Whether the backup of this note was made in this folder."""
        return bool(note) and Path(note["path"]).parent == folder

    def lies_in(self, note: dict[str, Any], folder: Path | None) -> bool:
        """Whether the backup of this note holds everything up to now and still lies in this folder."""
        return note.get("position") == self.position and self.lay_in(note, folder) and Path(note["path"]).is_file()


def _standing(look: Look) -> _Standing:
    second = str(preferences.value(look, key=SECOND))
    folder = preferences.folder(look, key="backups_folder").absolute()
    return _Standing(
        position=copies.position(look),
        name=backups.named(look),
        folder=folder,
        home=next(one for one in (folder, *folder.parents) if one.exists()),
        second=Path(second) if second else None,
        last=desks.preference(look, LAST) or {},
        copy=desks.preference(look, COPY) or {},
        failed=desks.preference(look, FAILED) or "",
    )


def card(look: Look) -> BackupCard:
    """When the last backup was made and where it lies, whether the second place has it, and what failed last."""
    here = _standing(look)
    return BackupCard(
        made_at=_moment(here.last),
        made=here.last.get("path", ""),
        second=str(here.second or ""),
        second_there=here.reachable is not None,
        copied_at=_moment(here.copy) if here.lay_in(here.copy, here.second) else None,
        failed=here.failed,
    )


def _moment(note: dict[str, Any]) -> datetime | None:
    return datetime.fromisoformat(note["at"]) if note else None


def keep(desk: Desk, *, own_turn: bool = True, anew: bool = False, progress: Progress | None = None) -> Kept:
    """What was written since the last backup lies in a new one, in the desk's folder and in the second place.

    Nothing is done where nothing was written, and where it is neither the folder's own turn nor the second place lacks
    anything, unless it is asked for `anew`; a second place that cannot be reached is made up for when it is there again. Where
    the folder cannot be written the second place still gets its copy, and then the refusal is raised; the desk remembers its
    sentence until a round is done.
    """
    here = desk.look(_standing)
    try:
        kept = _keep(desk, here, own_turn or anew, anew, progress or silent())
    except Refusal as refusal:
        with contextlib.suppress(Refusal):
            desk.do(_note, key=FAILED, value=refusal.message)
        raise
    if here.failed and (kept.made or kept.copied or here.lies_in(here.last, here.folder)):
        desk.do(_note, key=FAILED, value="")
    return kept


def _keep(desk: Desk, here: _Standing, own_turn: bool, anew: bool, progress: Progress) -> Kept:
    second = here.reachable
    if second is not None and here.lies_in(here.copy, second) and not anew:
        second = None
    fault: Refusal | None = None
    made, source = "", here.last["path"] if here.lies_in(here.last, here.folder) and not anew else ""
    if not source and (own_turn or second is not None):
        try:
            made = source = _make(desk, here, here.folder, LAST, progress)
        except Refusal as refusal:
            fault = refusal
    copied = _bring(desk, here, second, source, progress) if second is not None else ""
    if fault is not None:
        raise fault
    return Kept(made=made, copied=copied)


def _make(desk: Desk, here: _Standing, folder: Path, note: str, progress: Progress) -> str:
    """A new backup lies in the folder, checked by another process; older ones that need not be kept are gone."""
    out = backups.place_for(desk, folder)
    at = desk.clock()
    target, key = desk.look(_door)
    copy_apart(target, key, out, progress)
    desk.do(_note, key=note, value=here.note(at.isoformat(), out))
    backup_folder.tidy(folder, here.name)
    return str(out)


def _door(look: Look) -> tuple[str, bytes]:
    return look.target, look.secret


def _bring(desk: Desk, here: _Standing, second: Path, source: str, progress: Progress) -> str:
    """The second place has the backup too; where there is none to bring, it gets one of its own."""
    if not source:
        return _make(desk, here, second, COPY, progress)
    out = second / Path(source).name
    if not (out.is_file() and out.samefile(source)):
        backup_folder.carry(Path(source), out)
    at = str(desk.look(_standing).last["at"])
    desk.do(_note, key=COPY, value=here.note(at, out))
    backup_folder.tidy(second, here.name)
    return str(out)


@act(N_("Backup"))
def _note(work: Work, *, key: str, value: Any) -> Outcome[None]:
    desks.set_preference(work, key, value)
    return Outcome(None, frozenset({preferences.TABLE}))


def at_close(desk: Desk) -> None:
    """As `keep`, where nobody is there to hear a refusal: it is told when the desk is opened again."""
    try:
        keep(desk)
    except Refusal as refusal:
        logging.getLogger("fairdesk").warning("no backup at close: %s", type(refusal).__name__)
