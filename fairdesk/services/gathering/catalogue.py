"""Every kind of flowing paper and where its facts come from; a kind with a code is signed by the desk when it is issued."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fairdesk.services.gathering import (
    authorisation,
    authorisation_person,
    board_resolution,
    entrustment,
    framework_agreement,
    invitation,
    minutes,
    pairing,
    privacy_notice,
)
from fairdesk.services.gathering.gathered import Gathered
from fairdesk.store.unit_of_work import Look


@dataclass(frozen=True, slots=True)
class Source:
    """How the facts of a kind are gathered from a record's name, whether it bears a signed code, and whether it is numbered."""

    gather: Callable[[Look, str], Gathered]
    signed: bool = True
    numbered: bool = True
    """A number of this desk is given where the record has none of its own."""


SOURCES: dict[str, Source] = {
    "framework_agreement": Source(framework_agreement.gather),
    "authorisation": Source(authorisation.gather),
    "authorisation_person": Source(authorisation_person.gather, numbered=False),
    "entrustment": Source(entrustment.gather),
    "pairing": Source(pairing.gather),
    "board_resolution": Source(board_resolution.gather, signed=False, numbered=False),
    "invitation": Source(invitation.gather, signed=False, numbered=False),
    "minutes": Source(minutes.gather, signed=False, numbered=False),
    "privacy_notice": Source(privacy_notice.gather, signed=False, numbered=False),
}
