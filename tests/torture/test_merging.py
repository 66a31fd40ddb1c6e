"""The merge of a whole fair, for a few booths of it, and what its eyes see."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import merging


@pytest.mark.slow
def test_a_small_fair_is_merged_with_all_that_was_planted(tmp_path: Path) -> None:
    told = merging.pile(tmp_path / "pile", 6, 10)
    answer = merging.merged(told)
    assert merging.found(told, answer) == []
    assert len(told.conflicts) == 2
    assert len(told.again) == 2
    assert answer["second"] == [True, 0, True]
    missed = replace(told, conflicts=(*told.conflicts, "nobody:unit"), operations=told.operations + 1)
    assert len(merging.found(missed, answer)) == 2
    answer["operations"][told.again[0]] = 1
    assert any("taken twice" in one for one in merging.found(told, answer))
