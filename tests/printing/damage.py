"""What happens to a printed code between the desk and the reader, with fixed seeds: blur, noise, turns, seals, stains, folds.

Every damage takes a picture whose middle is the code's, the dots of a millimetre, the side of the code in millimetres, and the
source of its chance; it answers with a new picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from random import Random
from statistics import NormalDist

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from PIL.Image import Image as Picture

from fairdesk.base.assets import asset

Damage = Callable[[Picture, float, float, Random], Picture]
RED = (215, 50, 60)
SEAL_SIDE = 42.0
"""Millimetres: the largest seal of an organisation."""
STAIN = 2.2
FOLD = 0.5


def clean(picture: Picture, _dots: float, _side: float, _chance: Random) -> Picture:
    """As it left the press."""
    return picture


def blurred(sigma: float) -> Damage:
    """Out of focus by this many millimetres."""
    return lambda picture, dots, _side, _chance: picture.filter(ImageFilter.GaussianBlur(sigma * dots))


def noisy(picture: Picture, _dots: float, _side: float, chance: Random) -> Picture:
    """A poor camera in poor light, its file made small."""
    return jpeg(grained(picture, 25, chance), 40)


def turned(picture: Picture, _dots: float, _side: float, chance: Random) -> Picture:
    """Laid down aslant."""
    return rotated(picture, chance.uniform(-30, 30))


def slanted(picture: Picture, _dots: float, _side: float, chance: Random) -> Picture:
    """Photographed from the side."""
    return leaned(picture, 0.18, chance)


def phone(picture: Picture, dots: float, _side: float, chance: Random) -> Picture:
    """A photo by hand: all of these together."""
    shot = leaned(rotated(picture, chance.uniform(-15, 15)), 0.12, chance)
    return jpeg(grained(shot.filter(ImageFilter.GaussianBlur(0.1 * dots)), 10, chance), 60)


def sealed(picture: Picture, dots: float, side: float, chance: Random) -> Picture:
    """A red seal over the code, its middle up to half a side away in each direction; black print stays black under the ink."""
    print_ = seal(round(SEAL_SIDE * dots)).rotate(chance.uniform(-20, 20), Image.Resampling.BICUBIC, fillcolor="white")
    ink = Image.new("RGB", picture.size, "white")
    middle = [length / 2 + chance.uniform(-side / 2, side / 2) * dots for length in picture.size]
    ink.paste(print_, (round(middle[0] - print_.width / 2), round(middle[1] - print_.height / 2)))
    return Image.blend(picture, ImageChops.darker(picture, ink), 0.85)


def sealed_and_scanned(picture: Picture, dots: float, side: float, chance: Random) -> Picture:
    """A seal over the code, then a scanner that writes small files."""
    scan = sealed(picture, dots, side, chance).filter(ImageFilter.GaussianBlur(0.06 * dots))
    return jpeg(grained(scan, 8, chance), 70)


def stained(picture: Picture, dots: float, side: float, chance: Random) -> Picture:
    """A drop of ink of 2.2 mm radius on the code."""
    spot = picture.copy()
    x, y = (length / 2 + chance.uniform(-0.4 * side, 0.4 * side) * dots for length in picture.size)
    ImageDraw.Draw(spot).ellipse([x - STAIN * dots, y - STAIN * dots, x + STAIN * dots, y + STAIN * dots], fill=(90, 60, 40))
    return spot


def folded(picture: Picture, dots: float, side: float, chance: Random) -> Picture:
    """A fold through the code, its ink worn off over half a millimetre."""
    worn = picture.copy()
    x = picture.width / 2 + chance.uniform(-0.4 * side, 0.4 * side) * dots
    ImageDraw.Draw(worn).rectangle([x, 0, x + max(1, FOLD * dots) - 1, picture.height], fill=(245, 245, 245))
    return worn


DAMAGES: dict[str, Damage] = {
    "clean": clean,
    "blur 0.15 mm": blurred(0.15),
    "blur 0.25 mm": blurred(0.25),
    "noise and JPEG 40": noisy,
    "turn to 30 degrees": turned,
    "perspective": slanted,
    "phone": phone,
    "red seal": sealed,
    "red seal, scanned": sealed_and_scanned,
    "stain": stained,
    "fold": folded,
}


# ---- how ---------------------------------------------------------------------------------------------------------------


def jpeg(picture: Picture, quality: int) -> Picture:
    """The picture after a stay in a JPEG file."""
    target = BytesIO()
    picture.save(target, "JPEG", quality=quality)
    return Image.open(target).convert("RGB")


def grained(picture: Picture, sigma: float, chance: Random) -> Picture:
    """Gaussian noise on each channel."""
    normal = NormalDist(128, sigma)
    levels = [min(255, max(0, round(normal.inv_cdf((place + 0.5) / 256)))) for place in range(256)]
    grain = Image.frombytes("RGB", picture.size, chance.randbytes(picture.width * picture.height * 3)).point(levels * 3)
    return ImageChops.add(picture, grain, 1, -128)


def rotated(picture: Picture, degrees: float) -> Picture:
    """The whole picture turned on white."""
    return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def leaned(picture: Picture, reach: float, chance: Random) -> Picture:
    """Each corner drawn away by up to half this part of the picture's sides."""
    width, height = picture.size
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    quad = [(x + chance.uniform(-reach, reach) * width / 2, y + chance.uniform(-reach, reach) * height / 2) for x, y in corners]
    return picture.transform(
        picture.size, Image.Transform.PERSPECTIVE, plane(quad, width, height), Image.Resampling.BICUBIC, fillcolor=(230, 230, 230)
    )


