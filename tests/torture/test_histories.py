"""A few of the five thousand histories, and what their eyes see."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture import histories


def test_a_history_with_copies_restores_and_wrong_clocks_is_one_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRDESK_STATE", str(tmp_path / "state"))
    told, control = histories.run(tmp_path, 4)
    assert told.reached, told.line
    assert control.reached, control.line
