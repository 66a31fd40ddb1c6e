"""How the key of a desk is kept: a random key, wrapped by the pass-phrase and once more for the recovery key.

The lock (the wrapped keys, worthless without pass-phrase or recovery key) lies beside the desk file as `NAME.fairdesk-key`. A
cleanly closed desk file also ends in one page that repeats the lock, so that the file alone can be carried away and opened;
SQLite never reads that page, because its header says how many pages are its own.

No function here may open a desk file that this process has open through SQLite: on POSIX, closing any handle of a file drops
the locks SQLite holds on it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
from pathlib import Path
from typing import Any, Literal

from fairdesk.base.errors import DeskDamaged, DeskEmpty, DeskMissing, DeskTooNew, WrongPassphrase

FORMAT, VERSION = "fairdesk-key", 1
PAGE = 4096
_MARK = b"FairDeskKeyPage1"
_SALT = 16

COST = {"time": 3, "memory_kib": 65536, "lanes": 1}
"""What one guess of a pass-phrase costs: memory and passes of the second recommended setting of RFC 9106, section 4.

One lane instead of four: on the two cores of a booth's laptop four lanes take as long and need half as much work again, which
the window, loaded at the same time on the other core, would wait for.
"""

Lock = dict[str, Any]


def _derive(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=32, iterations=cost["time"], lanes=cost["lanes"], memory_cost=cost["memory_kib"])
    return kdf.derive(passphrase.encode())


def new_lock(passphrase: str, recovery_recipient: str = "", key: bytes | None = None) -> tuple[bytes, Lock]:
    """A 32-byte key (random unless given) and the lock that holds it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = key or secrets.token_bytes(32)
    salt, nonce, cost = secrets.token_bytes(16), secrets.token_bytes(12), COST
    wrapped = AESGCM(_derive(passphrase, salt, cost)).encrypt(nonce, key, FORMAT.encode())
    lock: Lock = {
        "format": FORMAT,
        "version": VERSION,
        "passphrase": {"kdf": "argon2id", **cost, "salt": salt.hex(), "nonce": nonce.hex(), "wrapped": wrapped.hex()},
        "recovery": _wrap_for_recovery(key, recovery_recipient),
    }
    return key, lock


def _wrap_for_recovery(key: bytes, recipient: str) -> str:
    if not recipient:
        return ""
    import pyrage

    return base64.b64encode(pyrage.encrypt(key, [pyrage.x25519.Recipient.from_str(recipient)])).decode()


def relocked(lock: Lock, key: bytes, passphrase: str) -> Lock:
    """The same key behind another pass-phrase; the recovery key opens it as before."""
    return new_lock(passphrase, "", key)[1] | {"recovery": lock.get("recovery", "")}


def new_recovery_pair() -> tuple[str, str]:
    """A recovery key to be written down and locked away, and the public recipient desks wrap their key for."""
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def unlock(lock: Lock, passphrase: str, path: str) -> bytes:
    """The key; refused where the pass-phrase (or a recovery key given in its place) is wrong, or the lock is damaged or newer."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if lock.get("format") != FORMAT:
        raise DeskDamaged(path=path, detail="key")
    if lock["version"] > VERSION:
        raise DeskTooNew(path=path, found=f"key {lock['version']}")
    if passphrase.startswith("AGE-SECRET-KEY-"):
        return _unlock_with_recovery(lock, passphrase, path)
    try:
        part = lock["passphrase"]
        derived = _derive(passphrase, bytes.fromhex(part["salt"]), part)
        return AESGCM(derived).decrypt(bytes.fromhex(part["nonce"]), bytes.fromhex(part["wrapped"]), FORMAT.encode())
    except InvalidTag:
        raise WrongPassphrase(path=path) from None
    except (KeyError, TypeError, ValueError):
        raise DeskDamaged(path=path, detail="key") from None


def _unlock_with_recovery(lock: Lock, recovery_key: str, path: str) -> bytes:
    import pyrage

    try:
        identity = pyrage.x25519.Identity.from_str(recovery_key.strip())
        return bytes(pyrage.decrypt(base64.b64decode(lock["recovery"]), [identity]))
    except (pyrage.IdentityError, pyrage.DecryptError, KeyError, ValueError):
        raise WrongPassphrase(path=path) from None


def seal_secret(key: bytes, plain: bytes) -> str:
    """The plain bytes sealed under the desk's key, as text."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(12)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, plain, b"fairdesk-secret")).decode()


