"""Colours, sizes and fonts are written in the theme and nowhere else in the window."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import PROGRAM, listed, modules, name, parsed

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b|\brgba?\(|\bhsla?\(")
SIZE = re.compile(r"\b\d+(?:\.\d+)?(?:px|pt)\b|\bfont-(?:family|size)\b")
CALLS = {"setPixelSize", "setPointSize", "setPointSizeF", "setFamily", "setFamilies", "setContentsMargins", "setSpacing"}
COLOURS = {"QColor", "setRgb", "fromRgb", "setNamedColor"}


def is_theme(path: Path) -> bool:
    """Whether this is where the look is written down: `ui/theme.py`, or a part of it (`theme_...`)."""
    return (path.parent == PROGRAM / "ui" and path.stem.startswith("theme")) or "theme" in path.relative_to(PROGRAM).parts


def looks(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Colours and sizes written out: in a string, or as a number given to Qt. A margin or gap of nothing is no size."""
    sayings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in sayings:
            for pattern in (COLOUR, SIZE):
                if found := pattern.search(node.value):
                    yield node.lineno, found.group()
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [one.value for one in node.args if isinstance(one, ast.Constant)]
            if (called in CALLS and any(given)) or (called in COLOURS and given):
                yield node.lineno, f"{called}({', '.join(map(repr, given))})"


def test_the_look_is_written_once() -> None:
    places = [path for path in modules("fairdesk/ui") if not is_theme(path)]
    found = [f"{name(path)}:{line} {what}" for path in places for line, what in looks(parsed(path))]
    assert not found, listed(found)


def test_the_detector_can_fail() -> None:
    for bad in (
        "a.setStyleSheet('color: #0B6E75')",
        "s = 'padding: 4px'",
        "s = 'rgba(1, 2, 3, 0.5)'",
        "QColor(1, 2, 3)",
        "QColor('red')",
        "f.setPixelSize(14)",
        "box.setContentsMargins(0, 8, 0, 0)",
        "s = f'{x} font-size: {y}'",
    ):
        assert list(looks(ast.parse(bad))), bad
    for good in ("box.setSpacing(0)", "box.setSpacing(theme.STEP)", "QColor(token)", "s = '#1'", '"""Draws 4px."""'):
        assert not list(looks(ast.parse(good))), good
