"""What the command-line library says itself, in the language in force: the heads of the help, and why a call is not understood.

The library words its messages by a function `_` of each of its modules; here those functions are ours, so that its messages are
looked up like every other. `MESSAGES` names them for the translators; a message the library has and we have not stays English.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any
from unicodedata import east_asian_width

import click
from click import core, decorators, exceptions, formatting, parser, termui, types

from fairdesk.base.i18n import N_, _

SPEAKERS: tuple[ModuleType, ...] = (core, decorators, exceptions, formatting, parser, termui, types)
MESSAGES = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Positional arguments"),
    N_("required"),
    N_("default: {default}"),
    N_("env var: {var}"),
    N_("(dynamic)"),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing {param_type}"),
    N_("Missing parameter: {param_name}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Did you mean {possibility}?"),
    N_("(Did you mean one of: {possibilities}?)"),
    N_("Got unexpected extra argument ({args})"),
    N_("Got unexpected extra arguments ({args})"),
    N_("Option {name!r} does not take a value."),
    N_("Option {name!r} requires an argument."),
    N_("Option {name!r} requires {nargs} arguments."),
    N_("Argument {name!r} takes {nargs} values."),
    N_("Takes {nargs} values but 1 was given."),
    N_("Takes {nargs} values but {len} were given."),
    N_("{len_type} values are required, but {len_value} was given."),
    N_("{len_type} values are required, but {len_value} were given."),
    N_("Value must be an iterable."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Choose from:\n\t{choices}"),
    N_("{value!r} is not {choice}."),
    N_("{value!r} is not one of {choices}."),
    N_("{value!r} does not match the format {format}."),
    N_("{value!r} does not match the formats {formats}."),
    N_("{value} is not in the range {range}."),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value!r} is not a valid boolean. Recognized values: {states}"),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a file."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is not readable."),
    N_("{name} {filename!r} is not writable."),
    N_("{name} {filename!r} is not executable."),
    N_("file"),
    N_("directory"),
    N_("path"),
    N_("Repeat for confirmation"),
    N_("Error: {message}"),
    N_("Error: invalid input"),
    N_("Error: The two entered values do not match."),
)
"""Every message of the library a person may read here."""
NAMES: tuple[tuple[type[click.ParamType[Any]], str], ...] = (
    (types.StringParamType, N_("text")),
    (types.IntParamType, N_("integer")),
    (types.IntRange, N_("integer range")),
)
"""What stands for a value in the help, and in a sentence about a value that is none; the library does not translate these."""
OPTIONS, ARGUMENTS = N_("[OPTIONS]"), N_("COMMAND [ARGS]...")
"""What stands for options and commands in the usage line."""


def speak() -> None:
    """From now on the library speaks the language in force. Call it again where another language was chosen."""
    for module in SPEAKERS:
        for name, ours in (("_", _said), ("ngettext", _counted)):
            if hasattr(module, name):
                setattr(module, name, ours)
    for kind, name in NAMES:
        kind.name = _(name)
    formatting.term_len = columns  # type: ignore[attr-defined]  # only known to the module itself


def columns(x: str) -> int:
    """How many columns of a terminal the text takes, for the library counts signs: a Chinese one takes two."""
    return sum(1 + (east_asian_width(sign) in {"W", "F"}) for sign in click.unstyle(x))


def _said(message: str) -> str:
    return _(message)


def _counted(singular: str, plural: str, count: int) -> str:
    return _(singular if count == 1 else plural)


def why(error: click.UsageError) -> str:
    """Why a call is not understood, as one sentence, for what is missing too: the library puts that together of single words."""
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return _("{name} is missing.", name=error.param_hint or error.param.get_error_hint(error.ctx))
    return error.format_message()
