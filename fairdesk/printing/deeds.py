"""Flowing papers besides the letter of intent: each is a wording, its places, and facts that say what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from fairdesk.base.i18n import N_
from fairdesk.printing.archive import archive
from fairdesk.printing.document import Document, digest, facts_json, page_digest
from fairdesk.printing.flowing import BESIDE, LOOKS, Furniture, draw_paper
from fairdesk.printing.paper import BUREAU, Drawn
from fairdesk.printing.parts import EntryCode, GridTable, ProofStrip, SignatureRow, proof_words
from fairdesk.printing.text import WRITING
from fairdesk.printing.wording import blocks, party_places, party_values
from fairdesk.records.papers import GridFacts, PaperFacts, SignedPaper
from fairdesk.records.wording import LineKind, Place
from fairdesk.rules.dates import day_words

COMMON = (
    Place(name="number", told=N_("Number"), field="number"),
    Place(name="day", told=N_("Date"), field="date"),
    Place(name="fair", told=N_("Fair"), field="fair"),
    Place(name="theme", told=N_("Theme of the fair"), field="fair"),
    Place(name="hosts", told=N_("Hosts of the fair"), field="fair"),
    Place(name="venue", told=N_("Place of the fair"), field="fair"),
    Place(name="fair_day", told=N_("Day of the fair"), field="fair"),
    Place(name="desk", told=N_("Desk that issued it"), field="number"),
    Place(name="copies", told=N_("Copies"), field="copies"),
)
"""The places every such paper has."""
PEN = {"uscc": 18, "address": 14, "representative": 6, "contact": 6, "phone": 9}
"""Signs of the lines to write on where a particular of a side is unknown that an agreement cannot do without."""
SIDES = ("party_a", "party_b", "party_c")
"""How the sides of a paper are called in its wording, in their order."""


def side(name: str, told: str, pen: Mapping[str, int] = PEN) -> tuple[Place, ...]:
    """The places of a side of an agreement; it may not be left out, and what is unknown of it can be written in by pen."""
    return tuple(
        replace(one, blank=pen.get(one.name.removeprefix(f"{name}_"), 0)) for one in party_places(name, told, needed=True)
    )


def deed(
    key: str,
    title: str,
    specimen: Callable[[], SignedPaper],
    places: Sequence[Place],
    *,
    parts: Sequence[str] = (),
    needed_parts: Sequence[str] = (),
    one_page: bool = False,
) -> Document:
    """The document of a kind of flowing paper; `places` besides the common ones, `parts` besides signatures and proof."""
    own = {one.name for one in places}
    made = Document(
        key,
        title,
        specimen,
        lambda paper: draw(made, paper.facts, paper.qr),
        places=(*(one for one in COMMON if one.name not in own), *places),
        parts=("signatures", "proof", *parts),
        needed_parts=tuple(needed_parts),
        one_page=one_page,
    )
    return made


def draw(document: Document, facts: PaperFacts, qr: str = "") -> bytes:
    """The paper as PDF/A with its facts attached. Refused (SignNotPrintable): a sign no face holds."""
    drawn = set_deed(document, facts, qr)
    title = " ".join(one for one in (facts.title, facts.number, facts.about) if one)
    return archive(drawn.pdf, title=title, day=facts.day, facts=facts_json(facts), tags=drawn.tags)


def set_deed(document: Document, facts: PaperFacts, qr: str) -> Drawn:
    """The paper before it is made fit for keeping, with every sign charted. Papers without a code bear no page marks."""
    words = with_writing_lines(document.places, values(facts))
    told = blocks(document.key, facts.setting, document.places, words, cases(facts), english(facts))
    code = digest(facts).hex()
    furniture = Furniture(notice=facts.fair.notice, digest=page_digest(code, qr))
    return draw_paper(told, parts(document, facts, qr, code), facts.setting, furniture, one_page=document.one_page)


def values(facts: PaperFacts) -> dict[str, str]:
    """The words of every place."""
    told = {
        "number": facts.number,
        "day": day_words(facts.day),
        "fair": facts.fair.name,
        "theme": facts.fair.theme,
        "hosts": "、".join(facts.fair.hosts),
        "venue": facts.fair.venue,
        "fair_day": day_words(facts.fair.day),
        "desk": facts.desk,
        "copies": str(facts.copies),
    }
    for place, name in enumerate(SIDES):
        told |= party_values(name, facts.sides[place].party if place < len(facts.sides) else None)
    return told | {one.place: one.words for one in facts.values}


def with_writing_lines(places: Sequence[Place], words: Mapping[str, str]) -> dict[str, str]:
    """The words of every place, and a line to write on where nothing is known that the paper cannot do without."""
    return {**words, **{one.name: WRITING * one.blank for one in places if one.blank and not words.get(one.name)}}


def english(facts: PaperFacts) -> dict[str, str]:
    """The places whose English words differ."""
    told = {"day": facts.day.isoformat(), "fair_day": facts.fair.day.isoformat()}
    return told | {one.place: one.english for one in facts.values if one.english}


def cases(facts: PaperFacts) -> dict[str, str]:
    """The names of the choices conditions ask for."""
    return {one.place: one.case for one in facts.values if one.case}


def parts(document: Document, facts: PaperFacts, qr: str, code: str) -> dict[str, Callable[[], Sequence[Any]]]:
    """What the paper can draw besides words: its tables by their names, the places for the seals, and the proof."""
    setting = facts.setting
    size = min(10.5, (BESIDE if setting.english else LOOKS[setting.look])[LineKind.DETAIL].size)
    grids = {one.name: one for one in facts.grids}
    drawn: dict[str, Callable[[], Sequence[Any]]] = {
        name: partial(_grid, grids.get(name), size, setting.english) for name in document.parts
    }
    seals = [(one.label, one.party.name) for one in facts.sides]
    drawn["signatures"] = lambda: [SignatureRow(seals, english=setting.english)] if seals else []
    named = f"{facts.title} {facts.number}"
    if "entry_code" in document.parts:
        drawn["entry_code"] = lambda: entry_code(facts)
    drawn["proof"] = lambda: [ProofStrip(qr, proof_words(code, english=setting.english), named)] if qr else []
    return drawn


def entry_code(facts: PaperFacts) -> list[Any]:
    """The code of a person's badge with whose it is; nothing where the paper asks nobody by name."""
    told = {one.place: one.words for one in facts.values}
    return [EntryCode(told["entry_code"], told.get("person", ""), told.get("badge_no", ""))] if told.get("entry_code") else []


def _grid(grid: GridFacts | None, size: float, english: bool) -> list[Any]:
    return [GridTable(grid, BUREAU.width, size, english=english)] if grid and grid.rows else []
