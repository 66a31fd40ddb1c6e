"""The desk's own keys, opened for the one act that needs them, and the trust of its fair."""

from __future__ import annotations

from fairdesk.exchange.keys import DeskKeys
from fairdesk.exchange.trust import Trust, TrustedDesk
from fairdesk.records.choices import DeskKind
from fairdesk.store import desks
from fairdesk.store.unit_of_work import Look


def desk_keys(look: Look) -> DeskKeys:
    """The private keys of this desk; never kept longer than the act."""
    found = desks.secrets(look)
    return DeskKeys(bytes.fromhex(found["signing"]), found["age"], bytes.fromhex(found.get("certificate", "")))


def as_secrets(keys: DeskKeys) -> dict[str, str]:
    """The keys in the form in which a desk keeps them sealed."""
    return {"signing": keys.signing_seed.hex(), "age": keys.age_secret, "certificate": keys.certificate.hex()}


def fair_trust(look: Look) -> Trust:
    """Whose signatures count at this fair, as this desk knows it."""
    identity = desks.identity(look)
    fair = desks.fair(look)
    enrolled = desks.enrolled(look)
    bureau = next((one for one in enrolled if one.kind is DeskKind.BUREAU), None)
    return Trust(
        fair_id=identity.fair_code,
        fair_name=fair.name,
        bureau_key=bytes.fromhex(identity.bureau_key),
        bureau_recipient=identity.bureau_recipient,
        bureau_desk=bureau.letters if bureau else "",
        issued=desks.fair_start(look),
        desks=tuple(
            TrustedDesk(
                key=bytes.fromhex(one.public_key),
                desk=one.letters,
                valid_from=one.valid_from,
                valid_to=one.valid_to,
                revoked_on=one.revoked_on,
            )
            for one in enrolled
            if one.kind is not DeskKind.BUREAU
        ),
    )
