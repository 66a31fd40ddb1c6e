"""Copies of a desk: a file that stands alone, made of a file or of a server, and brought back to either."""

from __future__ import annotations

import contextlib
import errno
import shutil
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select

from fairdesk.base.errors import CannotWrite, DiskFull, reason_of
from fairdesk.models import whole
from fairdesk.models.journal import DESK_LOCK
from fairdesk.store import desks, upgrade, vault
from fairdesk.store import engine as engines

_CHUNK = 500


def copy_to_file(source: Engine, target: str, key: bytes, out: Path) -> None:
    """A desk file of this moment lies at `out`, its lock in its last page; what was there is replaced at once or not at all.

    `target` is the address of the source; the copy is opened by the same pass-phrase.
    """
    beside = out.with_name(out.name + ".part")
    lock = _lock_of(source, target)
    try:
        with engines.worded(str(out)):
            beside.unlink(missing_ok=True)
            if engines.is_server(target):
                _copy_server(source, beside, key)
            else:
                _copy_file(Path(target), beside, key)
            vault.write_lock(beside, lock)
            engines.close_file(engines.file_engine(beside, key), beside, key)
            beside.replace(out)
            vault.sync_folder(out.parent)
    finally:
        for rest in (beside, vault.lock_path(beside), Path(f"{beside}-wal"), Path(f"{beside}-shm")):
            with contextlib.suppress(OSError):
                rest.unlink(missing_ok=True)


def _lock_of(source: Engine, target: str) -> vault.Lock:
    if not engines.is_server(target):
        return vault.lock_beside(Path(target))
    with source.connect() as connection:
        lock: vault.Lock = connection.execute(select(DESK_LOCK.c.lock)).scalar_one()
    return lock


def _copy_file(desk: Path, beside: Path, key: bytes) -> None:
    """SQLite's own backup: page by page and consistent, while others go on writing."""
    from sqlcipher3 import dbapi2

    with contextlib.closing(dbapi2.connect(str(desk))) as old, contextlib.closing(dbapi2.connect(str(beside))) as new:
        for one in (old, new):
            engines.give_key(one, key)
        old.execute("PRAGMA busy_timeout = 10000")
        old.backup(new, pages=1000)


def _copy_server(source: Engine, beside: Path, key: bytes) -> None:
    file = engines.file_engine(beside, key, create=True)
    upgrade.migrate(file)
    copy_tables(source, file)
    file.dispose()


def copy_tables(source: Engine, target: Engine) -> None:
    """Every row of every table of one moment is in the other database, whose tables were empty."""
    snapshot = source.execution_options(isolation_level="REPEATABLE READ") if source.dialect.name == "postgresql" else source
    with snapshot.connect() as old, target.execution_options(**engines.WRITE).begin() as new:
        for table in whole().metadata.sorted_tables:
            _copy_rows(old, new, table.name)


def _copy_rows(old: Connection, new: Connection, name: str) -> None:
    table = whole().metadata.tables[name]
    for rows in old.execute(select(table).execution_options(yield_per=_CHUNK)).mappings().partitions(_CHUNK):
        new.execute(insert(table), [dict(row) for row in rows])


def bring_back(backup: Path, target: str, passphrase: str) -> tuple[Engine, bytes]:
    """The copy is a newborn desk (`desks.birth`) of its own; refused where something is at this address or it is damaged."""
    engines.refuse_existing(target)
    if engines.is_server(target):
        source, key = desks.unlock(str(backup), passphrase)
        engine, _ = desks.birth(target, passphrase, "", key)
        with engines.worded(target), desks.unmade_if_it_fails(target, engine):
            with engine.execution_options(**engines.WRITE).begin() as connection:
                connection.execute(delete(DESK_LOCK))
            copy_tables(source, engine)
        engines.close_file(source, backup, key)
        return engine, key
    if Path(f"{backup}-wal").exists():  # what was written last must come into the file before it is copied
        engines.refuse_read_only(backup)
    key, found = desks.examine(backup, passphrase)
    engines.close_file(engines.file_engine(backup, key), backup, key)
    _copy_whole(backup, Path(target))
    engine = engines.file_engine(vault.cradle(Path(target)), key)
    if found != upgrade.HEAD:
        with engines.worded(target), desks.unmade_if_it_fails(target, engine):
            upgrade.migrate(engine)
    return engine, key


def _copy_whole(backup: Path, target: Path) -> None:
    place = vault.cradle(target)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        vault.remove(place)
        shutil.copyfile(backup, place)
        vault.write_lock(place, vault.read_lock(backup))
    except OSError as error:
        with contextlib.suppress(OSError):
            vault.remove(place)
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise DiskFull(path=str(target)) from None
        raise CannotWrite(path=str(target), detail=reason_of(error)) from None
