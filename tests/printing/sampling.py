"""Real pages with many different codes, cropped around them, damaged in every way: how many are read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from random import Random

from PIL import Image
from PIL.Image import Image as Picture

from fairdesk.printing import press, reading
from fairdesk.printing.documents import badge, letter_of_intent
from tests.printing.damage import DAMAGES

Reader = Callable[[Picture], list[str]]
BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
AROUND = 15.0
"""Millimetres of the page left around the code."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper under test: the side of its code in millimetres, and how one with this text is drawn."""

    name: str
    side: float
    text: Callable[[Random], str]
    draw: Callable[[str], bytes]


def _letter(text: str) -> bytes:
    return press.letter(letter_of_intent.specimen().facts, text)


def _badge(text: str) -> bytes:
    return badge.BADGE.draw([replace(badge.specimen()[sum(map(ord, text)) % 9], qr=text)])


LETTER = Kind("letters", 35, lambda chance: "FD1:" + "".join(chance.choices(BASE45, k=chance.randint(540, 640))), _letter)
"""Texts as long as those of letters with two and with three parties: 77 and 81 modules."""
BADGE = Kind("badges", 20, lambda chance: "FD1P" + "".join(chance.choices(BASE32, k=31)), _badge)


@cache
def paper(kind: Kind, number: int) -> tuple[str, bytes, int, tuple[float, float, float]]:
    """The text, the paper, the page its code stands on, and where: left, top and side in millimetres."""
    text = kind.text(Random(f"{kind.name} {number}"))
    pdf = kind.draw(text)
    for page in range(press.page_count(pdf)):
        for code in reading.codes_in(reading.page_picture(pdf, page, 254), lambda one: one == text):
            if code.text == text:
                (left, top), (right, _top) = code.corners[0], code.corners[1]
                return text, pdf, page, (left / 10, top / 10, (right - left) / 10)
    raise AssertionError("the code stands on no page")


def crop(kind: Kind, number: int, dpi: float) -> tuple[str, Picture]:
    """The text, and the code with its surroundings in the middle, drawn so that its side is the kind's at this resolution."""
    text, pdf, page, (left, top, side) = paper(kind, number)
    drawn = round(dpi * kind.side / side)
    picture, dots, rim = reading.page_picture(pdf, page, drawn), drawn / 25.4, AROUND * side / kind.side
    box = [round(edge * dots) for edge in (left - rim, top - rim, left + side + rim, top + side + rim)]
    whole = Image.new("RGB", (box[2] - box[0], box[3] - box[1]), "white")
    whole.paste(picture, (-box[0], -box[1]))
    return text, whole


def damaged(kind: Kind, count: int, dpi: float) -> Iterator[tuple[str, str, Picture]]:
    """The name of the damage, the text and the picture: every damage of each of so many papers."""
    for number in range(count):
        text, picture = crop(kind, number, dpi)
        for name, damage in DAMAGES.items():
            yield name, text, damage(picture, dpi / 25.4, kind.side, Random(f"{kind.name} {number} {name}"))


def rates(kind: Kind, count: int, dpi: float, reader: Reader) -> dict[str, float]:
    """For each damage the part of the pictures whose text was read."""
    read = dict.fromkeys(DAMAGES, 0)
    for name, text, picture in damaged(kind, count, dpi):
        read[name] += text in reader(picture)
    return {name: found / count for name, found in read.items()}


def ladder(picture: Picture) -> list[str]:
    """As the program reads."""
    return [one.text for one in reading.codes_in(picture, lambda text: text.startswith(("FD1:", "FD1P")))]
