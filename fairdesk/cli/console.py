"""The console: opens desks, speaks to the person or to a script, and words every refusal in one place."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from fairdesk.base.clock import now
from fairdesk.base.errors import Cancelled, FileMissing, InnerFault, NoScreen, PassphraseMissing, Refusal
from fairdesk.base.i18n import _
from fairdesk.base.progress import Progress, Step
from fairdesk.cli import click_words
from fairdesk.records.choices import Role

Opener = Callable[[str, str], int]
"""Opens the window on a desk with a pass-phrase (either may be empty) and answers with the exit code."""

DONE, REFUSED, WRONG_USAGE, WAITING = 0, 1, 2, 3
WRONG_CALL = "WrongUsage"
"""What a script is told of a call that is not understood, in the place of a refusal's name."""


class Console:
    """One run of the command line, or a whole day of commands that share their open desks."""

    def __init__(self, *, quiet: bool = False, opener: Opener | None = None) -> None:
        self.opener = opener
        self.moment: datetime | None = None
        """The time acts are done at; none for the real one. Only a played day has a clock of its own."""
        self.as_json = False
        self.passphrase_file: Path | None = None
        self.code = DONE
        self.quiet = quiet
        self.answers: list[Any] = []
        self._desks: dict[str, Any] = {}

    def open_window(self, desk: str, passphrase: str) -> int:
        """The window is open until the person closes it; answers with its exit code. Refused where there is none."""
        if self.opener is None:
            raise NoScreen
        return self.opener(desk, passphrase)

    # ---- desks ---------------------------------------------------------------------------------------------------------

    def desk(self, target: str) -> Any:
        """The open desk at this address; opened once, closed when the console is."""
        from fairdesk.services import preferences
        from fairdesk.services.desk import Desk

        name = target if "://" in target else str(Path(target).resolve())
        if name not in self._desks:
            desk = Desk.open(target, self.passphrase(), os.environ.get("FAIRDESK_OPERATOR", ""), Role.BUREAU, self.now)
            self._desks[name] = desk
            self.complain(*preferences.use_faces(desk))
        return self._desks[name]

    def now(self) -> datetime:
        """The moment acts are done at."""
        return self.moment or now()

    def keep(self, target: str, desk: Any) -> None:
        """A desk a command made stays open like one it opened."""
        self._desks[target if "://" in target else str(Path(target).resolve())] = desk

    def kit_passphrase(self) -> str:
        """The pass-phrase kits are sealed with: FAIRDESK_KIT_PASSPHRASE, or else the desk's own."""
        return os.environ.get("FAIRDESK_KIT_PASSPHRASE") or self.passphrase()

    def passphrase(self) -> str:
        """The pass-phrase from the file, the environment or a prompt; refused where there is none of them."""
        if self.passphrase_file is not None:
            try:
                return self.passphrase_file.read_text(encoding="utf-8").strip("\r\n")
            except OSError:
                raise FileMissing(path=str(self.passphrase_file)) from None
        found = os.environ.get("FAIRDESK_PASSPHRASE")
        if found:
            return found
        if not sys.stdin.isatty():
            raise PassphraseMissing
        return str(click.prompt(_("Pass-phrase"), hide_input=True, err=True))

    def close(self) -> None:
        """Every desk is closed."""
        for desk in self._desks.values():
            desk.close()
        self._desks.clear()

    # ---- speaking ------------------------------------------------------------------------------------------------------

    def answer(self, data: Any, sentence: str = "") -> None:
        """A script gets the data, a person the sentence (or the data, where there is none)."""
        self.answers.append(data)
        if self.quiet:
            return
        if self.as_json or not sentence:
            click.echo(json.dumps(data, ensure_ascii=False, indent=1, default=_number))
        else:
            click.echo(sentence)

    def refuse(self, *sentences: str) -> None:
        """Exit code 1: each sentence is told on stderr, beside the answer that says it to scripts."""
        self.complain(*sentences)
        self.code = REFUSED

    def refused(self, refusal: Refusal) -> dict[str, str]:
        """Exit code 1; what a script is told of it, for an answer that says more than that."""
        self.code = REFUSED
        return _told(refusal)

    def complain(self, *sentences: str) -> None:
        """The person is told on stderr; what is asked for goes on."""
        if not self.quiet:
            for sentence in sentences:
                click.echo(sentence, err=True)

    def waits(self) -> None:
        """What was done is done, but something waits for a person: exit code 3."""
        self.code = WAITING

    def progress(self) -> Progress:
        """Progress on stderr where that is a terminal."""
        if self.quiet or not sys.stderr.isatty():
            return Progress()

        def show(step: Step) -> None:
            of = f" {step.done}/{step.total}" if step.total else ""
            click.echo(f"\r\x1b[K{step.what}{of}", nl=step.done >= step.total > 0, err=True)

        return Progress(show)


def _told(refusal: Refusal) -> dict[str, str]:
    return {"refused": type(refusal).__name__, "message": refusal.message}


def _number(value: Any) -> float:
    """Amounts that are not whole yuan: an exact decimal of two places, whose nearest float is written with the same digits."""
    return float(value)


def command(*, name: str, told: str) -> Callable[[Callable[..., None]], click.Command]:
    """Makes a command of a function that takes the console first; every command has `--json` and `--passphrase-file`."""

    def make(function: Callable[..., None]) -> click.Command:
        @click.command(name=name, help=_(told), options_metavar=_(click_words.OPTIONS))
        @click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON."))
        @click.option("--passphrase-file", type=click.Path(path_type=Path), help=_("A file that holds the pass-phrase."))
        @click.pass_context
        @wraps(function)
        def run(ctx: click.Context, /, *args: Any, as_json: bool, passphrase_file: Path | None, **kwargs: Any) -> None:
            console: Console = ctx.obj
            console.as_json = as_json
            console.passphrase_file = passphrase_file or console.passphrase_file
            function(console, *args, **kwargs)

        made: click.Command = run
        return made

    return make


@contextlib.contextmanager
def worded(arguments: Sequence[str]) -> Iterator[list[int]]:
    """Whatever goes wrong inside becomes a sentence and an exit code; no traceback reaches a person."""
    code = [DONE]
    try:
        yield code
    except Refusal as refusal:
        code[0] = REFUSED
        click.echo(refusal.message, err=True)
        if "--json" in arguments:
            click.echo(json.dumps(_told(refusal), ensure_ascii=False))
    except click.UsageError as error:
        code[0] = WRONG_USAGE
        told = _("This call is not understood: {detail} “{name} --help” shows how.", **_usage(error))
        click.echo(told, err=True)
        if "--json" in arguments:
            click.echo(json.dumps({"refused": WRONG_CALL, "message": told}, ensure_ascii=False))
    except (Cancelled, KeyboardInterrupt, click.Abort):
        code[0] = 130
    except BrokenPipeError:
        code[0] = REFUSED
    except Exception:
        code[0] = REFUSED
        logging.getLogger("fairdesk").exception("a fault in a command")
        fault = InnerFault()
        click.echo(fault.message, err=True)
        if "--json" in arguments:
            click.echo(json.dumps(_told(fault), ensure_ascii=False))
        if os.environ.get("FAIRDESK_DEBUG"):
            raise


def _usage(error: click.UsageError) -> dict[str, str]:
    name = f"fairdesk {error.ctx.info_name}" if error.ctx and error.ctx.parent else "fairdesk"
    return {"detail": click_words.why(error), "name": name}
