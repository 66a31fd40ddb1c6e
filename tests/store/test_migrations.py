"""The schema: head equals the models, and every step runs up and down on both databases, with data in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from fairdesk import models
from fairdesk.models import whole
from fairdesk.services.desk import Desk
from fairdesk.store import upgrade
from tests.factory import bare_desk

MODELS = Path(models.__file__).parent


def test_the_schema_at_head_is_what_the_models_say(empty_desk: Desk) -> None:
    with empty_desk._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, whole().metadata) == []


def test_down_takes_everything_away_and_up_makes_the_same_again(address: Callable[[str], str], desk: Desk) -> None:
    engine = desk._engine
    before = {name: _shape(desk, name) for name in sorted(whole().metadata.tables)}
    upgrade.migrate(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    upgrade.migrate(engine)
    assert {name: _shape(desk, name) for name in sorted(whole().metadata.tables)} == before


def _shape(desk: Desk, table: str) -> list[tuple[str, str, bool]]:
    return [(one["name"], str(one["type"]), one["nullable"]) for one in inspect(desk._engine).get_columns(table)]


def test_a_desk_is_born_at_head(address: Callable[[str], str]) -> None:
    with bare_desk(address("new")) as desk, desk._engine.connect() as connection:
        assert upgrade.revision(connection) == upgrade.HEAD


def test_every_module_of_models_is_part_of_the_whole() -> None:
    mapped = {mapper.class_.__module__ for mapper in whole().registry.mappers}
    modules = {one.stem for one in MODELS.glob("*.py")} - {"__init__", "base", "columns", "outlines", "journal"}
    assert mapped == {f"fairdesk.models.{name}" for name in modules}
