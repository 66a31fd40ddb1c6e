"""A fair at the moment a bundle comes in: the bureau, the booth's real bundle, and all that a forger could lay hands on."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pyrage

from fairdesk.exchange import parcel
from fairdesk.exchange.canonical import canonical
from fairdesk.exchange.container import read_container
from fairdesk.exchange.keys import DeskKeys, new_keys, public_of, sign
from fairdesk.exchange.payload import in_cells
from fairdesk.exchange.seal import open_sealed, seal
from fairdesk.records.journal import OperationRow
from fairdesk.records.sealed import Sealed
from fairdesk.services import exchange, fairs
from fairdesk.services.desk import Desk
from fairdesk.services.keys import desk_keys
from fairdesk.store.pen import fields_hash, operation_hash
from fairdesk.workbook.sealed_book import sealed_book
from tests.booths import Hall, demo_hall, work_at
from tests.factory import PASSPHRASE, small_fair

OTHER_FAIR = {"fair_id": "OTHER", "name": "另一场对接会", "date": "2018-07-20"}


@dataclass
class Scene:
    """Everything a tampering starts from; `raw` is the booth's newest bundle, of which the bureau knows the first half."""

    hall: Hall
    other: Desk
    """Another booth of the same fair."""
    raw: bytes
    older: Path
    """What the booth handed in before; the bureau has it."""
    receipt: Path
    kit: Path
    elsewhere: Path
    """A bundle of another fair."""

    @property
    def bureau(self) -> Desk:
        """The bureau's desk."""
        return self.hall.bureau

    @cached_property
    def sealed(self) -> Sealed:
        """The sealed part of the bundle."""
        return read_container(self.hall.folder / "newest.xlsx").sealed

    @cached_property
    def document(self) -> dict[str, Any]:
        """Its manifest."""
        return dict(json.loads(self.sealed.manifest))

    @cached_property
    def keys(self) -> DeskKeys:
        """The booth's own, for a booth whose program was tampered with."""
        return self.hall.booth.look(desk_keys)

    @cached_property
    def recipient(self) -> str:
        """Whom bundles are sealed for."""
        return public_of(self.bureau.look(desk_keys)).recipient

    @cached_property
    def lines(self) -> list[bytes]:
        """The plain lines of the bundle, as the bureau reads them."""
        keys = self.bureau.look(desk_keys)
        return open_sealed(self.sealed, keys.age_secret, [public_of(self.keys).signing])[1]

    @cached_property
    def operations(self) -> tuple[OperationRow, ...]:
        """The operations of the bundle."""
        return parcel.unpack(self.lines).operations

    # ---- what a forger can write -------------------------------------------------------------------------------------------

    def book(self, sealed: Sealed) -> bytes:
        """A workbook with this sealed part."""
        return sealed_book(sealed, [], [], corrections=False)

    def told(self, **changes: Any) -> bytes:
        """The manifest says something else, and the signature is the old one."""
        return self.book(replace(self.sealed, manifest=canonical({**self.document, **changes}).decode()))

    def signed(self, change: Callable[[dict[str, Any]], None], keys: DeskKeys | None = None) -> bytes:
        """The manifest says something else, and the booth's own key signed it."""
        document = dict(self.document)
        change(document)
        text = canonical(document)
        return self.book(replace(self.sealed, manifest=text.decode(), signature=sign(keys or self.keys, text).hex()))

    def written(
        self,
        lines: Sequence[bytes],
        keys: DeskKeys | None = None,
        recipients: Sequence[str] = (),
        **changes: Any,
    ) -> bytes:
        """A bundle with these lines, sealed by the rules with the booth's own key."""
        added = {"format", "version", "min_reader", "device", "key", "payload"}
        given = {name: value for name, value in self.document.items() if name not in added}
        return self.book(seal(given | changes, lines, keys or self.keys, list(recipients) or [self.recipient]))

    def chained(self, operations: Sequence[OperationRow], **changes: Any) -> bytes:
        """A bundle with these operations, whose manifest fits them."""
        own = [one for one in operations if one.device == self.document["device"]]
        counts: dict[str, int] = {}
        for one in operations:
            counts[one.record_table] = counts.get(one.record_table, 0) + 1
        about = {"from_seq": own[0].seq, "to_seq": own[-1].seq, "chain_head": own[-1].hash, "counts": counts}
        told = parcel.lines(json.loads(self.lines[0])["head"], operations)
        return self.written(told, **{**about, **changes})

    def packed(self, packed: bytes, **facts: Any) -> bytes:
        """A bundle whose ciphertext holds these bytes, and whose signed manifest says these facts of them."""
        cipher = pyrage.encrypt(packed, [pyrage.x25519.Recipient.from_str(self.recipient)])
        cells = in_cells(cipher)
        told = {"chunks": len(cells), "cipher_bytes": len(cipher), "cipher_sha256": hashlib.sha256(cipher).hexdigest(), **facts}
        text = canonical({**self.document, "payload": {**self.document["payload"], **told}})
        return self.book(Sealed(manifest=text.decode(), signature=sign(self.keys, text).hex(), chunks=cells))

    @cached_property
    def plain(self) -> bytes:
        """The payload before it was packed."""
        return b"".join(line + b"\n" for line in self.lines)

    @cached_property
    def zipped(self) -> bytes:
        """The payload as it is encrypted."""
        return zlib.compress(self.plain, 6)


def rehashed(operation: OperationRow, **values: Any) -> OperationRow:
    """The operation with other values and hashes that fit them."""
    one = replace(operation, **values)
    one = replace(one, fields_hash=fields_hash(one.salt, one.fields))
    return replace(one, hash=operation_hash({name: getattr(one, name) for name in OperationRow.__slots__}))


@contextmanager
def scene(folder: Path, *, talked: int = 60) -> Iterator[Scene]:
    """The booth has handed in half of its work, and comes with the whole."""
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    with demo_hall(folder, talked=talked, papers=2) as hall:
        older = hall.bundle("older.xlsx")
        receipts = exchange.merge(hall.bureau, bundles=[older], receipts=folder / "receipts").receipts
        work_at(hall.booth, talked)
        raw = hall.bundle("newest.xlsx").read_bytes()
        other = hall.enrol("S02", "other")
        work_at(other, 2)
        foreign = _of_another_fair(elsewhere)
        try:
            yield Scene(hall, other, raw, older, Path(receipts[0]), folder / "kit-booth.xlsx", foreign)
        finally:
            other.close()


def _of_another_fair(folder: Path) -> Path:
    """A whole bundle of a booth at another fair."""
    bureau, _recovery = fairs.new(str(folder / "bureau.fairdesk"), PASSPHRASE, OTHER_FAIR)
    with bureau:
        bureau.do(small_fair, with_fair=False)
        hall = Hall(folder, bureau, bureau)
        with hall.enrol("A03", "booth") as booth:
            return hall.bundle("elsewhere.xlsx", booth)


def stranger() -> DeskKeys:
    """Keys nobody enrolled."""
    return new_keys()
