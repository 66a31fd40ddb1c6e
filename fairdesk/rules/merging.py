"""What becomes of a field that two desks changed without knowing of each other (the house's plan, "The journal").

Identity, money, the state of a letter and consent are for a person to decide; ways to reach somebody too, with the newest
offered; notes keep every text with its author; lists of names unite; void stands; what an issued paper says never changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fairdesk.records.conflicts import Policy

VOIDED = "voided"
SEALS = "digest"
"""A paper that has the digest of its facts is issued: from then on its content is sealed."""
_MOVES = frozenset({"state", "voided", "void_reason", "code"})
"""What of a paper goes on changing after it was issued."""
_SEALED = frozenset({"letter_of_intent", "issued_paper"})
_FIELDS: Mapping[str, Policy] = {
    VOIDED: Policy.STANDS,
    **dict.fromkeys(("note", "minutes", "next_step", "void_reason"), Policy.TEXTS),
    **dict.fromkeys(("former_names", "issuers", "chapters"), Policy.UNITE),
    **dict.fromkeys(("mobile", "phone", "landline", "contact", "email", "address"), Policy.NEWEST),
}


def is_paper(table: str) -> bool:
    """Whether this table holds papers that are issued with a number or a code."""
    return table in _SEALED


def policy_of(table: str, field: str) -> Policy:
    """What decides about this field; a person where nothing else is said."""
    if table in _SEALED and field not in _MOVES:
        return Policy.SEALED
    return _FIELDS.get(field, Policy.PERSON)


MISTAKES = 3
"""Records a desk may void without anybody asking, however few it has made: a day's slips."""


def too_many_voids(voided: int, made: int) -> bool:
    """Whether so many voided records of so many a desk has made are for a second person to look at: over 5 percent."""
    return voided > MISTAKES and voided * 20 > made


def all_texts(texts: Sequence[tuple[str, str]]) -> str:
    """Every different text under the other, oldest first, each with who wrote it and when; one alone stands as it is."""
    kept: dict[str, str] = {}
    for text, author in texts:
        if text:
            kept.setdefault(text, author)
    if len(kept) < 2:
        return next(iter(kept), "")
    return "\n".join(f"{text}（{author}）" for text, author in kept.items())
