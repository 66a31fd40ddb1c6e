"""No tampering with a bundle gets a row in, each is refused for what it is, and no bit can be flipped unseen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.base.errors import BundleChanged, BundleCut
from fairdesk.services import exchange, history, matters
from tests.exchange.judging import fits, flipped, judged, judged_receipt, unflipped
from tests.exchange.scene import Scene, scene
from tests.exchange.tamperings import Tampering
from tests.exchange.torn_files import RECEIPTS, TAMPERINGS

pytestmark = pytest.mark.slow
FLIPS = 300


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with scene(tmp_path_factory.mktemp("scene"), talked=36) as made:
        yield made


def test_no_tampering_gets_a_row_in_and_each_is_refused_for_what_it_is(hall: Scene) -> None:
    assert len({one.name for one in TAMPERINGS}) == len(TAMPERINGS) >= 60
    verdicts = [judged(hall, one, control=place % 10 == 0) for place, one in enumerate(TAMPERINGS)]
    assert [f"{one.name}: {one.fault}" for one in verdicts if one.fault] == []


def test_no_forged_receipt_makes_a_booth_believe_it_has_handed_in(hall: Scene) -> None:
    verdicts = [judged_receipt(hall, one) for one in RECEIPTS]
    assert [f"{one.name}: {one.fault}" for one in verdicts if one.fault] == []
    assert exchange.acknowledge(hall.hall.booth, receipt=hall.receipt).last > 0


def test_a_flipped_bit_is_refused_wherever_it_lies(hall: Scene) -> None:
    before = hall.bureau.look(history.state_digest)
    assert unflipped(hall) > 50
    said, taken = flipped(hall, FLIPS)
    assert (taken, said.total()) == (0, FLIPS)
    assert hall.bureau.look(history.state_digest) == before


def test_the_untouched_bundle_is_taken_after_a_tampering_and_the_judge_sees_it(tmp_path: Path) -> None:
    with scene(tmp_path, talked=4) as hall:
        assert judged(hall, TAMPERINGS[0]).fault == ""
        verdict = judged(hall, Tampering("nothing at all", lambda one: one.raw, BundleChanged), control=False)
        assert "said merged" in verdict.fault
        assert "the state is another" in verdict.fault
        assert "operations were taken" in verdict.fault
        (result,) = exchange.merge(hall.bureau, bundles=[hall.hall.folder / "newest.xlsx"]).bundles
        assert (result.status, result.operations, result.corrections) == ("already", 0, ())
        assert hall.bureau.look(history.check).clean
        assert hall.bureau.look(matters.waiting)


def test_the_judge_tells_one_reason_from_another() -> None:
    assert fits(BundleCut, "refused", BundleCut().message)
    assert not fits(BundleCut, "refused", BundleChanged().message)
    assert not fits(BundleCut, "merged", BundleCut().message)
    assert fits("held", "held", "It waits")
    assert not fits("held", "merged", "")
