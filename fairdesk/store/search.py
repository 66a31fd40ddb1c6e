"""Finds people, organisations, areas and papers by Han, pinyin, initials, number or phone tail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, delete, insert, or_, select

from fairdesk.models.journal import SEARCH_ENTRY
from fairdesk.records.search import Hit
from fairdesk.store.unit_of_work import Look, Work
from fairdesk.store.values import journaled

if TYPE_CHECKING:
    from fairdesk.models.areas import Area
    from fairdesk.models.hall import Booth
    from fairdesk.models.letters import LetterOfIntent
    from fairdesk.models.organisations import Body, Organisation
    from fairdesk.models.people import Participant


def _person(one: Participant) -> tuple[str, str, str, str]:
    return one.badge_no or one.code or "", one.name, one.unit, f"{one.mobile[-PHONE_TAIL:]} {one.code or ''}"


def _organisation(one: Organisation) -> tuple[str, str, str, str]:
    return one.code or "", one.name, one.short, f"{one.short} {one.uscc} {one.mobile[-PHONE_TAIL:]}"


def _area(one: Area) -> tuple[str, str, str, str]:
    return one.code or "", one.name, f"{one.province}{one.prefecture}", f"{one.province} {one.prefecture} {one.gb_code or ''}"


def _letter(one: LetterOfIntent) -> tuple[str, str, str, str]:
    return one.code or "", one.number, one.party_b, f"{one.project} {one.party_a} {one.party_b}"


def _booth(one: Booth) -> tuple[str, str, str, str]:
    return one.code or "", one.holder, "", one.code or ""


def _body(one: Body) -> tuple[str, str, str, str]:
    return one.code or "", one.name, one.area, " ".join(one.former_names)


_WORDS: dict[str, Callable[[Any], tuple[str, str, str, str]]] = {
    "participant": _person,
    "organisation": _organisation,
    "area": _area,
    "letter_of_intent": _letter,
    "booth": _booth,
    "body": _body,
}
"""For each findable table: a record's own number, name, unit, and what else it is found by."""


def refresh(work: Work, touched: Iterable[tuple[str, str]]) -> None:
    """What was touched is found by its present words; a void record is no longer found."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for table, record_id in touched:
        if table in _WORDS:
            by_table[table].append(record_id)
    for table, ids in by_table.items():
        _refresh_table(work, table, ids)


def _refresh_table(work: Work, table: str, ids: list[str]) -> None:
    from fairdesk.rules.pinyin import search_terms

    kind: Any = journaled()[table]
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        work.session.execute(delete(SEARCH_ENTRY).where(SEARCH_ENTRY.c.record_id.in_(part)))
        rows = []
        for one in work.session.execute(select(kind).where(kind.id.in_(part), kind.voided.is_(False))).scalars():
            code, name, unit, more = _WORDS[table](one)
            terms = f"{code.lower()} {search_terms(name)} {unit.lower()} {more.lower()}"
            rows.append({"record_id": one.id, "kind": table, "code": code, "name": name, "organisation": unit, "terms": terms})
        if rows:
            work.session.execute(insert(SEARCH_ENTRY), rows)


PHONE_TAIL = 4
"""Digits of a telephone number the entries for finding know; no more of it lies outside its record."""


def find(look: Look, text: str, limit: int = 20, kinds: tuple[str, ...] = ()) -> list[Hit]:
    """The best hits first: an exact number or name, then a name that begins so, then anything that contains every word."""
    words = [_folded(word) for word in text.split() if _folded(word)]
    if not words:
        return []
    phones = [word for word in words if word.isascii() and word.isdigit() and len(word) > PHONE_TAIL]
    entry = SEARCH_ENTRY.c
    conditions = [
        or_(*(part.contains(one, autoescape=True) for part in (entry.terms, entry.name) for one in _ways(word, phones)))
        for word in words
    ]
    whole = text.strip()
    rank = case(
        (or_(entry.code == whole, entry.code == whole.upper(), entry.name == whole), 0),
        (entry.name.startswith(whole, autoescape=True), 1),
        (entry.terms.startswith(words[0], autoescape=True), 2),
        else_=3,
    )
    query = select(SEARCH_ENTRY).where(*conditions).order_by(rank, entry.kind.desc(), entry.name, entry.code)
    if kinds:
        query = query.where(entry.kind.in_(kinds))
    rows = look.ask(query if phones else query.limit(limit)).all()
    if phones:  # the entries know the tail alone: the whole number is asked of the records
        rows = [row for row in rows if all(one in row.terms or _mobile(look, row).endswith(one) for one in phones)][:limit]
    return [Hit(kind=r.kind, id=r.record_id, code=r.code, name=r.name, organisation=r.organisation) for r in rows]


def _ways(word: str, phones: list[str]) -> tuple[str, ...]:
    return (word, word[-PHONE_TAIL:]) if word in phones else (word,)


def _mobile(look: Look, entry: Any) -> str:
    record: Any = look.session.get(journaled()[entry.kind], entry.record_id)
    return getattr(record, "mobile", "")


def _folded(word: str) -> str:
    return word.lower().replace("·", "").replace("ü", "v").strip()
