"""Which two may be the same thing under two names: by sound, by a sign that differs, by what stands around the name.

Nothing here is certain: what is found is put before a person (DOMAIN 1.8, rule 8: two people may have one name, and one person
may be reported by two units).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from fairdesk.rules.pinyin import name_sound
from fairdesk.rules.widths import without_blanks

SHORTEST_NEAR = 6
"""Signs a name must have before one that differs means little."""
SHORTEST_PHONE = 7
"""Digits by which a telephone tells somebody."""
_AROUND = re.compile(r"[()（）·.,，、《》“”\"'-]|有限责任公司$|有限公司$")
_DIGITS = re.compile(r"[0-9〇零一二三四五六七八九十百]")


@dataclass(frozen=True, slots=True)
class Person:
    """One person to compare: `key` tells them apart, `place` says who came first."""

    key: Hashable
    place: int
    name: str
    unit: str
    phone: str


@dataclass(frozen=True, slots=True)
class Named:
    """One thing with a name to compare with others of the same `group`."""

    key: Hashable
    place: int
    name: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one, the later one first, and why (a code of `records.rosters.TWIN_WORDS`)."""

    later: Hashable
    earlier: Hashable
    reason: str


def like_people(people: Iterable[Person]) -> Iterator[Pair]:
    """One name and one telephone in two units, and in one unit names that sound the same."""
    everybody = sorted(people, key=lambda one: one.place)
    yield from _pairs(everybody, lambda one: (one.name, one.phone) if one.phone else None, "TWO_UNITS", _other_unit)
    by_unit = _grouped(everybody, lambda one: without_blanks(one.unit) or None)
    for unit in by_unit.values():
        if len(unit) > 1:
            yield from _pairs(unit, lambda one: name_sound(one.name).full, "SAME_SOUND", _other_name)


def one_person(people: Iterable[Person]) -> Iterator[Pair]:
    """People who may be one though different desks wrote them down: one telephone, one name in one unit, or one sound there.

    Each with the first earlier one it is like; a pair is told once, with the strongest reason.
    """
    everybody = sorted(people, key=lambda one: one.place)
    told: set[tuple[Hashable, Hashable]] = set()
    reasons: tuple[tuple[str, Callable[[Person], Hashable | None]], ...] = (
        ("SAME_PHONE", lambda one: one.phone if len(one.phone) >= SHORTEST_PHONE else None),
        ("SAME_NAME", lambda one: (without_blanks(one.name), without_blanks(one.unit)) if one.unit else None),
        ("SAME_SOUND", lambda one: (name_sound(one.name).full, without_blanks(one.unit)) if one.unit else None),
    )
    for reason, key in reasons:
        for alike in _grouped(everybody, key).values():
            for one in alike[1:]:
                pair = (one.key, alike[0].key)
                if pair not in told:
                    told.add(pair)
                    yield Pair(*pair, reason)


def like_names(things: Iterable[Named]) -> Iterator[Pair]:
    """Names that are the same without what stands around them, and long ones that differ in one sign that is no number."""
    everything = sorted(things, key=lambda one: one.place)
    yield from _pairs(everything, lambda one: (one.group, core(one.name)), "NEARLY_THE_NAME", _other_named)
    seen: dict[tuple[str, str], list[tuple[Named, str]]] = defaultdict(list)
    told: set[tuple[Hashable, Hashable]] = set()
    for one in everything:
        name = core(one.name)
        if len(name) < SHORTEST_NEAR:
            continue
        for form in _forms(name):
            for other, other_name in seen[one.group, form]:
                pair = (one.key, other.key)
                if pair not in told and _one_sign(name, other_name):
                    told.add(pair)
                    yield Pair(one.key, other.key, "NEARLY_THE_NAME")
            seen[one.group, form].append((one, name))


def _forms(name: str) -> set[str]:
    """The name, and the name without each of its signs that is no number: what two names have in common that differ in one."""
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)) if not _DIGITS.match(name[at]))}


def core(name: str) -> str:
    """The name without blanks, brackets and what every name of its kind ends with."""
    return _AROUND.sub("", without_blanks(name))


def _one_sign(one: str, other: str) -> bool:
    """Whether one sign was added, left out or another, and no number among them: 第一 and 第二 are two."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest_one, rest_other = one[start:], other[start:]
    same = rest_one[1:] == rest_other[1:] or rest_one[1:] == rest_other or rest_one == rest_other[1:]
    return same and not _DIGITS.match(rest_one) and not _DIGITS.match(rest_other)


def _pairs(things: list, key: Callable, reason: str, differ: Callable) -> Iterator[Pair]:  # type: ignore[type-arg]
    """Each with the first earlier one that has the same key and differs."""
    for alike in _grouped(things, key).values():
        for at, one in enumerate(alike):
            other = next((earlier for earlier in alike[:at] if differ(one, earlier)), None)
            if other is not None:
                yield Pair(one.key, other.key, reason)


def _grouped(things: Iterable, key: Callable) -> dict[Hashable, list]:  # type: ignore[type-arg]
    groups: dict[Hashable, list] = defaultdict(list)  # type: ignore[type-arg]
    for one in things:
        if (found := key(one)) is not None:
            groups[found].append(one)
    return groups


def _other_unit(one: Person, other: Person) -> bool:
    return without_blanks(one.unit) != without_blanks(other.unit)


def _other_name(one: Person, other: Person) -> bool:
    return one.name != other.name


def _other_named(one: Named, other: Named) -> bool:
    return one.name != other.name
