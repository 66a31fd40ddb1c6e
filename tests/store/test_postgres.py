"""The tests' own PostgreSQL server: databases of one's own, copies of one made once, and nothing left behind."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, inspect, text

from tests.postgres import PostgresServer, server_programs

pytestmark = pytest.mark.postgres


def build(url: str) -> None:
    """A database with one table."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE pitch (id integer)"))
    engine.dispose()


def tables(url: str) -> list[str]:
    """The tables of a database."""
    engine = create_engine(url)
    try:
        return inspect(engine).get_table_names()
    finally:
        engine.dispose()


def test_every_test_has_a_database_of_its_own(postgres_url: str, postgres_server: PostgresServer) -> None:
    build(postgres_url)
    assert tables(postgres_url) == ["pitch"]
    other = postgres_server.fresh()
    assert tables(other) == []
    postgres_server.drop(other)


def test_a_copy_is_made_of_what_was_built_once(postgres_server: PostgresServer) -> None:
    calls: list[str] = []

    def once(url: str) -> None:
        calls.append(url)
        build(url)

    first, second = (postgres_server.copy_of("once", once) for _ in range(2))
    assert first != second
    assert tables(first) == tables(second) == ["pitch"]
    assert len(calls) == 1


def test_a_server_leaves_nothing_behind(postgres_server: PostgresServer) -> None:
    programs = server_programs()
    assert programs is not None, "the other server was started from somewhere"
    server = PostgresServer(programs)
    with server:
        folder = server._folder
        assert folder.exists()
    assert not folder.exists()
    assert postgres_server.url("postgres") != server.url("postgres")