def open_secret(key: bytes, sealed: str) -> bytes:
    """What `seal_secret` sealed; raises ValueError where it was changed or the key is another."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    raw = base64.b64decode(sealed)
    try:
        return AESGCM(key).decrypt(raw[:12], raw[12:], b"fairdesk-secret")
    except InvalidTag:
        raise ValueError("sealed with another key") from None


# ---- the lock of a desk file -------------------------------------------------------------------------------------------


def lock_path(desk: Path) -> Path:
    """Where the lock of a desk file lies."""
    return desk.with_name(desk.name + "-key")


def _file_salt(desk: Path) -> str:
    with desk.open("rb") as file:
        return file.read(_SALT).hex()


def write_lock(desk: Path, lock: Lock) -> None:
    """The lock lies beside the desk file, on the disk for good; an older one is replaced at once or not at all."""
    place = lock_path(desk)
    beside = place.with_name(f"{place.name}.{os.getpid()}.new")  # two programs may open one desk at once
    with beside.open("wb") as file:
        file.write(json.dumps(_summed(lock | {"file": _file_salt(desk)})).encode())
        file.flush()
        os.fsync(file.fileno())
    beside.replace(place)
    sync_folder(place.parent)


_UNSUMMED = {"format", "version", "passphrase", "recovery", "file"}
"""What a lock of an earlier program holds, which wrote no sum."""


def _summed(lock: Lock) -> Lock:
    """The lock with a sum over all of it: without one a damaged lock could not be told from a wrong pass-phrase."""
    plain = {name: value for name, value in lock.items() if name != "sum"}
    return plain | {"sum": hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()}


def sync_folder(folder: Path) -> None:
    """A rename in this folder survives a power cut, where the system can promise that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def lock_beside(desk: Path) -> Lock:
    """The lock that lies beside an open desk, read without touching the desk file; refused where it is gone."""
    lock = _lock_beside(desk)
    if lock is None:
        raise DeskDamaged(path=str(desk), detail="key")
    return lock


def read_lock(desk: Path) -> Lock:
    """The lock of a desk file, from beside it or from its last page; refused where the file or every lock of it is missing."""
    if not desk.is_file():
        raise DeskMissing(path=str(desk))
    if desk.stat().st_size == 0:
        raise DeskEmpty(path=str(desk))
    salt = _file_salt(desk)
    for lock in (_lock_beside(desk), _lock_at_end(desk)):
        if lock is not None and lock.get("file") == salt:
            return lock
    raise DeskDamaged(path=str(desk), detail="key")


def key_of(desk: Path, passphrase: str) -> bytes:
    """The key of a desk file, in a tenth of a second; refused where the file is missing or the pass-phrase is wrong."""
    return unlock(read_lock(desk), passphrase, str(desk))


def _parse(raw: bytes) -> Lock | None:
    try:
        lock = json.loads(raw)
    except ValueError:
        return None
    if not isinstance(lock, dict):
        return None
    whole = lock == _summed(lock) if "sum" in lock else lock.keys() <= _UNSUMMED
    return lock if whole else None


def _lock_beside(desk: Path) -> Lock | None:
    try:
        return _parse(lock_path(desk).read_bytes())
    except OSError:
        return None


def _lock_at_end(desk: Path) -> Lock | None:
    with desk.open("rb") as file:
        if file.seek(0, os.SEEK_END) < 2 * PAGE:
            return None
        file.seek(-PAGE, os.SEEK_END)
        page = file.read(PAGE)
    return _parse(page[len(_MARK) :].rstrip(b"\0")) if page.startswith(_MARK) else None


Ending = Literal["whole", "cut", "damaged"]


def ending(desk: Path) -> Ending:
    """How a desk file that is open nowhere ends: with its lock, without one (the rest is missing), or with a spoilt one."""
    size = desk.stat().st_size
    if size < 2 * PAGE or size % PAGE:
        return "cut"
    with desk.open("rb") as file:
        file.seek(-PAGE, os.SEEK_END)
        page = file.read(PAGE)
    marked = page.startswith(_MARK)
    lock = _parse(page[len(_MARK) :].rstrip(b"\0"))
    if marked and lock is not None and lock.get("file") == _file_salt(desk):
        return "whole"
    return "damaged" if marked or lock is not None else "cut"


def cradle(desk: Path) -> Path:
    """Where a desk file lies until it is whole: whoever is killed while making one leaves nothing at its address."""
    return desk.with_name(desk.name + ".part")


def move_in(desk: Path) -> None:
    """A desk file that is whole and open nowhere lies at its address, its lock there before it."""
    place = cradle(desk)
    lock_path(place).replace(lock_path(desk))
    place.replace(desk)
    sync_folder(desk.parent)


def remove(desk: Path) -> None:
    """The desk file and all that lies beside it is gone. Only for a desk that was never finished and is open nowhere."""
    lock = lock_path(desk)
    for one in (
        *lock.parent.glob(f"{lock.name}.*new"),
        lock,
        Path(f"{desk}-wal"),
        Path(f"{desk}-shm"),
        Path(f"{desk}-journal"),
        desk,
    ):
        one.unlink(missing_ok=True)


def shred(desk: Path) -> None:
    """The desk file and all that lies beside it is gone, and its key before it: what a disk still holds of it is noise.

    For a desk file, or a copy of one, that is open nowhere.
    """
    for place, start in ((lock_path(desk), 0), (desk, max(desk.stat().st_size - PAGE, 0))):
        if place.is_file():
            with place.open("r+b") as file:
                length = place.stat().st_size - start
                file.seek(start)
                file.write(os.urandom(length))
                file.flush()
                os.fsync(file.fileno())
    remove(desk)


def stamp(desk: Path, pages: int) -> None:
    """The desk file ends in a page that repeats its lock. Only for a caller that holds the file's exclusive lock."""
    lock = _lock_beside(desk)
    if lock is None or lock.get("file") != _file_salt(desk):
        return
    page = (_MARK + json.dumps(lock).encode()).ljust(PAGE, b"\0")
    with desk.open("r+b") as file:
        file.truncate(pages * PAGE)
        file.seek(pages * PAGE)
        file.write(page)
        file.flush()
        os.fsync(file.fileno())
