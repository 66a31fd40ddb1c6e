"""The wording of a paper: the lines of a template as they were read, and the blocks a paper is made of once it is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class LineKind(StrEnum):
    """What a line of a template is, by the sign it begins with; a paragraph begins with none."""

    TITLE = "#"
    UNDER = "="
    HEAD = "##"
    SUBHEAD = "###"
    ENTRY = "-"
    PARTY = "*"
    DETAIL = "~"
    NOTE = "!"
    RIGHT = "=>"
    COLUMNS = "|"
    PART = "@"
    PARAGRAPH = ""


class Piece(NamedTuple):
    """A stretch of a line: words, or the name of a place that will be filled; `strong` words stand in the face of heads."""

    text: str
    place: str = ""
    strong: bool = False


class Condition(NamedTuple):
    """When a line stands: its place is filled, is empty (`negated`), or says `value`."""

    place: str
    value: str = ""
    negated: bool = False


Columns = tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a template with the English below it, and the lines that go on in its paragraph."""

    number: int
    """Which line of the template it is, from 1."""
    kind: LineKind
    field: str = ""
    """The section it stands in: what a verifier names where it was changed."""
    condition: Condition | None = None
    chinese: Columns = ()
    english: Columns = ()
    part: str = ""
    goes_on: tuple[Line, ...] = ()


class Run(NamedTuple):
    """Words of one face in one block; `face` is `plain`, `strong` or `label`, `field` what a verifier calls them."""

    text: str
    face: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of a paper: its kind, its words in one or several columns, the same in English, or the drawn part it stands for."""

    kind: LineKind
    chinese: tuple[tuple[Run, ...], ...] = ()
    english: tuple[tuple[Run, ...], ...] = ()
    part: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place of a kind of paper: its name, what stands in it (an English message id), and whether it may be left out."""

    name: str
    told: str
    field: str = ""
    """What a verifier calls it where no section says so."""
    needed: bool = False
    cases: tuple[str, ...] = ()
    """The values a condition may ask for, where it is a choice."""
    blank: int = 0
    """Signs of the writing line that stands there while it is empty, so that the paper can be completed with a pen."""
