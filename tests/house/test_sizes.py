"""A file stops at 400 lines and a function at 40; there is no list of exceptions."""

from __future__ import annotations

import ast

from tests.house.tree import listed, modules, name, parsed

FILE, FUNCTION = 400, 40


def long_functions(tree: ast.Module) -> list[tuple[str, int, int]]:
    """Functions that are too long: name, line, length from `def` to their last line."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION:
                found.append((node.name, node.lineno, length))
    return found


def too_long(text: str) -> bool:
    """Whether a file has more lines than a person takes in."""
    return len(text.splitlines()) > FILE


def test_no_file_is_too_long() -> None:
    found = [name(path) for path in modules() if too_long(path.read_text(encoding="utf-8"))]
    assert not found, listed(found)


def test_no_function_is_too_long() -> None:
    found = [
        f"{name(path)}:{line} {function}: {n} lines" for path in modules() for function, line, n in long_functions(parsed(path))
    ]
    assert not found, listed(found)


def test_the_measures_can_fail() -> None:
    body = "    x = 1\n"
    assert long_functions(ast.parse("def f():\n" + body * FUNCTION)) == [("f", 1, FUNCTION + 1)]
    assert not long_functions(ast.parse("def f():\n" + body * (FUNCTION - 1)))
    assert long_functions(ast.parse("class A:\n  async def g(self):\n" + body * 60))
    assert too_long("x\n" * (FILE + 1))
    assert not too_long("x\n" * FILE)
