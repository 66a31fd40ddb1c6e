"""How the backups of a desk stand, and what came of taking a booth over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupCard:
    """When the last backup was made and where it lies, and whether the second place has it."""

    made_at: datetime | None
    made: str
    """The file, or an empty text where none was made."""
    second: str
    """The second place, or an empty text where none is named."""
    second_there: bool
    """Whether it can be reached: a stick that is pulled out cannot."""
    copied_at: datetime | None
    """When the backup was made that was brought there last; None where none was."""
    failed: str
    """The sentence of what failed last, or an empty text."""

    @property
    def second_has_it(self) -> bool:
        """Whether the second place has the last backup, or a newer one of its own."""
        return self.made_at is not None and self.copied_at is not None and self.copied_at >= self.made_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a round of backups made: nothing where nothing was written since the last."""

    made: str = ""
    copied: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """A booth taken over: the copy it goes on from, its new epoch, and the last operation of the life before."""

    snapshot: str
    epoch: int
    before: tuple[int, int]
    """Epoch and number: what the old laptop wrote after it is not in this desk."""
    passed_over: tuple[tuple[str, str], ...] = ()
    """Newer copies that are damaged, each with the sentence that says so."""
