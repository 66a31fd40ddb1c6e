"""Settings of a desk: who works here, what this place is called, where its papers and backups go; and a backup at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from fairdesk.base.errors import FolderMissing, NoSecondPlace, Refusal, ValueOutOfRange
from fairdesk.base.i18n import N_, _
from fairdesk.base.settings import LONGEST, SETTINGS, Setting, Value, setting
from fairdesk.printing import press
from fairdesk.records.faces import Slot
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.store import desks, engine
from fairdesk.store.unit_of_work import Look, Work

TABLE: Final = "preference"
"""The kind of thing that changes when a setting does."""
LAST_BACKUP: Final = "last_backup"
LAST_COPY: Final = "last_copy"
BESIDE: Final = {"papers_folder": "papers", "backups_folder": "backups"}
"""The folder beside the desk that is used while a person chose none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSettings:
    """The settings of this desk with their defaults filled in, and the folders really used."""

    values: dict[str, Value]
    folders: dict[str, Path]
    told: dict[str, str]
    """What to know about a file that was chosen, by key: what a typeface lacks, or that it is gone."""


def settings(look: Look) -> DeskSettings:
    """Every setting of this desk as it is in force."""
    here = [one for one in SETTINGS if one.home == "desk"]
    return DeskSettings(
        values={one.key: value(look, key=one.key) for one in here},
        folders={one.key: folder(look, key=one.key) for one in here if one.kind == "folder" and _has_folder(look, one)},
        told={one.key: face_words(str(value(look, key=one.key))) for one in here if one.kind == "file"},
    )


def _has_folder(look: Look, one: Setting) -> bool:
    return not one.optional or bool(value(look, key=one.key))


def last_backup(look: Look) -> datetime | None:
    """When the last backup of this desk was made; None where none was."""
    last = desks.preference(look, LAST_BACKUP)
    return datetime.fromisoformat(last["at"]) if last else None


def value(look: Look, *, key: str) -> Value:
    """What this setting holds, or its default; KeyError where there is no such setting."""
    kept = desks.preference(look, key)
    default = setting(key).default
    return kept if isinstance(kept, type(default)) else default


def folder(look: Look, *, key: str) -> Path:
    """The folder in force: the one a person chose, or one beside the desk's file (at home for a desk on a server)."""
    chosen = str(value(look, key=key))
    if chosen:
        return Path(chosen)
    home = Path.home() / "FairDesk" if engine.is_server(look.target) else Path(look.target).resolve().parent
    return home / BESIDE[key]


def faces(look: Look) -> dict[Slot, str]:
    """The files of the typefaces papers of this desk are set in, by slot; empty for the program's own."""
    return {slot: str(value(look, key=f"face_{slot.value}")) for slot in Slot}


def use_faces(desk: Desk) -> list[str]:
    """Papers are set in the typefaces of this desk from now on; answers as `lost_faces`. No typeface is read yet."""
    press.use_faces(desk.look(faces))
    return desk.look(lost_faces)


def lost_faces(look: Look) -> list[str]:
    """A sentence for each chosen typeface whose file is gone. Only whether it is there is asked."""
    gone = dict.fromkeys(path for path in faces(look).values() if path and not Path(path).is_file())
    return [_("The typeface {path} is gone; papers are set in the program's own until it is back.", path=path) for path in gone]


def face_words(path: str) -> str:
    """What to know about the typeface in this file, or why it cannot be used now; nothing where none is chosen."""
    if not path:
        return ""
    try:
        return press.face(Path(path)).words
    except Refusal as refusal:
        return refusal.message


@act(N_("Change a setting"))
def put(work: Work, *, key: str, value: Value) -> Outcome[None]:
    """The setting holds this, words trimmed; nothing of it is journaled.

    Refused where the text is too long, or where the folder is not there: a folder on a stick that was pulled out is better
    learned of now than at the next backup. Refused where the second place of backups would be the first. Refused as
    `press.face` does: a typeface papers cannot or may not be set in.
    """
    one = setting(key)
    if not isinstance(value, str):  # a switch
        desks.set_preference(work, key, value)
        return Outcome(None, frozenset({TABLE}))
    chosen = value.strip()
    if len(chosen) > LONGEST and one.kind == "text":
        raise ValueOutOfRange(value=chosen[:LONGEST], field=_(one.label), reason=_(N_("it is too long; shorten it.")))
    if chosen and one.kind == "folder" and not Path(chosen).is_dir():
        raise FolderMissing(path=chosen)
    if chosen and key in _APART and Path(chosen).resolve() == _other_place(work, key):
        raise NoSecondPlace(path=chosen)
    if chosen and one.kind == "file":
        press.face(Path(chosen))
    desks.set_preference(work, key, chosen)
    if key == "second_folder":
        desks.set_preference(work, LAST_COPY, {})
    if one.kind == "file":
        press.use_faces(faces(work))
    return Outcome(None, frozenset({TABLE}))


_APART: Final = ("backups_folder", "second_folder")


def _other_place(look: Look, key: str) -> Path | None:
    """Where the other of the two places of backups is."""
    if key == "second_folder":
        return folder(look, key="backups_folder").resolve()
    second = str(value(look, key="second_folder"))
    return Path(second).resolve() if second else None


def sign_in(desk: Desk, *, name: str) -> None:
    """From the next act on the journal names this person, now and when this desk is opened again."""
    desk.do(put, key="operator", value=name)
    desk.seat(name.strip())


def back_up(desk: Desk, *, to: Path | None = None) -> Path:
    """A checked copy of the desk lies in this folder (its own for backups unless named), and the desk remembers when."""
    from fairdesk.services import backups
    from fairdesk.store import backup as copies

    position = desk.look(copies.position)
    made = backups.backup(desk, folder=to or desk.look(folder, key="backups_folder"))
    desk.do(_note_backup, path=str(made), position=position)
    return made


@act(N_("Backup"))
def _note_backup(work: Work, *, path: str, position: str) -> Outcome[None]:
    desks.set_preference(work, LAST_BACKUP, {"at": work.at.isoformat(), "path": path, "position": position})
    return Outcome(None, frozenset({TABLE}))
