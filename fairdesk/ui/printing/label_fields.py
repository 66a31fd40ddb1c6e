"""The label that is in a label printer: its size, the gap after it, how dark it is burnt, and how fine the head is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QDoubleValidator, QIntValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from fairdesk.base.i18n import _
from fairdesk.records.printing import PrintOptions
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.form_field import FormField

HEADS = (203, 300)
"""Dots to an inch of the heads that are sold."""
SMALLEST, LARGEST, WIDEST_GAP, DARKEST = 10, 300, 20, 15
"""Millimetres of a label and of its gap, and the darkest a printer counts."""


class LabelFields(QWidget):
    """`changed` says that a person changed one of them; what is half typed is told when it is a number."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.width_mm, self.height_mm, self.gap, self.darkness = (QLineEdit() for _field in range(4))
        self.head = ChoiceField()
        for line, low, high in (
            (self.width_mm, SMALLEST, LARGEST),
            (self.height_mm, SMALLEST, LARGEST),
            (self.gap, 0, WIDEST_GAP),
        ):
            line.setValidator(QDoubleValidator(low, high, 1, self))
        self.darkness.setValidator(QIntValidator(0, DARKEST, self))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(steps(3))
        grid.setVerticalSpacing(steps(2))
        self._fields = [FormField(field) for field in (self.width_mm, self.height_mm, self.gap, self.darkness, self.head)]
        for at, field in enumerate(self._fields):
            grid.addWidget(field, at // 2, at % 2)
        for line in (self.width_mm, self.height_mm, self.gap, self.darkness):
            line.editingFinished.connect(self.changed)
        self.head.picked.connect(lambda _dpi: self.changed.emit())

    def retranslate(self) -> None:
        """Every word."""
        words = ((_("Width"), "mm"), (_("Height"), "mm"), (_("Gap"), "mm"), (_("Darkness"), "0 – 15"), (_("Head"), "dpi"))
        for field, (label, hint) in zip(self._fields, words, strict=True):
            field.set_words(label, hint)
        self.head.set_choices([(dpi, str(dpi)) for dpi in HEADS])

    def show_options(self, options: PrintOptions) -> None:
        """The fields show these options."""
        for line, hundredths in (
            (self.width_mm, options.label_width),
            (self.height_mm, options.label_height),
            (self.gap, options.gap),
        ):
            line.setText(f"{hundredths / 100:g}")
        self.darkness.setText(str(options.darkness))
        self.head.set_value(options.dpi)

    def options(self, before: PrintOptions) -> PrintOptions:
        """These options with what the fields say; a field that holds no number leaves its option as it was."""
        return replace(
            before,
            label_width=_hundredths(self.width_mm, before.label_width),
            label_height=_hundredths(self.height_mm, before.label_height),
            gap=_hundredths(self.gap, before.gap),
            darkness=int(self.darkness.text()) if self.darkness.hasAcceptableInput() else before.darkness,
            dpi=self.head.value() or before.dpi,
        )


def _hundredths(line: QLineEdit, before: int) -> int:
    return round(float(line.text().replace(",", ".")) * 100) if line.hasAcceptableInput() else before
