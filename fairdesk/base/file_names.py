"""What a file may be called on every system people carry sticks between."""

from __future__ import annotations

_REFUSED = str.maketrans(dict.fromkeys('/\\:"<>|?', "-") | {"*": "＊"})


def file_name(text: str) -> str:
    """The text as the name of a file: signs that Windows or a stick refuses are `-`, and `*`, a check character, is wide."""
    return text.translate(_REFUSED)
