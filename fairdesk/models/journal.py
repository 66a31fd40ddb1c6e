"""What belongs to one desk alone: its identity, the journal, the heads of every record, and what waits for a person.

These are plain tables: nobody holds one of their rows as a thing and changes it. No column of them may be empty.
"""

from functools import partial

from sqlalchemy import JSON, BigInteger, Column, Enum, LargeBinary, String, Table, Text

from fairdesk.models.columns import METADATA, UtcDateTime
from fairdesk.records.choices import DeskKind

_column = partial(Column, nullable=False)
_key = partial(Column, primary_key=True)

DESK_IDENTITY = Table(
    "desk_identity",
    METADATA,
    _key("id", BigInteger, default=1),
    _column("device", String(16)),
    _column("kind", Enum(DeskKind, native_enum=False, length=40)),
    _column("booth", String),
    _column("letters", String),
    _column("fair_code", String),
    _column("epoch", BigInteger),
    _column("seq", BigInteger),
    _column("last_hash", String),
    _column("hlc", BigInteger),
    _column("secrets", Text),
    _column("bureau_device", String),
    _column("bureau_key", String),
    _column("bureau_recipient", String),
    _column("opened_at", UtcDateTime),
)
"""The one row that says which desk this is, and where its journal stands."""

LIFE = Table(
    "life",
    METADATA,
    _key("epoch", BigInteger),
    _column("at", UtcDateTime),
    _column("why", String),
    _column("before", BigInteger),
    _column("before_seq", BigInteger),
    _column("token", String(32)),
    _column("machine", String(32)),
    _column("place", String),
    _column("path", String),
)
"""A life this desk's journal has led, the present one among them: why it began, after which operation of which life (0 where it
is the first), and where its file lies. `token` is what this computer remembers the life by."""

OPERATION = Table(
    "operation",
    METADATA,
    _key("device", String(16)),
    _key("epoch", BigInteger),
    _key("seq", BigInteger),
    _column("act", String(36), index=True),
    _column("label", String),
    _column("actor", String),
    _column("role", String),
    _column("wall", String),
    _column("hlc", BigInteger),
    _column("kind", String),
    _column("record_table", String),
    _column("record_id", String(36), index=True),
    _column("fields", Text),
    _column("parents", Text),
    _column("salt", String(32)),
    _column("fields_hash", String(64)),
    _column("reason", String),
    _column("prev_hash", String(64)),
    _column("hash", String(64)),
)
"""One change of one record, as it is written, exchanged and kept for ever.

The hash covers `fields_hash`, not the fields: where an operation is withheld from a desk (households never reach a booth) its
fields and salt stay behind and the chain can still be checked.
"""

HEAD = Table(
    "head",
    METADATA,
    _key("record_id", String(36)),
    _column("record_table", String),
    _column("origin", String),
    _column("changed", Text),
)
"""For one record: the operation that made it, and for each field changed since, the operations nobody has replaced."""

CONFLICT = Table(
    "conflict",
    METADATA,
    _key("record_id", String(36)),
    _key("field", String),
    _column("record_table", String),
    _column("operations", Text),
)
"""A field whose unreplaced operations disagree; stays until an operation names them all."""

HELD_OPERATION = Table(
    "held_operation",
    METADATA,
    _key("id", String),
    _column("line", Text),
    _column("reason", String),
)
"""An operation that arrived before something it depends on."""

COUNTER = Table(
    "counter",
    METADATA,
    _key("series", String),
    _key("epoch", BigInteger),
    _column("last", BigInteger),
)
"""The last number given in one series of one epoch; moves in the transaction that uses it."""

DELIVERY = Table(
    "delivery",
    METADATA,
    _key("sha256", String(64)),
    _column("kind", String),
    _column("direction", String),
    _column("device", String(16)),
    _column("epoch", BigInteger),
    _column("from_seq", BigInteger),
    _column("to_seq", BigInteger),
    _column("at", UtcDateTime),
    _column("file", String),
    _column("result", String),
    _column("details", JSON),
)
"""A bundle, kit or receipt that left or arrived, and how far it reached."""

