"""What was sealed opens whole; whatever was done to it on the way is refused by name, and nothing of it is taken."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairdesk.base.errors import (
    BundleChanged,
    BundleCut,
    BundleForged,
    BundleTooBig,
    FormatTooNew,
    KitPassphraseWrong,
    NotABundle,
    NotForUs,
    OtherFair,
    OtherKindOfBundle,
    Refusal,
    UnknownDesk,
)
from fairdesk.exchange.canonical import canonical
from fairdesk.exchange.keys import DeskKeys, new_keys, public_of, sign
from fairdesk.exchange.manifest import read_manifest
from fairdesk.exchange.payload import CHUNK, in_cells
from fairdesk.exchange.seal import open_sealed, open_with_passphrase, seal, seal_for_passphrase
from fairdesk.records.sealed import Sealed
from tests.exchange.conftest import FAIR, People

KEYS = new_keys()
PASSPHRASE = "怀来 correct horse 42"


@dataclass(frozen=True)
class Scene:
    """What a tamperer has in hand."""

    people: People
    manifest: dict[str, Any]
    lines: list[bytes]
    sealed: Sealed

    def open(self, sealed: Sealed) -> tuple[dict[str, Any], list[bytes]]:
        return open_sealed(sealed, self.people.bureau.age_secret, self.people.known, fair=FAIR, kind="bundle")

    def another(self, keys: DeskKeys | None = None, lines: list[bytes] | None = None, **changes: Any) -> Sealed:
        """Another honest bundle."""
        chosen = self.lines if lines is None else lines
        return seal(self.manifest | changes, chosen, keys or self.people.booth, [self.people.bureau_recipient])


@pytest.fixture(scope="module")
def scene(people: People, manifest: dict[str, Any], lines: list[bytes], sealed: Sealed) -> Scene:
    return Scene(people, manifest, lines, sealed)


def test_a_bundle_opens_whole(scene: Scene) -> None:
    document, lines = scene.open(scene.sealed)
    assert lines == scene.lines
    assert {name: document[name] for name in scene.manifest} == scene.manifest
    assert document["device"] == public_of(scene.people.booth).device
    assert document["payload"]["lines"] == len(scene.lines)
    assert document["payload"]["chunks"] == len(scene.sealed.chunks) > 2
    assert all(len(chunk) <= CHUNK for chunk in scene.sealed.chunks)


@given(st.lists(st.binary(max_size=200).map(lambda raw: raw.replace(b"\n", b"")), max_size=30))
@settings(max_examples=40, deadline=None)
def test_any_lines_come_back(lines: list[bytes]) -> None:
    numbers = {"epoch": 0, "from_seq": 1, "to_seq": 0}
    manifest = {"kind": "receipt", "fair": "F", "counts": {}, "chain_head": "", "created": "", **numbers}
    public = public_of(KEYS)
    _document, back = open_sealed(seal(manifest, lines, KEYS, [public.recipient]), KEYS.age_secret, {public.signing})
    assert back == lines


def test_lines_that_pack_very_tightly_come_back(scene: Scene) -> None:
    lines = [b'{"a":1}'] * 200_000
    assert scene.open(scene.another(lines=lines))[1] == lines


def test_a_caller_cannot_say_what_sealing_says(scene: Scene) -> None:
    with pytest.raises(ValueError, match="fills in"):
        scene.another(device="x")
    with pytest.raises(ValueError, match="line end"):
        scene.another(lines=[b"a\nb"])


def test_each_of_several_recipients_opens_it(scene: Scene) -> None:
    booth = public_of(scene.people.booth)
    both = seal(scene.manifest, scene.lines, scene.people.booth, [scene.people.bureau_recipient, booth.recipient])
    for secret in (scene.people.bureau.age_secret, scene.people.booth.age_secret):
        assert open_sealed(both, secret, scene.people.known)[1] == scene.lines


def test_nothing_of_the_content_shows_outside(scene: Scene) -> None:
    sealed = scene.another(lines=[b'{"name":"Zhang San 13800138000"}'])
    outside = sealed.manifest.encode() + base64.b64decode("".join(sealed.chunks))
    assert b"Zhang" not in outside
    assert b"1380013" not in outside


# ---- tamperings --------------------------------------------------------------------------------------------------------


def _document(scene: Scene) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(scene.sealed.manifest)
    return document


def _with(**changes: Any) -> Callable[[Scene], Sealed]:
    """The manifest says something else; the signature stays."""
    return lambda scene: replace(scene.sealed, manifest=canonical(_document(scene) | changes).decode())


def _payload_with(**changes: Any) -> Callable[[Scene], Sealed]:
    def tamper(scene: Scene) -> Sealed:
        document = _document(scene)
        return replace(scene.sealed, manifest=canonical(document | {"payload": document["payload"] | changes}).decode())

    return tamper


def _signed_with(**changes: Any) -> Callable[[Scene], Sealed]:
    """An enrolled desk lies: the manifest is signed, and wrong."""

    def tamper(scene: Scene) -> Sealed:
        return _sign(scene, _document(scene) | changes)

    return tamper


def _signed_payload_with(**changes: Any) -> Callable[[Scene], Sealed]:
    def tamper(scene: Scene) -> Sealed:
        document = _document(scene)
        return _sign(scene, document | {"payload": document["payload"] | changes})

    return tamper


def _sign(scene: Scene, document: dict[str, Any], chunks: tuple[str, ...] | None = None) -> Sealed:
    text = canonical(document)
    signature = sign(scene.people.booth, text).hex()
    return Sealed(manifest=text.decode(), signature=signature, chunks=scene.sealed.chunks if chunks is None else chunks)


def _packed(packed: bytes, plain: bytes, lines: int) -> Callable[[Scene], Sealed]:
    """An enrolled desk packs what is not what it says."""

    def tamper(scene: Scene) -> Sealed:
        cipher = pyrage.encrypt(packed, [pyrage.x25519.Recipient.from_str(scene.people.bureau_recipient)])
        facts = {
            "chunks": len(in_cells(cipher)),
            "cipher_bytes": len(cipher),
            "cipher_sha256": hashlib.sha256(cipher).hexdigest(),
            "plain_bytes": len(plain),
            "plain_sha256": hashlib.sha256(plain).hexdigest(),
            "lines": lines,
        }
        return _sign(scene, _document(scene) | {"payload": facts}, in_cells(cipher))

    return tamper


def _chunks(change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Callable[[Scene], Sealed]:
    return lambda scene: replace(scene.sealed, chunks=change(scene.sealed.chunks))


def _text(change: Callable[[str], str]) -> Callable[[Scene], Sealed]:
    return lambda scene: replace(scene.sealed, manifest=change(scene.sealed.manifest))


def _signature(change: Callable[[str], str]) -> Callable[[Scene], Sealed]:
    return lambda scene: replace(scene.sealed, signature=change(scene.sealed.signature))


def _stranger_signs(scene: Scene) -> Sealed:
    return replace(scene.sealed, signature=sign(scene.people.stranger, scene.sealed.manifest.encode()).hex())


def _stranger_takes_the_name(scene: Scene) -> Sealed:
    """The stranger puts his key under the booth's device."""
    document = _document(scene) | {"key": public_of(scene.people.stranger).signing.hex()}
    text = canonical(document)
    return replace(scene.sealed, manifest=text.decode(), signature=sign(scene.people.stranger, text).hex())


