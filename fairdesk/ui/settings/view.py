"""Settings: cards in two columns, made from the table of settings in one loop; a backup is one press away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from fairdesk.base.i18n import _
from fairdesk.base.settings import BACKUPS, FACES, GROUPS, LOOKS_AND_WORDS, SETTINGS
from fairdesk.ui.files import ask_for_file, ask_for_folder
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.settings.backup_panel import BackupPanel
from fairdesk.ui.settings.fields import Chooser, FileSetting, SettingField, field_of
from fairdesk.ui.settings.view_model import Settings, State
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.halves import Halves
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.words import Words


def view(context: Context) -> SettingsView:
    """The page of settings."""
    return SettingsView(context, Settings(context), ask_for_folder)


def ask_for_face(parent: QWidget, title: str, then: Callable[[Path], None]) -> QFileDialog:
    """`then` hears which typeface the person chose."""
    return ask_for_file(parent, title, _("Typefaces") + " (*.ttf *.ttc *.TTF *.TTC)", then)


class Group(QFrame):
    """One card: its title, and fields under each other in `column`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(steps(5), steps(4), steps(5), steps(5))
        self.column.setSpacing(steps(4))
        self.title = Words(step="field", bold=True, wraps=False)
        self.column.addWidget(self.title)


class SettingsView(View[State]):
    """Whatever is changed is in force at once; there is no button to save."""

    def __init__(self, context: Context, model: Settings, choose: Chooser, choose_face: Chooser | None = None) -> None:
        super().__init__(context, model)
        self.model: Settings = model
        self.head = PageHead()
        self.backup = self.head.add_button("hard-drive", "main")
        self.backup.clicked.connect(model.back_up)
        self.groups = {group: Group() for group in GROUPS}
        self.backups = BackupPanel()
        self.groups[BACKUPS].column.addWidget(self.backups)
        self.fields: dict[str, SettingField] = {}
        for one in SETTINGS:
            field = field_of(one, choose, choose_face or ask_for_face)
            field.changed.connect(lambda value, key=one.key: model.change(key, value))
            self.fields[one.key] = field
            self.groups[one.group].column.addWidget(field)
        self.body.addWidget(self.head)
        self.body.addWidget(self._columns(), 1)
        self.verbs = (Verb("save", model.back_up, _("Back up now")),)
        self.begin()

    def _columns(self) -> QScrollArea:
        self.halves = Halves()
        for group, card in self.groups.items():
            (self.halves.left if group in {LOOKS_AND_WORDS, FACES} else self.halves.right).addWidget(card)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.halves)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self._scroll = scroll
        return scroll

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whoever comes to a field by key or program sees it."""
        if now is not None and self.halves.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now)

    def retranslate(self) -> None:
        self.head.set_words(_("Settings"), _("Every change is in force at once."))
        self.backup.set_words(_("Back up now"), _("A checked copy of this desk (Ctrl+S)"))
        self.verbs = (Verb("save", self.model.back_up, _("Back up now")),)
        for group, card in self.groups.items():
            card.title.setText(_(group))
        for field in self.fields.values():
            field.retranslate()
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        for key, field in self.fields.items():
            if key in state.values:
                field.show_value(state.values[key], state.folders.get(key))
            field.set_error(state.refusals.get(key, ""))
            if isinstance(field, FileSetting):
                field.tell(state.told.get(key, ""))
        self.backup.setEnabled(not state.backing_up)
        self.backups.show_card(state.card, state.refusals.get("backups_folder", ""))
