"""Making a fair: the bureau's desk and the one record everything else hangs on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from fairdesk.base.clock import Clock, now
from fairdesk.base.errors import FairFileUnusable, FileMissing
from fairdesk.base.i18n import N_
from fairdesk.exchange.keys import new_keys, public_of
from fairdesk.models.desks import EnrolledDesk
from fairdesk.models.fairs import Fair
from fairdesk.records.choices import DeskKind
from fairdesk.records.journal import Identity
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.keys import as_secrets
from fairdesk.store import desks, things
from fairdesk.store.unit_of_work import Work
from fairdesk.store.vault import new_recovery_pair

BUREAU_LETTERS = "HQ"


def read_fair_file(path: Path) -> dict[str, Any]:
    """What a fair file says; refused where it is missing, no JSON, lacks fair_id, name or date, or no desk could keep it."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
        if not isinstance(raw, dict) or not str(raw["fair_id"]).strip() or not str(raw["name"]).strip():
            raise ValueError("fair_id")
        if "\\u0000" in json.dumps(raw):
            raise ValueError("U+0000")  # PostgreSQL keeps no text with it
        date.fromisoformat(raw["date"])
        date.fromisoformat(raw.get("last_date") or raw["date"])
        for name, kind in _OPTIONAL.items():
            if not isinstance(raw.get(name, kind()), kind):
                raise TypeError(name)
    except FileNotFoundError:
        raise FileMissing(path=str(path)) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FairFileUnusable(path=str(path), detail=str(error)) from None
    return raw


_OPTIONAL: dict[str, type] = {"hosts": list, "numbers": dict, "patterns": dict}


def new(target: str, passphrase: str, fair_file: dict[str, Any], clock: Clock = now, actor: str = "") -> tuple[Desk, str]:
    """A bureau desk for this fair, and its recovery key, which is kept nowhere and must be written down now."""
    keys = new_keys()
    public = public_of(keys)
    recovery_key, recipient = new_recovery_pair()
    identity = Identity(
        device=public.device,
        kind=DeskKind.BUREAU,
        booth="",
        letters=BUREAU_LETTERS,
        fair_code=str(fair_file["fair_id"]),
        epoch=1,
        seq=0,
        bureau_device=public.device,
        bureau_key=public.signing.hex(),
        bureau_recipient=public.recipient,
    )
    desk = Desk.create(target, passphrase, identity, as_secrets(keys) | {"recovery": recipient}, recipient, clock)
    desk.actor = actor
    with desk.first_steps():
        desk.do(open_fair, fair_file=fair_file, public_key=public.signing.hex(), recipient=public.recipient)
    return desk, recovery_key


@act(N_("Open the fair"))
def open_fair(work: Work, *, fair_file: dict[str, Any], public_key: str, recipient: str) -> Outcome[str]:
    """The fair and the bureau's own desk are on record."""
    fair = Fair(
        code=str(fair_file["fair_id"]),
        name=str(fair_file["name"]),
        theme=str(fair_file.get("theme", "")),
        day=date.fromisoformat(fair_file["date"]),
        last_day=date.fromisoformat(fair_file["last_date"]) if fair_file.get("last_date") else None,
        hosts=[str(one) for one in fair_file.get("hosts", [])],
        venue=str(fair_file.get("venue", "")),
        notice=str(fair_file.get("notice", "")),
        numbers=dict(fair_file.get("numbers", {})),
        patterns=dict(fair_file.get("patterns", {})),
    )
    identity = desks.identity(work)
    bureau = EnrolledDesk(
        code=identity.device, kind=DeskKind.BUREAU, letters=identity.letters, public_key=public_key, recipient=recipient
    )
    things.add(work, fair)
    things.add(work, bureau)
    return Outcome(fair.id)
