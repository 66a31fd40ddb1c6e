"""The only file that knows SQLite from PostgreSQL: opens a desk, begins its transactions, and words what the drivers say."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from fairdesk.base.errors import (
    CannotWrite,
    DeskBusy,
    DeskDamaged,
    DeskExists,
    DeskMissing,
    DeskReadOnly,
    DeskUnreachable,
    DiskFull,
    Refusal,
)
from fairdesk.store import log_watch, vault

DeskEngine = Engine
WRITE = {"fairdesk_write": True}
_BUSY_MS = 10_000
_POOL: dict[str, Any] = {"pool_size": 4, "max_overflow": 8, "hide_parameters": True}
"""What a person typed never stands in an error, and so in no log."""


def is_server(target: str) -> bool:
    """Whether a desk's address names a PostgreSQL database."""
    return target.startswith(("postgresql://", "postgresql+psycopg://"))


def load_driver() -> None:
    """The libraries that open desk files are loaded: for whoever wants that done before something else."""
    import sqlalchemy.dialects.sqlite  # noqa: F401
    import sqlcipher3.dbapi2  # noqa: F401


def give_key(connection: Any, key: bytes) -> None:
    """The connection reads and writes with this key; what the cipher's own log says is not told to the person at the terminal."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


PRAGMAS = (f"busy_timeout = {_BUSY_MS}", "foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL")
"""What every connection to a desk file is told first: FULL, so that a commit that was answered outlives a power cut."""


def file_engine(desk: Path, key: bytes, *, create: bool = False) -> Engine:
    """An engine on an encrypted desk file: WAL, synchronous=FULL, foreign keys on; the file is made where `create` is set."""
    from sqlcipher3 import dbapi2

    place = f"file:{quote(str(desk.resolve()))}?mode={'rwc' if create else 'rw'}"

    def connect() -> Any:
        connection = dbapi2.connect(place, uri=True, isolation_level=None, check_same_thread=False)
        try:
            give_key(connection, key)
            set_up(connection)
        except dbapi2.Error:
            connection.close()
            raise
        return connection

    return engine_over(dbapi2, connect, desk)


def set_up(connection: Any) -> None:
    """The connection has its pragmas and has opened the write-ahead log."""
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def engine_over(driver: Any, connect: Callable[[], Any], desk: Path) -> Engine:
    """An engine on this desk file by connections that are set up already, whichever SQLite the driver speaks to."""
    engine = create_engine("sqlite://", module=driver, creator=connect, poolclass=QueuePool, **_POOL)
    event.listen(engine, "begin", _begin_on_file)
    log_watch.watch(engine, desk.resolve())
    return engine


def _begin_on_file(connection: Connection) -> None:
    write = connection.get_execution_options().get("fairdesk_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def server_engine(url: str) -> Engine:
    """An engine on a PostgreSQL database; writers queue at the desk's own row (see `pen.lock_identity`).

    Refused where the address is none.
    """
    try:
        address = make_url(url).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise DeskUnreachable(detail=url.partition("@")[2] or url) from None  # never the password in front of the @
    patience = {"connect_timeout": 5, "options": f"-c lock_timeout={_BUSY_MS}"}
    return create_engine(address, pool_pre_ping=True, connect_args=patience, **_POOL)


def of_one_moment(engine: Engine) -> Engine:
    """The engine for reading: all that one transaction reads is of one moment, as it always is in a desk file."""
    return engine.execution_options(isolation_level="REPEATABLE READ") if engine.dialect.name == "postgresql" else engine


def shown(target: str) -> str:
    """A desk's address as it may be told and logged: without its password."""
    return make_url(target).render_as_string(hide_password=True) if is_server(target) else target


def on_server(connection: Connection) -> bool:
    """Whether this connection speaks to PostgreSQL."""
    return connection.dialect.name == "postgresql"


def refuse_existing(target: str) -> None:
    """Nothing happens; refused where a desk file is there already."""
    if not is_server(target) and Path(target).exists():
        raise DeskExists(path=target)


def refuse_read_only(desk: Path) -> None:
    """Nothing happens; refused where the desk file or its folder may not be written: the write-ahead log needs both."""
    if desk.is_file() and not all(os.access(one, os.W_OK) for one in (desk.resolve(), desk.resolve().parent)):
        raise DeskReadOnly(path=str(desk))