REACH = Table(
    "reach",
    METADATA,
    _key("device", String(16)),
    _key("epoch", BigInteger),
    _column("known", BigInteger),
    _column("known_hash", String(64)),
    _column("acknowledged", BigInteger),
    _column("at", UtcDateTime),
)
"""How far another desk's journal is known here (`known`), and how far ours is acknowledged by it (`acknowledged`)."""

SEARCH_ENTRY = Table(
    "search_entry",
    METADATA,
    _key("record_id", String(36)),
    _column("kind", String),
    _column("code", String),
    _column("name", String),
    _column("organisation", String),
    _column("terms", Text),
)
"""One findable thing and the words it is found by."""

DRAFT = Table(
    "draft",
    METADATA,
    _key("key", String),
    _column("saved_at", UtcDateTime),
    _column("content", JSON),
)
"""A half-written form, kept until it is saved or thrown away."""

PREFERENCE = Table(
    "preference",
    METADATA,
    _key("key", String),
    _column("value", JSON),
)
"""A setting of this desk."""

ATTACHED_BYTES = Table(
    "attached_bytes",
    METADATA,
    _key("sha256", String(64)),
    _column("media", String),
    _column("content", LargeBinary),
)
"""The bytes of attached files, each once under its SHA-256: inside the desk, so that they are encrypted and backed up with it."""

PRINT_JOB = Table(
    "print_job",
    METADATA,
    _key("id", String(36)),
    _column("at", UtcDateTime, index=True),
    _column("kind", String),
    _column("title", String),
    _column("subject", String),
    _column("subject_id", String),
    _column("printer", String),
    _column("options", JSON),
    _column("pages", BigInteger),
    _column("copies", BigInteger),
    _column("sha256", String(64)),
    _column("pdf", LargeBinary),
    _column("state", String),
    _column("error", String),
    _column("changed_at", UtcDateTime),
)
"""A paper on its way to a printer of this desk; the PDF is kept until somebody says that it came out."""

SCAN = Table(
    "scan",
    METADATA,
    _key("id", String(36)),
    _column("at", UtcDateTime, index=True),
    _column("name", String),
    _column("page", BigInteger),
    _column("pages", BigInteger),
    _column("sha256", String(64)),
    _column("media", String),
    _column("original", String(64)),
    _column("place", BigInteger),
    _column("places", BigInteger),
    _column("state", String),
    _column("reason", String),
    _column("subject", String),
    _column("subject_id", String),
)
"""A scanned page that came back: filed to its record, or waiting on the bench until a person says where it belongs.

`page` of `pages` is its place in the file it came in (`original`, the SHA-256 of the bytes), `place` of `places` the page of the
paper; `sha256` is that of its upright picture.
"""

MATTER = Table(
    "matter",
    METADATA,
    _key("id", String(64)),
    _column("at", UtcDateTime, index=True),
    _column("kind", String, index=True),
    _column("device", String(16)),
    _column("file", String),
    _column("sha256", String(64), index=True),
    _column("reason", String),
    _column("details", JSON),
    _column("book", LargeBinary),
    _column("actor", String),
    _column("state", String, index=True),
    _column("closed_at", UtcDateTime),
    _column("closed_by", String),
    _column("answer", String),
)
"""What an exchange left for a person: a bundle that was refused or waits for a word, a cell changed by hand, an operation put
aside. `book` holds the workbook of a bundle that waits, so that no stick has to come again; `id` is a digest of what it is about,
so that the same one is there once."""

DESK_LOCK = Table(
    "desk_lock",
    METADATA,
    _key("id", BigInteger, default=1),
    _column("lock", JSON),
)
"""The wrapped key of a desk on a server, where there is no file for it to lie beside."""
