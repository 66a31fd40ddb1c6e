"""What the page of exchange knows: how the handing-in stands, the other desks, and what waits for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fairdesk.base.i18n import _, ngettext
from fairdesk.base.progress import Progress
from fairdesk.records.choices import DeskKind
from fairdesk.records.conflicts import ConflictCard, Policy
from fairdesk.records.directory import BoothRow
from fairdesk.records.exchange import Acknowledged, BundleResult, DeskRow, ExchangeCard, MergeReport
from fairdesk.records.journal import Identity
from fairdesk.records.matters import MatterRow
from fairdesk.records.people import Candidate
from fairdesk.services import candidates, directory, enrolment, exchange, history, matters, trusting, wiping
from fairdesk.ui.page import Context, ViewModel

WORKBOOK = ".xlsx"


@dataclass(frozen=True, slots=True)
class State:
    """Which desk this is, the card of the exchange, the conflicts, the last merge, and an open kit form."""

    identity: Identity | None = None
    card: ExchangeCard | None = None
    conflicts: tuple[ConflictCard, ...] = ()
    matters: tuple[MatterRow, ...] = ()
    booths: tuple[BoothRow, ...] = ()
    merged: MergeReport | None = None
    receipts: Path | None = None
    """The folder in which the receipts of the last merge lie."""
    kit_open: bool = False
    people: tuple[Candidate, ...] = ()
    """People of two desks who may be one."""
    chosen: str = ""
    """The desk in hand, by its device."""

    @property
    def to_revoke(self) -> str:
        """The letters of the desk in hand, where the bureau may say that it no longer counts."""
        one = next((row for row in self.others if row.device == self.chosen), None)
        return one.letters.partition(".")[0] if self.bureau and one is not None and not one.revoked else ""

    @property
    def bureau(self) -> bool:
        """Whether this is the bureau's desk."""
        return self.identity is not None and self.identity.kind is DeskKind.BUREAU

    @property
    def others(self) -> tuple[DeskRow, ...]:
        """Every desk but this one."""
        if self.card is None or self.identity is None:
            return ()
        return tuple(one for one in self.card.desks if one.device != self.identity.device)

    @property
    def in_bulk(self) -> tuple[ConflictCard, ...]:
        """The conflicts that many may be decided of by one word."""
        return tuple(one for one in self.conflicts if one.policy in {Policy.PERSON, Policy.NEWEST})

    @property
    def bulk_desks(self) -> tuple[tuple[str, int], ...]:
        """The desks that have a word in more than one of them, and in how many."""
        words = Counter(desk for one in self.in_bulk for desk in {each.desk for each in one.choices} if desk)
        return tuple((desk, count) for desk, count in sorted(words.items()) if count > 1)

    @property
    def other_booths(self) -> tuple[DeskRow, ...]:
        """At a booth, the other booths it knows, which may be given its bundle to read."""
        return () if self.bureau else tuple(one for one in self.others if one.kind is not DeskKind.BUREAU and not one.revoked)

    @property
    def may_be_wiped(self) -> bool:
        """Whether this is a booth whose work the bureau has said it has."""
        card = self.card
        return not self.bureau and card is not None and card.last_receipt is not None and not card.unexchanged

    @property
    def waits(self) -> int:
        """How many things wait for a person here."""
        return len(self.conflicts) + len(self.matters) + len(self.people) + (self.card.held if self.card else 0)


