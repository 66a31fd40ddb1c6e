"""Operations that wait for another: told in words, and a matter for a person until the other comes or they are put aside."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping

from sqlalchemy import select

from fairdesk.base.i18n import _, ngettext
from fairdesk.models.journal import HELD_OPERATION, MATTER
from fairdesk.records.kinds import kind_word
from fairdesk.records.matters import MatterKind, MatterState
from fairdesk.rules.lives import marked
from fairdesk.store import desks, matters
from fairdesk.store.unit_of_work import Look, Work

Letters = Mapping[str, str]


def letters_of(look: Look) -> Letters:
    """The letters of every enrolled desk, by its device."""
    return {one.code or "": one.letters for one in desks.enrolled(look)}


def waits_for(letters: Letters, reason: str) -> str:
    """What a held operation waits for, as a person reads it.

    `reason` names an operation (`device.epoch.number`) or a record nobody has heard of (`table:id`).
    """
    table, link, _record_id = reason.partition(":")
    if link:
        return _("a record of the kind “{kind}” that has not come", kind=kind_word(table))
    device, epoch, seq = reason.rsplit(".", 2)
    return _("change {seq} of desk {desk}", seq=seq, desk=_named(letters, device, int(epoch)))


def _named(letters: Letters, device: str, epoch: int) -> str:
    return marked(letters[device], epoch) if device in letters else device


def note(work: Work) -> None:
    """There is one matter for each desk whose changes wait for one thing; those whose changes were taken are settled."""
    letters, waiting = letters_of(work), _groups(work)
    for (name, reason), count in sorted(waiting.items()):
        device, epoch = name.rsplit(".", 1)
        told = ngettext(
            "{count} change of desk {desk} waits for {what}.",
            "{count} changes of desk {desk} wait for {what}.",
            count,
            desk=_named(letters, device, int(epoch)),
            what=waits_for(letters, reason),
        )
        matters.put(work, matters.Matter(kind=MatterKind.HELD, reason=told, device=device, sha256=_digest(name, reason)))
    open_ = select(MATTER.c.id, MATTER.c.sha256).where(
        MATTER.c.kind == MatterKind.HELD.value, MATTER.c.state == MatterState.OPEN.value
    )
    still = {_digest(*group) for group in waiting}
    matters.close(work, [row.id for row in work.ask(open_) if row.sha256 not in still], MatterState.TAKEN, "")


def _groups(look: Look) -> Counter[tuple[str, str]]:
    """How many operations of each stream wait for each thing."""
    rows = look.ask(select(HELD_OPERATION.c.id, HELD_OPERATION.c.reason))
    return Counter((row.id.rpartition(".")[0], row.reason) for row in rows)


def _digest(name: str, reason: str) -> str:
    return hashlib.sha256(f"{name} {reason}".encode()).hexdigest()
