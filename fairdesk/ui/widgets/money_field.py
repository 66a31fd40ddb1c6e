"""A field for an amount: yuan are typed, fen come out."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

FULLEST = 10**15
"""Fen; more than any fair sees is a slip of the hand."""


def parse_yuan(text: str) -> int | None:
    """The fen of an amount typed in yuan, with thousands marks or without; None where it is no amount."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "").strip("¥元")
    if not plain or any(sign not in "0123456789." for sign in plain):
        return None
    try:
        fen = Decimal(plain) * 100
    except InvalidOperation:
        return None
    return int(fen) if fen == fen.to_integral_value() and fen <= FULLEST else None


def show_yuan(fen: int) -> str:
    """The amount in yuan with thousands marks; fen only where there are any."""
    yuan, rest = divmod(fen, 100)
    return f"{yuan:,}.{rest:02d}" if rest else f"{yuan:,}"


class MoneyField(QLineEdit):
    """`amount_changed` says the fen, or None where the field is empty or no amount."""

    amount_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(lambda _text: self.amount_changed.emit(self.amount()))

    def amount(self) -> int | None:
        """The fen, or None."""
        return parse_yuan(self.text())

    @property
    def wrong(self) -> bool:
        """Whether something is typed that is no amount."""
        return bool(self.text().strip()) and self.amount() is None

    def set_amount(self, fen: int | None) -> None:
        """The field shows this amount; what a person is typing at this moment is left alone where it means the same."""
        if self.amount() != fen or self.wrong or not self.hasFocus():
            self.setText("" if fen is None else show_yuan(fen))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        amount = self.amount()
        if amount is not None:
            self.setText(show_yuan(amount))
