"""The page of exchange: at the bureau kits and merges, at a booth exports and receipts, on real desks and files."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from fairdesk.services import enrolment
from fairdesk.ui.exchange.view import view
from tests.factory import PASSPHRASE
from tests.ui.talking import place, talking_desk


def test_a_booth_exports_the_bureau_merges_and_the_booth_acknowledges(qtbot: QtBot, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.xlsx"
    with talking_desk(tmp_path / "bureau.fairdesk") as bureau:
        enrolment.make_kit(bureau, booth="A03", out=tmp_path / "kit.xlsx", passphrase=PASSPHRASE)
        booth = enrolment.enrol(
            str(tmp_path / "booth.fairdesk"), PASSPHRASE, kit=tmp_path / "kit.xlsx", kit_passphrase=PASSPHRASE
        )
        with booth, place(booth, qtbot, tmp_path) as there:
            page = view(there.context)
            qtbot.addWidget(page)
            page.show()
            there.recorded(minutes="谈")
            there.settled()
            assert page.model.state.card is not None
            assert page.model.state.card.unexchanged > 0
            page.model.export(bundle)
            there.settled()
            assert bundle.exists()
            with place(bureau, qtbot, tmp_path) as here:
                other = view(here.context)
                qtbot.addWidget(other)
                other.show()
                here.settled()
                assert other.model.state.bureau
                other.model.merge([bundle])
                here.settled()
                assert other.model.state.merged is not None
                assert [one.status for one in other.model.state.merged.bundles] == ["merged"]
                receipt = Path(other.model.state.merged.receipts[0])
            page.model.acknowledge(receipt)
            there.settled()
            assert page.model.state.card.unexchanged == 0
