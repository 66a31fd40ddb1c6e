"""The dialog of a batch of badges: its first sheet as it will be, and what a person chooses of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QImage, QIntValidator
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from fairdesk.base.errors import (
    BatchIsShorter,
    EverybodyHasBadge,
    NobodyToPrint,
    NotFound,
    OrderHasNoGroups,
    ReasonMissing,
    Refusal,
)
from fairdesk.base.i18n import _, ngettext
from fairdesk.base.progress import Progress
from fairdesk.records.badges import BadgeBatch, BadgeSheets, FirstSheet
from fairdesk.services import badge_batches, badges
from fairdesk.ui.page import Context
from fairdesk.ui.printer import SCREEN_DPI, image_of
from fairdesk.ui.runner import Task
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.check_box import CheckBox
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.sheet_view import SheetView
from fairdesk.ui.widgets.side_panel import SidePanel
from fairdesk.ui.widgets.words import Words

OWN = "own"
ALONE, MANY = "single", "a4-8"
MOST = 99_999


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants on paper."""

    batch: BadgeBatch
    sheets: BadgeSheets
    reason: str = ""
    """Why the badges printed so far are void; empty where they are not."""


class _Before:
    """The layouts chosen last since the program was opened: for one badge, and for many."""

    layouts: dict[bool, str] = {}  # noqa: RUF012 - one for the program, as the dialog itself is made anew each time


