"""Tamperings with a real bundle, each by its name, with the refusal that fits it: what a forger, a torn stick or a copy does."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from fairdesk.base.errors import (
    BeyondScope,
    BundleChanged,
    BundleCut,
    BundleForged,
    BundleTooBig,
    ContentWithheld,
    ForeignOperations,
    FormatTooNew,
    JournalForged,
    JournalForked,
    MadeByNewer,
    NotABundle,
    NotForUs,
    OperationShapeless,
    OtherFair,
    OtherKindOfBundle,
    Refusal,
    UnknownDesk,
)
from fairdesk.exchange.canonical import canonical
from fairdesk.exchange.container import read_container
from fairdesk.exchange.keys import public_of, sign
from fairdesk.services.keys import desk_keys
from fairdesk.store import desks
from tests.exchange.scene import Scene, rehashed, stranger

HELD = "held"


@dataclass(frozen=True)
class Tampering:
    """What is done to the bundle, and what the bureau must say: a refusal, or that it is held or known already."""

    name: str
    make: Callable[[Scene], bytes]
    told: type[Refusal] | str
    before: Callable[[Scene], None] | None = None
    """What happens at the bureau first."""
    after: Callable[[Scene], None] | None = None
    """What puts that right again."""


def _payload(name: str, value: Callable[[Any], Any]) -> Callable[[Scene], bytes]:
    return lambda scene: scene.told(payload={**scene.document["payload"], name: value(scene.document["payload"][name])})


def _own_payload(name: str, value: Callable[[Any], Any]) -> Callable[[Scene], bytes]:
    def change(document: dict[str, Any]) -> None:
        document["payload"] = {**document["payload"], name: value(document["payload"][name])}

    return lambda scene: scene.signed(change)


def _own(**changes: Any) -> Callable[[Scene], bytes]:
    return lambda scene: scene.signed(lambda document: document.update(changes))


def _without(name: str) -> Callable[[Scene], bytes]:
    def make(scene: Scene) -> bytes:
        document = {key: value for key, value in scene.document.items() if key != name}
        return scene.book(replace(scene.sealed, manifest=canonical(document).decode()))

    return make


def _text(change: Callable[[str], str]) -> Callable[[Scene], bytes]:
    return lambda scene: scene.book(replace(scene.sealed, manifest=change(scene.sealed.manifest)))


def _other_hex(digits: str) -> str:
    return ("1" if digits[0] == "0" else "0") + digits[1:]


def _key_of_other(scene: Scene) -> bytes:
    public = public_of(scene.other.look(desk_keys))
    return scene.told(key=public.signing.hex(), device=public.device)


def _key_of_stranger(scene: Scene) -> bytes:
    public = public_of(stranger())
    return scene.told(key=public.signing.hex(), device=public.device)


MANIFEST = (
    Tampering("manifest: another format", lambda scene: scene.told(format="fairdesk-trust"), NotABundle),
    Tampering("manifest: another version", lambda scene: scene.told(version=2), BundleForged),
    Tampering("manifest: no version", lambda scene: scene.told(version=0), BundleChanged),
    Tampering("manifest: a newer reader wanted", lambda scene: scene.told(version=9, min_reader=9), FormatTooNew),
    Tampering("manifest: a newer reader wanted, signed", _own(version=9, min_reader=9), FormatTooNew),
    Tampering("manifest: another kind", lambda scene: scene.told(kind="receipt"), OtherKindOfBundle),
    Tampering("manifest: an unknown kind", lambda scene: scene.told(kind="present"), BundleChanged),
    Tampering("manifest: another fair", lambda scene: scene.told(fair="OTHER"), OtherFair),
    Tampering("manifest: another fair, signed", _own(fair="OTHER"), OtherFair),
    Tampering("manifest: another device", lambda scene: scene.told(device="0" * 16), BundleChanged),
    Tampering("manifest: the key of another booth", _key_of_other, BundleForged),
    Tampering("manifest: the key of a stranger", _key_of_stranger, UnknownDesk),
    Tampering("manifest: another epoch", lambda scene: scene.told(epoch=2), BundleForged),
    Tampering("manifest: another epoch, signed", _own(epoch=2), BundleChanged),
    Tampering("manifest: another first number", lambda scene: scene.told(from_seq=2), BundleForged),
    Tampering("manifest: another first number, signed", _own(from_seq=2), BundleChanged),
    Tampering("manifest: another last number", lambda scene: scene.told(to_seq=9_999), BundleForged),
    Tampering("manifest: another last number, signed", _own(to_seq=9_999), BundleChanged),
    Tampering("manifest: numbers that run backwards", lambda scene: scene.told(from_seq=9_999), BundleChanged),
    Tampering("manifest: a number below zero", lambda scene: scene.told(from_seq=-1), BundleChanged),
    Tampering("manifest: wrong counts", lambda scene: scene.told(counts={"letter": 1}), BundleForged),
    Tampering("manifest: wrong counts, signed", _own(counts={"letter": 1}), BundleChanged),
    Tampering("manifest: another end of the chain", lambda scene: scene.told(chain_head="0" * 64), BundleForged),
    Tampering("manifest: another end of the chain, signed", _own(chain_head="0" * 64), BundleChanged),
    Tampering("manifest: sealed at another time", lambda scene: scene.told(created="2018-07-19T00:00:00+00:00"), BundleForged),
    Tampering("manifest: sealed at no time, signed", _own(created="yesterday"), BundleChanged),
    Tampering("manifest: other letters", lambda scene: scene.told(letters="S02"), BundleForged),
    Tampering("manifest: another recipient named", lambda scene: scene.told(recipient="age1"), BundleForged),
    Tampering("manifest: one field more", lambda scene: scene.told(note="x"), BundleForged),
    Tampering("manifest: a field gone", _without("counts"), BundleChanged),
    Tampering("manifest: the key gone", _without("key"), BundleChanged),
    Tampering("manifest: a blank between", _text(lambda text: text.replace(",", ", ", 1)), BundleChanged),
    Tampering("manifest: a field twice", _text(lambda text: '{"fair":"x",' + text[1:]), BundleChanged),
    Tampering("manifest: a fraction", _text(lambda text: text.replace('"epoch":1', '"epoch":1.0')), BundleChanged),
    Tampering(
        "manifest: nested without end", lambda scene: scene.book(replace(scene.sealed, manifest="[" * 20_000)), BundleChanged
    ),
    Tampering("manifest: cut", _text(lambda text: text[:-9]), BundleChanged),
    Tampering("payload facts: more pieces", _payload("chunks", lambda count: count + 1), BundleForged),
    Tampering("payload facts: more pieces, signed", _own_payload("chunks", lambda count: count + 1), BundleCut),
    Tampering("payload facts: more bytes", _payload("cipher_bytes", lambda count: count + 1), BundleForged),
    Tampering("payload facts: more bytes, signed", _own_payload("cipher_bytes", lambda count: count + 1), BundleCut),
    Tampering("payload facts: another hash", _payload("cipher_sha256", _other_hex), BundleForged),
    Tampering("payload facts: another hash, signed", _own_payload("cipher_sha256", _other_hex), BundleChanged),
    Tampering("payload facts: another inner hash, signed", _own_payload("plain_sha256", _other_hex), BundleChanged),
    Tampering("payload facts: less inside, signed", _own_payload("plain_bytes", lambda count: count - 1), BundleTooBig),
    Tampering("payload facts: more inside, signed", _own_payload("plain_bytes", lambda count: count + 1), BundleChanged),
    Tampering("payload facts: a bomb, signed", _own_payload("plain_bytes", lambda _count: 1 << 40), BundleTooBig),
    Tampering("payload facts: more lines, signed", _own_payload("lines", lambda count: count + 1), BundleChanged),
    Tampering("payload facts: a hash that is none", _payload("plain_sha256", lambda _hash: "x"), BundleChanged),
)


# ---- signature and payload ---------------------------------------------------------------------------------------------


def _signature(change: Callable[[Scene], str]) -> Callable[[Scene], bytes]:
    return lambda scene: scene.book(replace(scene.sealed, signature=change(scene)))


def _signed_by(keys: Callable[[Scene], Any]) -> Callable[[Scene], bytes]:
    return _signature(lambda scene: sign(keys(scene), scene.sealed.manifest.encode()).hex())


def _chunks(change: Callable[[tuple[str, ...], Scene], tuple[str, ...]]) -> Callable[[Scene], bytes]:
    return lambda scene: scene.book(replace(scene.sealed, chunks=change(scene.sealed.chunks, scene)))


def _older(scene: Scene) -> Any:
    return read_container(scene.older).sealed


def _moved_cut(chunks: tuple[str, ...], _scene: Scene) -> tuple[str, ...]:
    return (chunks[0][:-4], chunks[0][-4:] + chunks[1], *chunks[2:])


def _other_sign(chunks: tuple[str, ...], _scene: Scene) -> tuple[str, ...]:
    return (chunks[0][:900] + ("A" if chunks[0][900] != "A" else "B") + chunks[0][901:], *chunks[1:])


def _header(chunks: tuple[str, ...], _scene: Scene) -> tuple[str, ...]:
    return (chunks[0][:60] + ("A" if chunks[0][60] != "A" else "B") + chunks[0][61:], *chunks[1:])


def _for_someone_else(scene: Scene) -> bytes:
    return scene.written(scene.lines, recipients=[public_of(stranger()).recipient])


def _encrypted_anew(scene: Scene) -> bytes:
    other = read_container_of(scene.written(scene.lines, recipients=[public_of(stranger()).recipient, scene.recipient]))
    return scene.book(replace(scene.sealed, chunks=other.chunks))


def read_container_of(raw: bytes) -> Any:
    """The sealed part of a workbook in memory."""
    from fairdesk.workbook.sealed_reader import read_sealed_book

    return read_sealed_book(raw).sealed


PAYLOAD = (
    Tampering("signature: nothing but zeros", _signature(lambda _scene: "0" * 128), BundleForged),
    Tampering("signature: one digit", _signature(lambda scene: _other_hex(scene.sealed.signature)), BundleForged),
    Tampering("signature: in capitals", _signature(lambda scene: scene.sealed.signature.upper()), BundleChanged),
    Tampering("signature: cut", _signature(lambda scene: scene.sealed.signature[:-2]), BundleChanged),
    Tampering("signature: none", _signature(lambda _scene: ""), BundleChanged),
    Tampering("signature: of an older bundle", _signature(lambda scene: _older(scene).signature), BundleForged),
    Tampering("signature: by another booth", _signed_by(lambda scene: scene.other.look(desk_keys)), BundleForged),
    Tampering("signature: by a stranger", _signed_by(lambda _scene: stranger()), BundleForged),
    Tampering("sealed anew by a stranger", lambda scene: scene.written(scene.lines, keys=stranger()), UnknownDesk),
    Tampering(
        "sealed anew by another booth",
        lambda scene: scene.written(scene.lines, keys=scene.other.look(desk_keys)),
        ForeignOperations,
    ),
    Tampering("payload: one sign", _chunks(_other_sign), BundleChanged),
    Tampering("payload: the list of recipients", _chunks(_header), BundleChanged),
    Tampering("payload: two pieces swapped", _chunks(lambda all_, _s: (all_[1], all_[0], *all_[2:])), BundleChanged),
    Tampering("payload: the first piece gone", _chunks(lambda all_, _s: all_[1:]), BundleCut),
    Tampering("payload: the last piece gone", _chunks(lambda all_, _s: all_[:-1]), BundleCut),
    Tampering("payload: a piece twice", _chunks(lambda all_, _s: (all_[0], *all_)), BundleChanged),
    Tampering("payload: no piece", _chunks(lambda _all, _s: ()), BundleCut),
    Tampering(
        "payload: a piece of an older bundle", _chunks(lambda all_, scene: (_older(scene).chunks[0], *all_[1:])), BundleChanged
    ),
    Tampering("payload: all of an older bundle", _chunks(lambda _all, scene: _older(scene).chunks), BundleCut),
    Tampering("payload: the last piece cut", _chunks(lambda all_, _s: (*all_[:-1], all_[-1][:-8])), BundleCut),
    Tampering("payload: cut elsewhere", _chunks(_moved_cut), BundleChanged),
    Tampering("payload: a blank in a piece", _chunks(lambda all_, _s: (all_[0][:-1] + " ", *all_[1:])), BundleChanged),
    Tampering("payload: no Base64", _chunks(lambda all_, _s: ("！" * 40, *all_[1:])), BundleChanged),
    Tampering("recipients: sealed for somebody else, signed", _for_someone_else, NotForUs),
    Tampering("recipients: encrypted anew for one more", _encrypted_anew, BundleChanged),
    Tampering("inside: not packed", lambda scene: scene.packed(scene.plain), BundleChanged),
    Tampering("inside: packed and cut", lambda scene: scene.packed(scene.zipped[:-9]), BundleChanged),
    Tampering("inside: something behind", lambda scene: scene.packed(scene.zipped + b"x"), BundleChanged),
    Tampering("inside: no last line end", lambda scene: scene.packed(zlib.compress(scene.plain[:-1])), BundleChanged),
    Tampering("inside: larger than said", lambda scene: scene.packed(zlib.compress(scene.plain + bytes(10**6))), BundleTooBig),
)


# ---- the chain ---------------------------------------------------------------------------------------------------------


def _line(at: int, line: bytes) -> Callable[[Scene], bytes]:
    return lambda scene: scene.written([*scene.lines[:at], line, *scene.lines[at + 1 :]])


def _head(change: Callable[[dict[str, Any]], Any]) -> Callable[[Scene], bytes]:
    def make(scene: Scene) -> bytes:
        first = json.loads(scene.lines[0])
        change(first)
        return scene.written([json.dumps(first, ensure_ascii=False).encode(), *scene.lines[1:]])

    return make


def _last(**values: Any) -> Callable[[Scene], bytes]:
    return lambda scene: scene.chained([*scene.operations[:-1], rehashed(scene.operations[-1], **values)])


def _told_otherwise(scene: Scene) -> bytes:
    """The content of the last operation is another, its hashes are the old ones."""
    last = scene.operations[-1]
    return scene.chained([*scene.operations[:-1], replace(last, fields=last.fields.replace("8", "9"), reason="x")])


def _forked(scene: Scene) -> bytes:
    """What the bureau knows under a number is told anew and otherwise."""
    return scene.chained([rehashed(scene.operations[0], actor="别人"), *scene.operations[1:]])


def _forked_ahead(scene: Scene) -> bytes:
    """Two operations under one number."""
    last = scene.operations[-1]
    return scene.chained([*scene.operations, rehashed(last, actor="别人")])


def _middle_gone(scene: Scene) -> bytes:
    """The first of what the bureau has not is left out: all that follows it waits."""
    known = json.loads(read_container(scene.older).sealed.manifest)["to_seq"]
    return scene.chained([*scene.operations[:known], *scene.operations[known + 1 :]])


def _unlinked(scene: Scene) -> bytes:
    """One of the operations the bureau has not is another, and the next one goes on from the old one."""
    ops = scene.operations
    return scene.chained([*ops[:-2], rehashed(ops[-2], actor="别人"), ops[-1]])


def _of_other(scene: Scene) -> bytes:
    foreign = next(iter(scene.other.look(lambda look: list(desks.own_operations(look)))))
    return scene.chained([*scene.operations, foreign])


def _withheld(scene: Scene) -> bytes:
    """The content of an operation is kept back, as only the bureau may."""
    return scene.chained([*scene.operations[:-1], replace(scene.operations[-1], fields="", salt="")])


CHAIN = (
    Tampering("chain: content that fits no hash", _told_otherwise, JournalForged),
    Tampering("chain: a fork of what is known", _forked, JournalForked),
    Tampering("chain: two operations of one number", _forked_ahead, JournalForked),
    Tampering("chain: an operation that follows another", _unlinked, JournalForged),
    Tampering("chain: an operation of another booth", _of_other, ForeignOperations),
    Tampering("chain: content kept back", _withheld, ContentWithheld),
    Tampering("operation: on what is the bureau's alone", _last(record_table="fair_setting"), BeyondScope),
    Tampering("operation: of an unknown kind of thing", _last(record_table="spell", fields="{}"), MadeByNewer),
    Tampering("operation: in the year 9999", _last(hlc=(1 << 63) - 1), OperationShapeless),
    Tampering("operation: without parents' form", _last(parents="{oops"), OperationShapeless),
    Tampering("operation: a sign no database holds", _last(label="a\x00b"), OperationShapeless),
    Tampering("line: no JSON", _line(-1, b"{oops"), BundleChanged),
    Tampering("line: no operation", _line(-1, b"{}"), BundleChanged),
    Tampering("line: no UTF-8", _line(-1, b"\xff\xfe"), BundleChanged),
    Tampering("head: gone", lambda scene: scene.written(scene.lines[1:]), BundleChanged),
    Tampering("head: what is known is no list", _head(lambda first: first["head"].update(known="x")), BundleChanged),
    Tampering("head: the lives are gone", _head(lambda first: first["head"].pop("lives")), BundleChanged),
    Tampering("head: tables are no tables", _head(lambda first: first.update(tables=[1])), BundleChanged),
)


CUT = (Tampering("chain: cut in the middle", _middle_gone, HELD),)
"""What the bureau holds until the missing piece comes; its answer to whatever comes next says so too."""
SEALED_PART = (*MANIFEST, *PAYLOAD, *CHAIN)
