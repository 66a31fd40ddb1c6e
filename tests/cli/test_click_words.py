"""What the command-line library says itself is said in the language in force, in the help and where a call is not understood."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from fairdesk.base.i18n import LANGUAGES, in_language
from fairdesk.cli import click_words
from fairdesk.cli.catalogue import COMMANDS
from tests.commands import ROOT, fairdesk

NOBODY_READS = (
    "defined twice",
    "determine name for option",
    "No options defined",
    "exactly one parameter declaration",
    "same flag for true/false",
    "start character for option",
    "DeprecationWarning",
    "deprecated",
    "Do you want to continue?",
    "Confirm the action",
    "%(prog)s, version",
    "Try '{command} {option}'",
    "Choice({choices})",
    "valid UUID",
    "Could not open file",
    "unknown error",
    "Aborted!",
    "Press any key",
    "Unknown color",
)
"""Beginnings or parts of what only a programmer can bring the library to say, or what this program says in words of its own."""


def said_by(module: Path) -> Iterator[str]:
    """Every message the module has translated."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
            yield from (one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str))


def said_by_the_library() -> set[str]:
    """Every message of the library a person may read."""
    files = [Path(str(module.__file__)) for module in click_words.SPEAKERS]
    return {text for file in files for text in said_by(file) if not any(part in text for part in NOBODY_READS)}


def test_every_message_of_the_library_is_known_to_the_translators() -> None:
    assert said_by_the_library() - set(click_words.MESSAGES) == set()
    assert set(click_words.MESSAGES) - said_by_the_library() == {"required"}  # the library looks this one up by a variable


def test_a_message_that_is_new_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "new.py").write_text('fail(_("No such thing {name}."))\nngettext("{n} row", "{n} rows", n)\n', encoding="utf-8")
    assert sorted(said_by(tmp_path / "new.py")) == ["No such thing {name}.", "{n} row", "{n} rows"]


EVERY_HELP = """
import json
from tests.commands import fairdesk
from fairdesk.cli.catalogue import COMMANDS
words = ["", *COMMANDS]
print(json.dumps({word: fairdesk("--lang", LANGUAGE, *filter(None, [word]), "--help", expect=0).out for word in words}))
"""
"""A process of its own: a command's options are worded when it is loaded, which a person's run does once."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_is_in_one_language(language: str) -> None:
    source = EVERY_HELP.replace("LANGUAGE", repr(language))
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, check=True, cwd=ROOT)
    helps = json.loads(done.stdout)
    assert set(helps) == {"", *COMMANDS}
    for said in helps.values():
        usage, heads = said.splitlines()[0], [line for line in said.splitlines() if line.endswith(":") and line[0] != " "]
        assert usage.startswith(in_language(language, "Usage:") + " fairdesk")
        assert in_language(language, "Options") + ":" in heads
        assert in_language(language, "Show this message and exit.") in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("words", "message", "places"),
    [
        ("letter x", "{name} is missing.", {"name": "'NEGOTIATION'"}),
        ("badges x --all --order z --out y", "Invalid value for {param_hint}: {message}", {"param_hint": "'--order'"}),
        ("nope", "No such command {name!r}.", {"name": "nope"}),
        ("letter --csh 3", "No such option {name!r}.", {"name": "--csh"}),
        ("printers x y", "Got unexpected extra arguments ({args})", {"args": "x y"}),
        ("find --limit", "Option {name!r} requires an argument.", {"name": "--limit"}),
    ],
)
def test_why_a_call_is_not_understood_is_in_one_language(language: str, words: str, message: str, places: dict[str, str]) -> None:
    wanted = in_language(language, message).partition("{message}")[0].format(**places)
    assert wanted in fairdesk("--lang", language, *words.split(), expect=2).err


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_script_is_told_of_a_call_that_is_not_understood(language: str) -> None:
    said = fairdesk("--lang", language, "print", "x", "--json", expect=2)
    assert said.data == {"refused": "WrongUsage", "message": said.err.strip()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_library_looks_its_words_up_where_ours_are(language: str) -> None:
    fairdesk("--lang", language, "printers", "--help")
    for module in (click.core, click.exceptions, click.formatting, click.types):
        assert module._("Letter of intent") == in_language(language, "Letter of intent")
    assert in_language("zh_CN", "Letter of intent") != "Letter of intent"


def test_a_chinese_sign_takes_two_columns() -> None:
    assert click_words.columns("--cash 文字") == 11
