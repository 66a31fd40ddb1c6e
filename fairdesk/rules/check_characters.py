"""The check character of everything people copy by hand from paper: ISO 7064 MOD 37,2.

MOD 37,2 and not MOD 37,36: the pure system finds every wrong character and every swap of two neighbours, the hybrid one misses a
few swaps. Its check character is a digit, a capital, or `*` once in 37 times. What stands between the parts of a number counts as
`*`, so that a separator that moved is found too.
"""

from __future__ import annotations

SIGN = "0-9A-Z*"
"""What a check character may be, for a class of a regular expression."""


def check_character(*parts: str) -> str:
    """The check character of these parts (digits, capitals and dots), in this order."""
    from stdnum.iso7064 import mod_37_2

    return str(mod_37_2.calc_check_digit("*".join(parts).replace(".", "*")))
