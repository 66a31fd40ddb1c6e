"""The desk itself in its own file: birth, identity, secrets, who else there is and how far each is known."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from fairdesk.base.clock import now
from fairdesk.base.errors import DeskDamaged, DeskEmpty, DeskExists
from fairdesk.models.journal import COUNTER, DELIVERY, DESK_IDENTITY, DESK_LOCK, OPERATION, PREFERENCE, REACH
from fairdesk.records.choices import DeskKind
from fairdesk.records.journal import Identity, OperationRow
from fairdesk.store import engine as engines
from fairdesk.store import lives, upgrade, vault
from fairdesk.store.pen import GENESIS
from fairdesk.store.unit_of_work import Look, Work

if TYPE_CHECKING:
    from fairdesk.models.desks import EnrolledDesk
    from fairdesk.models.fairs import Fair
    from fairdesk.records.exchange import DeliveryRow


def birth(target: str, passphrase: str, recovery_recipient: str, key: bytes | None = None) -> tuple[Engine, bytes]:
    """An empty desk with the current schema, under a fresh key unless given; refused where one is at this address already.

    A desk file lies in its cradle until `complete`.
    """
    engines.refuse_existing(target)
    with engines.worded(target):
        key, lock = vault.new_lock(passphrase, recovery_recipient, key)
        engine = _nothing_yet(target, key)
        with unmade_if_it_fails(target, engine):
            upgrade.migrate(engine)
            with engine.execution_options(**engines.WRITE).begin() as connection:
                connection.execute(insert(DESK_LOCK), {"id": 1, "lock": lock})
            if not engines.is_server(target):
                vault.write_lock(vault.cradle(Path(target)), lock)
    return engine, key


def complete(target: str, engine: Engine, key: bytes) -> Engine:
    """A newborn desk stands at its address, whole; answers with its engine there. Refused where something else is there now."""
    if engines.is_server(target):
        return engine
    with engines.worded(target):
        engines.write_through(engine)
        engines.close_file(engine, vault.cradle(Path(target)), key)
        engines.refuse_existing(target)
        vault.move_in(Path(target))
        return engines.file_engine(Path(target), key)


def _nothing_yet(target: str, key: bytes) -> Engine:
    """An engine on the place of a desk to be; refused where a database holds one already.

    What a making that was killed left on a server is cleared away: a desk whose journal has not begun is none.
    """
    if not engines.is_server(target):
        place = vault.cradle(Path(target))
        place.parent.mkdir(parents=True, exist_ok=True)
        vault.remove(place)
        return engines.file_engine(place, key, create=True)
    engine = engines.server_engine(target)
    with _let_go_if_refused(engine):
        with engine.connect() as connection:
            found = upgrade.revision(connection)
            if found is not None and (found != upgrade.HEAD or _begun(connection)):
                raise DeskExists(path=engines.shown(target))
        if found is not None:
            upgrade.migrate(engine, "base")
    return engine


def _begun(connection: Connection) -> bool:
    """Whether the journal of a desk on a server has begun, as the making of a desk does last."""
    return connection.execute(select(OPERATION.c.seq).limit(1)).first() is not None


@contextlib.contextmanager
def _let_go_if_refused(engine: Engine) -> Iterator[None]:
    """The server keeps no connection of ours where the block fails."""
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


@contextlib.contextmanager
def unmade_if_it_fails(target: str, engine: Engine) -> Iterator[None]:
    """A desk that is only just being made is gone again, as if it had never been begun, where the block fails."""
    try:
        yield
    except BaseException:
        with contextlib.suppress(DBAPIError, OSError):
            if engines.is_server(target):
                upgrade.migrate(engine, "base")
            engine.dispose()
            if not engines.is_server(target):
                vault.remove(vault.cradle(Path(target)))
        raise


def unlock(target: str, passphrase: str, key: bytes | None = None) -> tuple[Engine, bytes]:
    """The engine and key of an existing desk; refused in words where it is missing, locked, damaged or newer.

    A key that `vault.key_of` derived already saves deriving it again.
    """
    if engines.is_server(target):
        return _unlock_server(target, passphrase)
    desk = Path(target)
    engines.refuse_read_only(desk)
    key, found = examine(desk, passphrase, key)
    engine = engines.open_file(desk, key)
    if found != upgrade.HEAD:
        upgrade.migrate(engine)
    return engine, key


def examine(desk: Path, passphrase: str, key: bytes | None = None) -> tuple[bytes, str]:
    """The key of a desk file and its schema's revision, not one byte of it changed; refused as by `unlock`."""
    key = key or vault.key_of(desk, passphrase)
    found = engines.peek_revision(desk, key)
    if found is None:
        raise DeskDamaged(path=str(desk), detail="no desk in this file")
    upgrade.refuse_newer(found, str(desk))
    return key, found