def _relabelled(scene: Scene) -> Sealed:
    """A bundle of another fair is given the name of ours."""
    foreign = scene.another(fair="another")
    return replace(foreign, manifest=foreign.manifest.replace('"fair":"another"', f'"fair":"{FAIR}"'))


def _older_payload(scene: Scene) -> Sealed:
    return replace(scene.sealed, chunks=scene.another(lines=scene.lines * 2).chunks)


def _cut_key(scene: Scene) -> Sealed:
    document = _document(scene)
    del document["chain_head"]
    return _sign(scene, document)


def _pretty(text: str) -> str:
    return json.dumps(json.loads(text), indent=1)


TAMPERINGS: list[tuple[str, Callable[[Scene], Sealed], type[Refusal]]] = [
    ("another kind is claimed", _with(kind="receipt"), OtherKindOfBundle),
    ("the last number is raised", _with(to_seq=9999), BundleForged),
    ("the first number is raised", _with(from_seq=2), BundleForged),
    ("the epoch is raised", _with(epoch=2), BundleForged),
    ("the counts are changed", _with(counts={"letter": 1}), BundleForged),
    ("the head of the chain is changed", _with(chain_head="0" * 64), BundleForged),
    ("the time is changed", _with(created="2030-01-01T00:00:00+00:00"), BundleForged),
    ("a name is added", _with(extra="x"), BundleForged),
    ("the digest of the ciphertext is changed", _payload_with(cipher_sha256="0" * 64), BundleForged),
    ("the digest of the plain text is changed", _payload_with(plain_sha256="0" * 64), BundleForged),
    ("the number of chunks is lowered", _payload_with(chunks=1), BundleForged),
    ("a bundle of another fair", lambda scene: scene.another(fair="another"), OtherFair),
    ("a bundle of another fair under our name", _relabelled, BundleForged),
    ("a desk that is not enrolled", lambda scene: scene.another(keys=scene.people.stranger), UnknownDesk),
    ("another device is claimed", _with(device="0" * 16), BundleChanged),
    ("a stranger signs in the booth's name", _stranger_signs, BundleForged),
    ("a stranger puts his key under the booth's device", _stranger_takes_the_name, BundleChanged),
    ("a bit of the signature is flipped", _signature(lambda text: f"{int(text[0], 16) ^ 1:x}{text[1:]}"), BundleForged),
    ("the signature of another bundle", lambda s: replace(s.sealed, signature=s.another(epoch=3).signature), BundleForged),
    ("the signature in capitals", _signature(str.upper), BundleChanged),
    ("the signature is cut", _signature(lambda text: text[:-2]), BundleChanged),
    ("the signature is missing", _signature(lambda _text: ""), BundleChanged),
    ("the last chunk is missing", _chunks(lambda chunks: chunks[:-1]), BundleCut),
    ("the first chunk is missing", _chunks(lambda chunks: chunks[1:]), BundleCut),
    ("all chunks are missing", _chunks(lambda _chunks: ()), BundleCut),
    ("the last chunk is cut", _chunks(lambda chunks: (*chunks[:-1], chunks[-1][:-8])), BundleCut),
    ("two chunks are exchanged", _chunks(lambda chunks: (chunks[1], chunks[0], *chunks[2:])), BundleChanged),
    ("a chunk is doubled", _chunks(lambda chunks: (chunks[0], *chunks)), BundleChanged),
    ("a chunk is empty", _chunks(lambda chunks: (chunks[0], "", *chunks[2:])), BundleChanged),
    ("a chunk is longer than a cell", _chunks(lambda chunks: (chunks[0] + chunks[1], *chunks[2:], "")), BundleChanged),
    ("a sign of a chunk is changed", _chunks(lambda chunks: ("B" + chunks[0][1:], *chunks[1:])), BundleChanged),
    ("a chunk has a full-width sign", _chunks(lambda chunks: ("Ａ" + chunks[0][1:], *chunks[1:])), BundleChanged),
    ("a chunk has a blank", _chunks(lambda chunks: (chunks[0][:-1] + " ", *chunks[1:])), BundleChanged),
    ("the payload of another bundle", _older_payload, BundleChanged),
    ("a newer format", _signed_with(version=2, min_reader=2), FormatTooNew),
    ("a version that is no version", _signed_with(version="1"), BundleChanged),
    ("another format", _signed_with(format="fairdesk-trust"), NotABundle),
    ("an unknown kind", _signed_with(kind="letter"), BundleChanged),
    ("a negative count", _signed_with(counts={"letter": -1}), BundleChanged),
    ("counts that are none", _signed_with(counts=[0]), BundleChanged),
    ("numbers that run backwards", _signed_with(from_seq=9, to_seq=3), BundleChanged),
    ("a field is missing", _cut_key, BundleChanged),
    ("the manifest is cut", _text(lambda text: text[:-1]), BundleChanged),
    ("the manifest is empty", _text(lambda _text: ""), BundleChanged),
    ("the manifest is indented", _text(_pretty), BundleChanged),
    ("the manifest says a thing twice", _text(lambda text: '{"epoch":1,' + text[1:]), BundleChanged),
    ("the manifest has a fraction", _text(lambda text: text.replace('"epoch":1', '"epoch":1.0')), BundleChanged),
    ("the manifest is endless", _text(lambda text: text + " " * 2_000_000), BundleTooBig),
    ("the manifest is nested without end", _text(lambda _text: '{"a":' * 50_000), BundleChanged),
    ("a signed promise of a huge text", _signed_payload_with(plain_bytes=2**40), BundleTooBig),
    ("a signed promise of too many lines", _signed_payload_with(lines=2**40), BundleTooBig),
    ("a signed promise of too many chunks", _signed_payload_with(chunks=10**6), BundleTooBig),
    ("a bomb: more unpacks than was said", _packed(zlib.compress(b"x" * 10_000_000), b"x" * 1000, 1), BundleTooBig),
    ("less unpacks than was said", _packed(zlib.compress(b"x\n"), b"x\nx\n", 2), BundleChanged),
    ("what was packed is cut", _packed(zlib.compress(b"x\n")[:-3], b"x\n", 1), BundleChanged),
    ("something follows what was packed", _packed(zlib.compress(b"x\n") + b"more", b"x\n", 1), BundleChanged),
    ("it was not packed", _packed(b"x\n", b"x\n", 1), BundleChanged),
    ("fewer lines than was said", _packed(zlib.compress(b"x\n"), b"x\n", 2), BundleChanged),
    ("a line without an end", _packed(zlib.compress(b"x\nx"), b"x\nx", 1), BundleChanged),
]


