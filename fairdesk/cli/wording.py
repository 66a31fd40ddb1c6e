"""`fairdesk wording DESK KIND`: takes the wording of a paper out, puts an edited one in, or goes back to the one that came."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.records.papers import PaperLook
from fairdesk.services import wordings


@console.command(name="wording", told=N_("Take out or change how a paper is worded."))
@click.argument("desk")
@click.argument("kind")
@click.option("--out", type=click.Path(path_type=Path), help=_("Where the wording is written."))
@click.option("--set", "taken", type=click.Path(path_type=Path), help=_("The file whose wording is in force from now on."))
@click.option("--reset", is_flag=True, help=_("Back to the wording that came with the program."))
@click.option("--look", type=click.Choice([one.value for one in PaperLook]), default=None)
@click.option("--english/--no-english", default=None, help=_("English beside the Chinese."))
def command(
    console: console.Console,
    desk: str,
    kind: str,
    out: Path | None,
    taken: Path | None,
    reset: bool,
    look: str | None,
    english: bool | None,
) -> None:
    """Answers with the kind, whose words it has, its look and English, and where the wording was written."""
    if taken is not None and reset:
        raise click.UsageError(_("Either {one} or {other}, not both.", one="--set", other="--reset"))
    opened = console.desk(desk)
    wordings.places(kind)
    wanted = before = opened.look(wordings.setting, kind=kind)
    if taken is not None:
        wanted = replace(wanted, wording=wordings.read_file(taken))
    if reset:
        wanted = replace(wanted, wording=wordings.shipped(kind))
    if look is not None:
        wanted = replace(wanted, look=PaperLook(look))
    if english is not None:
        wanted = replace(wanted, english=english)
    if wanted != before:
        opened.do(wordings.save, kind=kind, setting=wanted)
    if out is not None:
        wordings.write_file(out, wanted.wording)
    own = opened.look(wordings.edited, kind=kind)
    data = {"kind": kind, "own": own, "look": wanted.look.value, "english": wanted.english, "out": str(out) if out else ""}
    told = _("{kind}: the fair's own words.", kind=kind) if own else _("{kind}: the words that came with the program.", kind=kind)
    console.answer(data, _("The wording is in {out}.", out=out) if out else told)