class BadgeDialog(QDialog):
    """`print_wanted` and `file_wanted` say the wish once its first sheet stands, so that nothing impossible is wished for."""

    print_wanted = Signal(object)
    file_wanted = Signal(object)

    def __init__(self, parent: QWidget, context: Context, batch: BadgeBatch) -> None:
        super().__init__(parent)
        self.setObjectName("badges")
        self.context, self.alone = context, len(batch.names) == 1
        self._batch = batch
        self._asked: Task | None = None
        self._stands = self._seen = False
        self.preview, self.panel = SheetView(), SidePanel()
        self.layout_field, self.grid = ChoiceField(), QLineEdit()
        self.order, self.first = ChoiceField(), QLineEdit("1")
        self.first.setValidator(QIntValidator(1, MOST, self))
        self.backs, self.only_new, self.dividers, self.stacks, self.again = (CheckBox() for _box in range(5))
        self.reason = QLineEdit()
        self._lay()
        self._say()
        self._choose()
        self._wire()
        self.resize(steps(260), steps(168))
        self.ask()

    # ---- building ------------------------------------------------------------------------------------------------------

    def _lay(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(steps(5), steps(5), steps(5), steps(5))
        row.setSpacing(steps(4))
        row.addWidget(self.preview, 3)
        row.addWidget(self.panel, 2)
        section = self.panel.add_section()
        section.body.setSpacing(steps(3))
        self._fields = [FormField(field) for field in (self.layout_field, self.grid, self.order, self.first)]
        for field in self._fields[:2]:
            section.body.addWidget(field)
        beside = QHBoxLayout()
        beside.setSpacing(steps(3))
        beside.addWidget(self._fields[2], 3)
        beside.addWidget(self._fields[3], 2)
        section.body.addLayout(beside)
        for box in (self.backs, self.only_new, self.dividers, self.stacks, self.again):
            section.body.addWidget(box)
        self._reason_field = FormField(self.reason)
        section.body.addWidget(self._reason_field)
        self._wrong = Words(step="note", tone="red")
        section.body.addWidget(self._wrong)
        self.go, self.file, self.leave = Button("main", "printer"), Button("plain", "download"), Button("quiet")
        for button in (self.go, self.file, self.leave):
            self.panel.feet.addWidget(button)
        self.panel.feet.addStretch(1)
        self.go.setDefault(True)
        for part in (self._fields[2], self._fields[3], self.only_new, self.dividers, self.stacks):
            part.setVisible(not self.alone)
        unseen: tuple[QWidget, ...] = (self._fields[1], self.again, self._reason_field, self._wrong)
        for one in unseen:
            one.hide()

    def _say(self) -> None:
        self.setWindowTitle(_("Badges"))
        words = (_("Layout"), _("Grid"), _("Order"), _("From badge"))
        hints = ("", _("columns x rows @ width x height in mm"), "", "")
        for field, label, hint in zip(self._fields, words, hints, strict=True):
            field.set_words(label, hint)
        self.first.setToolTip(_("After a jam: the first badge that is missing"))
        self.grid.setPlaceholderText("A4:2x5@90x54+15,13.5")
        self.backs.setText(_("Both sides"))
        self.only_new.setText(_("Only those not printed yet"))
        self.dividers.setText(_("A divider before each group"))
        self.stacks.setText(_("In order once the pile is cut"))
        self.again.setText(_("Void the old badge, print a new one"))
        self._reason_field.set_words(_("Reason"), _("lost, misspelt, another unit …"))
        self.go.set_words(_("Print"))
        self.file.set_words(_("As a PDF file …"))
        self.leave.set_words(_("Cancel"), "Esc")
        self.preview.set_words(_("The first sheet as it prints"))
        self.panel.set_words(_("Badges"), "")

    def _choose(self) -> None:
        self.layout_field.set_choices([*badges.layouts(), (OWN, _("A grid of your own …"))])
        self.order.set_choices(badges.orders())
        self.order.set_value(self._batch.order)
        before = _Before.layouts.get(self.alone, ALONE if self.alone else MANY)
        known = dict(badges.layouts())
        self.layout_field.set_value(before if before in known else OWN)
        self.grid.setText("" if before in known else before)

    def _wire(self) -> None:
        for field in (self.layout_field, self.order):
            field.picked.connect(lambda _value: self.ask())
        for line in (self.grid, self.first):
            line.textEdited.connect(lambda _text: self.ask())
        for box in (self.backs, self.only_new, self.dividers, self.stacks):
            box.toggled.connect(lambda _on: self.ask())
        self.again.toggled.connect(self._reason_field.setVisible)
        self.again.toggled.connect(lambda on: self.reason.setFocus() if on else None)
        self.reason.textEdited.connect(lambda _text: self._reason_field.set_error(""))
        self.go.clicked.connect(lambda: self._want(self.print_wanted))
        self.file.clicked.connect(lambda: self._want(self.file_wanted))
        self.leave.clicked.connect(self.reject)

    # ---- the first sheet -----------------------------------------------------------------------------------------------

    @property
    def wish(self) -> Wish:
        """What is chosen now."""
        layout = self.layout_field.value()
        batch = replace(
            self._batch,
            order=self.order.value(),
            only_new=self.only_new.isChecked(),
            first=int(self.first.text() or 1),
            dividers=self.dividers.isChecked(),
        )
        text = self.grid.text() if layout == OWN else str(layout)
        sheets = BadgeSheets(layout=text, backs=self.backs.isChecked(), stacks=self.stacks.isChecked())
        return Wish(batch, sheets, self.reason.text().strip() if self.again.isChecked() else "")

    def ask(self) -> None:
        """The first sheet of what is chosen now is drawn; an older question is forgotten."""
        own = self.layout_field.value() == OWN
        self._fields[1].setVisible(own)
        if self._asked is not None:
            self._asked.forget()
        self._stand(False)
        self._tell(None)
        wish = self.wish
        if own and not wish.sheets.layout.strip():
            self._asked = None
            self.grid.setFocus()
            return
        self._asked = self.context.runner.look(badge_batches.first_sheet, self._show, batch=wish.batch, sheets=wish.sheets)
        self._asked.on_refusal(self._refuser(self._asked))

    def _refuser(self, task: Task) -> Callable[[Refusal], None]:
        return lambda refusal: self._tell(refusal) if task is self._asked else None

    def _show(self, first: FirstSheet) -> None:
        count = ngettext("{count} badge", "{count} badges", first.badges)
        sheets = ngettext("{count} sheet", "{count} sheets", first.sheets)
        self.panel.set_words(_("Badges"), f"{count} · {sheets}")
        self._stand(True)
        self.again.setVisible(self.alone and first.printed > 0)
        if self.alone and not self._seen:
            self.go.setFocus()  # one badge is one press
        self._seen = True
        self._draw(first.pdf)

    def _draw(self, pdf: bytes) -> None:
        viewer, asked = self.context.viewer, self._asked
        if viewer is None:
            return

        def draw(_progress: Progress) -> list[QImage]:
            return [image_of(viewer.picture(pdf, page, SCREEN_DPI)) for page in range(viewer.pages(pdf))]

        def drawn(sides: list[QImage]) -> None:
            if asked is self._asked:
                self.preview.show_sides(sides)

        self.context.runner.make("", draw, drawn)

    def _stand(self, stands: bool) -> None:
        self._stands = stands
        self.go.setEnabled(stands)
        self.file.setEnabled(stands)

    def _tell(self, refusal: Refusal | None) -> None:
        """The refusal stands beside its cause, and no sheet is seen."""
        if refusal is not None:
            self.preview.show_sides(())
            self.panel.set_words(_("Badges"), "")
        said = "" if refusal is None else refusal.message
        people = isinstance(refusal, EverybodyHasBadge | NobodyToPrint | NotFound)
        grid = not people and not isinstance(refusal, BatchIsShorter | OrderHasNoGroups)
        own = self.layout_field.value() == OWN
        self._fields[0].set_error(said if grid and not own else "")
        self._fields[1].set_error(said if grid and own else "")
        self._fields[2].set_error(said if isinstance(refusal, OrderHasNoGroups) else "")
        self._fields[3].set_error(said if isinstance(refusal, BatchIsShorter) else "")
        self._wrong.setText(said if people else "")
        self._wrong.setVisible(people)

    def _want(self, wanted: SignalInstance) -> None:
        if self._stands:
            wish = self.wish
            if self.again.isChecked() and not wish.reason:
                self._reason_field.set_error(ReasonMissing().message)
                self.reason.setFocus()
                return
            _Before.layouts[self.alone] = wish.sheets.layout
            wanted.emit(wish)
