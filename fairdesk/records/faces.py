"""Typefaces of a site's own: which slots of a paper can be pointed at one, and what was found in its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fairdesk.base.i18n import N_, _, listed


class Slot(StrEnum):
    """The parts of a paper that can be set in a face of the site's own."""

    BODY = "body"
    TITLE = "title"
    HEADS = "heads"
    SECOND = "second"


SLOT_WORDS: Mapping[Slot, str] = {
    Slot.BODY: N_("Text (仿宋)"),
    Slot.TITLE: N_("Title (小标宋)"),
    Slot.HEADS: N_("Heads (黑体)"),
    Slot.SECOND: N_("Second heads (楷体)"),
}
EXAMPLES = 6
"""Signs a face lacks that are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A typeface read from its file: its name, the digest of its bytes, and which of the standard signs it lacks."""

    path: str
    name: str
    sha256: str
    lacks: tuple[str, ...] = ()
    of: int = 0
    """Standard signs it was asked for."""

    @property
    def short(self) -> str:
        """By what a paper remembers it: its name and the beginning of its digest."""
        return f"{self.name}:{self.sha256[:12]}"

    @property
    def words(self) -> str:
        """What a person should know before papers are set in it."""
        if not self.lacks:
            return _("{name}: all {of} standard signs.", name=self.name, of=self.of)
        shown = listed(self.lacks[:EXAMPLES])
        return _(
            "{name}: lacks {count} of {of} standard signs, such as {signs}; those are set in the program's own face.",
            name=self.name,
            count=len(self.lacks),
            of=self.of,
            signs=shown,
        )
