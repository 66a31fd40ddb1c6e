"""What decides about a field two desks changed: the table names real fields, and texts stay whole with their authors."""

from __future__ import annotations

import pytest

from fairdesk.records.conflicts import Policy
from fairdesk.rules import merging
from fairdesk.store.values import fields_of, journaled


@pytest.mark.parametrize(
    ("table", "field", "policy"),
    [
        ("organisation", "name", Policy.PERSON),
        ("organisation", "uscc", Policy.PERSON),
        ("negotiation", "cash_fen", Policy.PERSON),
        ("negotiation", "consent_contacts", Policy.PERSON),
        ("letter_of_intent", "state", Policy.PERSON),
        ("participant", "mobile", Policy.NEWEST),
        ("organisation", "contact", Policy.NEWEST),
        ("negotiation", "minutes", Policy.TEXTS),
        ("participant", "note", Policy.TEXTS),
        ("body", "former_names", Policy.UNITE),
        ("negotiation", "voided", Policy.STANDS),
        ("letter_of_intent", "voided", Policy.STANDS),
        ("letter_of_intent", "cash_fen", Policy.SEALED),
        ("issued_paper", "facts", Policy.SEALED),
    ],
)
def test_what_decides(table: str, field: str, policy: Policy) -> None:
    assert field in fields_of(table)
    assert merging.policy_of(table, field) is policy


def test_the_table_names_fields_there_are() -> None:
    every = {field for table in journaled() for field in fields_of(table)}
    assert set(merging._FIELDS) - every == set()
    assert set(journaled()) >= merging._SEALED
    assert all(merging.SEALS in fields_of(table) for table in merging._SEALED)


def test_every_text_stays_with_its_author_and_once() -> None:
    told = [("甲说", "王 10:00"), ("", "李 10:01"), ("乙说", "赵 10:02"), ("甲说", "钱 10:03")]
    assert merging.all_texts(told) == "甲说（王 10:00）\n乙说（赵 10:02）"
    assert merging.all_texts(told[:2]) == "甲说"
    assert merging.all_texts([("", "王")]) == ""
