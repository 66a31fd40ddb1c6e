"""The goods of a letter in preparation, said more closely: their specification, how many they are, and what one costs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from fairdesk.base.i18n import _
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.form_field import FormField
from fairdesk.ui.widgets.money_field import MoneyField

LONGEST = 40
"""Signs of a specification or a quantity: a cell of the table on the paper holds them on a few lines."""


class GoodsFields(QWidget):
    """`described` says specification, quantity and price of one in fen, once a person left a field of them."""

    described = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.quantity, self.price = QLineEdit(), QLineEdit(), MoneyField()
        self._fields = tuple(FormField(one) for one in (self.kind, self.quantity, self.price))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(steps(2))
        grid.setVerticalSpacing(steps(2))
        grid.addWidget(self._fields[0], 0, 0, 1, 2)
        grid.addWidget(self._fields[1], 1, 0)
        grid.addWidget(self._fields[2], 1, 1)
        for field in (self.kind, self.quantity, self.price):
            field.editingFinished.connect(self.settle)
        for field in (self.kind, self.quantity):
            field.setMaxLength(LONGEST)
        self._said: tuple[str, str, int] | None = None

    def set_words(self) -> None:
        """Every label is said in the language in force."""
        kind, quantity, price = self._fields
        kind.set_words(_("Specification"))
        quantity.set_words(_("Quantity"))
        price.set_words(_("Price of one"), _("yuan"))

    def forget(self) -> None:
        """What was typed for another letter is not kept for the next."""
        self._said = None

    def show_goods(self, kind: str, quantity: str, price_fen: int) -> None:
        """The fields show this; one in which a person is typing is left alone while it says the same as before."""
        if (kind, quantity, price_fen) == self._said:
            return
        self._said = (kind, quantity, price_fen)
        self.kind.setText(kind)
        self.quantity.setText(quantity)
        self.price.setText("")
        self.price.set_amount(price_fen or None)
        self._fields[2].set_error("")

    def settle(self) -> bool:
        """What is typed is said if it is new; whether all of it could be: a price that is no amount is marked and not said."""
        self._fields[2].set_error(_("Please write an amount in yuan, such as 120,000.") if self.price.wrong else "")
        told = (self.kind.text().strip(), self.quantity.text().strip(), self.price.amount() or 0)
        if not self.price.wrong and told != self._said:
            self._said = told
            self.described.emit(*told)
        return not self.price.wrong
