"""Instalments of a letter: read from the command line, and refused where they do not add up to the cash."""

from __future__ import annotations

from datetime import date

import pytest

from fairdesk.base.errors import FormIncomplete, InstalmentsDiffer
from fairdesk.records.papers import InstalmentFacts
from fairdesk.rules.eligibility import check_instalments
from fairdesk.services.letters import instalments_of


def test_lines_are_read_with_and_without_a_day() -> None:
    assert instalments_of(["5000:2018-11-01", "2,500.50"]) == (
        InstalmentFacts(amount_fen=500_000, due=date(2018, 11, 1)),
        InstalmentFacts(amount_fen=250_050),
    )


@pytest.mark.parametrize("line", ["5000:2018-02-30", "5000:soon"])
def test_a_day_that_is_none_is_refused_by_its_line(line: str) -> None:
    with pytest.raises(FormIncomplete, match="5000"):
        instalments_of([line])


def test_parts_that_do_not_add_up_are_refused() -> None:
    check_instalments(750_050, [500_000, 250_050])
    check_instalments(750_050, [])
    with pytest.raises(InstalmentsDiffer, match=r"7,500\.50"):
        check_instalments(750_050, [500_000])
