"""The sentences of the page of papers: what printing the paper in hand means, and what to do where there is nothing to print."""

from __future__ import annotations

from typing import NamedTuple

from fairdesk.base.i18n import N_, _, ngettext
from fairdesk.records.paper_choices import About, IssuedRow, PaperTopic, Standing
from fairdesk.ui.papers.state import State
from fairdesk.ui.printer import FIRST


class Said(NamedTuple):
    """A sentence with its tone and its sign."""

    text: str
    tone: str = "muted"
    icon: str = "info"


class Nothing(NamedTuple):
    """What stands where a kind has no record: message ids of the title, the sentence and the act, and where the act leads."""

    title: str
    sentence: str
    act: str
    page: str
    thing: str = ""


_ROSTERS = Nothing(
    N_("Nothing it could be made for yet"), N_("What this paper speaks of comes in with the rosters."), N_("Rosters"), "rosters"
)
_NOTHING = {
    About.NEGOTIATION: Nothing(
        N_("No negotiation yet"),
        N_("Minutes are printed of a negotiation. Record one, and it stands here."),
        N_("New negotiation"),
        "negotiations",
        "new:",
    )
}


def nothing(topic: PaperTopic) -> Nothing:
    """What is said where there is no record a paper of this kind could be made for."""
    return _NOTHING.get(topic.abouts[-1], _ROSTERS)


def said(state: State) -> Said:
    """What is to be known of the paper in hand; no words where nothing is in hand."""
    topic = state.topic
    if state.refusal:
        return Said(state.refusal, "red", "circle-x")
    if topic is None or state.wanted is None:
        return Said("")
    told = _of_issued(state.paper, topic) if state.paper is not None else _of_record(state, topic)
    pages = state.drawn.pages if state.stands and state.drawn is not None else 0
    if pages <= FIRST:
        return told
    count = ngettext("{count} page", "{count} pages", pages)
    return told._replace(text=_("{count}; the first {first} are shown.", count=count, first=FIRST) + " " + told.text)


def _of_issued(paper: IssuedRow, topic: PaperTopic) -> Said:
    if paper.voided:
        return Said(_("Void: {reason}", reason=paper.void_reason), "red", "circle-x")
    if not paper.here:
        return Said(_("These numbers were given elsewhere, or before this desk was restored. Print new ones."), "amber", "lock")
    if topic.counted:
        return Said(_("These numbers were given before. Printing them again gives no new ones."))
    if not paper.prints:
        return Said(_("Issued on {day} and not printed yet.", day=paper.day.isoformat()), "amber", "printer")
    return Said(_("Printed before: this is copy {copy}, and the paper says so.", copy=paper.prints + 1), "muted", "copy")


def _of_record(state: State, topic: PaperTopic) -> Said:
    drawn = state.drawn
    if topic.counted:
        return Said(_("So it will look. Numbers are given when it is printed, and each only once."))
    if not topic.issued:
        return Said(_("As the records are now. It has no number and is not kept."))
    if drawn is None or not state.stands:
        return Said("")
    if drawn.standing is Standing.NEW:
        return Said(_("Draft. When it is printed or saved it is issued, and stands below."))
    name = drawn.number or topic.label
    if drawn.standing is Standing.CHANGED and drawn.filed:
        return Said(
            _("“{name}” came back signed and stays. The record changed since: this is a further one.", name=name), "amber"
        )
    if drawn.standing is Standing.CHANGED:
        told = _(
            "The record changed since “{name}” was issued. Printed now, this takes its place and that one is void.", name=name
        )
        return Said(told, "amber", "triangle-alert")
    if drawn.prints:
        return Said(_("Printed before: this is copy {copy}, and the paper says so.", copy=drawn.prints + 1), "muted", "copy")
    return Said(_("Issued as “{name}” and not printed yet.", name=name), "amber", "printer")
