"""Wiping a laptop after the fair: only what the bureau has said it has may go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fairdesk.base.errors import LettersMistyped, NotAllowedHere, NotHandedBack, Refusal
from fairdesk.base.i18n import N_, _
from fairdesk.records.choices import DeskKind
from fairdesk.services import attached_files, backups, preferences
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import backup_folder, desks, engine, vault
from fairdesk.store.unit_of_work import Look, Work

WISH = "wipe_at_close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiped:
    """What is gone: the desk, and so many backups of it on this computer; where sealed copies may still lie."""

    desk: str
    backups: int
    second: str


def refuse_unfinished(look: Look) -> None:
    """Nothing happens; refused at the bureau, on a server, and while the bureau lacks anything this desk wrote."""
    if desks.identity(look).kind is DeskKind.BUREAU or engine.is_server(look.target):
        raise NotAllowedHere(where=_(N_("booth")))
    if count := desks.unexchanged(look) + len(attached_files.asked_for(look)):
        raise NotHandedBack(count=count)


@act(N_("Wipe this laptop"))
def wish(work: Work, *, letters: str) -> Outcome[None]:
    """The desk is wiped when it is closed next, if nothing is written before. Refused as by `refuse_unfinished`, and where the
    letters are not those of this desk: whoever types them knows which one is meant.
    """
    refuse_unfinished(work)
    if letters.strip().upper() != desks.identity(work).letters:
        raise LettersMistyped(letters=desks.identity(work).letters)
    desks.set_preference(work, WISH, True)
    return Outcome(None)


def at_close(desk: Desk) -> bool:
    """Whether the desk was to be wiped, and is; a wish that cannot be granted any more is forgotten."""
    if not desk.look(desks.preference, key=WISH):
        return False
    try:
        wipe(desk)
    except Refusal:
        desk.do(_forget_wish)
        return False
    return True


@act(N_("Wipe this laptop"))
def _forget_wish(work: Work) -> Outcome[None]:
    desks.set_preference(work, WISH, False)
    return Outcome(None)


def wipe(desk: Desk) -> Wiped:
    """The desk is closed and gone from this computer, with its backups here; its key first, so that nothing can be read again.

    Refused, with everything left as it is, as by `refuse_unfinished`. Copies in the second place are sealed and stay.
    """
    desk.look(refuse_unfinished)
    folder, name, second = desk.look(_where)
    desk.close()
    copies = backup_folder.backups_in(folder, name)
    for path in (*copies, Path(desk.target)):
        vault.shred(path)
    return Wiped(desk=desk.target, backups=len(copies), second=second)


def _where(look: Look) -> tuple[Path, str, str]:
    return preferences.folder(look, key="backups_folder"), backups.named(look), str(preferences.value(look, key="second_folder"))
