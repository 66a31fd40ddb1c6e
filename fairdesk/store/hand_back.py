"""Handing back: what of every other desk is here, and what is known to exist and has not come.

That something is missing is known from three sides: a later operation waits for it, a later life of the desk says how far the one
before had come, or another desk told that it had seen more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import select

from fairdesk.models.journal import HEAD, HELD_OPERATION, OPERATION, REACH
from fairdesk.records.exchange import DeskRow, Gap
from fairdesk.rules.lives import marked
from fairdesk.store import attached, desks
from fairdesk.store.unit_of_work import Look
from fairdesk.store.values import parse, table_of

Reach = dict[tuple[str, int], int]
STEADY = 60
"""Seconds two clocks may differ before anybody is told."""


def rows(look: Look) -> list[DeskRow]:
    """Every desk known here, in the order of their letters."""
    known, told = desks.known(look), desks.details_of(look, "bundle")
    expected = _expected(look, told)
    heard = _heard(look, told)
    kits = {row.device: row.at for row, _details in desks.details_of(look, "kit", "out")}
    numbers, files, ahead = _last_numbers(look), _files_missing(look), _ahead(look, told, kits)
    found = []
    for desk in desks.enrolled(look):
        device = desk.code or ""
        lives = {epoch: seq for (of, epoch), seq in known.items() if of == device}
        at, gaps = heard.get(device), _gaps(device, expected, known)
        short = gaps or files[device] or at is None
        found.append(
            DeskRow(
                device=device,
                kind=desk.kind,
                booth=desk.booth,
                letters=marked(desk.letters, max(lives, default=1)),
                epoch=max(lives, default=1),
                known=sum(lives.values()),
                at=at,
                revoked=desk.revoked_on is not None,
                last_number=numbers.get(device, ""),
                missing=gaps,
                files_missing=files[device],
                since=(at or kits.get(device)) if short else None,
                ahead=ahead.get(device, 0),
            )
        )
    return found


def _heard(look: Look, told: list[tuple[Any, dict[str, Any]]]) -> dict[str, datetime]:
    """When the last bundle or operation of each desk came in; a desk that did nothing has handed in all the same."""
    heard: dict[str, datetime] = {row.device: row.at for row, _details in told}
    for row in look.ask(select(REACH.c.device, REACH.c.at).where(REACH.c.known > 0)):
        heard[row.device] = max(row.at, heard.get(row.device, row.at))
    return heard


def _expected(look: Look, told: list[tuple[Any, dict[str, Any]]]) -> Reach:
    """For every life somebody spoke of, the last operation that is known to exist."""
    found: Reach = defaultdict(int)
    for (device, epoch), seq in desks.known(look).items():
        found[device, epoch] = seq
    for row, details in told:
        for _epoch, _why, before, seq in details.get("lives", ()):
            found[row.device, before] = max(found[row.device, before], seq)
        for device, epoch, seq in details.get("told", ()):
            found[device, epoch] = max(found[device, epoch], seq)
    for line in look.ask(select(HELD_OPERATION.c.line)).scalars():
        one = parse(line)
        found[one["device"], one["epoch"]] = max(found[one["device"], one["epoch"]], one["seq"])
    return found


def _gaps(device: str, expected: Reach, known: Reach) -> tuple[Gap, ...]:
    short = {epoch: seq for (of, epoch), seq in expected.items() if of == device and epoch and seq > known.get((of, epoch), 0)}
    return tuple(Gap(epoch=epoch, first=known.get((device, epoch), 0) + 1, last=seq) for epoch, seq in sorted(short.items()))


def _last_numbers(look: Look) -> dict[str, str]:
    """The number of the letter each desk issued last."""
    letter = table_of("letter_of_intent")
    query = select(HEAD.c.origin, letter.c.number).join(letter, letter.c.id == HEAD.c.record_id)
    made = sorted((_origin(origin), number) for origin, number in look.ask(query))
    return {device: number for (device, _epoch, _seq), number in made}


def _origin(operation: str) -> tuple[str, int, int]:
    device, epoch, seq = operation.rsplit(".", 2)
    return device, int(epoch), int(seq)


def _files_missing(look: Look) -> Counter[str]:
    """How many attached files each desk wrote of whose bytes are not here."""
    return Counter(origin.partition(".")[0] for origin, _sha256 in attached.absent(look))


def _ahead(look: Look, told: list[tuple[Any, dict[str, Any]]], kits: dict[str, datetime]) -> dict[str, int]:
    """By how many seconds at least each desk's clock is ahead of ours, or behind (less than 0).

    A clock is ahead where a bundle says it was sealed after it came in, and behind where the desk wrote something before its
    kit was made.
    """
    found: dict[str, int] = {}
    for row, details in told:
        found[row.device] = max(found.get(row.device, 0), int(details.get("ahead", 0)))
    for device, epoch in desks.known(look):
        if device in kits and not found.get(device):
            first = select(OPERATION.c.wall).where(OPERATION.c.device == device, OPERATION.c.epoch == epoch, OPERATION.c.seq == 1)
            wall = datetime.fromisoformat(look.ask(first).scalar_one())
            found[device] = min(0, int((wall - kits[device]).total_seconds()))
    return {device: seconds for device, seconds in found.items() if abs(seconds) >= STEADY}


def clocks(look: Look) -> dict[str, int]:
    """For each desk whose clock is known to be wrong, by how many seconds it is ahead at least (less than 0: behind)."""
    kits = {row.device: row.at for row, _details in desks.details_of(look, "kit", "out")}
    return _ahead(look, desks.details_of(look, "bundle"), kits)
