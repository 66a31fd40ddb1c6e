"""What the page of exchange knows: how the handing-in stands, the other desks, and the conflicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fairdesk.base.i18n import N_, _
from fairdesk.records.choices import DeskKind
from fairdesk.records.exchange import ExchangeCard, MergeReport
from fairdesk.records.journal import ConflictRow, Identity
from fairdesk.services import enrolment, exchange, history, rosters, trusting
from fairdesk.ui.page import Context, ViewModel


@dataclass(frozen=True, slots=True)
class State:
    """Which desk this is, the card of the exchange, the conflicts, and what came of the last merge."""

    identity: Identity | None = None
    card: ExchangeCard | None = None
    conflicts: tuple[ConflictRow, ...] = ()
    merged: MergeReport | None = None

    @property
    def bureau(self) -> bool:
        """Whether this is the bureau's desk."""
        return self.identity is not None and self.identity.kind is DeskKind.BUREAU


class Exchange(ViewModel[State]):
    """Verbs of the page. Files are written and read in line with the writes, never on the window's thread."""

    topics = frozenset({"*"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())

    def refresh(self) -> None:
        """Everything shown is asked for again."""
        self.look(enrolment.identity, lambda identity: self.settle(identity=identity))
        self.look(exchange.card, lambda card: self.settle(card=card))
        self.look(history.open_conflicts, lambda rows: self.settle(conflicts=tuple(rows)))

    # ---- at a booth ----------------------------------------------------------------------------------------------------

    def export(self, out: Path) -> None:
        """Everything since the last receipt lies at `out`, read back and sealed for the bureau."""
        desk = self.context.desk
        self.context.runner.make_and_write(
            _(N_("Writing the bundle")), lambda _progress: exchange.export(desk, out=out), lambda _count: self._written(out)
        )

    def acknowledge(self, receipt: Path) -> None:
        """The bureau's receipt is in."""
        desk = self.context.desk
        self.context.runner.make_and_write(
            _(N_("Taking the receipt in")), lambda _progress: exchange.acknowledge(desk, receipt=receipt), self._acknowledged
        )

    def _acknowledged(self, last: int) -> None:
        self.context.notices.ok(_(N_("The bureau has everything up to operation {last}."), last=last))
        self.refresh()

    # ---- at the bureau -------------------------------------------------------------------------------------------------

    def merge(self, bundles: Sequence[Path]) -> None:
        """The bundles are in, each whole or not at all; receipts lie beside them in a folder of their own."""
        desk, receipts = self.context.desk, bundles[0].parent / _(N_("receipts"))
        self.context.runner.make_and_write(
            _(N_("Merging")),
            lambda progress: exchange.merge(desk, bundles=bundles, receipts=receipts, progress=progress),
            self._merged,
        )

    def _merged(self, report: MergeReport) -> None:
        self.settle(merged=report)
        taken = sum(one.operations for one in report.bundles)
        self.context.notices.ok(_(N_("{count} changes are in; the receipts lie beside the bundles."), count=taken))
        self.refresh()

    def make_kit(self, booth: str, passphrase: str, out: Path) -> None:
        """The kit of this booth lies at `out`."""
        desk = self.context.desk
        self.context.runner.make_and_write(
            _(N_("Making the kit")),
            lambda _progress: enrolment.make_kit(desk, booth=booth, out=out, passphrase=passphrase),
            lambda _letters: self._written(out),
        )

    def write_trust(self, out: Path) -> None:
        """The fair's public keys lie at `out`."""
        desk = self.context.desk
        self.context.runner.make(
            _(N_("Writing")), lambda _progress: trusting.write(desk, out=out), lambda _count: self._written(out)
        )

    def take_rosters(self, files: Sequence[Path]) -> None:
        """The rosters are in, as one act."""

        def read(found: object) -> None:
            self.do(rosters.take_in, self._taken, files=found)

        self.context.runner.make(_(N_("Reading rosters")), lambda progress: rosters.read(files, progress), read)

    def _taken(self, report: object) -> None:
        sums = rosters.totals(report)  # type: ignore[arg-type]
        self.context.notices.ok(_(N_("{new} new, {changed} changed, {unchanged} as they were, {skipped} left out."), **sums))

    def resolve(self, conflict: str, operation: str) -> None:
        """The field takes the value of this operation."""
        self.do(history.resolve, conflict=conflict, operation=operation)

    def _written(self, out: Path) -> None:
        self.context.notices.ok(_(N_("{name} is written and was read back."), name=out.name))
        self.refresh()
