"""Templates of papers: lines of text with named places, read, checked and filled in. Nothing in a template is ever executed.

A line begins with the sign of its kind (`records.wording.LineKind`); `// ` is a note to whoever edits, `[name]` opens a
section, `> ` is the English of the line above, `+ ` goes on in the paragraph above. `?{place}`, `?{!place}` and `?{place=VALUE}`
before the words say when the line stands. `{place}` is filled in, `{#}` is the next number, `{{` and `}}` are the signs
themselves, `**words**` stand in the face of heads, a wide blank parts the items of a `~` line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from fairdesk.base.errors import (
    PartUnknown,
    PlaceMissing,
    PlaceUnknown,
    SectionUnknown,
    WordingTooLong,
    WordingTwice,
    WordingUnreadable,
)
from fairdesk.base.i18n import N_, _, listed
from fairdesk.records.wording import Block, Columns, Condition, Line, LineKind, Piece, Place, Run

LONGEST, MOST_LINES = 60_000, 1_500
"""Characters and lines of a template; a paper of ours has under 10,000 and 200."""
NEAREST = 6
"""Known names said where one is not known."""
NUMBER = "#"
"""The place that counts."""
_SECTION = re.compile(r"\[([a-z][a-z0-9_]{0,39})\]")
_CONDITION = re.compile(r"\?\{(!?)([a-z][a-z0-9_]{0,39})(?:=([A-Z0-9_]{1,40}))?\}\s*")
_TOKEN = re.compile(r"\{\{|\}\}|\*\*|\{([a-z][a-z0-9_]{0,39}|#)\}|[{}]")
_PART = re.compile(r"@([a-z][a-z0-9_]{0,39})")
_SIGNS = sorted((one for one in LineKind if one.value and one is not LineKind.PART), key=lambda one: -len(one.value))
_LABELLED = frozenset({LineKind.ENTRY, LineKind.PARTY, LineKind.COLUMNS})
"""Kinds that are left out where every place in them is empty."""
WIDE = "\u3000"
_LABEL = re.compile(r"[：:]\s?")


# ---- reading -----------------------------------------------------------------------------------------------------------


def read_wording(text: str) -> tuple[Line, ...]:
    """The lines of a template. Refused, with the number of the line: what is no line of one, and a template that is too long."""
    if len(text) > LONGEST or text.count("\n") > MOST_LINES:
        raise WordingTooLong(signs=LONGEST, lines=MOST_LINES)
    lines: list[Line] = []
    section = ""
    for number, told in _numbered(text):
        if found := _SECTION.fullmatch(told):
            section = found[1]
        elif told.startswith("> "):
            _add_english(lines, number, told[2:])
        elif told.startswith("+ "):
            _go_on(lines, _line(number, LineKind.PARAGRAPH, section, told[2:]))
        else:
            kind, words = _kind_of(told)
            lines.append(_line(number, kind, section, words))
    return tuple(lines)


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        told = raw.strip(" \t")
        if told and not told.startswith("//"):
            yield number, told


def sections_of(text: str) -> tuple[tuple[str, int], ...]:
    """The sections a template opens, in its order, each with the number of its line."""
    return tuple((found[1], number) for number, told in _numbered(text) if (found := _SECTION.fullmatch(told)))


def _kind_of(told: str) -> tuple[LineKind, str]:
    if told.startswith("@"):
        return LineKind.PART, told
    for kind in _SIGNS:
        if told.startswith(f"{kind.value} "):
            return kind, told[len(kind.value) + 1 :].strip(" ")
    return LineKind.PARAGRAPH, told


def _line(number: int, kind: LineKind, section: str, words: str) -> Line:
    condition = None
    if found := _CONDITION.match(words):
        condition = Condition(found[2], found[3] or "", bool(found[1]))
        words = words[found.end() :]
    if kind is LineKind.PART:
        part = _PART.fullmatch(words)
        if part is None:
            raise WordingUnreadable(line=number, why=_(N_("“@” is followed by the name of a part and nothing else")))
        return Line(number=number, kind=kind, field=section, condition=condition, part=part[1])
    return Line(number=number, kind=kind, field=section, condition=condition, chinese=_columns(number, kind, words))


def _columns(number: int, kind: LineKind, words: str) -> Columns:
    split = {LineKind.COLUMNS: "|", LineKind.DETAIL: WIDE}.get(kind)
    told = [one.strip(" ") for one in words.split(split)] if split else [words]
    return tuple(_pieces(number, one) for one in told if one)


def _pieces(number: int, words: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    strong, at = False, 0
    for found in _TOKEN.finditer(words):
        pieces.append(Piece(words[at : found.start()], strong=strong))
        at, token = found.end(), found[0]
        if token == "**":  # noqa: S105  # no password: the sign for strong words
            strong = not strong
        elif token in {"{{", "}}"}:
            pieces.append(Piece(token[0], strong=strong))
        elif found[1]:
            pieces.append(Piece("", found[1], strong))
        else:
            raise WordingUnreadable(line=number, why=_(N_("a curly bracket stands alone; write it twice where it is meant")))
    if strong:
        raise WordingUnreadable(line=number, why=_(N_("“**” is opened and not closed")))
    pieces.append(Piece(words[at:]))
    return tuple(one for one in pieces if one.text or one.place)


def _add_english(lines: list[Line], number: int, words: str) -> None:
    if not lines:
        raise WordingUnreadable(line=number, why=_(N_("English stands below no line")))
    last = lines[-1]
    target = last.goes_on[-1] if last.goes_on else last
    if target.english or target.kind is LineKind.PART:
        raise WordingUnreadable(line=number, why=_(N_("the line above has its English already, or is a part")))
    told = replace(target, english=_columns(number, target.kind, words))
    lines[-1] = replace(last, goes_on=(*last.goes_on[:-1], told)) if last.goes_on else told


def _go_on(lines: list[Line], line: Line) -> None:
    if not lines or lines[-1].kind not in {LineKind.PARAGRAPH, LineKind.ENTRY, LineKind.NOTE}:
        raise WordingUnreadable(line=line.number, why=_(N_("“+” goes on in a paragraph, and there is none above")))
    lines[-1] = replace(lines[-1], goes_on=(*lines[-1].goes_on, line))


# ---- checking ----------------------------------------------------------------------------------------------------------


def check_wording(lines: Sequence[Line], places: Iterable[Place], parts: Iterable[str], needed_parts: Iterable[str] = ()) -> None:
    """Nothing happens; refused by name: a place or a part this kind of paper does not have, and one that it may not lack."""
    known = {one.name: one for one in places}
    named, drawn = set(), set()
    for line in _every(lines):
        if line.part:
            drawn.add(line.part)
            if line.part not in set(parts):
                raise PartUnknown(part=line.part, line=line.number, known=listed(sorted(parts)))
        if line.condition is not None:
            _check_condition(line, line.condition, known)
        for place in _places_of(line):
            if place != NUMBER and place not in known:
                raise PlaceUnknown(place=place, line=line.number, known=_nearest(place, known))
        if line.condition is None or line.condition.place in _places_of(line):
            named.update(_chinese_places(line))
    for one in known.values():
        if one.needed and one.name not in named:
            raise PlaceMissing(place="{" + one.name + "}", told=_(one.told))
    for part in needed_parts:
        if part not in drawn:
            raise PlaceMissing(place=f"@{part}", told=part)


def check_once(sections: Iterable[tuple[str, int]], lines: Iterable[Line]) -> None:
    """Nothing happens; refused by name and line: a section or a part that stands in the wording a second time."""
    first: dict[str, int] = {}
    told = [(f"[{name}]", number) for name, number in sections] + [(f"@{one.part}", one.number) for one in lines if one.part]
    for name, number in told:
        if name in first:
            raise WordingTwice(name=name, line=number, first=first[name])
        first[name] = number


def check_sections(sections: Iterable[tuple[str, int]], known: Collection[str]) -> None:
    """Nothing happens; refused by name and line: a section no paper has, for a check of the paper could not call it anything."""
    for name, number in sections:
        if name not in known:
            raise SectionUnknown(section=name, line=number, known=_nearest(name, known))


def _check_condition(line: Line, condition: Condition, known: Mapping[str, Place]) -> None:
    if condition.place not in known:
        raise PlaceUnknown(place=condition.place, line=line.number, known=_nearest(condition.place, known))
    cases = known[condition.place].cases
    if condition.value and condition.value not in cases:
        raise PlaceUnknown(place=f"{condition.place}={condition.value}", line=line.number, known=listed(cases) or "–")


def _nearest(place: str, known: Iterable[str]) -> str:
    """The names most like the one that was written, in words: a person who mistyped one is not read fifty."""
    told = sorted(known, key=lambda one: (-SequenceMatcher(None, place, one).ratio(), one))
    return listed(told[:NEAREST])


def _every(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from line.goes_on


def _places_of(line: Line) -> set[str]:
    return {piece.place for column in (*line.chinese, *line.english) for piece in column if piece.place}


def _chinese_places(line: Line) -> set[str]:
    return {piece.place for column in line.chinese for piece in column if piece.place}


# ---- filling -----------------------------------------------------------------------------------------------------------


class _Filler:
    """Fills the lines one after the other and counts."""

    def __init__(
        self,
        places: Iterable[Place],
        values: Mapping[str, str],
        cases: Mapping[str, str],
        english: Mapping[str, str] | None,
    ) -> None:
        self.values, self.cases, self.english = values, cases, english
        self.fields = {one.name: one.field for one in places}
        self.count = 0

    def blocks(self, lines: Iterable[Line]) -> Iterator[Block]:
        for line in lines:
            if not self.stands(line):
                continue
            if line.kind is LineKind.PART:
                yield Block(kind=line.kind, part=line.part, field=line.field)
                continue
            self.count += any(piece.place == NUMBER for column in line.chinese for piece in column)
            told = [line, *(one for one in line.goes_on if self.stands(one))]
            yield Block(
                kind=line.kind,
                chinese=self.joined(told, "chinese"),
                english=self.joined(told, "english") if self.english is not None else (),
                field=line.field,
            )

    def stands(self, line: Line) -> bool:
        if line.condition is not None:
            place, value, negated = line.condition
            true = self.cases.get(place) == value if value else bool(self.values.get(place))
            if true is negated:
                return False
        named = [one for one in _chinese_places(line) if one != NUMBER]
        return line.kind not in _LABELLED or not named or any(self.values.get(one) for one in named)

    def joined(self, lines: Sequence[Line], language: str) -> tuple[tuple[Run, ...], ...]:
        columns = [self.column(line, one, language) for line in lines[:1] for one in self.standing(line, language)]
        for line in lines[1:]:
            for one in self.standing(line, language):
                runs = self.column(line, one, language)
                gap = (Run(" ", "plain", line.field),) if language == "english" else ()
                columns = [*columns[:-1], (*columns[-1], *gap, *runs)] if columns else [runs]
        return tuple(columns)

    def standing(self, line: Line, language: str) -> Columns:
        """The columns of a line; of a list of particulars only those that are known."""
        columns: Columns = getattr(line, language)
        if line.kind is not LineKind.DETAIL:
            return columns
        return tuple(one for one in columns if any(self.values.get(piece.place) for piece in one if piece.place))

    def column(self, line: Line, pieces: tuple[Piece, ...], language: str) -> tuple[Run, ...]:
        first = next((self.fields.get(one.place, "") for one in pieces if one.place), "")
        runs: list[Run] = []
        label = line.kind is LineKind.ENTRY
        for piece in pieces:
            field = line.field or (self.fields.get(piece.place, "") if piece.place else "") or first
            text = self.text(piece, language)
            if label and not piece.place and (found := _LABEL.search(text)):
                runs.append(Run(text[: found.end()], "label", field))
                text, label = text[found.end() :], False
            if text:
                runs.append(Run(text, "strong" if piece.strong else "plain", field))
        return tuple(runs)

    def text(self, piece: Piece, language: str) -> str:
        if piece.place == NUMBER:
            return str(self.count) if language == "english" else ordinal(self.count)
        if not piece.place:
            return piece.text
        chinese = self.values.get(piece.place, "")
        return (self.english or {}).get(piece.place, chinese) if language == "english" else chinese


def fill_wording(
    lines: Sequence[Line],
    places: Iterable[Place],
    values: Mapping[str, str],
    cases: Mapping[str, str],
    english: Mapping[str, str] | None = None,
) -> tuple[Block, ...]:
    """The blocks of a paper whose places hold these values; with English below each where its values are given.

    An entry, a party or a line in columns is left out where every place in it is empty, and so is each particular of a `~` line.
    """
    return tuple(_Filler(places, values, cases, english).blocks(lines))


def ordinal(number: int) -> str:
    """A number from 1 to 99 as it stands before a clause: 一, 十, 十一, 二十."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
