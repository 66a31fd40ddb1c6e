"""Keys keep their secrets to themselves and sign what they are given."""

from __future__ import annotations

import hashlib

import pytest

from fairdesk.base.errors import KeysDamaged
from fairdesk.exchange.keys import DeskKeys, key_id, new_keys, pack, public_of, sign, unpack, verify


def test_a_signature_fits_its_key_and_message_alone() -> None:
    ours, theirs = new_keys(), new_keys()
    signature = sign(ours, b"message")
    assert verify(public_of(ours).signing, signature, b"message")
    assert not verify(public_of(ours).signing, signature, b"massage")
    assert not verify(public_of(theirs).signing, signature, b"message")
    assert not verify(b"short", signature, b"message")
    assert not verify(public_of(ours).signing, signature[:-1], b"message")


def test_the_id_of_a_key_is_the_head_of_its_digest() -> None:
    public = public_of(new_keys())
    assert public.kid == key_id(public.signing) == hashlib.sha256(public.signing).digest()[:8]
    assert public.device == public.kid.hex()


def test_the_published_vector_of_rfc_8032_comes_out() -> None:
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    keys = DeskKeys(seed, new_keys().age_secret)
    assert public_of(keys).signing.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert sign(keys, b"").hex().startswith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155")


def test_secrets_never_show_in_a_message() -> None:
    keys = new_keys()
    for text in (repr(keys), str(keys), f"{keys}", repr([keys])):
        assert keys.age_secret not in text
        assert keys.signing_seed.hex() not in text
        assert repr(keys.signing_seed) not in text


def test_keys_are_packed_and_unpacked_whole() -> None:
    keys = new_keys()
    assert unpack(pack(keys)) == keys


@pytest.mark.parametrize("body", [b"", b"x" * 40, b"\xff" * 60])
def test_damaged_keys_are_refused(body: bytes) -> None:
    for raw in (body, b"FairDeskKeys1\n" + body):
        _refused(raw)


def _refused(raw: bytes) -> None:
    with pytest.raises(KeysDamaged):
        unpack(raw)
