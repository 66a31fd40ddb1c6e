"""The right side: how the handing-in stands, what waits for a person, and what came of the last merge."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from fairdesk.base.i18n import _, ngettext
from fairdesk.records.conflicts import Policy
from fairdesk.records.exchange import BundleResult, CorrectionRow
from fairdesk.ui.exchange.candidates import Candidates
from fairdesk.ui.exchange.conflicts import Conflicts
from fairdesk.ui.exchange.matters import Matters
from fairdesk.ui.exchange.view_model import State
from fairdesk.ui.exchange.words import moment
from fairdesk.ui.theme import steps
from fairdesk.ui.widgets.badge import Badge
from fairdesk.ui.widgets.buttons import Button
from fairdesk.ui.widgets.check_box import CheckBox
from fairdesk.ui.widgets.entries import Entries, Entry
from fairdesk.ui.widgets.reason_box import ReasonBox
from fairdesk.ui.widgets.side_panel import Facts, SidePanel

RECEIPTS = "receipts"


class Side(SidePanel):
    """`taken` says a conflict and the operation that wins it, `newest` that of all contacts the newest does; `opened` that the
    receipts are wanted, `wiped` the letters a person typed to have this laptop wiped, `whole` the
    desk whose word is taken in every conflict it has one in, `revoked` the letters of a desk that no longer counts, and why.
    """

    taken = Signal(str, str)
    opened = Signal(str)
    newest = Signal()
    wiped = Signal(str)
    whole = Signal(str)
    revoked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.mark = Badge()
        self.add_mark(self.mark)
        self.standing, self.merged = Facts(), Entries()
        self.conflicts, self.matters = Conflicts(), Matters()
        self.every = Button("line", "check")
        self._standing, self._matters, self._conflicts, self._merged = (self.add_section() for _at in range(4))
        self.people = Candidates()
        self._people = self.add_section()
        self._people.body.addWidget(self.people)
        self._matters.body.addWidget(self.matters)
        self._conflicts.body.addWidget(self.every, 0, Qt.AlignmentFlag.AlignLeft)
        self._bulk = QVBoxLayout()
        self._bulk.setSpacing(steps(2))
        self._bulk_shown: tuple[tuple[str, int], ...] = ()
        self._conflicts.body.addLayout(self._bulk)
        self._standing.body.addWidget(self.standing)
        self._conflicts.body.addWidget(self.conflicts)
        self._merged.body.addWidget(self.merged)
        self.shared = CheckBox()
        self._standing.body.addWidget(self.shared)
        self.trust, self.wipe = Button("plain", "badge-check"), ReasonBox()
        self.feet.addWidget(self.trust)
        self.feet.addWidget(self.wipe)
        self.revoke, self._revoked = ReasonBox("circle-x"), ""
        self.feet.addWidget(self.revoke)
        self.feet.addStretch(1)
        self.feet.setContentsMargins(steps(5), steps(3), steps(5), steps(4))
        self.conflicts.taken.connect(self.taken)
        self.every.clicked.connect(self.newest)
        self.merged.opened.connect(self.opened)
        self.wipe.given.connect(self.wiped)
        self.revoke.given.connect(lambda reason: self.revoked.emit(self._revoked, reason))

    def retranslate(self) -> None:
        """Every word that does not change with the state."""
        self.trust.set_words(_("Write the trust file"), _("The public keys of the fair, by which papers are verified anywhere"))
        self.shared.setText(_("Other booths may read it"))
        self.wipe.set_words(_("Wipe this laptop"), _("Letters of this desk"), _("Wipe"), _("Leave it"))
        self._matters.set_title(_("Waits for a word"))
        self._people.set_title(_("One person or two?"))
        self._conflicts.set_title(_("Two desks say different things"))
        self._merged.set_title(_("The last merge"))

    def render_state(self, state: State) -> None:
        """The panel as the state has it."""
        self.set_words(_("What waits for a person"))
        words = ngettext("{count} thing waits", "{count} things wait", state.waits)
        self.mark.set_state(words if state.waits else _("Nothing waits"), "amber" if state.waits else "green")
        self._stand(state)
        self._people.setVisible(bool(state.people))
        self.people.set_candidates(state.people)
        self._matters.setVisible(bool(state.matters))
        self.matters.set_matters(state.matters)
        contacts = sum(one.policy is Policy.NEWEST for one in state.conflicts)
        self.every.setVisible(contacts > 1)
        self.every.set_words(ngettext("Take the newest of {count} contact", "Take the newest of {count} contacts", contacts))
        self._offer_bulk(state.bulk_desks)
        self._conflicts.setVisible(bool(state.conflicts))
        self.conflicts.set_conflicts(state.conflicts)
        self._merged.setVisible(state.merged is not None)
        self.merged.set_entries(_merge_lines(state))
        self.trust.setVisible(state.bureau)
        self.shared.setVisible(bool(state.other_booths))
        self.wipe.setVisible(state.may_be_wiped)
        self._offer_revoking(state.to_revoke)

    def _offer_revoking(self, letters: str) -> None:
        if letters != self._revoked:
            self.revoke.close_line()
        self._revoked = letters
        self.revoke.setVisible(bool(letters))
        self.revoke.set_words(_("Revoke desk {desk}", desk=letters), _("Reason"), _("Revoke"), _("Leave it"))

    def _offer_bulk(self, desks: tuple[tuple[str, int], ...]) -> None:
        """One button for each desk with a word in several conflicts."""
        wanted = (*desks, (_("Take this"), 0))  # in another language they are drawn anew
        if wanted == self._bulk_shown:
            return
        self._bulk_shown = wanted
        while (item := self._bulk.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for desk, count in desks:
            button = Button("line", "check")
            button.set_words(ngettext("Desk {desk} in {count} case", "Desk {desk} in all {count} cases", count, desk=desk))
            button.clicked.connect(lambda _checked=False, chosen=desk: self.whole.emit(chosen))
            self._bulk.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _stand(self, state: State) -> None:
        card = state.card
        facts = []
        if card is not None and not state.bureau:
            facts = [
                (_("Not handed in"), str(card.unexchanged)),
                (_("Last export"), moment(card.last_export)),
                (_("Last receipt"), moment(card.last_receipt)),
            ]
        if card is not None:
            facts += [(_("Not taken by the bureau"), f"{one.what}: {one.reason}") for one in card.not_taken]
        if card is not None and card.held:
            facts.append((_("Held back"), ngettext("{count} change waits", "{count} changes wait", card.held)))
        self._standing.setVisible(bool(facts) or bool(state.other_booths))
        self.standing.set_facts(facts)


def _merge_lines(state: State) -> list[Entry]:
    if state.merged is None:
        return []
    lines = [line for one in state.merged.bundles for line in (_bundle(one), *map(_proposed, one.corrections))]
    if state.receipts is not None:
        lines.append(Entry(_("Open the folder of receipts"), key=RECEIPTS, icon="external-link"))
    return lines


def _bundle(one: BundleResult) -> Entry:
    words = {
        "merged": ngettext("{count} change is in", "{count} changes are in", one.operations),
        "already": _("was here already; nothing changed"),
        "held": _("is here and waits"),
        "refused": _("refused"),
    }
    notes = [words.get(one.status, one.status), one.reason]
    if one.corrections:
        count = len(one.corrections)
        notes.append(ngettext("{count} cell was changed by hand", "{count} cells were changed by hand", count))
    return Entry(one.file, " · ".join(part for part in notes if part))


def _proposed(one: CorrectionRow) -> Entry:
    return Entry(one.sentence)