@pytest.mark.parametrize(("tamper", "refusal"), [one[1:] for one in TAMPERINGS], ids=[one[0] for one in TAMPERINGS])
def test_tampering_is_refused_by_name(scene: Scene, tamper: Callable[[Scene], Sealed], refusal: type[Refusal]) -> None:
    with pytest.raises(Refusal) as refused:
        scene.open(tamper(scene))
    assert type(refused.value) is refusal
    assert refused.value.message


def test_the_detectors_let_an_honest_bundle_through(scene: Scene) -> None:
    assert scene.open(_sign(scene, _document(scene)))[1] == scene.lines
    honest = _packed(zlib.compress(b"x\n"), b"x\n", 1)
    assert scene.open(honest(scene))[1] == [b"x"]


def test_sealed_for_someone_else(scene: Scene) -> None:
    foreign = seal(scene.manifest, scene.lines, scene.people.booth, [public_of(scene.people.stranger).recipient])
    with pytest.raises(NotForUs):
        scene.open(foreign)


def test_a_bit_flipped_anywhere_is_refused(scene: Scene) -> None:
    dice = random.Random(11)
    for number in range(600):
        part = ("manifest", "signature", "chunks")[number % 3]
        chunks = list(scene.sealed.chunks)
        which = dice.randrange(len(chunks))
        text = chunks[which] if part == "chunks" else getattr(scene.sealed, part)
        place = dice.randrange(len(text)) if number % 2 else len(text) - 1 - number % 5
        text = text[:place] + chr(ord(text[place]) ^ 1 << dice.randrange(7)) + text[place + 1 :]
        if part == "chunks":
            chunks[which] = text
        changed = {
            "manifest": replace(scene.sealed, manifest=text),
            "signature": replace(scene.sealed, signature=text),
            "chunks": replace(scene.sealed, chunks=tuple(chunks)),
        }[part]
        with pytest.raises(Refusal):
            scene.open(changed)