def _unlock_server(target: str, passphrase: str) -> tuple[Engine, bytes]:
    name = engines.shown(target)
    engine = engines.server_engine(target)
    with _let_go_if_refused(engine):
        with engines.worded(name), engine.connect() as connection:
            found = upgrade.revision(connection)
            upgrade.refuse_newer(found, name)
            if found is None:
                raise DeskDamaged(path=name, detail="no desk in this database")
            lock = connection.execute(select(DESK_LOCK.c.lock)).scalar_one_or_none()
            if lock is None:
                raise DeskEmpty(path=name)
        key = vault.unlock(lock, passphrase, name)
        if found != upgrade.HEAD:
            upgrade.migrate(engine)
        return engine, key


def settle_newborn(connection: Connection, key: bytes, identity: Identity, secrets: dict[str, str]) -> None:
    """A newborn desk knows who it is: its identity and its sealed private keys are committed."""
    values = {name: getattr(identity, name) for name in Identity.__slots__}
    sealed = vault.seal_secret(key, json.dumps(secrets).encode())
    own = {"id": 1, "last_hash": GENESIS, "hlc": 0, "secrets": sealed, "opened_at": now()}
    connection.execute(insert(DESK_IDENTITY), values | own)
    lives.born(connection, identity.epoch)
    connection.commit()


def identity(look: Look) -> Identity:
    """Which desk this is."""
    row = look.ask(select(DESK_IDENTITY)).mappings().one()
    return Identity(**{name: row[name] for name in Identity.__slots__})


def secrets(look: Look) -> dict[str, str]:
    """The desk's private keys; for the exchange alone."""
    sealed = look.ask(select(DESK_IDENTITY.c.secrets)).scalar_one()
    found: dict[str, str] = json.loads(vault.open_secret(look.secret, sealed))
    return found


def next_number(work: Work, series: str) -> int:
    """The next number of a series in this epoch, from 1 and without a gap: it moves in the transaction that uses it."""
    place = (COUNTER.c.series == series, COUNTER.c.epoch == work.pen.epoch)
    last: int | None = work.ask(select(COUNTER.c.last).where(*place)).scalar()
    if last is None:
        work.ask(insert(COUNTER).values(series=series, epoch=work.pen.epoch, last=1))
        return 1
    work.ask(update(COUNTER).where(*place).values(last=last + 1))
    return last + 1


def last_number(look: Look, series: str) -> int:
    """The last number a series gave in this epoch; 0 where it gave none."""
    epoch = identity(look).epoch
    return look.ask(select(COUNTER.c.last).where(COUNTER.c.series == series, COUNTER.c.epoch == epoch)).scalar() or 0


def fair(look: Look) -> Fair:
    """The fair of this desk."""
    from fairdesk.models.fairs import Fair

    return look.session.execute(select(Fair).where(Fair.voided.is_(False)).order_by(Fair.id).limit(1)).scalar_one()


def fair_year(look: Look) -> int | None:
    """The year of the fair; None on a desk that has no fair yet."""
    from fairdesk.models.fairs import Fair

    day = look.ask(select(Fair.__table__.c.day).where(Fair.__table__.c.voided.is_(False)).limit(1)).scalar()
    return day.year if day else None


def fair_start(look: Look) -> datetime:
    """Midnight of the fair's day, in UTC."""
    return datetime.combine(fair(look).day, time(), UTC)


# ---- the other desks ---------------------------------------------------------------------------------------------------


def enrolled(look: Look) -> list[EnrolledDesk]:
    """Every desk the bureau enrolled, in the order of their letters."""
    from fairdesk.models.desks import EnrolledDesk

    return list(look.session.execute(select(EnrolledDesk).order_by(EnrolledDesk.letters)).scalars())