def peek_revision(desk: Path, key: bytes) -> str | None:
    """The schema's revision in a desk file, read without changing one byte of it; refused where the key does not open it."""
    from sqlcipher3 import dbapi2

    if not desk.is_file():
        raise DeskMissing(path=str(desk))
    place = f"file:{quote(str(desk.resolve()))}?mode=rw"
    with worded(str(desk)), contextlib.closing(dbapi2.connect(place, uri=True, isolation_level=None)) as connection:
        give_key(connection, key)
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None


def open_file(desk: Path, key: bytes) -> Engine:
    """An engine on an existing desk file that the key has opened before (`peek_revision`)."""
    with worded(str(desk)):
        if not vault.lock_path(desk).exists():
            vault.write_lock(desk, vault.read_lock(desk))
        return file_engine(desk, key)


def write_through(engine: Engine) -> None:
    """Every page of a desk file stands in the file itself, not only in its write-ahead log, as far as other readers allow."""
    if engine.dialect.name == "postgresql":
        return
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()


def close_file(engine: Engine, desk: Path, key: bytes) -> None:
    """The engine is closed and, where nobody else has the file open, its last page repeats the lock."""
    from sqlcipher3 import dbapi2

    engine.dispose()
    if not desk.is_file():
        return
    with (
        contextlib.suppress(dbapi2.Error, OSError),
        contextlib.closing(dbapi2.connect(str(desk), timeout=0, isolation_level=None)) as one,
    ):
        give_key(one, key)
        one.execute("PRAGMA journal_mode = DELETE")
        one.execute("BEGIN EXCLUSIVE")
        pages = one.execute("PRAGMA page_count").fetchone()[0]
        vault.stamp(desk, pages)
        one.execute("ROLLBACK")


_SENTENCES: tuple[tuple[str, type[Refusal]], ...] = (
    ("database or disk is full", DiskFull),
    ("no space left", DiskFull),
    ("disk quota exceeded", DiskFull),
    ("file too large", DiskFull),
    ("disk i/o error", CannotWrite),
    ("malformed", DeskDamaged),
    ("file is not a database", DeskDamaged),
    ("hmac check failed", DeskDamaged),
    ("database is locked", DeskBusy),
    ("readonly", DeskReadOnly),
    ("unable to open", CannotWrite),
    ("permission denied", CannotWrite),
    ("read-only file system", CannotWrite),
    ("file exists", CannotWrite),
    ("not a directory", CannotWrite),
    ("is a directory", CannotWrite),
    ("file name too long", CannotWrite),
    ("connection refused", DeskUnreachable),
    ("connection failed", DeskUnreachable),
    ("could not translate host", DeskUnreachable),
    ("failed to resolve host", DeskUnreachable),
    ("connection is bad", DeskUnreachable),
    ("connection timeout", DeskUnreachable),
    ("server closed the connection", DeskUnreachable),
    ("terminating connection", DeskUnreachable),
    ("password authentication", DeskUnreachable),
    ("does not exist", DeskUnreachable),
)


_STATES: dict[str, type[Refusal]] = {
    "55P03": DeskBusy,
    "40P01": DeskBusy,
    "53300": DeskBusy,
    "53100": DiskFull,
    "28000": DeskUnreachable,
    "28P01": DeskUnreachable,
    "3D000": DeskUnreachable,
    "57P01": DeskUnreachable,
}
"""PostgreSQL's codes, which stay the same where a server speaks Chinese."""


def refusal_for(error: BaseException, path: str) -> Refusal | None:
    """The sentence for what a driver or the system reported, or None where it is a fault of ours."""
    reported = getattr(error, "orig", None) or error
    said = str(reported)
    if (coded := _STATES.get(getattr(reported, "sqlstate", None) or "")) is not None:
        return coded(path=path, detail=said.splitlines()[0][:120])
    for words, kind in _SENTENCES:
        if words in said.lower():
            return kind(path=path, detail=said.splitlines()[0][:120])
    return None


@contextlib.contextmanager
def worded(path: str) -> Iterator[None]:
    """What the drivers and the system report inside becomes a refusal that names the desk."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except (DBAPIError, dbapi2.Error, OSError) as error:
        refusal = refusal_for(error, shown(path))
        if refusal is None:
            raise
        raise refusal from error
