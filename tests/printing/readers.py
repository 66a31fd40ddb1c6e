"""Independent readers: other people's programs look at what the press made."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def run(program: str, *arguments: str) -> str:
    """What the program says of a file; the test is skipped, and says so, where the program is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed here (Debian: poppler-utils, qpdf)")
    done = subprocess.run([program, *arguments], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode("utf-8")


def saved(folder: Path, pdf: bytes) -> str:
    """The paper as a file."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return str(path)


def text_of(folder: Path, pdf: bytes) -> str:
    """The text as poppler reads it, without the blanks and line ends of the layout."""
    return "".join(run("pdftotext", saved(folder, pdf), "-").split())
