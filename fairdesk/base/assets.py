"""Where the files under `resources/` are, in a checkout and in an installed program."""

from __future__ import annotations

import os
from pathlib import Path

RESOURCES = Path(os.environ.get("FAIRDESK_RESOURCES") or Path(__file__).resolve().parents[2] / "resources")


def asset(*parts: str) -> Path:
    """The path of one resource; it may not exist. A path that climbs out of `resources/` is refused with ValueError."""
    path = RESOURCES.joinpath(*parts)
    if ".." in path.parts:
        raise ValueError(f"not inside the resources: {path}")
    return path