def enrolled_as(look: Look, device: str) -> EnrolledDesk | None:
    """The desk with this device id, where the bureau enrolled it."""
    return _enrolled(look, code=device)


def enrolled_with(look: Look, public_key: str) -> EnrolledDesk | None:
    """The desk that signs with this Ed25519 key, where the bureau enrolled it."""
    return _enrolled(look, public_key=public_key)


def _enrolled(look: Look, **by: str) -> EnrolledDesk | None:
    from fairdesk.models.desks import EnrolledDesk

    query = select(EnrolledDesk).filter_by(**by).order_by(EnrolledDesk.letters).limit(1)
    return look.session.execute(query).scalar_one_or_none()


def own_operations(look: Look) -> Iterator[OperationRow]:
    """This desk's operations that the bureau has not acknowledged, in order; those of its former lives too."""
    own = identity(look)
    for epoch in (one.epoch for one in lives.lives(look)):
        after = acknowledged(look, own.device, epoch)
        query = select(OPERATION).where(OPERATION.c.device == own.device, OPERATION.c.epoch == epoch, OPERATION.c.seq > after)
        for row in look.ask(query.order_by(OPERATION.c.seq).execution_options(yield_per=500)).mappings():
            yield OperationRow(**row)


def operations_after(look: Look, reached: dict[tuple[str, int], int]) -> Iterator[OperationRow]:
    """Every operation beyond what another desk knows, stream by stream; what is known there is not even read."""
    for (device, epoch), last in sorted(known(look).items()):
        after = reached.get((device, epoch), 0)
        if after >= last:
            continue
        query = select(OPERATION).where(OPERATION.c.device == device, OPERATION.c.epoch == epoch, OPERATION.c.seq > after)
        for row in look.ask(query.order_by(OPERATION.c.seq).execution_options(yield_per=500)).mappings():
            yield OperationRow(**row)


def handed_in(look: Look) -> Callable[[str], bool | None]:
    """For a record's id, whether the bureau has said that it has all this desk wrote of it; at the bureau no question."""
    if identity(look).kind is DeskKind.BUREAU:
        return lambda record_id: None
    waiting = unacknowledged(look)
    return lambda record_id: record_id not in waiting


def unacknowledged(look: Look) -> set[str]:
    """The ids of the records of which the bureau does not have all that this desk wrote."""
    own = identity(look)
    found: set[str] = set()
    for epoch in (one.epoch for one in lives.lives(look)):
        after = acknowledged(look, own.device, epoch)
        beyond = (OPERATION.c.device == own.device, OPERATION.c.epoch == epoch, OPERATION.c.seq > after)
        found.update(look.ask(select(OPERATION.c.record_id).where(*beyond).distinct()).scalars())
    return found


def known(look: Look) -> dict[tuple[str, int], int]:
    """For every desk and epoch, the last operation this desk has of it."""
    stream = (OPERATION.c.device, OPERATION.c.epoch)
    query = select(*stream, func.max(OPERATION.c.seq)).group_by(*stream)
    return {(device, epoch): seq for device, epoch, seq in look.ask(query)}


def known_ends(look: Look, device: str) -> list[list[Any]]:
    """For every epoch of this desk, the number and the hash of the last operation that is here."""
    last = select(OPERATION.c.epoch, func.max(OPERATION.c.seq).label("seq")).where(OPERATION.c.device == device)
    ends = last.group_by(OPERATION.c.epoch).subquery()
    query = select(OPERATION.c.device, OPERATION.c.epoch, OPERATION.c.seq, OPERATION.c.hash).where(
        OPERATION.c.device == device, OPERATION.c.epoch == ends.c.epoch, OPERATION.c.seq == ends.c.seq
    )
    return [list(row) for row in look.ask(query.order_by(OPERATION.c.epoch))]


def differs(look: Look, device: str, epoch: int, seq: int, hash_: str) -> bool:
    """Whether this desk wrote another operation under the name, or in its present epoch has not come so far."""
    own = identity(look)
    place = (OPERATION.c.device == device, OPERATION.c.epoch == epoch, OPERATION.c.seq == seq)
    there = look.ask(select(OPERATION.c.hash).where(*place)).scalar()
    return there != hash_ if there is not None else (device, epoch) == (own.device, own.epoch) and seq > own.seq


