"""Copies of a desk: a file that stands alone, made of a file or of a server, and brought back to either."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Table, delete, func, insert, select, update

from fairdesk.base.errors import BackupCut, BackupDamaged, BackupUnsound, CannotWrite, DeskDamaged, DiskFull, reason_of
from fairdesk.base.progress import Progress, silent
from fairdesk.models import whole
from fairdesk.models.journal import (
    ATTACHED_BYTES,
    COUNTER,
    DELIVERY,
    DESK_IDENTITY,
    DESK_LOCK,
    DRAFT,
    HELD_OPERATION,
    MATTER,
    OPERATION,
    PREFERENCE,
    PRINT_JOB,
    REACH,
    SCAN,
)
from fairdesk.store import check as checks
from fairdesk.store import desks, upgrade, vault
from fairdesk.store import engine as engines
from fairdesk.store.unit_of_work import Look, looking

OWN_NOTES = ("last_backup", "last_copy", "backup_failed")
"""Preferences in which the desk notes its backups: to write them is no reason to make another."""
_MOVING: tuple[tuple[Table, tuple[ColumnElement[Any], ...]], ...] = (
    (OPERATION, ()),
    (DESK_IDENTITY, tuple(func.max(DESK_IDENTITY.c[name]) for name in ("epoch", "seq", "hlc"))),
    (DELIVERY, (func.max(DELIVERY.c.at),)),
    (MATTER, (func.max(MATTER.c.at), func.max(MATTER.c.closed_at))),
    (PRINT_JOB, (func.max(PRINT_JOB.c.changed_at),)),
    (SCAN, (func.max(SCAN.c.at), func.sum(func.length(SCAN.c.state)), func.count(SCAN.c.subject_id.distinct()))),
    (ATTACHED_BYTES, ()),
    (HELD_OPERATION, ()),
    (DRAFT, (func.max(DRAFT.c.saved_at),)),
    (COUNTER, (func.sum(COUNTER.c.last),)),
    (REACH, (func.max(REACH.c.at), func.sum(REACH.c.acknowledged))),
)
"""What tells that something was written: how many rows of each table, and what moves in them."""
_CHUNK = 500
_PAGES = 2000
"""Pages copied between two looks at whether somebody wants it to stop."""


def copy_to_file(source: Engine, target: str, key: bytes, out: Path, progress: Progress | None = None) -> None:
    """A desk file of this moment lies at `out`, checked, its lock in its last page; what was there is replaced at once or not
    at all.

    `target` is the address of the source; the copy is opened by the same pass-phrase. It bears its name only when it has been
    opened, passed the check and lies on the disk for good: refused, with nothing left, where it does not pass.
    """
    progress = progress or silent()
    beside = out.with_name(out.name + ".part")
    lock = _lock_of(source, target)
    try:
        with engines.worded(str(out)):
            _clear(beside)
            if engines.is_server(target):
                _copy_server(source, beside, key)
            else:
                _copy_file(Path(target), beside, key, progress)
            vault.write_lock(beside, lock)
            _forget_in_memory(beside)
            _prove(beside, key, out, progress)
            _finish(beside, key, out)
            beside.replace(out)
            vault.sync_folder(out.parent)
    finally:
        _clear(beside)


def _clear(beside: Path) -> None:
    """Nothing of a copy that was not finished is left, where the place still lets it go."""
    with contextlib.suppress(OSError):
        vault.remove(beside)


def _lock_of(source: Engine, target: str) -> vault.Lock:
    if not engines.is_server(target):
        return vault.lock_beside(Path(target))
    with source.connect() as connection:
        lock: vault.Lock = connection.execute(select(DESK_LOCK.c.lock)).scalar_one()
    return lock


def _copy_file(desk: Path, beside: Path, key: bytes, progress: Progress) -> None:
    """SQLite's own backup of one moment, while others go on writing: it reads in one transaction, so it never begins anew."""
    from sqlcipher3 import dbapi2

    connect = dbapi2.connect
    with (
        contextlib.closing(connect(str(desk), isolation_level=None)) as old,
        contextlib.closing(connect(str(beside))) as new,
    ):
        for one in (old, new):
            engines.give_key(one, key)
        old.execute("PRAGMA busy_timeout = 10000")
        old.execute("BEGIN")
        old.execute("SELECT count(*) FROM sqlite_master").fetchall()
        old.backup(new, pages=_PAGES, progress=lambda _status, left, all_: progress.report("copy", all_ - left, all_))
        old.execute("ROLLBACK")


def _copy_server(source: Engine, beside: Path, key: bytes) -> None:
    file = engines.file_engine(beside, key, create=True)
    upgrade.migrate(file)
    copy_tables(source, file)
    file.dispose()


def _forget_in_memory(beside: Path) -> None:
    """The copy lies on the disk, and whoever reads it next reads it from there, where the system can promise that."""
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _prove(beside: Path, key: bytes, out: Path, progress: Progress) -> None:
    """Nothing happens; refused where the copy does not pass the check a desk passes."""
    engine = engines.file_engine(beside, key)
    try:
        fault = fault_of(engine, key, str(beside), progress)
    finally:
        engine.dispose()
    if fault:
        raise BackupUnsound(path=str(out), fault=fault)


