"""Codes of many badges: what one sign changes in a code is asked of the library once, and every further code is put together.

At one version, level, mask and length, each bit of the text turns over the same modules whatever the other bits say: all of
ISO/IEC 18004, the Reed-Solomon code included, is sums without carry. Five hundred codes take a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from threading import Lock

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
"""The signs of a code in the order of their values: two of them make a number of eleven bits, a last one a number of six."""
PAIR_BITS, LAST_BITS = 11, 6

Make = Callable[[str], list[list[bool]]]
"""Makes a code the slow way; always of one version, level and mask."""

_VALUES = {sign: value for value, sign in enumerate(SIGNS)}
_lock = Lock()


class Maker:
    """Puts together codes of texts of one length, of SIGNS only."""

    def __init__(self, length: int, make: Make) -> None:
        self._bits = [PAIR_BITS] * (length // 2) + [LAST_BITS] * (length % 2)
        plain = _numbers("A" * length)  # letters, as the library packs digits otherwise; any bit of A turned over is a sign
        rows = make(_text(plain, length))
        self._side = len(rows)
        self._base = _number(rows)
        self._plain = plain
        self._turned: list[list[int]] = []
        for place, bits in enumerate(self._bits):
            changed = [[*plain[:place], plain[place] ^ (1 << bit), *plain[place + 1 :]] for bit in range(bits)]
            self._turned.append([_number(make(_text(values, length))) ^ self._base for values in changed])

    def matrix(self, text: str) -> list[list[bool]]:
        """The dark modules of this text, which is no number, row by row from the top."""
        code = self._base
        for turned, value, plain in zip(self._turned, _numbers(text), self._plain, strict=True):
            differs = value ^ plain
            for bit, modules in enumerate(turned):
                if differs >> bit & 1:
                    code ^= modules
        digits = f"{code:0{self._side * self._side}b}"
        return [[digit == "1" for digit in digits[first : first + self._side]] for first in range(0, len(digits), self._side)]


def _numbers(text: str) -> list[int]:
    """The numbers a text is packed into, two signs and two."""
    pairs = [45 * _VALUES[text[at]] + _VALUES[text[at + 1]] for at in range(0, len(text) - 1, 2)]
    return pairs + ([_VALUES[text[-1]]] if len(text) % 2 else [])


def _text(numbers: list[int], length: int) -> str:
    """The text that is packed into these numbers."""
    parts = [SIGNS[number // 45] + SIGNS[number % 45] for number in numbers[: length // 2]]
    return "".join(parts) + (SIGNS[numbers[-1]] if length % 2 else "")


def _number(rows: list[list[bool]]) -> int:
    """All modules as one number, the first the highest bit."""
    return int("".join("1" if dark else "0" for row in rows for dark in row), 2)


def maker(length: int, make: Make) -> Maker:
    """The maker for texts of this length; made once, in about a tenth of a second."""
    with _lock:
        return _maker(length, make)


_maker = lru_cache(maxsize=4)(Maker)
