"""Backups: made, opened and checked; and brought back under the next epoch."""

from __future__ import annotations

from pathlib import Path

from fairdesk.base.clock import Clock, now
from fairdesk.base.errors import BackupUnsound, FileMissing
from fairdesk.base.i18n import N_
from fairdesk.exchange.container import make_folder
from fairdesk.services import history
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import backup as copies
from fairdesk.store import desks
from fairdesk.store.unit_of_work import Work


def backup(desk: Desk, *, folder: Path) -> Path:
    """A copy of the desk lies in the folder, named by its fair, letters and time, and has been opened and checked."""
    identity = desk.look(desks.identity)
    make_folder(folder)
    out = folder / f"{identity.fair_code}-{identity.letters}-{desk.clock():%Y%m%d-%H%M%S-%f}.fairdesk"
    desk.copy_to(out)
    with desk.sibling(str(out)) as copy:
        found = copy.look(history.check)
    if not found.clean:
        out.unlink()
        raise BackupUnsound(path=str(out), fault=found.faults[0])
    return out


def restore(source: Path, *, target: str, passphrase: str, clock: Clock = now) -> tuple[Desk, int]:
    """The copy stands at the address as the desk it was, one epoch on; refused where it is missing or damaged."""
    if not source.is_file():
        raise FileMissing(path=str(source))
    engine, key = copies.bring_back(source, target, passphrase)
    desk = Desk.opened(target, engine, key, clock)
    with desk.first_steps():  # a copy that could not go on in the next epoch would give numbers of the old one again
        epoch = desk.do(next_epoch).result
    return desk, epoch


@act(N_("Restore from a copy"))
def next_epoch(work: Work) -> Outcome[int]:
    """This desk's journal and numbers go on in the next epoch."""
    return Outcome(desks.raise_epoch(work))
