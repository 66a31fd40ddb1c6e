"""The programme of the fair, with the talks under the line in whose time they fall."""

from __future__ import annotations

from fairdesk.base.errors import NotFound
from fairdesk.models.pitches import Pitch
from fairdesk.models.programme import AgendaItem
from fairdesk.records.sheets import EntryFacts, GroupFacts, ListFacts
from fairdesk.services.letters import fair_facts
from fairdesk.services.sheets.names import ALL
from fairdesk.store import desks, programme
from fairdesk.store.unit_of_work import Look

MORNING, AFTERNOON = "上午", "下午"
NOON = "12:00"


def agenda(look: Look, name: str) -> ListFacts:
    """The whole programme; its only name is `all`."""
    if name != ALL:
        raise NotFound(what=name)
    fair = fair_facts(desks.fair(look))
    items, pitches = programme.agenda(look), programme.pitches(look)
    told = [(item, _entry(item, _during(item, items, pitches))) for item in items]
    halves = (
        (MORNING, tuple(entry for item, entry in told if item.starts < NOON)),
        (AFTERNOON, tuple(entry for item, entry in told if item.starts >= NOON)),
    )
    return ListFacts(
        kind="agenda",
        title="活动议程",
        english="Programme",
        fair=fair,
        above=(("会场", fair.venue),) if fair.venue else (),
        groups=tuple(GroupFacts(title=title, entries=entries) for title, entries in halves if entries),
        empty="议程尚未排定。",
    )


def _during(item: AgendaItem, items: list[AgendaItem], pitches: list[Pitch]) -> list[Pitch]:
    """The talks that begin in the time of this line, and of no shorter one that covers them too."""
    return [one for one in pitches if one.starts and _home(one, items) is item]


def _home(pitch: Pitch, items: list[AgendaItem]) -> AgendaItem | None:
    found = [one for one in items if one.starts <= pitch.starts < one.ends]
    return max(found, key=lambda one: (one.starts, one.no), default=None)


def _entry(item: AgendaItem, pitches: list[Pitch]) -> EntryFacts:
    lines = [("地点", item.place)] if item.place else []
    lines += [("讲话", item.speaker)] if item.speaker else []
    lines += [("", one) for one in item.summary]
    lines += [(one.starts, "：".join(part for part in (one.presenter, one.topic) if part)) for one in pitches]
    times = "–".join(time for time in (item.starts, item.ends) if time)
    return EntryFacts(lead=times, head=item.title, lines=tuple(lines))
