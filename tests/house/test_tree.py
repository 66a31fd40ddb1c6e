"""The tree speaks of itself alone: no path of one machine, no registry's address, no loose end."""

from __future__ import annotations

import re

from tests.house.tree import listed, name, texts

MACHINE = ("work", "home", "root", "Users")
REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "index" + "-url =", "extra" + "-index-url ")
LOOSE = ("TO" + "DO", "FIX" + "ME", "X" + "XX")

PATTERNS = {
    "a path of one machine": re.compile(r"(?<![\w.:/{}~*-])/(?:" + "|".join(MACHINE) + r")/[\w.-]"),
    "a registry's address": re.compile("|".join(re.escape(one) for one in REGISTRIES)),
    "a loose end": re.compile(r"\b(?:" + "|".join(LOOSE) + r")\b"),
}


def foreign(text: str) -> list[str]:
    """What in a text does not belong to the project, with its line."""
    return [
        f"{number} {what}: {found.group()}"
        for number, line in enumerate(text.splitlines(), 1)
        for what, pattern in PATTERNS.items()
        if (found := pattern.search(line))
    ]


def test_the_tree_speaks_of_itself_alone() -> None:
    found = [f"{name(path)}:{what}" for path, text in texts() for what in foreign(text)]
    assert not found, listed(found)


def test_the_detector_can_fail() -> None:
    for bad in (
        "open('" + "/wo" + "rk/main/x')",
        "cd " + "/ho" + "me/li/fairdesk",
        "--" + "index" + "-url = https://mirror",
        "see https://" + "pypi" + ".org/simple",
        "# " + "TO" + "DO: later",
    ):
        assert foreign(bad), bad
    assert not foreign("src/home/x and https://example.org/" + "work/x and todo lists")
