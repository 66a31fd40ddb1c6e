"""Which papers can be made at this desk, of which records, and what was issued of each kind before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from fairdesk.base.clock import HALL
from fairdesk.base.i18n import N_
from fairdesk.models.prints import IssuedPaper
from fairdesk.printing import press
from fairdesk.records.choices import LetterState
from fairdesk.records.paper_choices import About, FoundRecords, IssuedRow, PaperGroup, PaperTopic, RecordRow
from fairdesk.records.sheets import PaperSize
from fairdesk.reports.catalogue import REPORTS
from fairdesk.rules.lives import marked
from fairdesk.services import slips
from fairdesk.services.gathering.catalogue import SOURCES
from fairdesk.services.sheets import catalogue as sheets
from fairdesk.services.sheets.forms import LEDGER
from fairdesk.services.sheets.names import ALL
from fairdesk.store import desks, hall, paper_subjects, stage
from fairdesk.store.unit_of_work import Look

LIMIT: Final = 200
"""So many lines are listed at a time; who looks for another one types its words."""
_A4, _A3 = PaperSize.A4.value, PaperSize.A3.value
_KINDS: Final[dict[str, tuple[PaperGroup, tuple[About, ...], tuple[str, ...]]]] = {
    "framework_agreement": (PaperGroup.AGREEMENTS, (About.FRAMEWORK,), ()),
    "authorisation": (PaperGroup.AGREEMENTS, (About.AUTHORISATION,), ()),
    "authorisation_person": (PaperGroup.AGREEMENTS, (About.LETTER, About.ORGANISATION, About.PERSON), ()),
    "entrustment": (PaperGroup.AGREEMENTS, (About.ENTRUSTMENT,), ()),
    "pairing": (PaperGroup.AGREEMENTS, (About.PAIRING,), ()),
    "board_resolution": (PaperGroup.AGREEMENTS, (About.ORGANISATION,), ()),
    "invitation": (PaperGroup.DAY, (About.ORGANISATION, About.AREA, About.PERSON), ()),
    "privacy_notice": (PaperGroup.DAY, (About.FAIR,), ()),
    "agenda": (PaperGroup.DAY, (About.MANY,), ()),
    "schedule": (PaperGroup.DAY, (About.MANY, About.ORGANISATION, About.AREA, About.TABLE), ()),
    "minutes": (PaperGroup.DAY, (About.NEGOTIATION,), ()),
    "ceremony_list": (PaperGroup.DAY, (About.MANY, About.CEREMONY), ()),
    "flag_list": (PaperGroup.DAY, (About.MANY, About.CEREMONY), ()),
    "name_card": (PaperGroup.DAY, (About.MANY, About.CEREMONY, About.PERSON), ()),
    "booth_sign": (PaperGroup.DAY, (About.MANY, About.ZONE, About.BOOTH), (_A4, _A3)),
    "table_sign": (PaperGroup.DAY, (About.MANY, About.TABLE), ()),
    "ledger": (PaperGroup.TABLES, (About.MANY,), (_A3, _A4)),
    "statistics": (PaperGroup.TABLES, (About.REPORT,), (_A4, _A3)),
    "walk_in_slip": (PaperGroup.SLIPS, (About.COUNT,), ()),
    "negotiation_slip": (PaperGroup.SLIPS, (About.COUNT,), ()),
    "receipt": (PaperGroup.SLIPS, (About.COUNT, About.LETTER), ()),
}
_SIGNED: Final = (
    (ALL, N_("All that is signed")),
    ("letters", N_("Letters of intent")),
    ("framework_agreements", N_("Framework agreements")),
    ("authorisations", N_("Letters of authorisation")),
)
_TOGETHER: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "agenda": ((ALL, N_("The whole programme")),),
    "schedule": (
        (ALL, N_("Everybody who has a meeting")),
        ("organisations", N_("Every organisation with a meeting")),
        ("areas", N_("Every area with a meeting")),
        ("tables", N_("Every table with a meeting")),
    ),
    "ceremony_list": _SIGNED,
    "flag_list": ((ALL, N_("Every flag-giving")),),
    "name_card": _SIGNED,
    "booth_sign": ((ALL, N_("Every booth")),),
    "table_sign": ((ALL, N_("Every table")),),
    "ledger": ((LEDGER, N_("Every letter of intent")),),
}
"""Names of many records at once, with their words."""
_NEED_RECORDS: Final = frozenset({"schedule", "booth_sign", "table_sign"})
"""Kinds that print nothing of many records where there is not one."""
BLANK: Final = N_("New blank ones")


def kinds() -> list[PaperTopic]:
    """Every kind of paper that is made here, in its group; letters of intent and badges have pages of their own."""
    titles = press.documents()
    return [
        PaperTopic(key=key, title=titles[key].title, group=group, abouts=abouts, issued=key in SOURCES, sizes=sizes)
        for key, (group, abouts, sizes) in _KINDS.items()
    ]


def asks_for_slips(text: str) -> bool:
    """Whether this is a number of slips that are printed at one time, or a range of some given before (`7-26`)."""
    return slips.is_asked(text) and not (text.strip().isdecimal() and not 1 <= int(text) <= slips.MOST)


def named(topic: PaperTopic, row: RecordRow, *, size: str = "", count: str = "1") -> str:
    """The name the maker of this kind takes for this line: with the size of the sheet, or the slips that are asked for."""
    if row.about is About.COUNT:
        return count.strip()
    if topic.key == LEDGER:
        return size or topic.sizes[0]
    return f"{row.name}@{size}" if size and size != topic.sizes[0] else row.name


def records(look: Look, *, kind: str, words: str = "", limit: int = LIMIT) -> FoundRecords:
    """The valid records a paper of this kind can be made for in which every word stands, with what was issued about each.

    Of a kind that is made for several kinds of records each has its share of the lines.
    """
    lists = [_rows(look, kind, about, words, limit + 1) for about in _KINDS[kind][1]]
    shares = _shares([len(rows) for rows in lists], limit)
    found = [row for rows, share in zip(lists, shares, strict=True) for row in rows[:share]]
    more = sum(map(len, lists)) > len(found)
    if kind in _NEED_RECORDS and not words and all(one.about is About.MANY for one in found):
        found = []
    if kind in SOURCES:
        found = _with_issued(look, kind, found)
    return FoundRecords(kind=kind, words=words, rows=tuple(found), more=more)


def issued(look: Look, *, kind: str, limit: int = LIMIT) -> list[IssuedRow]:
    """The papers of this kind that were issued, or the slips that were given their numbers, the newest first."""
    if kind in SOURCES:
        return [_issued_row(paper, prints) for paper, prints in paper_subjects.issued(look, kind, limit=limit)]
    return _given(look, kind, limit) if kind in sheets.GIVEN else []


def _shares(counts: Sequence[int], limit: int) -> list[int]:
    """How many lines each list has: all of them where it is short, and what short ones leave goes to the long ones."""
    shares, left = [0] * len(counts), limit
    shortest = sorted(range(len(counts)), key=lambda at: counts[at])
    for place, at in enumerate(shortest):
        shares[at] = min(counts[at], left // (len(counts) - place))
        left -= shares[at]
    return shares


def _rows(look: Look, kind: str, about: About, words: str, limit: int) -> list[RecordRow]:
    if about is About.MANY:
        rows = [RecordRow(name=name, about=about, title=title, worded=True) for name, title in _TOGETHER[kind]]
    elif about is About.COUNT:
        rows = [RecordRow(name="", about=about, title=BLANK, worded=True)]
    elif about is About.REPORT:
        known = [(key, one.title) for key, one in REPORTS.items() if key != LEDGER]
        rows = [RecordRow(name=key, about=about, title=title, worded=True) for key, title in known]
    elif about is About.FAIR:
        rows = [RecordRow(name=desks.fair(look).id, about=about, title=desks.fair(look).name)]
    elif about is About.ZONE:
        zones = {one.zone.id: one.zone for one in hall.stands(look) if one.zone is not None and not one.is_table}
        rows = [RecordRow(name=one.id, about=about, title=one.name, more=one.code or "") for one in zones.values()]
    elif about in {About.BOOTH, About.TABLE}:
        rows = _stands(look, about)
    else:
        only = {one.id for one in stage.flag_givings(look)} if kind == "flag_list" else None
        signs = kind == "authorisation_person" and about is About.PERSON
        found = paper_subjects.subjects(look, about, words, limit, in_unit=signs)
        return [
            RecordRow(name=one.id, about=about, title=one.title or one.more, more=one.more if one.title else "")
            for one in found
            if only is None or one.id in only
        ]
    return _said(rows, words)[:limit]


def _said(rows: Sequence[RecordRow], words: str) -> list[RecordRow]:
    """The lines in which every word stands."""
    folded = words.casefold().split()
    return [one for one in rows if all(word in f"{one.label} {one.more}".casefold() for word in folded)]


def _stands(look: Look, about: About) -> list[RecordRow]:
    rows = []
    for one in hall.stands(look):
        if one.is_table is (about is About.TABLE):
            holder = one.booth.holder or (one.organisation.name if one.organisation else one.area.name if one.area else "")
            zone = one.zone.name if one.zone else ""
            more = paper_subjects.SIDES.join(dict.fromkeys(part for part in (holder, zone) if part))
            rows.append(RecordRow(name=one.booth.id, about=about, title=one.booth.code or holder, more=more))
    return rows


def _with_issued(look: Look, kind: str, rows: list[RecordRow]) -> list[RecordRow]:
    subject = {one.name: one.name for one in rows}
    if kind == "board_resolution":
        subject |= paper_subjects.resolutions(look, list(subject))
    before: dict[str, IssuedRow] = {}
    for paper, prints in reversed(paper_subjects.issued(look, kind, subject_ids=list(subject.values()))):
        before[paper.subject_id] = _issued_row(paper, prints)
    return [replace(one, issued=before.get(subject[one.name])) for one in rows]


def _issued_row(paper: IssuedPaper, prints: int) -> IssuedRow:
    facts = json.loads(paper.facts) if paper.facts else {}
    sides = [side["party"]["name"] for side in facts.get("sides", ())]
    about = paper_subjects.SIDES.join(dict.fromkeys(name for name in sides if name))
    return IssuedRow(
        id=paper.id,
        number=paper.number,
        about=about or facts.get("about", "") or facts.get("title", ""),
        day=paper.day,
        state=paper.state,
        prints=prints,
        void_reason=paper.void_reason if paper.voided else "",
    )


def _given(look: Look, kind: str, limit: int) -> list[IssuedRow]:
    identity = desks.identity(look)
    here = marked(identity.letters, identity.epoch)
    rows = []
    for name, prints, at in paper_subjects.slip_ranges(look, kind, slips.SUBJECT, limit):
        series, _blank, numbers = name.rpartition(" ")
        rows.append(
            IssuedRow(
                id=numbers,
                number=f"{series} {numbers}",
                about="",
                day=at.astimezone(HALL).date(),
                state=LetterState.PRINTED,
                prints=prints,
                here=series.endswith(f" {here}"),
            )
        )
    return rows
