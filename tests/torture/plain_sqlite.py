"""SQLite without a cipher, as SQLAlchemy knows drivers: through apsw, so that a file system of ours can lie under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import apsw

Error = apsw.Error
Warning = InterfaceError = DatabaseError = InternalError = OperationalError = apsw.Error  # noqa: A001 - the names of PEP 249
ProgrammingError = DataError = NotSupportedError = apsw.MisuseError
IntegrityError = apsw.ConstraintError
Binary = bytes
paramstyle = "qmark"
sqlite_version_info = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))


class Cursor:
    """A cursor that has all its rows as soon as it has executed."""

    arraysize = 1

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._rows: Iterator[tuple[Any, ...]] = iter(())
        self.description: tuple[Any, ...] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Cursor:
        """The statement has run."""
        cursor = self._connection.cursor()
        self.description = None

        def note(one: apsw.Cursor, _sql: str, _values: object) -> bool:
            self.description = (
                tuple((*each, None, None, None, None, None)[:7] for each in one.get_description()) or self.description
            )
            return True

        cursor.exec_trace = note
        if sql.startswith("PRAGMA"):  # one that only the cipher knows answers with no rows and no columns
            self.description = (("", None, None, None, None, None, None),)
        before = self._connection.total_changes()
        self._rows = iter(cursor.execute(sql, tuple(values)).fetchall())
        self.rowcount = (
            self._connection.changes() if self._connection.total_changes() != before else -1 if self.description else 0
        )
        self.lastrowid = self._connection.last_insert_rowid()
        return self

    def executemany(self, sql: str, many: Iterable[Sequence[Any]]) -> Cursor:
        """The statement has run with each of these."""
        total = 0
        for values in many:
            total += max(self.execute(sql, values).rowcount, 0)
        self.rowcount = total
        return self

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row, or None."""
        return next(self._rows, None)

    def fetchmany(self, size: int = 1) -> list[tuple[Any, ...]]:
        """So many more rows."""
        return list(islice(self._rows, size))

    def fetchall(self) -> list[tuple[Any, ...]]:
        """The rows that are left."""
        return list(self._rows)

    def close(self) -> None:
        """The rows are given up."""
        self._rows = iter(())


class Connection:
    """A connection that begins no transaction by itself."""

    isolation_level = None

    def __init__(self, path: str, vfs: str) -> None:
        self.real = apsw.Connection(path, vfs=vfs or None)

    def cursor(self) -> Cursor:
        """A cursor of it."""
        return Cursor(self.real)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Cursor:
        """The statement has run."""
        return self.cursor().execute(sql, values)

    def create_function(self, name: str, narg: int, func: Callable[..., Any], *, deterministic: bool = False) -> None:
        """SQL may call the function by this name."""
        self.real.create_scalar_function(name, func, narg, deterministic=deterministic)

    def commit(self) -> None:
        """The transaction, if there is one, is kept."""
        if self.real.in_transaction:
            self.real.execute("COMMIT")

    def rollback(self) -> None:
        """The transaction, if there is one, is undone."""
        if self.real.in_transaction:
            self.real.execute("ROLLBACK")

    def close(self) -> None:
        """The connection is closed."""
        self.real.close(True)


def connect(path: str, *, vfs: str = "") -> Connection:
    """A connection to the file at this path, through this file system."""
    return Connection(path, vfs)
