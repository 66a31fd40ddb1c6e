"""Finding the head of a table in a sheet, in one row or several, and saying which column is which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from fairdesk.workbook.cells import Cell, Sheet
from fairdesk.workbook.roster.entities import OTHERS, OWN, SHORTENED, Column, Entity, entities, plain_head, short_head
from fairdesk.workbook.roster.heads import DEEPEST_HEAD, Head, head_rows, heads_of
from fairdesk.workbook.roster.identity import holds_identity_numbers

FEWEST_COLUMNS = 2
HINTED = 0.35
"""What a word in the title or the sheet's name adds to a reading: less than any column."""
_CODE = re.compile(r"\s*[A-Za-z]{1,5}-?[0-9]{1,6}\s*")
_SAMPLE = 40
_ORDINAL = frozenset({"序号", "号", "no", "no."})
_GENERIC = frozenset(
    {
        *(
            "姓名",
            "名字",
            "名称",
            "电话",
            "电话号码",
            "联系电话",
            "手机",
            "手机号",
            "手机号码",
            "联系方式",
            "职务",
            "职称",
            "单位",
        ),
        *("金额", "时间", "日期", "邮箱", "电子邮箱", "性别", "地址", "备注", "数量"),
    }
)
"""Words that mean what the group they stand under makes of them."""
_OTHERS_OWN = re.compile(r"法定代表|法人|负责人|紧急|家长|监护|司机|财务|会计|推荐人|介绍人|主管|上级|[事会书]长|填表|审核|陪同")
"""Groups of somebody or something else, whose telephone is not the one we ask for."""
_PARTS: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (frozenset({"电话", "电话号码", "联系电话", "手机", "手机号", "手机号码", "联系方式"}), ("mobile", "phone")),
    (frozenset({"职务", "职称"}), ("contact_title", "lead_title", "title")),
    (frozenset({"邮箱", "电子邮箱"}), ("email",)),
)
"""What belongs to a person under whose name it stands, and the keys it may have."""
_PERSONS = frozenset({"contact", "lead", "secretary", "civil_affairs_contact", "name"})
"""The keys of people whose telephone and post a roster is asked for."""
_HINTS: Mapping[str, re.Pattern[str]] = {
    "organisations": re.compile(r"社会组织|名册|会员单位|机构名单"),
    "participants": re.compile(r"参会|人员|报名|嘉宾|与会|回执|通讯录"),
    "demands": re.compile(r"需求"),
    "offers": re.compile(r"供给|帮扶项目|项目库|资源|捐赠意向"),
    "county_delegations": re.compile(r"代表团|受援|领队"),
    "booths": re.compile(r"展位|展区"),
    "joint_party_committees": re.compile(r"联合党委"),
    "negotiations": re.compile(r"洽谈"),
    "letters_of_intent": re.compile(r"意向书"),
    "pitches": re.compile(r"推介"),
    "agenda": re.compile(r"议程|日程"),
}


@dataclass(frozen=True, slots=True)
class Given:
    """What a person has said of a table: its kind, and for heads (as `Table.paths` names them) a key, or none for "not taken"."""

    entity: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    head_row: int = 0
    """The lowest row of the head; 0 where the program finds it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table begins and what its columns are, by number from 1."""

    entity: Entity
    head_rows: tuple[int, ...]
    columns: Mapping[int, Column]
    words: Mapping[int, Head]
    score: float
    identities: Mapping[int, bool] = field(default_factory=dict)
    """Columns of identity numbers, and whether digits of theirs are lost already."""

    @property
    def heads(self) -> dict[int, str]:
        """The own word over each column."""
        return {at: head.text for at, head in self.words.items()}

    @property
    def paths(self) -> dict[int, str]:
        """The words over each column from the top down, plain: what a person's choice for the column is remembered by."""
        return {at: path_of(head) for at, head in self.words.items()}

    @property
    def first_row(self) -> int:
        """The row after the head."""
        return self.head_rows[-1] + 1

    @property
    def dropped(self) -> dict[int, str]:
        """The heads of columns nobody asked for, by column; running numbers are not worth a word."""
        return {at: head for at, head in self.heads.items() if at not in self.columns and at not in self.ordinals}

    @property
    def ordinals(self) -> frozenset[int]:
        """The columns that only count the rows."""
        return frozenset(at for at, head in self.words.items() if at not in self.columns and plain_head(head.text) in _ORDINAL)


