"""The numbers of two of the three hundred desks, and what their eyes see."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture import numbers


def test_no_number_is_given_twice_by_copies_and_restores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRDESK_STATE", str(tmp_path / "state"))
    told, control = numbers.run(tmp_path, 2)
    assert told.reached, told.line
    assert control.reached, control.line
