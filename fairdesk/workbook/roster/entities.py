"""The table of what a roster may hold: each kind of record, its columns, the heads they go by and what is in them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from fairdesk.base.assets import asset
from fairdesk.rules.widths import without_blanks

OWN, OTHERS, SHORTENED = 1.0, 0.9, 0.8
"""How surely a head means a column: our own word, another word for it, either of them without its brackets."""

_NUMBERED = re.compile(r"^(?:[(（\[]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）\]、.．]|[①-⑳])(?=[^0-9])")
_UNIT_BEHIND = re.compile(r"[/／](万元|元|人|户|个|名)$")
_BRACKETED = re.compile(r"[(\[【].*?[)\]】]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, the head we write, its type of cell, and whether a table without it can be recognised."""

    key: str
    head: str
    type: str
    required: bool
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One kind of record."""

    key: str
    columns: tuple[Column, ...]

    @property
    def required(self) -> frozenset[str]:
        """The keys without which a table is not of this kind."""
        return frozenset(one.key for one in self.columns if one.required)

    def heads(self) -> dict[str, list[tuple[Column, float]]]:
        """Every plain head with the columns it may mean and how surely: our own words before other people's."""
        found: dict[str, list[tuple[Column, float]]] = {}
        for sure, wording in ((OWN, _own), (OTHERS, _others), (SHORTENED, _shortened)):
            for column in self.columns:
                for head in wording(column):
                    known = found.setdefault(head, [])
                    if all(column is not other for other, _sure in known):
                        known.append((column, sure))
        return found


def _own(column: Column) -> list[str]:
    return [plain_head(column.head)]


def _others(column: Column) -> list[str]:
    return [plain_head(alias) for alias in column.aliases]


def _shortened(column: Column) -> list[str]:
    return [short for short in (short_head(column.head), *(short_head(alias) for alias in column.aliases)) if short]


@lru_cache(maxsize=4096)
def plain_head(text: str) -> str:
    """A head without blanks, line breaks, widths, capitals, stars and its number; a unit behind a stroke stands in brackets."""
    plain = _NUMBERED.sub("", without_blanks(text).lower().strip("*:"))
    return _UNIT_BEHIND.sub(r"(\1)", plain).strip("*:")


def short_head(text: str) -> str:
    """A plain head without what stands in brackets."""
    return _BRACKETED.sub("", plain_head(text))


@lru_cache(maxsize=1)
def entities() -> tuple[Entity, ...]:
    """All kinds of records, in the order of their table."""
    columns: dict[str, list[Column]] = {}
    with asset("rosters", "columns.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
            one = Column(row["key"], row["head"], row["type"], row["required"] == "yes", aliases)
            columns.setdefault(row["entity"], []).append(one)
    return tuple(Entity(key, tuple(ones)) for key, ones in columns.items())