def path_of(head: Head) -> str:
    """The words over a column as one plain text."""
    return "/".join(plain_head(word) for word in head.words)


def find_table(sheet: Sheet, givens: Sequence[Given] = (), about: str = "") -> Table | None:
    """The best reading of the sheet as a table of records; None where no head is known.

    `givens` are what people have said of such tables: the words they have settled are certain. `about` is what is known beside
    the cells, such as the file's name.
    """
    best: Table | None = None
    for lowest in range(1, min(len(sheet.rows), DEEPEST_HEAD) + 1):
        rows = head_rows(sheet, lowest)
        heads = heads_of(sheet, rows)
        if len(heads) < FEWEST_COLUMNS:
            continue
        titles = " ".join([about, sheet.name, *_texts(sheet.rows[: rows[0] - 1])])
        for entity in entities():
            given = _said_of(entity, givens, heads)
            found = _match(sheet, entity, rows, heads, given.columns)
            if found and (best is None or found.score + _hint(entity, titles) > best.score):
                best = _scored(found, found.score + _hint(entity, titles))
    return best


def forced_table(sheet: Sheet, given: Given) -> Table:
    """The sheet as a table of the kind a person chose, with the columns they chose; the others as far as their heads are known.

    Raises KeyError where there is no such kind.
    """
    entity = next((one for one in entities() if one.key == given.entity), None)
    if entity is None:
        raise KeyError(given.entity)
    lowest = given.head_row or _fullest_row(sheet)
    rows = head_rows(sheet, lowest)
    heads = heads_of(sheet, rows)
    columns, score = _columns(sheet, entity, rows[-1], heads, given.columns)
    return Table(entity, rows, columns, heads, score, _identities(sheet, rows[-1], heads))


def _said_of(entity: Entity, givens: Sequence[Given], heads: Mapping[int, Head]) -> Given:
    """What was said of this kind of table: where the same heads were said to be another kind, nothing."""
    merged: dict[str, str] = {}
    for given in givens:
        if given.entity == entity.key:
            merged |= given.columns
    return Given(entity.key, merged)


def _scored(table: Table, score: float) -> Table:
    return Table(table.entity, table.head_rows, table.columns, table.words, score, table.identities)


def _hint(entity: Entity, titles: str) -> float:
    hint = _HINTS.get(entity.key)
    return HINTED if hint and hint.search(titles) else 0.0


