"""The look: every colour, size and font of the window, in light and in dark, and the stylesheet made of them."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from fairdesk.base.assets import asset

SCALES = (1.0, 1.25, 1.5, 2.0)
"""How large the words may be set."""
LOOKS = ("system", "light", "dark")
STEP = 4
HAIR = 1
"""A hairline, in pixels."""
ICON = 20
ROW = 36
TOUCH = 44
CONTROL = 34
TOOL = 28
SMALL = 22
CELL = 2 * STEP + 3
"""Beside the words of a cell: the padding of the stylesheet and the margin Qt leaves for its focus frame."""
READABLE = 760
"""No form is wider than it reads well."""
TYPE = {"note": 12, "body": 14, "field": 16, "head": 20, "figure": 28, "answer": 64}


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one look. A name that ends in `_soft` is a ground on which the colour without it is read."""

    page: str
    surface: str
    sunken: str
    hover: str
    line: str
    line_strong: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    green: str
    green_soft: str
    amber: str
    amber_soft: str
    red: str
    red_soft: str
    grey_soft: str
    paper: str


LIGHT = Palette(
    page="#F7F5F2",
    surface="#FFFFFF",
    sunken="#F1EEEA",
    hover="#F0EDE8",
    line="#E4E0DA",
    line_strong="#8C867D",
    text="#23211E",
    muted="#635E57",
    accent="#0B6E75",
    accent_hover="#095A60",
    accent_soft="#E0F0F0",
    on_accent="#FFFFFF",
    green="#17663A",
    green_soft="#E3F3E8",
    amber="#855000",
    amber_soft="#FCF0D9",
    red="#AD2B26",
    red_soft="#FBE8E6",
    grey_soft="#EDEAE5",
    paper="#FFFFFF",
)
DARK = Palette(
    page="#171614",
    surface="#211F1D",
    sunken="#1B1A18",
    hover="#2B2926",
    line="#383531",
    line_strong="#858078",
    text="#EDEAE5",
    muted="#ABA59C",
    accent="#45B9BF",
    accent_hover="#62CBD0",
    accent_soft="#173A3C",
    on_accent="#0A2325",
    green="#6FCF97",
    green_soft="#1B3A28",
    amber="#E8B44C",
    amber_soft="#3F3113",
    red="#F28B82",
    red_soft="#472320",
    grey_soft="#312E2B",
    paper="#FFFFFF",
)
GROUNDS = ("page", "surface", "sunken", "hover")
READ_ON: tuple[tuple[str, str], ...] = (
    *((word, ground) for ground in GROUNDS for word in ("text", "muted", "accent", "green", "amber", "red")),
    *((f"{tone}", f"{tone}_soft") for tone in ("green", "amber", "red", "accent")),
    *(("text", f"{tone}_soft") for tone in ("green", "amber", "red", "accent", "grey")),
    ("muted", "grey_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
)
"""Every pair of a word's colour and its ground that the window uses; each keeps WCAG AA for text."""


def steps(count: int) -> int:
    """So many steps of the one spacing, in pixels."""
    return STEP * count


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2, between 1 and 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Theme(QObject):
    """The look in force. Widgets that paint themselves ask it; `changed` tells them to paint again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.look = "system"
        self.scale = 1.0
        self._family = ""

    @property
    def dark(self) -> bool:
        """Whether the dark palette is in force."""
        if self.look != "system":
            return self.look == "dark"
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    @property
    def palette(self) -> Palette:
        """The colours in force."""
        return DARK if self.dark else LIGHT

    def colour(self, name: str) -> QColor:
        """One colour in force, by its name."""
        return QColor(getattr(self.palette, name))

    def size(self, name: str) -> int:
        """One size of the type scale in pixels, at the chosen scale."""
        return round(TYPE[name] * self.scale)

    def length(self, pixels: int) -> int:
        """A length that grows with the words."""
        return round(pixels * self.scale)

    def font(self, name: str, bold: bool = False) -> QFont:
        """The font of one step of the type scale, for widgets that paint themselves."""
        font = QFont(QApplication.font())
        font.setPixelSize(self.size(name))
        font.setBold(bold)
        return font

    def use(self, look: str, scale: float) -> None:
        """This look is in force at this scale, on every window; an unknown look follows the system."""
        self.look = look if look in LOOKS else "system"
        self.scale = scale if scale in SCALES else 1.0
        self.apply()

    def apply(self) -> None:
        """The application wears the look in force."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        self._family = self._family or _load_fonts()
        font = QFont(self._family) if self._family else QFont(app.font())
        font.setPixelSize(self.size("body"))
        app.setFont(font)
        app.setPalette(_qt_palette(self.palette))
        app.setStyleSheet(self.stylesheet())
        self.changed.emit()

    def stylesheet(self) -> str:
        """The stylesheets in `resources/style`, with every @name filled; KeyError where a name is unknown."""
        values = {name: str(value) for name, value in asdict(self.palette).items()}
        values |= {name: f"{self.size(name)}px" for name in TYPE}
        heights = {"row": ROW, "touch": TOUCH, "control": CONTROL, "tool": TOOL, "small": SMALL}
        values |= {name: f"{self.length(height)}px" for name, height in heights.items()}
        values |= {"ring": f"{self.length(CONTROL) - 2}px", "cell": f"{CELL}px", "arrow": _arrow(self.dark)}
        values |= {f"s{count}": f"{steps(count)}px" for count in range(1, 9)}
        sheets = (sheet.read_text("utf-8") for sheet in sorted(asset("style").glob("*.qss")))
        return re.sub(r"@([a-z_0-9]+)", lambda found: values[found.group(1)], "\n".join(sheets))


def _arrow(dark: bool) -> str:
    return asset("style", f"arrow-{'dark' if dark else 'light'}.svg").as_posix()


def _load_fonts() -> str:
    """The family of the bundled fonts; empty where they are not there, and the system's font is used."""
    family = ""
    for weight in ("Regular", "Bold"):
        path = asset("fonts", f"NotoSansSC-{weight}.ttf")
        if path.exists() and (known := QFontDatabase.addApplicationFont(str(path))) >= 0:
            family = QFontDatabase.applicationFontFamilies(known)[0]
    return family


def _qt_palette(tokens: Palette) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in {
        roles.Window: "page",
        roles.WindowText: "text",
        roles.Base: "surface",
        roles.AlternateBase: "sunken",
        roles.Text: "text",
        roles.Button: "surface",
        roles.ButtonText: "text",
        roles.ToolTipBase: "surface",
        roles.ToolTipText: "text",
        roles.PlaceholderText: "muted",
        roles.Highlight: "accent",
        roles.HighlightedText: "on_accent",
        roles.Link: "accent",
        roles.Mid: "line",
        roles.Accent: "accent",
    }.items():
        palette.setColor(role, QColor(getattr(tokens, name)))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.line_strong))
    return palette


theme = Theme()
"""The one look of the program."""
