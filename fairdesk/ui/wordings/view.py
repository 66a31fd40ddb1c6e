"""The page of the papers' wording: the kinds and what they may name, the words, and beside them the paper as it will print."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget

from fairdesk.base.i18n import N_, _
from fairdesk.records.papers import PaperLook
from fairdesk.ui import icons
from fairdesk.ui.page import Context, Verb, View
from fairdesk.ui.printer import PdfPreview
from fairdesk.ui.theme import ICON, steps, theme
from fairdesk.ui.widgets.check_box import CheckBox
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.page_head import PageHead
from fairdesk.ui.widgets.two_pane import TwoPane, pane
from fairdesk.ui.widgets.words import Words, sign
from fairdesk.ui.wordings.compared import Compared
from fairdesk.ui.wordings.editor import Editor
from fairdesk.ui.wordings.names import NameList, name_lines
from fairdesk.ui.wordings.state import State
from fairdesk.ui.wordings.view_model import Wordings

LOOKS = {
    PaperLook.BUREAU: N_("Official document"),
    PaperLook.COMPACT: N_("Fewer pages"),
}
SMALL = ICON - 4


class Kinds(QListWidget):
    """The kinds of papers: a full dot where something is not saved yet, a pencil where the fair words it itself."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._silent = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._pick)

    def show_state(self, state: State) -> None:
        """Every kind with its mark; the one in hand is chosen."""
        self._silent = True
        shown = [self.item(at).data(Qt.ItemDataRole.UserRole) for at in range(self.count())]
        if [one.kind for one in state.papers or ()] != shown:
            self.clear()
            for paper in state.papers or ():
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, paper.kind)
                self.addItem(item)
        for at, paper in enumerate(state.papers or ()):
            item = self.item(at)
            unsaved = paper.kind in state.drafts
            about = _("not saved yet") if unsaved else _("the fair's own words") if paper.own else _("as it came")
            item.setText(_(paper.title))
            item.setToolTip(f"{_(paper.title)}: {about}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{_(paper.title)}, {about}")
            name, tone = ("circle-dot", "amber") if unsaved else ("pencil", "accent") if paper.own else ("file-text", "muted")
            pixmap = icons.pixmap(name, getattr(theme.palette, tone), theme.length(SMALL), self.devicePixelRatioF())
            item.setIcon(QIcon(pixmap))
            if paper.kind == state.kind:
                self.setCurrentItem(item)
        self._silent = False

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._silent:
            self.picked.emit(item.data(Qt.ItemDataRole.UserRole))


