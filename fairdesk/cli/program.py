"""The program `fairdesk`: finds the command, hands it a console, and turns what happened into an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from fairdesk.base.i18n import DEFAULT_LANGUAGE, LANGUAGES, N_, _, use_language
from fairdesk.base.log import start_log
from fairdesk.cli import click_words
from fairdesk.cli.catalogue import COMMANDS
from fairdesk.cli.console import Console, Opener, worded


class Program(click.Group):
    """Commands imported when called; a first word that is no command is a desk to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"fairdesk.cli.{COMMANDS[cmd_name]}").command
        return found

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and _is_desk(args[0]):
            args = ["open", *args]
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The words of the program itself were laid down before the language was known."""
        self.help = _(TOLD)
        self.options_metavar, self.subcommand_metavar = _(click_words.OPTIONS), _(click_words.ARGUMENTS)
        for one in self.params:
            if isinstance(one, click.Option) and one.name in OPTIONS:
                one.help = _(OPTIONS[one.name])
        super().format_help(ctx, formatter)


TOLD = N_("FairDesk: the desk for matchmaking fairs.")
OPTIONS = {"lang": N_("The language of the answers."), "version": N_("Show the version and exit.")}
"""What the options of the program itself do, by their names."""


def _is_desk(word: str) -> bool:
    return word.endswith(".fairdesk") or "://" in word or "/" in word or "\\" in word


@click.group(cls=Program, invoke_without_command=True)
@click.option("--lang", type=click.Choice(LANGUAGES), default=None)
@click.version_option(package_name="fairdesk")
@click.pass_context
def program(ctx: click.Context, lang: str | None) -> None:
    """FairDesk: the desk for matchmaking fairs."""
    if lang:
        use_language(lang)
        click_words.speak()
    if ctx.invoked_subcommand is None:
        opening = program.get_command(ctx, "open")
        assert opening is not None
        ctx.invoke(opening)


def call(console: Console, arguments: Sequence[str]) -> int:
    """One command is done with this console; answers with its exit code. Desks it opened stay open."""
    with worded(arguments) as code:
        console.code = 0
        click_words.speak()
        program.main(args=list(arguments), prog_name="fairdesk", obj=console, standalone_mode=False)
        code[0] = console.code
    return code[0]


def run(arguments: Sequence[str] | None = None, opener: Opener | None = None) -> int:
    """One command from beginning to end; answers with its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    use_language(_language(words))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    start_log()
    console = Console(opener=opener)
    code = call(console, words)
    with worded(words) as closing:
        console.close()
    return code or closing[0]


def _language(words: Sequence[str]) -> str:
    """The language must be known before the help texts are worded."""
    from os import environ

    if "--lang" in words[:-1]:
        return words[words.index("--lang") + 1]
    return environ.get("FAIRDESK_LANG", DEFAULT_LANGUAGE)
