"""Keeping what somebody is typing, so that a crash costs nothing."""

from __future__ import annotations

import json
from typing import Any

from fairdesk.base.i18n import N_
from fairdesk.records.plain import from_json, plain
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import talks
from fairdesk.services.desk import Outcome, act
from fairdesk.store import drafts
from fairdesk.store.unit_of_work import Look, Work

NEGOTIATION = "negotiation"


@act(N_("Keep draft"))
def keep(work: Work, *, form: NegotiationForm) -> Outcome[None]:
    """The half-written negotiation comes back after a crash."""
    content: Any = plain(form)
    drafts.keep(work, NEGOTIATION, content)
    return Outcome(None)


def find(look: Look) -> NegotiationForm | None:
    """The negotiation somebody was writing, or None."""
    content = drafts.find(look, NEGOTIATION)
    return from_json(NegotiationForm, json.dumps(content)) if content else None


@act(N_("Record negotiation"))
def record(work: Work, *, form: NegotiationForm) -> Outcome[str]:
    """The negotiation is recorded as `talks.save` does it, and its draft is gone in the same moment; answers with its id."""
    outcome = talks.save(work, form=form)
    drafts.drop(work, NEGOTIATION)
    return outcome


@act(N_("Drop draft"))
def drop(work: Work) -> Outcome[None]:
    """There is no half-written negotiation any more."""
    drafts.drop(work, NEGOTIATION)
    return Outcome(None)
