"""Nothing is called by a name that says nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import listed, modules, name, parsed

EMPTY = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "handler", "handlers", "misc"}


def words(identifier: str) -> list[str]:
    """The words an identifier is made of, in small letters."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", identifier)]


def says_nothing(identifier: str) -> bool:
    """Whether one of the words is empty."""
    return bool(EMPTY & set(words(identifier)))


def empty_names(path: Path, tree: ast.Module) -> Iterator[str]:
    """The file, classes and functions here that are called by an empty name."""
    if any(says_nothing(part) for part in (path.parent.name, path.stem)):
        yield path.stem
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and says_nothing(node.name):
            yield f"{node.name} (line {node.lineno})"


def test_names_say_something() -> None:
    found = [f"{name(path)}: {what}" for path in modules() for what in empty_names(path, parsed(path))]
    assert not found, listed(found)


def test_the_detector_can_fail() -> None:
    place = Path("fairdesk/base")
    assert list(empty_names(place / "date_utils.py", ast.parse("")))
    assert list(empty_names(place / "dates.py", ast.parse("class PageManager: ...")))
    assert list(empty_names(place / "dates.py", ast.parse("def common_part(): ...")))
    assert list(empty_names(place / "helpers" / "x.py", ast.parse("")))
    assert not list(empty_names(place / "commons.py", ast.parse("class Managed: ...\ndef handled(): ...")))
