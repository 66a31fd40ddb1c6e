"""Bundles saved again by openpyxl raise no alarm, and the same eyes find a planted edit."""

from __future__ import annotations

import pytest

from tests.booths import demo_hall
from tests.exchange.resaving import resaved


@pytest.mark.slow
def test_bundles_saved_again_raise_no_alarm_and_planted_edits_are_found(tmp_path_factory: pytest.TempPathFactory) -> None:
    with demo_hall(tmp_path_factory.mktemp("hall"), talked=12) as hall:
        tally = resaved(hall, 30)
    assert (tally.bundles, tally.alarms, tally.broken) == (30, 0, 0)
    assert tally.planted == tally.found == 3
