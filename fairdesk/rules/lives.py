"""The lives of a desk's journal, told apart by their epochs: no two are alike, wherever and by whomever they were begun.

A desk file that is restored, copied, or made again from a kit goes on in a new life. Two laptops may do so from one file without
hearing of each other, so the epoch of a life is no mere next number: its high bits count the lives that went before it in this
file, its low 25 bits are drawn by lot. Later lives of one file therefore have higher epochs, and two that begin at the same point
have the same epoch once in 33 million times. The first life of a desk is 1.
"""

from __future__ import annotations

FIRST = 1
LOT_BITS = 25
MOST = 32**8 - 1
"""The highest epoch there can be: eight signs."""

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def next_life(epoch: int, lot: int) -> int:
    """The epoch of the life that follows this one, with this lot (0 to 2**25 - 1)."""
    if not 0 <= lot < 1 << LOT_BITS:
        raise ValueError(f"no lot of {LOT_BITS} bits: {lot}")
    return ((epoch >> LOT_BITS) + 1 << LOT_BITS) + lot


def life_mark(epoch: int) -> str:
    """The epoch as numbers bear it: Crockford's base 32, which has no I, L, O and U; 6 signs for the first thirty lives."""
    if not FIRST <= epoch <= MOST:
        raise ValueError(f"no epoch of a life: {epoch}")
    signs = ""
    while epoch:
        signs, epoch = _SIGNS[epoch % 32] + signs, epoch // 32
    return signs


def read_mark(mark: str) -> int:
    """The epoch of a mark; raises ValueError where the text is none, or no number would bear it."""
    epoch = 0
    for sign in mark:
        epoch = epoch * 32 + _SIGNS.index(sign)
    if mark[:1] in {"", "0"} or not FIRST < epoch <= MOST:
        raise ValueError(f"no mark of a life: {mark!r}")
    return epoch


def marked(letters: str, epoch: int) -> str:
    """A desk in one of its lives, as its numbers name it: `A03`, and `A03.1K7QX2` in a later one."""
    return letters if epoch == FIRST else f"{letters}.{life_mark(epoch)}"