def fault_of(engine: Engine, key: bytes, target: str, progress: Progress | None = None) -> str:
    """What is wrong with this desk first of all, or nothing: file, cipher, journal chain, projection, links."""
    try:
        with looking(engine, target, key) as look:
            found = checks.check(look, progress or silent())
    except DeskDamaged as damaged:
        return str(damaged.places["detail"])
    return found.faults[0] if found.faults else ""


def _finish(beside: Path, key: bytes, out: Path) -> None:
    """The copy is one file that stands alone, on the disk for good, and opens."""
    from sqlcipher3 import dbapi2

    with contextlib.closing(dbapi2.connect(str(beside), isolation_level=None)) as one:
        engines.give_key(one, key)
        one.execute("PRAGMA journal_mode = DELETE").fetchall()
        pages = one.execute("PRAGMA page_count").fetchone()[0]
    vault.stamp(beside, pages)
    if vault.ending(beside) != "whole" or engines.peek_revision(beside, key) != upgrade.HEAD:
        raise BackupUnsound(path=str(out), fault="key")


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


def position(look: Look) -> str:
    """Where the desk stands: the same text as long as nothing is written that a copy would have to hold."""
    parts: list[object] = []
    for table, moving in _MOVING:
        parts.append(tuple(look.ask(select(func.count(), *moving).select_from(table)).one()))
    kept = select(PREFERENCE.c.key, PREFERENCE.c.value).where(PREFERENCE.c.key.not_in(OWN_NOTES)).order_by(PREFERENCE.c.key)
    parts += [tuple(row) for row in look.ask(kept)]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


# ---- and back ----------------------------------------------------------------------------------------------------------


def bring_back(backup: Path, target: str, opened_by: str, passphrase: str = "") -> tuple[Engine, bytes]:
    """The copy is a newborn desk (`desks.birth`) of its own; refused where something is at this address or it is damaged.

    `opened_by` is the desk's pass-phrase or the fair's recovery key; the new desk is opened by `passphrase` where one is given.
    Not one byte of the copy is changed, unless work that was left in its write-ahead log has to come into it first.
    """
    engines.refuse_existing(target)
    if not engines.is_server(target):
        return _bring_to_file(backup, Path(target), opened_by, passphrase)
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "desk.fairdesk"
        source, key = _bring_to_file(backup, place, opened_by, passphrase)
        try:
            refuse_unsound(source, key, backup)
            engine, _ = desks.birth(target, opened_by, "", key)
            with engines.worded(target), desks.unmade_if_it_fails(target, engine):
                with engine.execution_options(**engines.WRITE).begin() as connection:
                    connection.execute(delete(DESK_LOCK))
                copy_tables(source, engine)
        finally:
            source.dispose()
        return engine, key


def refuse_unsound(engine: Engine, key: bytes, backup: Path) -> None:
    """Nothing happens; refused where the desk brought back from this copy does not pass the check."""
    fault = fault_of(engine, key, str(backup))
    if fault:
        raise BackupDamaged(path=str(backup), fault=fault, advice="")


def _bring_to_file(backup: Path, target: Path, opened_by: str, passphrase: str) -> tuple[Engine, bytes]:
    key, found = _examined(backup, opened_by)
    _copy_whole(backup, target, key)
    engine = engines.file_engine(vault.cradle(target), key)
    try:
        with engines.worded(str(backup)), desks.unmade_if_it_fails(str(target), engine):
            if found != upgrade.HEAD:
                upgrade.migrate(engine)
            if passphrase:
                _lock_anew(engine, vault.cradle(target), key, passphrase)
    except DeskDamaged as damaged:
        raise BackupDamaged(path=str(backup), fault=damaged.places["detail"], advice="") from None
    return engine, key


def _examined(backup: Path, opened_by: str) -> tuple[bytes, str]:
    """The key of a copy and its schema's revision; refused where it is cut short, its lock spoilt, or the pass-phrase another."""
    if not vault.lock_path(backup).exists():
        how = vault.ending(backup)
        if how == "cut":
            raise BackupCut(path=str(backup), advice="")
        if how == "damaged":
            raise BackupDamaged(path=str(backup), fault="key", advice="")
    try:
        key, found = desks.examine(backup, opened_by)
    except DeskDamaged as damaged:
        raise BackupDamaged(path=str(backup), fault=damaged.places["detail"], advice="") from None
    if Path(f"{backup}-wal").exists():  # what was written last must come into the file before it is copied
        engines.refuse_read_only(backup)
        engines.close_file(engines.file_engine(backup, key), backup, key)
    return key, found


def _copy_whole(backup: Path, target: Path, key: bytes) -> None:
    place = vault.cradle(target)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        vault.remove(place)
        if Path(f"{backup}-wal").exists():  # somebody works on it
            with engines.worded(str(target)):
                _copy_file(backup, place, key, silent())
        else:
            shutil.copyfile(backup, place)
        vault.write_lock(place, vault.read_lock(backup))
    except OSError as error:
        with contextlib.suppress(OSError):
            vault.remove(place)
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise DiskFull(path=str(target)) from None
        raise CannotWrite(path=str(target), detail=reason_of(error)) from None


def _lock_anew(engine: Engine, place: Path, key: bytes, passphrase: str) -> None:
    lock = vault.relocked(vault.lock_beside(place), key, passphrase)
    vault.write_lock(place, lock)
    with engine.execution_options(**engines.WRITE).begin() as connection:
        connection.execute(update(DESK_LOCK).values(lock=lock))