def plane(quad: Sequence[tuple[float, float]], width: float, height: float) -> tuple[float, ...]:
    """The eight numbers that take a rectangle's places to the places in this quadrangle (top left first, clockwise)."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = quad
    sx, sy = x0 - x1 + x2 - x3, y0 - y1 + y2 - y3
    dx1, dx2, dy1, dy2 = x1 - x2, x3 - x2, y1 - y2, y3 - y2
    base = dx1 * dy2 - dx2 * dy1
    g, h = (sx * dy2 - dx2 * sy) / base, (dx1 * sy - sx * dy1) / base
    across = ((x1 - x0 + g * x1) / width, (x3 - x0 + h * x3) / height, x0)
    down = ((y1 - y0 + g * y1) / width, (y3 - y0 + h * y3) / height, y0)
    return (*across, *down, g / width, h / height)


@cache
def seal(size: int) -> Picture:
    """A round seal on white: a ring, the name along it, a star in the middle, a line below."""
    large = size * 3
    print_ = Image.new("RGB", (large, large), "white")
    draw = ImageDraw.Draw(print_)
    dots = large / SEAL_SIDE
    draw.ellipse([0, 0, large - 1, large - 1], outline=RED, width=round(1.2 * dots))
    face = str(asset("fonts", "NotoSerifSC-Bold.ttf"))
    words = "北京市芷兰社会工作事务所"
    for place, sign in enumerate(words):
        around(print_, sign, ImageFont.truetype(face, round(5 * dots)), (place - (len(words) - 1) / 2) * 22, 15.8 * dots)
    points = [(large / 2 + math.sin(turn) * far, large / 2 - math.cos(turn) * far) for turn, far in star(7 * dots)]
    draw.polygon(points, fill=RED)
    draw.text((large / 2, large / 2 + 11 * dots), "专用章", RED, ImageFont.truetype(face, round(3.6 * dots)), anchor="mm")
    return print_.resize((size, size), Image.Resampling.LANCZOS)


def star(radius: float) -> list[tuple[float, float]]:
    """The ten points of a star: the angle from the top, the distance from the middle."""
    return [(place * math.pi / 5, radius if place % 2 == 0 else radius * 0.382) for place in range(10)]


def around(print_: Picture, sign: str, font: ImageFont.FreeTypeFont, degrees: float, radius: float) -> None:
    """One sign stands on the circle, its foot to the middle."""
    side = round(font.size * 1.6)
    stamp = Image.new("L", (side, side), 0)
    ImageDraw.Draw(stamp).text((side / 2, side / 2), sign, 255, font, anchor="mm")
    stamp = stamp.rotate(-degrees, Image.Resampling.BICUBIC)
    turn, middle = math.radians(degrees), print_.width / 2
    place = (round(middle + math.sin(turn) * radius - side / 2), round(middle - math.cos(turn) * radius - side / 2))
    print_.paste(RED, place, stamp)
