"""What the page of wordings shows at one moment: the kinds of papers, the wording in hand, its specimen, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from fairdesk.records.papers import Setting
from fairdesk.records.wording import Place
from fairdesk.services.wordings import Worded

KEPT, GONE, NEW = "", "-", "+"


@dataclass(frozen=True, slots=True)
class Names:
    """What a wording of the kind in hand may name, and its words as they came with the program."""

    places: tuple[Place, ...] = ()
    parts: tuple[str, ...] = ()
    needed_parts: tuple[str, ...] = ()
    shipped: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """The kinds with what is saved of them, what is being written by kind, and the paper in hand."""

    papers: tuple[Worded, ...] | None = None
    kind: str = ""
    drafts: Mapping[str, Setting] = field(default_factory=dict)
    """What differs from what is saved, by kind."""
    names: Names = Names()
    may_save: bool = True
    pdf: bytes = b""
    """The last specimen that could be drawn."""
    refusal: str = ""
    line: int = 0
    """Which line of the wording the refusal is about; 0 for none."""
    saving: bool = False

    @property
    def paper(self) -> Worded | None:
        """The paper in hand as it is saved."""
        return next((one for one in self.papers or () if one.kind == self.kind), None)

    @property
    def setting(self) -> Setting:
        """The wording in hand as it is being written."""
        return self.drafts.get(self.kind) or (self.paper.setting if self.paper else Setting())

    @property
    def unsaved(self) -> bool:
        """Whether the wording in hand differs from what is saved."""
        return self.kind in self.drafts

    @property
    def ready(self) -> bool:
        """Whether the wording in hand can be saved."""
        return self.unsaved and self.may_save and not self.refusal and not self.saving

    @property
    def differs(self) -> tuple[tuple[str, int, str], ...]:
        """The lines in which the wording in hand differs from the one that came with the program."""
        return tuple(differences(self.names.shipped, self.setting.wording))


def differences(before: str, after: str) -> Iterator[tuple[str, int, str]]:
    """Each line that went or came, with its sign and its number in the wording it stands in; lines are held against each other
    whole."""
    old, new = before.splitlines(), after.splitlines()
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        yield from ((GONE, at + 1, old[at]) for at in range(first, last))
        yield from ((NEW, at + 1, new[at]) for at in range(start, end))
