"""Imports point downwards, each library keeps to its room, and nothing goes round in a circle."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import PROGRAM, ROOT

ROOMS = {path.parent.name for path in PROGRAM.glob("*/__init__.py")}
LINT = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(folder: Path) -> tuple[int, str]:
    """What import-linter says about the `fairdesk` package in this folder, by the contracts of our own pyproject.toml."""
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_house_keeps_its_floors() -> None:
    code, said = lint(ROOT)
    assert code == 0, said


@pytest.fixture
def small_house(tmp_path: Path) -> Path:
    """A package with all our rooms and nothing in them."""
    house = tmp_path / "fairdesk"
    for room in ("", *sorted(ROOMS)):
        (house / room).mkdir()
        (house / room / "__init__.py").touch()
    (house / "__main__.py").touch()
    (house / "store" / "vault.py").touch()
    return tmp_path


def test_an_empty_house_is_in_order(small_house: Path) -> None:
    code, said = lint(small_house)
    assert code == 0, said


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("base/clock.py", "from fairdesk import records", "A room imports only from the floors below it"),
        ("printing/press.py", "def f():\n    from fairdesk import workbook", "A room imports only from the floors below it"),
        ("extras/__init__.py", "", "A room imports only from the floors below it"),
        ("cli/find.py", "import fairdesk.store", "The window and the command line know services, records and base"),
        ("rules/names.py", "import fairdesk.rules.dates", "No circles on any floor"),
        ("services/arrivals.py", "import PySide6.QtCore", "Qt only in ui and app"),
        ("services/talks.py", "from sqlalchemy import select", "SQLAlchemy only in models, store and reports"),
        ("reports/today.py", "import sqlcipher3", "Drivers and migrations only in store"),
        ("workbook/writer.py", "import reportlab", "The press's libraries only in printing"),
        ("reports/table.py", "import openpyxl", "The workbook's libraries only in workbook"),
        ("store/engine.py", "import pyrage", "Keys and ciphers only in exchange and store.vault"),
        ("services/desk.py", "import click", "The command-line library only in cli"),
        ("store/search.py", "import pypinyin", "Pinyin and standard numbers only in rules"),
    ],
)
def test_each_contract_can_break(small_house: Path, file: str, line: str, contract: str) -> None:
    house = small_house / "fairdesk"
    (house / "rules" / "dates.py").write_text("import fairdesk.rules.names" if file == "rules/names.py" else "", encoding="utf-8")
    (house / file).parent.mkdir(exist_ok=True)
    (house / file).write_text(line + "\n", encoding="utf-8")
    code, said = lint(small_house)
    assert code != 0
    assert "BROKEN" in said or "extras" in said
    assert contract in said


def test_the_vault_may_have_ciphers(small_house: Path) -> None:
    (small_house / "fairdesk" / "store" / "vault.py").write_text("import cryptography\n", encoding="utf-8")
    assert lint(small_house)[0] == 0