# ---- kits --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kit(scene: Scene) -> Sealed:
    return seal_for_passphrase(scene.manifest | {"kind": "kit"}, scene.lines, scene.people.bureau, PASSPHRASE)


def test_a_kit_opens_with_its_passphrase_on_a_desk_that_knows_nobody(scene: Scene, kit: Sealed) -> None:
    document, lines = open_with_passphrase(kit, PASSPHRASE)
    assert lines == scene.lines
    assert document["key"] == public_of(scene.people.bureau).signing.hex()
    assert document["lock"]["memory_kib"] == 65536
    assert open_with_passphrase(kit, PASSPHRASE, scene.people.known, fair=FAIR)[1] == scene.lines


def test_another_passphrase_does_not_open_a_kit(kit: Sealed) -> None:
    with pytest.raises(KitPassphraseWrong):
        open_with_passphrase(kit, PASSPHRASE + " ")


def test_a_stranger_cannot_put_himself_in_the_bureaus_place(scene: Scene, kit: Sealed) -> None:
    """Signed anew with his own key, the kit no longer opens: the pass-phrase vouches for the signer."""
    stranger = scene.people.stranger
    public = public_of(stranger)
    document = json.loads(kit.manifest) | {"key": public.signing.hex(), "device": public.device}
    text = canonical(document)
    with pytest.raises(KitPassphraseWrong):
        open_with_passphrase(Sealed(manifest=text.decode(), signature=sign(stranger, text).hex(), chunks=kit.chunks), PASSPHRASE)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"memory_kib": 2**40}, BundleChanged),
        ({"time": 10**6}, BundleChanged),
        ({"lanes": 0}, BundleChanged),
        ({"kdf": "plain"}, BundleChanged),
        ({"salt": "x"}, BundleChanged),
        ({"secret": "00" * 40}, KitPassphraseWrong),
        ({"time": 1}, KitPassphraseWrong),
    ],
)
def test_a_lock_that_asks_too_much_or_was_changed(
    scene: Scene, kit: Sealed, change: dict[str, Any], refusal: type[Refusal]
) -> None:
    document = json.loads(kit.manifest)
    text = canonical(document | {"lock": document["lock"] | change})
    changed = Sealed(manifest=text.decode(), signature=sign(scene.people.bureau, text).hex(), chunks=kit.chunks)
    with pytest.raises(refusal):
        open_with_passphrase(changed, PASSPHRASE)


def test_a_bundle_is_no_kit_and_a_kit_no_bundle(scene: Scene, kit: Sealed) -> None:
    with pytest.raises(OtherKindOfBundle):
        open_with_passphrase(scene.sealed, PASSPHRASE)
    with pytest.raises(OtherKindOfBundle):
        scene.open(kit)
    with pytest.raises(NotForUs):
        open_with_passphrase(scene.sealed, PASSPHRASE, kind=None)
    assert read_manifest(kit.manifest)["kind"] == "kit"
