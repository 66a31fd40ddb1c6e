"""A bureau and a booth that hand work to each other: the desks of the tests of exchange."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.records.exchange import Acknowledged, DeskRow
from fairdesk.records.talks import NegotiationForm
from fairdesk.services import enrolment, exchange, fairs, talks
from fairdesk.services.desk import Desk
from tests.factory import PASSPHRASE, small_fair

FAIR = {"fair_id": "TEST", "name": "测试对接会", "date": "2018-07-19"}


class Hall:
    """A bureau and a booth, and what passes between them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bureau, _recovery = fairs.new(str(folder / "bureau.fairdesk"), PASSPHRASE, FAIR)
        self.bureau.actor = "王某"
        self.bureau.do(small_fair, with_fair=False)
        self.booth = self.enrol("A03")

    def enrol(self, booth: str) -> Desk:
        """A desk for this booth."""
        kit = self.folder / f"kit-{booth}.xlsx"
        enrolment.make_kit(self.bureau, booth=booth, out=kit, passphrase=PASSPHRASE)
        return enrolment.enrol(str(self.folder / f"{booth}.fairdesk"), PASSPHRASE, kit=kit, kit_passphrase=PASSPHRASE)

    def bundle(self, desk: Desk | None = None) -> Path:
        """What a desk has to hand in."""
        out = self.folder / f"bundle-{len(list(self.folder.glob('bundle-*')))}.xlsx"
        exchange.export(desk or self.booth, out=out)
        return out

    def receipts(self, *bundles: Path) -> list[Path]:
        """The receipts for these bundles."""
        found = exchange.merge(self.bureau, bundles=bundles, receipts=self.folder / "receipts").receipts
        return [Path(one) for one in found]

    def handed_back(self, desk: Desk | None = None) -> Acknowledged:
        """The desk has handed in, and taken the receipt."""
        (receipt,) = self.receipts(self.bundle(desk))
        return exchange.acknowledge(desk or self.booth, receipt=receipt)

    def row(self, desk: Desk | None = None) -> DeskRow:
        """What the bureau knows of this desk."""
        device = (desk or self.booth).identity.device
        return next(one for one in self.bureau.look(exchange.card).desks if one.device == device)


def negotiate(desk: Desk) -> str:
    """One more negotiation."""
    return desk.do(
        talks.save, form=NegotiationForm(organisation_id="ORG001", area_id="A001", project="果蔬冷链", cash_fen=6_000_000)
    ).result


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A bureau and a booth, closed when the test is over."""
    made = Hall(tmp_path)
    yield made
    for desk in (made.bureau, made.booth):
        desk.close()
