"""Every kind of record has a word, in both languages."""

from __future__ import annotations

import pytest

from fairdesk.base.i18n import use_language
from fairdesk.records.kinds import kind_word
from fairdesk.store.values import journaled


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_kind_has_a_word(language: str) -> None:
    use_language(language)
    words = {table: kind_word(table) for table in journaled()}
    assert not [table for table, word in words.items() if word == table]
    assert len(set(words.values())) == len(words)


def test_a_kind_of_a_newer_program_is_called_by_its_name() -> None:
    assert kind_word("drone") == "drone"
