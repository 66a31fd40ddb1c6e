"""The outlines the first page counts with say the same as the classes."""

from __future__ import annotations

import pytest
from sqlalchemy import Enum, TableClause

from fairdesk.models import whole
from fairdesk.models.outlines import OUTLINES


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda one: one.name)
def test_an_outline_is_part_of_its_class(outline: TableClause) -> None:
    mapped = whole().metadata.tables[outline.name].columns
    for column in outline.columns:
        theirs = mapped[column.name].type
        assert type(column.type) is type(theirs), column.name
        if isinstance(column.type, Enum) and isinstance(theirs, Enum):
            assert column.type.enum_class is theirs.enum_class, column.name
