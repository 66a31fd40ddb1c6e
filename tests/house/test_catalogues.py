"""Kinds are added, not threaded through: whatever lies in a folder of kinds stands in its catalogue."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

from tests.house.tree import PROGRAM, parsed


def imported(path: Path) -> set[str]:
    """The last words of everything a file imports."""
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom):
            found |= {(node.module or "").rsplit(".", 1)[-1], *(alias.name for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name.rsplit(".", 1)[-1] for alias in node.names}
    return found


def forgotten(folder: Path, catalogue: Path, sign: str = "") -> list[str]:
    """Files of kinds (those that define the sign, where one is given) that neither the catalogue nor another of them knows."""
    kinds = [path for path in sorted(folder.glob("*.py")) if path.name != "__init__.py" and path != catalogue]
    kinds = [path for path in kinds if not sign or sign in defined(parsed(path))]
    known = imported(catalogue)
    return [path.name for path in kinds if path.stem not in known | parts(path, kinds)]


def defined(tree: ast.Module) -> set[str]:
    """The names a module defines."""
    named = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    targets = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    return named | {target.id for target in targets if isinstance(target, ast.Name)}


def parts(path: Path, kinds: list[Path]) -> set[str]:
    """What the other files of the folder import: a part of a kind need not stand in the catalogue."""
    return set().union(*(imported(other) for other in kinds if other != path))


@pytest.mark.parametrize(
    ("folder", "catalogue", "sign"),
    [
        ("printing/documents", "printing/catalogue.py", ""),
        ("reports", "reports/catalogue.py", "KEY"),
        ("workbook/sheets", "workbook/sheets/catalogue.py", "table"),
    ],
)
def test_nothing_is_forgotten(folder: str, catalogue: str, sign: str) -> None:
    assert not forgotten(PROGRAM / folder, PROGRAM / catalogue, sign)


def test_every_command_stands_in_the_catalogue() -> None:
    from fairdesk.cli.catalogue import COMMANDS

    made = {path.stem for path in (PROGRAM / "cli").glob("*.py") if makes_command(parsed(path))}
    assert set(COMMANDS.values()) == made
    for word, module in COMMANDS.items():
        assert import_module(f"fairdesk.cli.{module}").command.name == word


def makes_command(tree: ast.Module) -> bool:
    """Whether a file of `cli` offers a command: a function `command` with a decorator that makes it one."""
    return any(isinstance(node, ast.FunctionDef) and node.name == "command" and node.decorator_list for node in tree.body)


def test_every_page_stands_in_the_catalogue() -> None:
    pages = {path.parent.name for path in (PROGRAM / "ui").glob("*/view.py")}
    assert pages <= imported_pages(PROGRAM / "ui" / "catalogue.py")


def imported_pages(catalogue: Path) -> set[str]:
    """The pages a catalogue names: imported, or written as the name of the module that is imported when the page is opened."""
    found: set[str] = set()
    for node in ast.walk(parsed(catalogue)):
        if isinstance(node, ast.ImportFrom):
            found |= set((node.module or "").split(".")) | {alias.name for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= set(node.value.split("."))
    return found


def test_the_detectors_can_fail(tmp_path: Path) -> None:
    said = "from reports import today\nPAGES = {'letters': 'ui.letters.view'}\n"
    (tmp_path / "catalogue.py").write_text(said, encoding="utf-8")
    (tmp_path / "today.py").write_text("from reports.sums import total\n", encoding="utf-8")
    (tmp_path / "sums.py").write_text("", encoding="utf-8")
    assert forgotten(tmp_path, tmp_path / "catalogue.py") == []
    (tmp_path / "tomorrow.py").write_text("import tomorrow\n", encoding="utf-8")
    assert forgotten(tmp_path, tmp_path / "catalogue.py") == ["tomorrow.py"]
    assert forgotten(tmp_path, tmp_path / "catalogue.py", "KEY") == []
    (tmp_path / "evening.py").write_text("KEY = 'evening'\n", encoding="utf-8")
    assert forgotten(tmp_path, tmp_path / "catalogue.py", "KEY") == ["evening.py"]
    assert "letters" in imported_pages(tmp_path / "catalogue.py")
    assert "arrivals" not in imported_pages(tmp_path / "catalogue.py")
    assert not makes_command(ast.parse("def command(): ..."))
