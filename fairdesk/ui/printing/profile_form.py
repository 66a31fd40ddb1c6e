"""The printer of one kind of paper: chosen, tried with a page, and set right by what was measured on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from fairdesk.base.i18n import _
from fairdesk.records.printing import Language, PrinterProfile, PrinterRow
from fairdesk.ui.printing.choices import meant, printer_choices, side_choices, stands, tray_choices
from fairdesk.ui.printing.label_fields import LabelFields
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.side_panel import SidePanel
from fairdesk.ui.widgets.words import Words

MOST = 5
"""Copies one would always want."""


class ProfileForm(SidePanel):
    """`put` says the profile a person chose, `tried` which page to print, `measured` four lengths, `undone` that none hold."""

    put = Signal(object)
    tried = Signal(str)
    measured = Signal(str, str, str, str)
    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._profile: PrinterProfile | None = None
        self.state, self._refusal = Badge(), Words(tone="red")
        self.add_mark(self.state)
        self.printer, self.copies, self.sides, self.tray, self.language = (ChoiceField() for _field in range(5))
        self.address = QLineEdit()
        self.lengths = tuple(QLineEdit() for _field in range(4))
        self._choices = (self.printer, self.language, self.copies, self.sides, self.tray)
        self._fields = [FormField(field) for field in self._choices]
        self._address_field = FormField(self.address)
        self._length_fields = [FormField(field) for field in self.lengths]
        self._lay()
        self.label, self._label = LabelFields(), self.add_section()
        self._label.body.addWidget(self.label)
        self.label.changed.connect(self._say)
        self.test, self.cross = Button("plain", "printer"), Button("plain", "printer")
        self.set_right, self.undo = Button("plain", "check"), Button("quiet", "undo-2")
        self._lay_trials()
        self.printer.picked.connect(lambda _value: self.address.clear())
        for field in self._choices:
            field.picked.connect(lambda _value: self._say())
        self.address.editingFinished.connect(self._say)
        self.test.clicked.connect(lambda: self.tried.emit("printer_test"))
        self.cross.clicked.connect(lambda: self.tried.emit("calibration"))
        self.set_right.clicked.connect(lambda: self.measured.emit(*(line.text() for line in self.lengths)))
        self.undo.clicked.connect(self.undone)

    def _lay(self) -> None:
        section = self.add_section()
        section.body.setSpacing(steps(3))
        section.body.addWidget(self._refusal)
        section.body.addWidget(self._fields[0])
        section.body.addWidget(self._address_field)
        grid = QGridLayout()
        grid.setHorizontalSpacing(steps(3))
        grid.setVerticalSpacing(steps(3))
        for at, field in enumerate(self._fields[1:]):
            grid.addWidget(field, at // 2, at % 2)
        section.body.addLayout(grid)

    def _lay_trials(self) -> None:
        self._trial = self.add_section()
        for button in (self.test, self.cross):  # under each other: beside each other they are too wide for large words
            self._trial.body.addWidget(button)
        self._measure = self.add_section()
        self._told = Words(tone="muted")
        self._measure.body.addWidget(self._told)
        grid = QGridLayout()
        grid.setHorizontalSpacing(steps(3))
        grid.setVerticalSpacing(steps(2))
        for at, field in enumerate(self._length_fields):
            grid.addWidget(field, at // 2, at % 2)
        self._measure.body.addLayout(grid)
        self._measure.body.addWidget(self.set_right)
        self._measure.body.addWidget(self.undo)

    def retranslate(self) -> None:
        """Every word that does not change with the profile."""
        labels = (_("Printer"), _("Told in"), _("Copies"), _("Sides"), _("Tray"))
        for field, label in zip(self._fields, labels, strict=True):
            field.set_words(label)
        self._address_field.set_words(_("Or its address"), "tcp://192.168.1.50:9100")
        self._label.set_title(_("The label in it"))
        self.label.retranslate()
        self._trial.set_title(_("Try it"))
        self.test.set_words(_("Print test page"))
        self.cross.set_words(_("Print calibration page"))
        self._measure.set_title(_("Set it right"))
        lengths = (_("1  Line across"), _("2  Line down"), _("3  Left edge"), _("4  Upper edge"))
        for field, label in zip(self._length_fields, lengths, strict=True):
            field.set_words(label, "mm")
        self.set_right.set_words(_("Set right"))
        self.undo.set_words(_("As it was at first"))

    def show_profile(self, profile: PrinterProfile, rows: Sequence[PrinterRow], refusal: str) -> None:
        """The form shows this profile; what a person is typing is left alone while the profile is as it was."""
        self.set_words(profile.kind.label, _("On this computer"))
        row = meant(rows, profile.printer)
        words, tone = stands(row, profile.printer)
        self.state.set_state(words, tone)
        self.state.setVisible(bool(words))
        self._refusal.setText(refusal)
        self._refusal.setVisible(bool(refusal))
        self._fill(profile, rows, row)
        paper = profile.options.language is Language.PDF
        self.cross.setVisible(paper)
        self._measure.setVisible(paper)
        self._label.setVisible(not paper)
        if self._profile is None or self._profile.options != profile.options or self._profile.kind is not profile.kind:
            self.label.show_options(profile.options)
        options = profile.options
        self._told.setText(
            _(
                "Now: {scale} %, {x} mm to the right, {y} mm down.",
                scale=f"{options.scale / 100:g}",
                x=f"{options.shift_x / 100:g}",
                y=f"{options.shift_y / 100:g}",
            )
        )
        self.undo.setVisible(not options.as_it_is)
        self._profile = profile

    def _fill(self, profile: PrinterProfile, rows: Sequence[PrinterRow], row: PrinterRow | None) -> None:
        address = profile.printer if "://" in profile.printer else ""
        if self._profile is None or self._profile.printer != profile.printer or self._profile.kind is not profile.kind:
            self.address.setText(address)
        self.printer.set_choices(printer_choices(rows, "" if address else profile.printer))
        self.printer.set_value("" if address else profile.printer)
        self.language.set_choices([(one, one.label) for one in Language])
        self.language.set_value(profile.options.language)
        self.copies.set_choices([(0, _("By the paper")), *((count, str(count)) for count in range(1, MOST + 1))])
        self.copies.set_value(profile.copies)
        self.sides.set_choices(side_choices(row))
        self.sides.set_value(profile.options.sides)
        self.tray.set_choices(tray_choices(row))
        self.tray.set_value(profile.options.tray)

    def _say(self) -> None:
        if self._profile is None:
            return
        options = replace(
            self.label.options(self._profile.options),
            sides=self.sides.value() or self._profile.options.sides,
            tray=self.tray.value() or "",
            language=self.language.value(),
        )
        printer = self.address.text().strip() or self.printer.value() or ""
        self.put.emit(replace(self._profile, printer=printer, copies=self.copies.value() or 0, options=options))
