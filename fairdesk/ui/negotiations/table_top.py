"""What lies on the table between two sides: the project, its field and kind, the money, the goods, whom it reaches."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout

from fairdesk.base.i18n import _
from fairdesk.records.choices import Choice, Field, Mode, Track, ValueBasis
from fairdesk.records.talks import NegotiationForm
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.choice_field import ChoiceField
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.money_field import MoneyField
from fairdesk.ui.widgets.words import Words

MOST = 9_999_999
_GRID = (
    ("project", 0, 0, 6),
    ("field", 1, 0, 2),
    ("mode", 1, 2, 2),
    ("track", 1, 4, 2),
    ("cash_fen", 2, 0, 2),
    ("households", 2, 2, 2),
    ("people", 2, 4, 2),
    ("goods", 3, 0, 2),
    ("goods_fen", 3, 2, 2),
    ("goods_basis", 3, 4, 2),
)
"""Field, row, column, columns taken."""


class CountField(QLineEdit):
    """A whole number; empty is none. `counted` says it."""

    counted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setValidator(QIntValidator(0, MOST, self))
        self.textEdited.connect(lambda text: self.counted.emit(int(text or 0)))

    def set_count(self, count: int) -> None:
        """The field shows this number."""
        if int(self.text() or 0) != count:
            self.setText(str(count) if count else "")


class TableTop(QFrame):
    """`changed` says the name of a field of the form and its new value."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.project, self.goods = QLineEdit(), QLineEdit()
        self.field, self.mode, self.track, self.goods_basis = ChoiceField(), ChoiceField(), ChoiceField(), ChoiceField()
        self.cash_fen, self.goods_fen = MoneyField(), MoneyField()
        self.households, self.people = CountField(), CountField()
        self._fields: dict[str, FormField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(steps(4), steps(3), steps(4), steps(4))
        column.setSpacing(steps(2))
        grid = QGridLayout()
        grid.setHorizontalSpacing(steps(3))
        grid.setVerticalSpacing(steps(2))
        for name, row, at, span in _GRID:
            self._fields[name] = FormField(getattr(self, name))
            grid.addWidget(self._fields[name], row, at, 1, span)
        for at in range(6):
            grid.setColumnStretch(at, 1)
        column.addLayout(grid)
        self._fit = Words(step="note", tone="muted")
        column.addWidget(self._fit)
        column.addStretch(1)
        self._wire()

    def _wire(self) -> None:
        for name in ("project", "goods"):
            self.widget(name).textEdited.connect(lambda text, name=name: self.changed.emit(name, text))
        for name in ("field", "mode", "track", "goods_basis"):
            self.widget(name).picked.connect(lambda value, name=name: self.changed.emit(name, value))
        for name in ("cash_fen", "goods_fen"):
            self.widget(name).amount_changed.connect(lambda fen, name=name: self._amount(name, fen))
        for name in ("households", "people"):
            self.widget(name).counted.connect(lambda count, name=name: self.changed.emit(name, count))

    def widget(self, name: str) -> Any:
        """The widget in which this field of the form is written."""
        return getattr(self, name)

    def set_words(self) -> None:
        """Every label and choice is said in the language in force."""
        labels = {
            "project": (_("Project"), ""),
            "field": (_("Field"), ""),
            "mode": (_("Mode of help"), ""),
            "track": (_("Track"), ""),
            "cash_fen": (_("Cash"), _("yuan")),
            "households": (_("Households"), ""),
            "people": (_("People"), ""),
            "goods": (_("Goods"), ""),
            "goods_fen": (_("Goods value"), _("yuan")),
            "goods_basis": (_("Proof"), ""),
        }
        for name, (label, hint) in labels.items():
            self._fields[name].set_words(label, hint)
        for field, kind in ((self.field, Field), (self.mode, Mode), (self.track, Track), (self.goods_basis, ValueBasis)):
            field.set_choices(choices_of(kind))

    def show_form(self, form: NegotiationForm) -> None:
        """The fields show this form; a field a person is typing in is left alone where it says the same."""
        for line, text in ((self.project, form.project), (self.goods, form.goods)):
            if line.text() != text:
                line.setText(text)
        self.field.set_value(form.field)
        self.mode.set_value(form.mode)
        self.track.set_value(form.track)
        self.goods_basis.set_value(form.goods_basis)
        for name, money, fen in (("cash_fen", self.cash_fen, form.cash_fen), ("goods_fen", self.goods_fen, form.goods_fen)):
            if (money.amount() or 0) != fen and not money.wrong:
                money.set_amount(fen or None)
            self._mark(name)
        self.households.set_count(form.households)
        self.people.set_count(form.people)

    def show_fit(self, said: tuple[tuple[bool, str], ...]) -> None:
        """Why the two sides suit each other, or do not."""
        self._fit.setText(" · ".join(f"{'✓' if good else '!'} {words}" for good, words in said))
        self._fit.setVisible(bool(said))

    def wrong(self) -> str:
        """The name of the first field in which something stands that is no amount; empty where there is none."""
        return next((name for name in ("cash_fen", "goods_fen") if self.widget(name).wrong), "")

    def clear_wrong(self) -> None:
        """What is no amount is gone from the fields: another form is to be shown."""
        for name in ("cash_fen", "goods_fen"):
            if self.widget(name).wrong:
                self.widget(name).set_amount(None)
                self._mark(name)

    def _amount(self, name: str, fen: int | None) -> None:
        self._mark(name)
        self.changed.emit(name, fen or 0)

    def _mark(self, name: str) -> None:
        wrong = self.widget(name).wrong
        self._fields[name].set_error(_("Please write an amount in yuan, such as 120,000.") if wrong else "")


def choices_of(kind: type[Choice]) -> list[tuple[StrEnum, str]]:
    """Every choice of a kind with its word in the language in force."""
    return [(one, one.label) for one in kind]