class Exchange(ViewModel[State]):
    """Verbs of the page. Files are written and read in line with the writes, never on the window's thread."""

    topics = frozenset({"*"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, State())

    def refresh(self) -> None:
        """Everything shown is asked for again."""
        self.look(enrolment.identity, lambda identity: self.settle(identity=identity))
        self.look(exchange.card, lambda card: self.settle(card=card))
        self.look(history.conflict_cards, lambda cards: self.settle(conflicts=tuple(cards)))
        self.look(matters.waiting, lambda rows: self.settle(matters=tuple(rows)))
        self.look(candidates.waiting, lambda rows: self.settle(people=tuple(rows)))
        self.look(directory.booths, lambda rows: self.settle(booths=tuple(rows)))

    # ---- at a booth ----------------------------------------------------------------------------------------------------

    def export(self, out: Path, shared: bool = False) -> None:
        """Everything since the last receipt lies at `out`, read back, sealed for the bureau and, where shared, every booth."""
        desk = self.context.desk

        def job(_progress: Progress) -> int:
            return exchange.export(desk, out=out, also=desk.look(exchange.other_booths) if shared else ())

        self._write(_("Writing the bundle"), job, out)

    def wipe(self, letters: str, then: Callable[[], None]) -> None:
        """The desk is wiped once the window is closed; `then` is called where nothing stands against it."""
        self.do(wiping.wish, lambda _outcome: then(), letters=letters)

    def take_in(self, book: Path) -> None:
        """The bureau's receipt, or a bundle another booth gave this one, is in."""
        desk = self.context.desk

        def job(progress: Progress) -> Acknowledged | MergeReport:
            if exchange.kind_of(book) == "bundle":
                return exchange.merge(desk, bundles=[book], progress=progress)
            return exchange.acknowledge(desk, receipt=book)

        self.context.runner.make_and_write(_("Taking it in"), job, self._taken_in)

    def _taken_in(self, answer: Acknowledged | MergeReport) -> None:
        if isinstance(answer, MergeReport):
            self._merged(answer, None)
        else:
            self._acknowledged(answer)

    def _acknowledged(self, answer: Acknowledged) -> None:
        if answer.not_taken:
            words = ngettext(
                "The bureau has not taken {count} thing; the reason stands at the right.",
                "The bureau has not taken {count} things; the reasons stand at the right.",
                len(answer.not_taken),
            )
            self.context.notices.warn(words)
        else:
            self.context.notices.ok(_("The bureau has everything up to operation {last}.", last=answer.last))
        self.refresh()

    # ---- at the bureau -------------------------------------------------------------------------------------------------

    def merge(self, bundles: Sequence[Path]) -> None:
        """The bundles are in, each whole or not at all; receipts lie beside them in a folder of their own."""
        desk, receipts = self.context.desk, bundles[0].parent / _("receipts")

        def job(progress: Progress) -> MergeReport:
            return exchange.merge(desk, bundles=bundles, receipts=receipts, progress=progress)

        self.context.runner.make_and_write(_("Merging"), job, lambda report: self._merged(report, receipts))

    def _merged(self, report: MergeReport, receipts: Path | None) -> None:
        self.settle(merged=report, receipts=receipts if report.receipts else None)
        refused = sum(one.status == "refused" for one in report.bundles)
        taken = sum(one.operations for one in report.bundles)
        if refused:
            words = ngettext(
                "{count} bundle was refused; the reason stands at the right.",
                "{count} bundles were refused; the reasons stand at the right.",
                refused,
            )
            self.context.notices.warn(words)
        elif receipts is None:
            self.context.notices.ok(ngettext("{count} change is in.", "{count} changes are in.", taken))
        else:
            words = ngettext(
                "{count} change is in; the receipts lie beside the bundles.",
                "{count} changes are in; the receipts lie beside the bundles.",
                taken,
            )
            self.context.notices.ok(words)
        self.refresh()

    def open_kit(self, opened: bool = True) -> None:
        """The form for a kit stands beside the tables, or no longer."""
        self.settle(kit_open=opened)

    def make_kit(self, booth: str, passphrase: str, out: Path) -> None:
        """The kit of this booth lies at `out`."""
        desk = self.context.desk

        def job(_progress: Progress) -> str:
            return enrolment.make_kit(desk, booth=booth, out=out, passphrase=passphrase)

        self._write(_("Making the kit"), job, out, lambda: self.settle(kit_open=False))

    def choose(self, device: str) -> None:
        """This desk is in hand."""
        self.settle(chosen=device)

    def revoke(self, letters: str, reason: str) -> None:
        """Nothing of this desk counts any more."""
        self.do(enrolment.revoke, letters=letters, reason=reason)

    def write_trust(self, out: Path) -> None:
        """The fair's public keys lie at `out`, and beside it the root certificate for other PDF readers."""

        def job(_progress: Progress) -> None:
            trusting.write(self.context.desk, out=out)
            trusting.write_root(self.context.desk, out=out.with_suffix(".cer"))

        self._write(_("Writing the trust file"), job, out)

    def resolve(self, conflict: str, operation: str) -> None:
        """The field takes the value of this operation."""
        self.do(history.resolve, conflict=conflict, operation=operation)

    def resolve_newest(self) -> None:
        """Every way to reach somebody takes the newest value."""
        chosen = {one.id: one.choices[0].operation for one in self.state.conflicts if one.policy is Policy.NEWEST}
        self.do(history.resolve_many, chosen=chosen)

    def resolve_as(self, desk: str) -> None:
        """Every field this desk has a word in takes it, but where papers or voids are at stake: those are looked at singly."""
        told = {(one.id, each.operation) for one in self.state.in_bulk for each in one.choices if each.desk == desk}
        self.do(history.resolve_many, chosen=dict(told))

    def join(self, keep: str, drop: str) -> None:
        """The two are one person."""
        self.do(candidates.join, keep=keep, drop=drop)

    def part(self, one: str, other: str) -> None:
        """The two are two people."""
        self.do(candidates.apart, one=one, other=other)

    def approve(self, matter: str) -> None:
        """What waited for a word is in."""
        desk = self.context.desk

        def taken(result: BundleResult) -> None:
            words = ngettext("{count} change is in", "{count} changes are in", result.operations)
            self.context.notices.ok(f"{result.file}: {words}")
            self.refresh()

        self.context.runner.make_and_write(
            _("Taking in what waited"), lambda _progress: exchange.approve(desk, matter_id=matter), taken
        )

    def apply(self, matter: str) -> None:
        """The record says what was proposed in the workbook."""
        self.do(matters.apply_proposal, matter_id=matter)

    def close(self, matter: str, answer: str) -> None:
        """This is dealt with."""
        self.do(matters.close_matters, matter_ids=(matter,), answer=answer)

    # ---- files ---------------------------------------------------------------------------------------------------------

    def dropped(self, paths: Sequence[Path]) -> None:
        """Workbooks were let fall on the page: bundles at the bureau, a receipt at a booth."""
        books = wanted(paths)
        if books and self.state.bureau:
            self.merge(books)
        elif books:
            self.take_in(books[0])

    def _write(self, what: str, job: Callable[[Progress], Any], out: Path, then: Callable[[], None] | None = None) -> None:
        def written(_answer: Any) -> None:
            words = _("{name} was opened and read again where it lies: the stick may be taken out.", name=out.name)
            self.context.notices.ok(words)
            if then is not None:
                then()
            self.refresh()

        self.context.runner.make_and_write(what, job, written)


def wanted(paths: Sequence[Path]) -> list[Path]:
    """The workbooks among these files, and in these folders."""
    found = [one for path in paths for one in (sorted(path.iterdir()) if path.is_dir() else [path])]
    return [path for path in found if path.suffix.lower() == WORKBOOK and not path.name.startswith((".", "~$"))]