class WordingsView(View[State]):
    """Ctrl+S and Ctrl+Enter save; Ctrl+Z takes back what was typed, and after saving the saving."""

    model: Wordings

    def __init__(self, context: Context) -> None:
        super().__init__(context, Wordings(context))
        self.head = PageHead()
        self.back, self.shipped = self.head.add_button("undo-2"), self.head.add_button("refresh-cw")
        self.save = self.head.add_button("save", "main")
        self.kinds, self.names, self.editor = Kinds(), NameList(), Editor()
        self.look, self.english, self.compare = ChoiceField(), CheckBox(), CheckBox()
        self.look.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.preview, self.compared = PdfPreview(context.runner, context.viewer), Compared()
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds_title, self.names_title = (Words(step="note", tone="muted", bold=True, wraps=False) for _at in range(2))
        self._kind = ""
        self._lay()
        self._wire()
        self.begin()

    def _lay(self) -> None:
        self.right = QStackedWidget()
        self.right.addWidget(self.preview)
        self.right.addWidget(self.compared)
        self.right.setMinimumWidth(steps(70))
        options = QHBoxLayout()
        options.setSpacing(steps(4))
        for option in (self.look, self.english, self.compare):
            options.addWidget(option)
        options.addStretch(1)
        self.state_sign, self.said = sign("circle", "muted", SMALL), Words(tone="muted")
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        foot = QHBoxLayout()
        foot.setSpacing(steps(2))
        foot.addWidget(self.state_sign, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.said, 1)
        (left, left_column), (middle, middle_column) = pane(steps(54)), pane(steps(90))
        for part, share in ((self.kinds_title, 0), (self.kinds, 2), (self.names_title, 0), (self.names, 3)):
            left_column.addWidget(part, share)
        middle_column.addWidget(self.editor, 1)
        middle_column.addLayout(foot)
        self.body.addWidget(self.head)
        self.body.addLayout(options)
        self.body.addWidget(TwoPane(left, TwoPane(middle, self.right, (5, 4)), (2, 9)), 1)

    def _wire(self) -> None:
        model = self.model
        self.kinds.picked.connect(model.open)
        self.names.pressed_name.connect(self.editor.insert)
        self.editor.written.connect(model.write)
        self.look.picked.connect(model.choose_look)
        self.english.toggled.connect(model.choose_english)
        self.compare.toggled.connect(lambda _on: self._show())
        self.back.clicked.connect(model.back_to_saved)
        self.shipped.clicked.connect(model.back_to_shipped)
        self.save.clicked.connect(self.save_wording)
        theme.changed.connect(self._show)

    def save_wording(self) -> None:
        """The wording in hand is saved; Ctrl+Z takes the saving back from now on."""
        if self.model.state.ready:
            self.editor.hand_over_undo()
            self.model.save()

    # ---- words and state -----------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.head.set_words(
            _("Wordings"), _("What each paper says. Papers that were issued keep the words they were issued with.")
        )
        self.back.set_words(_("As saved"), _("What was written since the last saving is gone."))
        self.shipped.set_words(_("As it came"), _("The words that came with the program; nothing is saved before you save."))
        self.save.set_words(_("Save"), _("Ctrl+S or Ctrl+Enter"))
        self.look.set_choices([(look, _(words)) for look, words in LOOKS.items()])
        self.look.setAccessibleName(_("Look of the paper"))
        self.english.setToolTip(_("English stands beside the Chinese, paragraph by paragraph"))
        self.compare.setToolTip(_("What differs from the words that came with the program"))
        self.english.setText(_("English beside"))
        self.compare.setText(_("What differs"))
        self.kinds_title.setText(_("Papers"))
        self.kinds.setAccessibleName(_("Papers"))
        self.names_title.setText(_("Press to put in at the cursor"))
        self.names.setAccessibleName(_("Places and parts"))
        self.editor.setAccessibleName(_("Wording"))
        self.preview.set_words(_("The paper as it prints"))
        self.compared.setAccessibleName(_("What differs"))
        self.verbs = (
            Verb("save", self.save_wording, _("Save the wording")),
            Verb("confirm", self.save_wording, _("Save the wording")),
            Verb("find", self.editor.setFocus, _("To the wording")),
        )
        super().retranslate()

    def render(self, state: State) -> None:  # type: ignore[override]
        lines = name_lines(state)
        self.kinds.show_state(state)
        self.names.show_lines(lines)
        self.editor.show_wording(state.setting.wording, fresh=state.kind != self._kind)
        self.editor.setReadOnly(not state.may_save)
        self.editor.mark_wrong(state.line)
        if state.kind != self._kind:
            self._kind = state.kind
            self.editor.offer([(line.written, line.told) for line in lines])
        self.look.set_value(state.setting.look)
        self.english.blockSignals(True)
        self.english.setChecked(state.setting.english)
        self.english.blockSignals(False)
        for part in (self.look, self.english, self.names):
            part.setEnabled(state.may_save and state.paper is not None)
        self.save.setEnabled(state.ready)
        self.back.setEnabled(state.unsaved)
        self.shipped.setEnabled(state.may_save and state.setting.wording != state.names.shipped)
        if self.compare.isChecked():
            self.compared.show_lines(state.differs)
        self.preview.show_pdf(state.pdf)
        self.right.setCurrentWidget(self.compared if self.compare.isChecked() else self.preview)
        self._say(state)

    def _say(self, state: State) -> None:
        paper = state.paper
        if state.refusal:
            told, tone, icon = state.refusal, "red", "circle-x"
        elif not state.may_save:
            told, tone, icon = _("Wordings are changed at the bureau and come with a kit; here they are read."), "muted", "lock"
        elif state.unsaved:
            told, tone, icon = _("Not saved yet. It is kept here until you save it."), "amber", "circle-dot"
        else:
            own = paper is not None and paper.own
            told, tone, icon = _("Saved. The fair's own words.") if own else _("As it came with the program."), "muted", "check"
        self.said.setText(told)
        # Two lines always have their room: the editor does not jump while a name is half typed.
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        self.said.set_tone(tone)
        icons.put(self.state_sign, icon, tone, SMALL)


def view(context: Context) -> WordingsView:
    """The page, ready to be shown."""
    return WordingsView(context)
