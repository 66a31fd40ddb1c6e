"""What the journal writes is canonical JSON, by whichever way it is written."""

from __future__ import annotations

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as some

from fairdesk.store.values import canonical

_WHOLE = some.integers(-(2**53) + 1, 2**53 - 1)
_ANY = some.recursive(
    some.none() | some.booleans() | _WHOLE | some.floats(allow_nan=False, allow_infinity=False) | some.text(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
)


@given(_ANY)
def test_every_value_is_written_as_the_rfc_says(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value).decode()  # type: ignore[arg-type]


@given(some.dictionaries(some.text(some.characters(max_codepoint=127)), _WHOLE | some.text() | some.booleans() | some.none()))
def test_a_record_is_written_as_the_rfc_says(value: dict[str, object]) -> None:
    assert canonical(value) == rfc8785.dumps(value).decode()  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [2**53, -(2**53), "\ud800", {"a": "\udfff"}, float("nan"), {1: 2}])
def test_what_json_cannot_say_everywhere_is_refused(value: object) -> None:
    with pytest.raises(rfc8785.CanonicalizationError):
        canonical(value)
