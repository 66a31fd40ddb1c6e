"""A spare laptop becomes the booth whose laptop is gone: from the newest sound copy, in a life of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from fairdesk.base.clock import Clock, now
from fairdesk.base.errors import BackupCut, BackupDamaged, FileMissing, NoSnapshot, SeveralDesks
from fairdesk.base.i18n import N_, _
from fairdesk.records.backups import TakenOver
from fairdesk.services import backups, preferences, safekeeping
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import backup_folder, desks, lives
from fairdesk.store.unit_of_work import Look, Work


def take_over(
    place: Path, *, target: str, passphrase: str, clock: Clock = now, recovery: str = "", letters: str = ""
) -> tuple[Desk, TakenOver]:
    """The desk of this copy, or of the newest sound copy in this folder, stands at the address and goes on in a new life.

    A damaged copy in a folder is passed over and named in the answer. Refused where none is whole, where copies of several
    desks lie there and `letters` names none of them, where the pass-phrase is another, where something is at the address.
    """
    passed: list[tuple[str, str]] = []
    one = place.is_file()
    how = partial(backups.restore, target=target, passphrase=passphrase, clock=clock, recovery=recovery, offer=one)
    for copy in snapshots(place, letters):
        try:
            desk, epoch = how(copy, begin=begin_here)
        except (BackupDamaged, BackupCut) as damaged:
            if one:
                raise
            passed.append((copy.name, damaged.message.strip()))
            continue
        desk.do(settle_in, stick=str(copy.parent.absolute()))
        before = desk.look(taken_over_from) or (0, 0)
        return desk, TakenOver(snapshot=str(copy), epoch=epoch, before=before, passed_over=tuple(passed))
    raise NoSnapshot(folder=str(place), advice=_told(passed))


def _told(passed: Sequence[tuple[str, str]]) -> str:
    if not passed:
        return _("Is it the right stick? The files end in .fairdesk.")
    return _("Damaged: {names}.", names=", ".join(name for name, _why in passed))


def snapshots(place: Path, letters: str = "") -> list[Path]:
    """The copies to go on from, newest first: this file, or those of one desk in this folder.

    Refused where nothing is there, and where the folder holds copies of several desks and the letters fit none or many.
    """
    if place.is_file():
        return [place]
    if not place.is_dir():
        raise FileMissing(path=str(place))
    there = backup_folder.desks_in(place)
    wanted = [one for one in there if one.rpartition("-")[2].upper() == letters.upper()] if letters else there
    if len(wanted) > 1 or (there and not wanted):
        raise SeveralDesks(folder=str(place), desks=", ".join(there))
    return backup_folder.backups_in(place, wanted[0]) if wanted else []


@act(N_("Take a booth over"))
def begin_here(work: Work) -> Outcome[int]:
    """This laptop is the booth from now on: its journal and numbers go on in a new life; answers with its epoch."""
    return Outcome(lives.begin(work, lives.Why.TAKEN_OVER))


@act(N_("Take a booth over"))
def settle_in(work: Work, *, stick: str) -> Outcome[None]:
    """The folders the old laptop had, where they are not here, are named no more; copies go on to the stick it came by."""
    for key in ("backups_folder", "papers_folder", safekeeping.SECOND):
        named = str(preferences.value(work, key=key))
        if named and not Path(named).is_dir():
            desks.set_preference(work, key, "")
    if not preferences.value(work, key=safekeeping.SECOND) and Path(stick) != preferences.folder(work, key="backups_folder"):
        desks.set_preference(work, safekeeping.SECOND, stick)
    for note in (safekeeping.LAST, safekeeping.COPY, safekeeping.FAILED):
        desks.set_preference(work, note, None)
    return Outcome(None, frozenset({preferences.TABLE}))


def taken_over_from(look: Look) -> tuple[int, int] | None:
    """The life this desk was last taken over from, and the last operation of it that was in the copy; None where it never was.

    What the old laptop wrote in that life after this operation came after the take-over. Every export says so in its head.
    """
    found = [one for one in lives.lives(look) if one.why == lives.Why.TAKEN_OVER.value]
    return (found[-1].before, found[-1].before_seq) if found else None
