"""What the page of settings knows: the value of every setting, what was refused beside its field, and the last backup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fairdesk.base.i18n import _
from fairdesk.base.settings import SETTINGS, Setting, Value, setting
from fairdesk.records.backups import BackupCard, Kept
from fairdesk.services import preferences, safekeeping
from fairdesk.services.preferences import DeskSettings
from fairdesk.ui.page import Context, ViewModel
from fairdesk.ui.runner import Task
from fairdesk.ui.theme import theme

OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class State:
    """Values by key, the folders in force, refusals by key, and how the backups stand."""

    values: Mapping[str, Value] = field(default_factory=dict)
    folders: Mapping[str, Path] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)
    """What to know about a file that was chosen, by key."""
    refusals: Mapping[str, str] = field(default_factory=dict)
    known: bool = False
    """Whether the desk has answered."""
    backing_up: bool = False
    card: BackupCard | None = None
    """Where the backups are and how they stand; None until the desk has answered."""


class Settings(ViewModel[State]):
    """Every verb changes one setting at once: there is nothing to save."""

    topics = frozenset({preferences.TABLE})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())
        context.preferences.language_changed.connect(self._read_person)
        theme.changed.connect(self._read_person)
        self._read_person()

    def refresh(self) -> None:
        """Everything shown is asked for again."""
        self._read_person()
        self.look(preferences.settings, self._read_desk)
        self.look(safekeeping.card, lambda card: self.settle(card=card))

    def change(self, key: str, value: Value) -> None:
        """The setting holds this value from now on; a refusal stands beside its field."""
        one = setting(key)
        if value == self.state.values.get(key, one.default):
            self._say(key, "")
        elif one.home == "person":
            getattr(self.context.preferences, f"use_{key}")(value)
            self._read_person()
        elif key == OPERATOR:
            desk = self.context.desk
            self._heard(key, self.context.runner.make_and_write("", lambda _progress: preferences.sign_in(desk, name=str(value))))
        else:
            self._heard(key, self.do(preferences.put, key=key, value=value))

    def back_up(self) -> None:
        """A checked copy lies in the folder for backups and in the second place, or a refusal says beside the folder why not."""
        if self.state.backing_up:
            return
        self.settle(backing_up=True)
        desk = self.context.desk
        task = self.context.runner.keep(
            _("Backup"), lambda progress: safekeeping.keep(desk, anew=True, progress=progress), self._backed_up
        )
        task.on_refusal(lambda refusal: self._say("backups_folder", refusal.message))
        task.ended.connect(lambda: self.settle(backing_up=False))

    # ---- answers -------------------------------------------------------------------------------------------------------

    def _heard(self, key: str, task: Task) -> None:
        self._say(key, "")
        task.on_refusal(lambda refusal: self._say(key, refusal.message))

    def _say(self, key: str, sentence: str) -> None:
        others = {known: said for known, said in self.state.refusals.items() if known != key}
        self.settle(refusals=others | ({key: sentence} if sentence else {}))

    def _backed_up(self, kept: Kept) -> None:
        self._say("backups_folder", "")
        self.context.notices.ok(_("The backup {name} was made and checked.", name=Path(kept.made).name))

    def _read_person(self) -> None:
        here = {one.key: self._of_person(one) for one in SETTINGS if one.home == "person"}
        self.settle(values={**self.state.values, **here})

    def _of_person(self, one: Setting) -> Value:
        value: Value = getattr(self.context.preferences, one.key)
        return value

    def _read_desk(self, found: DeskSettings) -> None:
        self.settle(
            values={**self.state.values, **found.values},
            folders=found.folders,
            told=found.told,
            known=True,
        )
