"""Reads the parts of a foreign workbook piece by piece: no document tree, no DTD, and nothing kept that is not asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO
from xml.parsers.expat import ParserCreate

PIECE = 64 * 1024
Told = dict[str, str]
"""The attributes of an element."""


def read_markup(
    file: IO[bytes],
    ended: Callable[[str, Told, str], None],
    begun: Callable[[str, Told], None] | None = None,
    *,
    texts: frozenset[str] = frozenset(),
    without: str = "",
) -> None:
    """Each element is told as it begins (name, attributes) and as it ends (and its own text, for the names in `texts`).

    Names come without their prefix; nothing inside an element `without` is told. Raises ValueError where there is a DTD, and
    what expat raises where the part is not well formed.
    """
    reading = _Reading(ended, begun, texts, without)
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    while piece := file.read(PIECE):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def _refuse(*_declaration: object) -> None:
    raise ValueError("a workbook has no DTD")


class _Reading:
    """Where the reading stands: which elements are open, and the text of the one whose text is asked for."""

    def __init__(
        self,
        ended: Callable[[str, Told, str], None],
        begun: Callable[[str, Told], None] | None,
        texts: frozenset[str],
        without: str,
    ) -> None:
        self._ended, self._begun, self._texts, self._without = ended, begun, texts, without
        self._open: list[tuple[str, Told]] = []
        self._pieces: list[str] = []
        self._silent = 0

    def start(self, name: str, told: Told) -> None:
        """An element begins."""
        local = name.rpartition(":")[2]
        if self._silent or local == self._without:
            self._silent += 1
            return
        self._open.append((local, told))
        self._pieces = []
        if self._begun is not None:
            self._begun(local, told)

    def text(self, piece: str) -> None:
        """Words within the innermost open element."""
        if not self._silent and self._open and self._open[-1][0] in self._texts:
            self._pieces.append(piece)

    def end(self, _name: str) -> None:
        """The innermost open element ends."""
        if self._silent:
            self._silent -= 1
            return
        local, told = self._open.pop()
        pieces, self._pieces = self._pieces, []
        self._ended(local, told, "".join(pieces) if local in self._texts else "")
