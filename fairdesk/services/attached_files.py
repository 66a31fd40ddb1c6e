"""Attached files come home: written beside a booth's bundle, taken in beside it at the bureau, asked for again by receipts."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from pathlib import Path

from fairdesk.base.errors import Refusal
from fairdesk.base.i18n import N_
from fairdesk.exchange import attached as sealed_files
from fairdesk.services.desk import Desk, Outcome, act
from fairdesk.services.keys import desk_keys
from fairdesk.store import attached, desks, scans
from fairdesk.store.unit_of_work import Look, Work


def asked_for(look: Look) -> set[str]:
    """The files the bureau's newest receipt said it lacks, of those whose bytes are here."""
    told = desks.details_of(look, "receipt")
    asked = set(told[-1][1].get("files", ())) if told else set()
    return {one for one in asked if attached.content(look, one) is not None}


def to_hand_in(look: Look) -> set[str]:
    """The files that go with the next bundle: those of records that are not handed in, and those the bureau asked for."""
    return attached.of_records(look, desks.unacknowledged(look)) | asked_for(look)


def write_beside(desk: Desk, bundle: Path, recipients: Sequence[str]) -> int:
    """Every file to be handed in lies sealed beside the bundle, one at a time in memory; answers with how many."""
    count = 0
    for sha256 in sorted(desk.look(to_hand_in)):
        found = desk.look(attached.content, sha256=sha256)
        if found is not None:
            sealed_files.write_attached(bundle, *found, recipients)
            count += 1
    return count


def take_beside(desk: Desk, bundle: Path) -> int:
    """Every file that lies beside the bundle and is missing here is in; answers with how many.

    One that is damaged, or sealed for others, is left where it is: it stays missing, and the receipt asks for it again.
    """
    wanted = _wanted(desk, bundle)
    secret = desk.look(desk_keys).age_secret if wanted else ""
    count = 0
    for sha256 in sorted(wanted):
        try:
            content, media = sealed_files.read_attached(bundle, sha256, secret)
        except Refusal as refusal:
            logging.getLogger("fairdesk").warning("an attached file was not taken in: %s", type(refusal).__name__)
            continue
        desk.do(_keep, content=content, media=media)
        count += 1
    return count


def _wanted(desk: Desk, bundle: Path) -> Collection[str]:
    there = sealed_files.there(bundle)
    return there & desk.look(attached.missing) if there else ()


@act(N_("Take an attached file in"))
def _keep(work: Work, *, content: bytes, media: str) -> Outcome[str]:
    return Outcome(scans.keep_bytes(work, content, media), changed=frozenset({"attachment"}))
