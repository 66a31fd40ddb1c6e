"""What every refusal is, and the cancel that is shown to nobody."""

from __future__ import annotations

from typing import ClassVar

from fairdesk.base.i18n import N_, _


class Cancelled(Exception):
    """A person pressed cancel. Shown to nobody."""


class Refusal(Exception):
    """The program says no, in one sentence, and nothing has changed."""

    sentence: ClassVar[str] = N_("This cannot be done.")

    def __init__(self, **places: object) -> None:
        super().__init__(places)
        self.places = places

    @property
    def message(self) -> str:
        """The sentence in the language in force."""
        return _(self.sentence, **self.places) if self.places else _(self.sentence)

    def __str__(self) -> str:
        return self.message
