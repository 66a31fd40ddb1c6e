"""Each room has a sign on its door, each module says in a sentence what it is, each public function what is true afterwards."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import listed, modules, name, parsed

SPEAKS_FOR_ITSELF = {"Refusal", "Choice", "StrEnum", "Enum", "IntEnum"}
"""Bases whose children are named for what they are: a refusal has its sentence, a choice its words."""


def unsigned_door(tree: ast.Module) -> bool:
    """Whether a package lacks its sign: what lives here, what may not, how to add one. One line is not enough for that."""
    return len((ast.get_docstring(tree) or "").split()) < 12


def wordless(tree: ast.Module) -> Iterator[str]:
    """What has no docstring and should have one: the module, its public classes and functions, and their public methods."""
    if not ast.get_docstring(tree):
        yield "the module"
    refusals = refusing(tree)
    for node in tree.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node) and not (isinstance(node, ast.ClassDef) and node.name in refusals):
            yield f"{node.name} (line {node.lineno})"


def refusing(tree: ast.Module) -> set[str]:
    """Classes whose base speaks for them, also through each other."""
    named = set(SPEAKS_FOR_ITSELF)
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and {base.id for base in node.bases if isinstance(base, ast.Name)} & named:
            named.add(node.name)
    return named


def test_every_door_has_its_sign() -> None:
    doors = [path for path in modules("fairdesk") if path.name == "__init__.py" and not is_page(path)]
    found = [name(path) for path in doors if unsigned_door(parsed(path))]
    assert not found, listed(found)


def is_page(path: Path) -> bool:
    """Pages and numbered migrations are alike: the sign of the room above speaks for them, and a sentence is enough."""
    return (path.parent / "view.py").exists() or path.parent.name == "versions"


def test_everything_public_says_what_it_does() -> None:
    places = [path for path in modules("fairdesk") if path.parent.name != "versions"]  # a migration's two functions are Alembic's
    found = [f"{name(path)}: {what}" for path in places for what in wordless(parsed(path))]
    assert not found, listed(found)


def test_every_test_module_says_what_it_guards() -> None:
    found = [name(path) for path in modules("tests", "benchmarks") if not ast.get_docstring(parsed(path)) and path.stat().st_size]
    assert not found, listed(found)


def test_the_detectors_can_fail() -> None:
    assert unsigned_door(ast.parse('"""Things."""'))
    assert unsigned_door(ast.parse(""))
    assert not unsigned_door(ast.parse('"""' + "word " * 20 + '"""'))
    assert list(wordless(ast.parse("def f(): ..."))) == ["the module", "f (line 1)"]
    assert list(wordless(ast.parse('"""M."""\nclass A: ...'))) == ["A (line 2)"]
    assert not list(wordless(ast.parse('"""M."""\ndef _f(): ...\nclass Late(Refusal): ...\nclass Later(Late): ...')))
