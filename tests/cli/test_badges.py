"""`fairdesk badges`: any grid, only the new ones, from one on, in stacks, on both sides, and once more with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdesk.printing import press
from tests.commands import ask, fairdesk
from tests.halls import Hall


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the badges go."""
    return tmp_path / "badges.pdf"


def refused(*words: object) -> str:
    """The name of the refusal these words end in."""
    return str(fairdesk("badges", *words, "--json", expect=1).data["refused"])


def test_any_grid_and_both_sides(hall: Hall, out: Path) -> None:
    ask("badges", hall.bureau, "--all", "--layout", "3x7@70x38", "--back", "--stack", "--out", out)
    assert press.page_count(out.read_bytes()) == 2
    ask("badges", hall.bureau, "--all", "--layout", "label-60x40", "--order", "unit", "--dividers", "--out", out)
    assert press.page_count(out.read_bytes()) == 4
    assert "张北县民政局" in press.page_text(out.read_bytes())


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("--layout", "0x5@90x54"), "GridOfNothing"),
        (("--layout", "9x9@90x54"), "GridOffSheet"),
        (("--layout", "20x20@60x40"), "GridTooFull"),
        (("--layout", "5x5@30x30"), "BadgeTooSmall"),
        (("--layout", "9x9:1x1@9x9"), "SheetOutOfRange"),
        (("--from", "3"), "BatchIsShorter"),
        (("--dividers",), "OrderHasNoGroups"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_on_record(hall: Hall, out: Path, words: tuple[str, ...], name: str) -> None:
    assert refused(hall.bureau, "--all", *words, "--out", out) == name
    assert not out.exists()
    assert ask("badges", hall.bureau, "--all", "--new", "--out", out)["badges"] == 2


def test_only_those_without_a_badge(hall: Hall, out: Path) -> None:
    ask("badges", hall.bureau, "S001", "--out", out)
    assert ask("badges", hall.bureau, "--all", "--new", "--out", out)["badges"] == 1
    assert "Z001" in press.page_text(out.read_bytes())
    assert refused(hall.bureau, "--all", "--new", "--out", out) == "EverybodyHasBadge"


def test_from_one_on(hall: Hall, out: Path) -> None:
    assert ask("badges", hall.bureau, "--all", "--from", "2", "--out", out)["badges"] == 1
    assert "Z001" in press.page_text(out.read_bytes())


def test_a_reprint_voids_the_badge_before_it(hall: Hall, out: Path) -> None:
    ask("badges", hall.bureau, "Z001", "--out", out)
    found = ask("badges", hall.bureau, "Z001", "--reprint", "遗失", "--out", out)
    assert found["reprinted"] == [{"old": "Z001", "new": "Z001-2"}]
    assert "Z001-2" in press.page_text(out.read_bytes())
    assert ask("arrive", hall.bureau, "Z001-2")["state"] == "welcome"
    said = fairdesk("badges", hall.bureau, "Z001-2", "--reprint", "又遗失", "--out", out, expect=0)
    assert "Z001-3" in said.out


def test_a_reprint_that_cannot_be_written_takes_no_number(hall: Hall, tmp_path: Path, out: Path) -> None:
    fairdesk("badges", hall.bureau, "Z001", "--reprint", "遗失", "--out", tmp_path / "no" / "folder.pdf", expect=1)
    assert refused(hall.bureau, "Z001", "--reprint", " ", "--out", out) == "ReasonMissing"
    assert ask("badges", hall.bureau, "Z001", "--reprint", "遗失", "--out", out)["reprinted"][0]["new"] == "Z001-2"


@pytest.mark.parametrize(
    "words", [("--all",), ("Z001", "--new"), ("Z001", "--from", "2"), ("Z001", "--order", "unit", "--dividers")]
)
def test_a_reprint_is_for_people_named_and_all_of_them(hall: Hall, out: Path, words: tuple[str, ...]) -> None:
    fairdesk("badges", hall.bureau, *words, "--reprint", "遗失", "--out", out, expect=2)