def _texts(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    return (cell for row in rows for cell in row if isinstance(cell, str))


def _fullest_row(sheet: Sheet) -> int:
    """The row with the most different short words among the first ones: what a head looks like."""
    rows = sheet.rows[:DEEPEST_HEAD]
    counts = [len({cell for cell in row if isinstance(cell, str) and 0 < len(cell.strip()) <= 20}) for row in rows]
    return counts.index(max(counts)) + 1 if counts else 1


def _match(
    sheet: Sheet, entity: Entity, rows: tuple[int, ...], heads: Mapping[int, Head], given: Mapping[str, str]
) -> Table | None:
    columns, score = _columns(sheet, entity, rows[-1], heads, given)
    if len(columns) < FEWEST_COLUMNS or not entity.required <= {column.key for column in columns.values()}:
        return None
    own = sum(heads[at].lowest for at in columns)
    if 2 * own < sum(head.lowest for head in heads.values()) and own < FEWEST_COLUMNS:
        return None  # the words are those of the row above: this row is one of the records
    share = len(columns) / len(entity.columns)
    return Table(entity, rows, columns, heads, score + share / 10, _identities(sheet, rows[-1], heads))


def _columns(
    sheet: Sheet, entity: Entity, head_row: int, heads: Mapping[int, Head], given: Mapping[str, str]
) -> tuple[dict[int, Column], float]:
    """The columns of this kind the heads name, the surest first, and how sure that is all in all."""
    columns, left = _settled(entity, heads, given)
    taken = {column.key for column in columns.values()}
    score = OWN * len(columns)
    meanings = {at: _meanings(entity, heads[at]) for at in left}
    for sure in (OWN, OTHERS, SHORTENED):
        for at in sorted(left - columns.keys()):
            meant = [column for column, certainty in meanings[at] if certainty >= sure]
            column = meant[1] if _rather_words(sheet, meant, head_row, at) else meant[0] if meant else None
            if column and column.key not in taken and not holds_identity_numbers(sheet.rows, head_row, at)[0]:
                columns[at] = column
                taken.add(column.key)
                score += sure
    return dict(sorted(columns.items())), score


def _settled(entity: Entity, heads: Mapping[int, Head], given: Mapping[str, str]) -> tuple[dict[int, Column], set[int]]:
    """The columns a person has settled, and the columns still open."""
    by_key: dict[str, Column] = {}
    for column in entity.columns:
        by_key.setdefault(column.key, column)
    said = {at: given[path] for at, head in heads.items() if (path := path_of(head)) in given}
    return {at: by_key[key] for at, key in said.items() if key in by_key}, heads.keys() - said.keys()


def _meanings(entity: Entity, head: Head) -> list[tuple[Column, float]]:
    """The columns a head may mean with how surely: with its group before it, then by its own word."""
    known = _known_heads(entity)
    own = plain_head(head.text)
    for group in head.groups:
        plain = plain_head(group)
        for form in (plain + own, plain + short_head(head.text)):
            if form in known:
                return known[form]
        if own in _GENERIC and (found := _part(entity, known, plain, own)) is not None:
            return found
    for form in (own, short_head(head.text)):
        if form in known:
            return known[form]
    return []


def _part(
    entity: Entity, known: Mapping[str, list[tuple[Column, float]]], group: str, own: str
) -> list[tuple[Column, float]] | None:
    """What a word means under the name of a person or a thing; None where the group says nothing of it."""
    person = next((column for column, _sure in known.get(group, ()) if column.type == "name"), None)
    if person is None:
        return [] if _OTHERS_OWN.search(group) else None
    if own in {"姓名", "名字", "名称"}:
        return [(person, OWN)]
    if person.key not in _PERSONS:
        return []
    keys = next((keys for words, keys in _PARTS if own in words), ())
    if not keys and person.key == "name":
        return None
    return [(column, OWN) for column in entity.columns if column.key in keys][:1]


def _rather_words(sheet: Sheet, meant: list[Column], head_row: int, at: int) -> bool:
    """Whether a head that means a code or a word means the word, by what stands below it."""
    return len(meant) > 1 and meant[0].type == "ref" and not _codes(sheet.rows, head_row, at)


@lru_cache(maxsize=64)
def _known_heads(entity: Entity) -> dict[str, list[tuple[Column, float]]]:
    return entity.heads()


def _codes(rows: Sequence[Sequence[Cell]], head_row: int, at: int) -> bool:
    """Whether most of what stands below the head are short codes; nothing below counts as codes."""
    below = [row[at - 1] for row in rows[head_row : head_row + _SAMPLE]]
    words = [cell for cell in below if isinstance(cell, str) and cell.strip()]
    return 2 * sum(bool(_CODE.fullmatch(word)) for word in words) >= len(words)


def _identities(sheet: Sheet, head_row: int, heads: Mapping[int, Head]) -> dict[int, bool]:
    found = {at: holds_identity_numbers(sheet.rows, head_row, at) for at in heads}
    return {at: lost for at, (there, lost) in found.items() if there}
