"""The dialog before printing: the page as it will be, and what a person chooses; Ctrl+P again prints as chosen last time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from fairdesk.base.errors import PagesUnknown
from fairdesk.base.file_names import file_name
from fairdesk.base.i18n import _, ngettext
from fairdesk.records.printing import PrinterProfile, PrinterRow, PrintForm, PrintRow, paper_kind
from fairdesk.services import print_queue, printers
from fairdesk.ui.files import ask_where_to_save
from fairdesk.ui.page import Context
from fairdesk.ui.printer import FIRST, FirstPages, PdfPreview
from fairdesk.ui.printing.choices import meant, printer_choices, side_choices, stands, tray_choices
from fairdesk.ui.printing.outlet import known_printers
from fairdesk.ui.printing.sending import print_paper
from fairdesk.ui.theme import steps, theme
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.side_panel import SidePanel

MOST = 99
"""Copies one may ask for; more is a slip of the key."""
Then = Callable[[PrintRow], None]


@dataclass(frozen=True, slots=True)
class Paper:
    """What is to be printed: the PDF, what it is, and the records whose printing is put on record."""

    pdf: bytes
    kind: str
    title: str
    subject: str = ""
    subject_ids: tuple[str, ...] = ()
    copies: int = 1
    """As many as the paper says of itself."""


class PrintDialog(QDialog):
    """The preview on the left, the choices on the right; nothing is asked of the desk but the profile of this kind of paper."""

    def __init__(self, parent: QWidget, context: Context, paper: Paper, then: Then | None) -> None:
        super().__init__(parent)
        self.setObjectName("print")
        self.context, self.paper, self.then = context, paper, then
        self.rows: Sequence[PrinterRow] = ()
        self.profile = PrinterProfile(kind=paper_kind(paper.kind))
        self.pages = print_queue.page_count(paper.pdf)
        self.preview = PdfPreview(context.runner, FirstPages(context.viewer) if context.viewer is not None else None)
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.panel, self.state = SidePanel(), Badge()
        self.printer, self.sides, self.tray = ChoiceField(), ChoiceField(), ChoiceField()
        self.copies, self.range = QLineEdit(str(paper.copies)), QLineEdit()
        self.copies.setValidator(QIntValidator(1, MOST, self))
        self._range_field = FormField(self.range)
        self._lay()
        self._wire()
        self._say()
        room = parent.window().size()
        self.resize(min(theme.length(steps(260)), room.width()), min(theme.length(steps(160)), room.height()))
        self.preview.show_pdf(paper.pdf, _("Drawing the pages"))
        context.runner.look(printers.profile, self._profiled, kind=self.profile.kind)
        context.runner.make("", lambda _progress: known_printers(), self._known)

    def _lay(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(steps(5), steps(5), steps(5), steps(5))
        row.setSpacing(steps(4))
        row.addWidget(self.preview, 3)
        row.addWidget(self.panel, 2)
        section = self.panel.add_section()
        section.body.setSpacing(steps(3))
        self._fields = [FormField(field) for field in (self.printer, self.copies, self.sides, self.tray)]
        for field in (*self._fields, self._range_field):
            section.body.addWidget(field)
        self.panel.add_mark(self.state)
        self.go, self.file, self.leave = Button("main", "printer"), Button("plain", "download"), Button("quiet")
        for button in (self.go, self.file, self.leave):
            self.panel.feet.addWidget(button)
        self.panel.feet.addStretch(1)
        self.go.setDefault(True)

    def _wire(self) -> None:
        self.go.clicked.connect(self.print)
        self.file.clicked.connect(self.save)
        self.leave.clicked.connect(self.reject)
        self.printer.picked.connect(lambda _name: self._show_printer())
        for keys in ("Ctrl+P", "Ctrl+Return"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.print)

    def _say(self) -> None:
        self.setWindowTitle(_("Print"))
        pages = ngettext("{count} page", "{count} pages", self.pages)
        if self.pages > FIRST:
            pages = _("{count}; the first {first} are shown.", count=pages, first=FIRST)
        self.panel.set_words(self.paper.title, pages)
        labels = (_("Printer"), _("Copies"), _("Sides"), _("Tray"))
        hints = ("", _("each an original of its own") if self.paper.copies > 1 else "", "", "")
        for field, label, hint in zip(self._fields, labels, hints, strict=True):
            field.set_words(label, hint)
        self._range_field.set_words(_("Pages"), _("empty for all, or 1-3, 5"))
        self.go.set_words(_("Print"), "Ctrl+P")
        self.file.set_words(_("As a PDF file …"))
        self.leave.set_words(_("Cancel"), "Esc")
        self.preview.set_words(_("The page as it prints"))

    # ---- what is known of printers -------------------------------------------------------------------------------------

    def _profiled(self, profile: PrinterProfile) -> None:
        self.profile = profile
        if profile.copies:
            self.copies.setText(str(profile.copies))
        self._show_printers()

    def _known(self, rows: list[PrinterRow]) -> None:
        self.rows = rows
        self._show_printers()

    def _show_printers(self) -> None:
        self.printer.set_choices(printer_choices(self.rows, self.profile.printer))
        self.printer.set_value(self.profile.printer)
        self._show_printer()
        self.sides.set_value(self.profile.options.sides)
        self.tray.set_value(self.profile.options.tray)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_printer(self) -> None:
        chosen = self.printer.value() or ""
        row = meant(self.rows, chosen)
        self.sides.set_choices(side_choices(row))
        self.tray.set_choices(tray_choices(row))
        for field, first in ((self.sides, side_choices(row)[0][0]), (self.tray, "")):
            if field.value() is None:
                field.set_value(first)
        words, tone = stands(row, chosen)
        self.state.set_state(words, tone)
        self.state.setVisible(bool(words))
        self.go.setEnabled(row is not None or bool(chosen))

    # ---- what a person wants -------------------------------------------------------------------------------------------

    def print(self) -> None:
        """The paper goes into the queue, and the choice is there the next time; a slip in the pages is told beside them."""
        if not self.go.isEnabled():
            return
        try:
            pages = print_queue.pages_of(self.range.text(), self.pages)
        except PagesUnknown as refusal:
            self._range_field.set_error(refusal.message)
            return
        row = meant(self.rows, self.printer.value() or "")
        options = replace(self.profile.options, sides=self.sides.value(), tray=self.tray.value() or "")
        kept = replace(self.profile, printer=self.printer.value() or "", options=options)
        if kept != self.profile:
            self.context.runner.do(printers.put_profile, profile=kept)
        form = PrintForm(
            kind=self.paper.kind,
            title=self.paper.title,
            printer=row.name if row is not None else kept.printer,
            subject=self.paper.subject,
            subject_ids=self.paper.subject_ids,
            copies=int(self.copies.text() or 1),
            options=replace(options, pages=pages),
        )
        print_paper(self.context, form, self.paper.pdf, self.then)
        self.accept()

    def save(self) -> None:
        """The paper lies as a file where the person says; it is not on record as printed."""
        name = file_name(self.paper.title)

        def chosen(out: Path) -> None:
            job = print_queue.save_copy(self.paper.pdf, out)
            self.context.runner.make_and_write(_("Saving the paper"), job, lambda _done: self._saved(out))

        ask_where_to_save(self, _("As a PDF file …"), f"{name}.pdf", "PDF (*.pdf)", chosen)

    def _saved(self, out: Path) -> None:
        self.context.notices.ok(_("Saved as {name}.", name=out.name))
        self.reject()


def ask_to_print(
    page: QWidget,
    context: Context,
    pdf: bytes,
    kind: str,
    title: str,
    subject: str = "",
    subject_ids: Sequence[str] = (),
    copies: int = 1,
    then: Then | None = None,
) -> PrintDialog:
    """A person sees the paper and says how it is printed; `then` hears how it ended. Nothing happens where the person cancels.

    `kind` is the document's key, `subject` the table and `subject_ids` the records that are on record as printed once the
    printer took all of it.
    """
    dialog = PrintDialog(page, context, Paper(pdf, kind, title, subject, tuple(subject_ids), copies), then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
