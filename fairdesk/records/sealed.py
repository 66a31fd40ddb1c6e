"""A sealed part as it travels in a workbook: the signed manifest and the encrypted operations, all as text."""

from __future__ import annotations

from dataclasses import dataclass

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """The canonical manifest (JSON text), its signature (hexadecimal) and the ciphertext (base64, in order)."""

    manifest: str
    signature: str
    chunks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBook:
    """What a workbook held: the sealed part, which is the record, and the visible sheets, a view of it (title: rows)."""

    sealed: Sealed
    sheets: dict[str, Rows]
    corrections: Rows
    """The lines people wrote by hand on the sheet for corrections, without its head."""
