"""Lists that are called out are tables in their structure: a row for each entry, with its number or time at its head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from fairdesk.printing.catalogue import DOCUMENTS
from fairdesk.printing.entries_page import draw_list
from fairdesk.records.sheets import GroupFacts, ListFacts
from tests.printing.lint_tags import tag_faults
from tests.printing.readers import run, saved

LISTS = ("agenda", "ceremony_list", "flag_list")


def tables_of(pdf: bytes) -> Iterator[list[list[str]]]:
    """The roles in each row of each table; nothing is wrong with the structure."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        assert list(tag_faults(paper)) == []
        for one in paper.Root.StructTreeRoot.K.K:
            if one.get("/S") == "/Table":
                assert all(row.S == "/TR" for row in several(one.K))
                yield [[str(cell.S) for cell in several(row.K)] for row in several(one.K)]


def several(kids: Any) -> list[Any]:
    """The children of an element, of which a single one is not in a list."""
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def many(facts: ListFacts) -> ListFacts:
    """So many entries that they take several pages, in two groups of which one has a single entry."""
    entries = facts.groups[0].entries * 6
    return replace(facts, groups=(GroupFacts(title="甲组", entries=entries), GroupFacts(title="乙组", entries=entries[:1])))


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_is_a_table_with_a_row_for_each_entry(kind: str) -> None:
    facts = DOCUMENTS[kind].specimen()
    rows = [["/TH", "/TD"] for group in facts.groups for _entry in group.entries]
    assert [row for table in tables_of(draw_list(facts)) for row in table] == rows


@pytest.mark.parametrize("kind", LISTS)
def test_each_group_is_one_table_on_however_many_pages(kind: str) -> None:
    facts = many(DOCUMENTS[kind].specimen())
    pdf = draw_list(facts)
    with pikepdf.open(BytesIO(pdf)) as paper:
        assert len(paper.pages) > 1
    assert [len(table) for table in tables_of(pdf)] == [len(group.entries) for group in facts.groups]


def test_the_number_speaks_for_its_row_and_the_words_are_read_after_it(tmp_path: Path) -> None:
    facts = DOCUMENTS["flag_list"].specimen()
    pdf = draw_list(facts)
    with pikepdf.open(BytesIO(pdf)) as paper:
        table = next(one for one in paper.Root.StructTreeRoot.K.K if one.get("/S") == "/Table")
        assert {str(row.K[0].A.Scope) for row in table.K} == {"/Row"}
    read = run("pdfinfo", "-struct-text", saved(tmp_path, pdf))
    first = facts.groups[0].entries[0]
    places = [read.index(words) for words in (f'"{first.lead}"', first.head, first.lines[0][1])]
    assert places == sorted(places)


def test_a_list_without_entries_has_no_table() -> None:
    assert list(tables_of(draw_list(replace(DOCUMENTS["flag_list"].specimen(), groups=())))) == []
