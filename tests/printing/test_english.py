"""Papers in both languages: tables and places for signatures say their words in English too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fairdesk.printing import press
from fairdesk.printing.catalogue import DOCUMENTS
from fairdesk.printing.documents import letter_of_intent
from fairdesk.printing.documents.letter_places import goods_grid
from fairdesk.printing.parts import ENGLISH_HEADS
from fairdesk.records.papers import PaperFacts, Setting
from fairdesk.services.gathering.catalogue import SOURCES
from tests.printing.readers import text_of


def test_every_head_of_a_table_has_its_english() -> None:
    papers = [DOCUMENTS[key].specimen().facts for key in SOURCES]
    grids = [grid for facts in papers if isinstance(facts, PaperFacts) for grid in facts.grids]
    heads = {head for grid in (*grids, goods_grid(letter_of_intent.specimen().facts)) for head in grid.heads}
    assert len(heads) > 15
    assert heads - set(ENGLISH_HEADS) == set()


@pytest.mark.parametrize("both", [True, False])
def test_a_letter_in_both_languages_names_its_columns_and_lines(both: bool, tmp_path: Path) -> None:
    paper = letter_of_intent.specimen()
    facts = replace(paper.facts, setting=Setting(english=both))
    told = text_of(tmp_path, letter_of_intent.draw(facts, paper.qr))
    assert ("Basisofvalue" in told, "Representative(signature)" in told) == (both, both)


def test_minutes_in_both_languages_do_too(tmp_path: Path) -> None:
    paper = DOCUMENTS["minutes"].specimen()
    assert isinstance(paper.facts, PaperFacts)
    facts = replace(paper.facts, setting=Setting(english=True))
    assert "Position" in text_of(tmp_path, press.paper(facts, paper.qr))
