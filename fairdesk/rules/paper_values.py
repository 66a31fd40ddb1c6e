"""What stands in the named places of a flowing paper, as its facts keep it."""

from __future__ import annotations

from fairdesk.records.papers import ValueFacts


def stated(**places: str | tuple[str, str] | tuple[str, str, str]) -> tuple[ValueFacts, ...]:
    """The places that say something, in their order: words, with the English ones, with the name of a choice.

    Empty places are left out, so that a place added later does not change what a paper said before it.
    """
    told = []
    for place, value in places.items():
        words, english, case = (value, "", "") if isinstance(value, str) else (*value, "")[:3]
        if words or case:
            told.append(ValueFacts(place=place, words=words, english=english, case=case))
    return tuple(told)
