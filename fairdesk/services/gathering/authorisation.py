"""What a letter of authorisation says, from its record (R31, R32)."""

from __future__ import annotations

from fairdesk.base.errors import AuthorisationNotInForce
from fairdesk.base.i18n import in_language
from fairdesk.models.agreements import Authorisation
from fairdesk.models.organisations import Organisation
from fairdesk.records.choices import AuthorisationFunction, AuthorisationStatus
from fairdesk.records.papers import PaperFacts, SideFacts
from fairdesk.rules import eligibility
from fairdesk.rules.paper_values import stated
from fairdesk.services.gathering.gathered import (
    Gathered,
    about,
    body_party,
    fair_of,
    named,
    on_day,
    organisation_party,
    policies,
)
from fairdesk.services.letters import day_in_hall
from fairdesk.store import desks, things
from fairdesk.store.unit_of_work import Look

OVER = frozenset({AuthorisationStatus.EXPIRED, AuthorisationStatus.REVOKED})


def gather(look: Look, name: str) -> Gathered:
    """The authorisation of this id, roster number or number.

    Refused where it is unknown, void, revoked or expired, and where its functions are not some of the four (DOMAIN 1.8, rule 5).
    """
    one = named(look, Authorisation, name)
    functions = eligibility.read_functions(one.functions)
    refuse_over(look, one)
    grantee = things.get(look, Organisation, one.organisation_id)
    words = "、".join(function.value for function in functions)
    fair = fair_of(look)
    facts = PaperFacts(
        kind="authorisation",
        title="授权委托书",
        number=one.number,
        fair=fair,
        day=one.valid_from or fair.day,
        about=words,
        sides=(
            SideFacts(label="授权单位", party=body_party(look, one.grantor)),
            SideFacts(label="受托单位", party=organisation_party(grantee)),
        ),
        values=stated(
            policies=policies(look),
            functions=(words, ", ".join(in_language("en", function.value) for function in functions)),
            liaison=_given(AuthorisationFunction.LIAISON, functions),
            consulting=_given(AuthorisationFunction.CONSULTING, functions),
            co_management=_given(AuthorisationFunction.CO_MANAGEMENT, functions),
            admin_work=_given(AuthorisationFunction.ADMIN_WORK, functions),
            area="、".join(one.provinces),
            flag="授旗" if one.flag else "",
            valid_from=on_day(one.valid_from),
            valid_to=on_day(one.valid_to),
        ),
        copies=3,
    )
    return about(facts, one)


def refuse_over(look: Look, one: Authorisation) -> None:
    """Nothing; refused where the authorisation is revoked, or its term is over."""
    today = day_in_hall(look, desks.fair(look))
    if one.status in OVER or (one.valid_to is not None and one.valid_to < today):
        raise AuthorisationNotInForce(day=today.isoformat())


def _given(function: AuthorisationFunction, functions: tuple[AuthorisationFunction, ...]) -> str:
    return function.value if function in functions else ""
