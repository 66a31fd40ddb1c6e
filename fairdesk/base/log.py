"""The program's own log: one file in the user's state folder, never with personal data or secrets in it."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path


def log_folder() -> Path:
    """The folder the log is written to."""
    from platformdirs import user_log_path

    return user_log_path("FairDesk", appauthor=False)


def start_log(folder: Path | None = None) -> Path | None:
    """Faults are written to `fairdesk.log` from now on; where the folder cannot be written there is no log, and no failure."""
    place = folder or log_folder()
    try:
        place.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(place / "fairdesk.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("fairdesk")
    logger.handlers = [handler]
    logger.propagate = False
    return place / "fairdesk.log"
