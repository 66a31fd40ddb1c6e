"""The project's own files, as the guards see them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "fairdesk"
OURS = ("fairdesk", "tests", "benchmarks")
PASSED_BY = {"__pycache__", "build", "dist", "demo-day", "results", "node_modules"}
TEXT = {".py", ".md", ".toml", ".lock", ".cfg", ".yml", ".yaml", ".po", ".pot", ".svg", ".json", ".csv", ".mako", ".txt", ""}


def modules(*folders: str) -> list[Path]:
    """Every Python file below these folders of the project."""
    return [path for folder in folders or OURS for path in sorted((ROOT / folder).rglob("*.py")) if not passed_by(path)]


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file of the project, but not what git leaves out."""
    for path in sorted(ROOT.rglob("*")):
        if path.is_file() and path.suffix in TEXT and not passed_by(path):
            yield path, path.read_text(encoding="utf-8", errors="replace")  # rosters of the tests come in other encodings


def passed_by(path: Path) -> bool:
    """Whether this file is no part of the project: made by a tool, or kept out of git."""
    inside = path.relative_to(ROOT).parts
    hidden = any(part.startswith(".") and part not in {".ci", ".github", ".gitignore"} for part in inside)
    return hidden or any(part in PASSED_BY or part.endswith(".egg-info") for part in inside)


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file, read once."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name(path: Path) -> str:
    """The file as people call it: its path from the project's root."""
    return path.relative_to(ROOT).as_posix()


def listed(findings: list[str]) -> str:
    """Findings, one a line, for the message of a failed test."""
    return "\n" + "\n".join(findings)
