"""Brings a desk's schema to this program's, and refuses one that a newer program wrote."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from fairdesk.base.errors import DeskTooNew
from fairdesk.store.engine import WRITE

HEAD = "0005"
_OLDER: frozenset[str] = frozenset(f"{number:04d}" for number in range(1, int(HEAD)))
"""Revisions this program can upgrade from."""


def revision(connection: Connection) -> str | None:
    """The schema's revision, or None where there is no schema."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def refuse_newer(found: str | None, target: str) -> None:
    """Nothing changes; refused where the schema is one this program does not know."""
    if found is not None and found != HEAD and found not in _OLDER:
        raise DeskTooNew(path=target, found=found)


def migrate(engine: Engine, to: str = HEAD) -> None:
    """The schema is at this revision, in one transaction; `base` takes everything away."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.execution_options(**WRITE).begin() as connection:
        config.attributes["connection"] = connection
        if to == "base" or revision(connection) == HEAD != to:
            command.downgrade(config, to)
        else:
            command.upgrade(config, to)