def acknowledged(look: Look, device: str, epoch: int) -> int:
    """Up to which operation of this desk and epoch the bureau has said it has it."""
    place = (REACH.c.device == device, REACH.c.epoch == epoch)
    return look.ask(select(REACH.c.acknowledged).where(*place)).scalar() or 0


def acknowledge(work: Work, device: str, epoch: int, seq: int) -> None:
    """The bureau is known to have our operations up to this one; never moves back."""
    place = (REACH.c.device == device, REACH.c.epoch == epoch)
    found = work.ask(select(REACH.c.acknowledged).where(*place)).scalar()
    if found is None:
        row = {"device": device, "epoch": epoch, "known": 0, "known_hash": "", "acknowledged": seq, "at": work.at}
        work.ask(insert(REACH).values(**row))
    elif seq > found:
        work.ask(update(REACH).where(*place).values(acknowledged=seq, at=work.at))


def unexchanged(look: Look) -> int:
    """How many operations of this desk the bureau has not acknowledged."""
    own, last = identity(look), known(look)
    streams = [(one.epoch, last.get((own.device, one.epoch), 0)) for one in lives.lives(look)]
    return sum(max(seq - acknowledged(look, own.device, epoch), 0) for epoch, seq in streams)


def bureau_epoch(look: Look) -> int:
    """The newest epoch of the bureau's journal that a receipt came from; 0 where none has come."""
    receipts = select(func.max(DELIVERY.c.epoch)).where(DELIVERY.c.kind == "receipt", DELIVERY.c.direction == "in")
    return look.ask(receipts).scalar() or 0


def forget_acknowledged(work: Work) -> None:
    """Nothing of ours counts as being at the bureau, until its next word."""
    work.ask(update(REACH).values(acknowledged=0))


def note_delivery(work: Work, row: DeliveryRow, details: dict[str, Any] | None = None) -> None:
    """A bundle, kit or receipt that left or arrived is on record with what it told; the same one twice is recorded once."""
    if not was_delivered(work, row.sha256):
        values = {name: getattr(row, name) for name in row.__slots__}
        work.ask(insert(DELIVERY).values(**values, details=details or {}))


def details_of(look: Look, kind: str, direction: str = "in") -> list[tuple[DeliveryRow, dict[str, Any]]]:
    """What deliveries of this kind told, oldest first."""
    from fairdesk.records.exchange import DeliveryRow

    chosen = (DELIVERY.c.kind == kind, DELIVERY.c.direction == direction)
    rows = look.ask(select(DELIVERY).where(*chosen).order_by(DELIVERY.c.at))
    return [(DeliveryRow(**{name: getattr(row, name) for name in DeliveryRow.__slots__}), row.details) for row in rows]


def was_delivered(look: Look, sha256: str) -> bool:
    """Whether this very file was taken before."""
    return look.ask(select(DELIVERY.c.sha256).where(DELIVERY.c.sha256 == sha256)).first() is not None


def deliveries(look: Look) -> list[DeliveryRow]:
    """Every delivery, newest first."""
    from fairdesk.records.exchange import DeliveryRow

    rows = look.ask(select(DELIVERY).order_by(DELIVERY.c.at.desc()))
    return [DeliveryRow(**{name: getattr(row, name) for name in DeliveryRow.__slots__}) for row in rows]


# ---- preferences of this desk ------------------------------------------------------------------------------------------


def preference(look: Look, key: str) -> Any:
    """A setting of this desk, or None where it was never set."""
    kept = look.ask(select(PREFERENCE.c.value).where(PREFERENCE.c.key == key)).scalar()
    return kept["value"] if kept else None


def set_preference(work: Work, key: str, value: Any) -> None:
    """A setting of this desk has this value; settings of a desk are not journaled."""
    kept = {"value": value}
    if work.ask(select(PREFERENCE.c.key).where(PREFERENCE.c.key == key)).first() is None:
        work.ask(insert(PREFERENCE).values(key=key, value=kept))
    else:
        work.ask(update(PREFERENCE).where(PREFERENCE.c.key == key).values(value=kept))


def ping(look: Look) -> None:
    """The database answers."""
    look.ask(text("SELECT 1"))
