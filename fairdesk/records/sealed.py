"""A sealed part as it travels in a workbook: the signed manifest and the encrypted operations, all as text."""

from __future__ import annotations

from dataclasses import dataclass, field

Rows = tuple[tuple[str, ...], ...]
Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """The canonical manifest (JSON text), its signature (hexadecimal) and the ciphertext (base64, in order)."""

    manifest: str
    signature: str
    chunks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSheet:
    """A sheet as a person sees it: its title, its cells as text, and what their text alone does not say."""

    title: str
    rows: Rows
    hidden: bool = False
    numbers: frozenset[Place] = frozenset()
    """Cells that hold a number or a day, and no text."""
    formulas: frozenset[Place] = frozenset()
    """Cells that hold a formula: their text is the formula, not what it came to."""
    notes: tuple[tuple[Place, str], ...] = ()
    """What people pinned to cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBook:
    """What a workbook held: the sealed part, which is the record, and the visible sheets, a view of it (title: rows)."""

    sealed: Sealed
    sheets: dict[str, Rows]
    corrections: Rows
    """The lines people wrote by hand on the sheet for corrections, without its head."""
    shown: tuple[ShownSheet, ...] = field(default=())
    """Every visible sheet in its order, the cover and the sheet for corrections among them."""
