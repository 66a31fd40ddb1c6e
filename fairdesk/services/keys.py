"""The desk's own keys, opened for the one act that needs them."""

from __future__ import annotations

from fairdesk.exchange.keys import DeskKeys
from fairdesk.store import desks
from fairdesk.store.unit_of_work import Look


def desk_keys(look: Look) -> DeskKeys:
    """The private keys of this desk; never kept longer than the act."""
    found = desks.secrets(look)
    return DeskKeys(signing=bytes.fromhex(found["signing"]), age=found["age"])


def as_secrets(keys: DeskKeys) -> dict[str, str]:
    """The keys in the form in which a desk keeps them sealed."""
    return {"signing": keys.signing.hex(), "age": keys.age}
